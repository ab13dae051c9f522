"""The days of flares, as they are told beside a history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.flare_spans import flare_spans
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session
from coach.domain.time_off import TimeOff, TimeOffKind
from tests.strategies import sessions_before

LONDON, RULES = ZoneInfo("Europe/London"), Rules()
FIRST = datetime(2026, 3, 2, 9, tzinfo=LONDON)
GOOD = CheckIn(2, 2, 2, 2, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)
BAD = CheckIn(2, 8, 6, 5, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.HARD, False)


def walks(told: str, minutes: float = 20) -> list[Session]:
    """One walk a day: r for a red answer, g for a green one, s for none."""
    answers = {"r": BAD, "g": GOOD, "s": None}
    return [
        Session(FIRST + timedelta(days=number), 20, minutes, Outcome.DONE, check_in=answers[one])
        for number, one in enumerate(told)
    ]


def day(number: int) -> date:
    """The day of the walk with that number."""
    return (FIRST + timedelta(days=number)).date()


def spans(told: str, since: date | None = None, today: int = 30) -> list[tuple[date, date]]:
    """First and last days of the flares."""
    return [(one.first, one.last) for one in flare_spans(walks(told), since, day(today), RULES)]


def test_two_reds_running_begin_a_flare_and_two_others_running_end_it() -> None:
    assert spans("grgrg") == []
    assert spans("grrgrgg") == [(day(2), day(6))]
    assert spans("rrggrrgg") == [(day(1), day(3)), (day(5), day(7))]


def test_a_flare_that_is_not_over_lasts_until_today() -> None:
    assert spans("grr", today=9) == [(day(2), day(9))]


def test_walks_without_amble_that_nobody_answered_about_end_no_flare_and_no_run() -> None:
    told = walks("rsrssgg")
    for place in (1, 3, 4):
        told[place] = replace(told[place], check_in=None, by_hand=True)
    assert [(one.first, one.last) for one in flare_spans(told, None, day(9), RULES)] == [(day(2), day(6))]


def test_a_flare_begins_on_the_day_somebody_said_so() -> None:
    assert spans("ggggg", since=day(2)) == [(day(2), day(3))]
    assert spans("gg", since=day(5), today=8) == [(day(5), day(8))]
    assert spans("gg", since=day(9), today=8) == []
    assert spans("grrr", since=day(3), today=8) == [(day(2), day(8))]
    assert spans("grrrgggg", since=day(3)) == [(day(2), day(5))]


def test_a_walk_that_was_only_begun_ends_no_flare() -> None:
    begun = walks("rrgg")
    begun[2:] = walks("rrgg", minutes=0.2)[2:]
    assert flare_spans(begun, None, day(9), RULES) == (TimeOff(day(1), day(9), TimeOffKind.FLARE),)


@given(sessions_before(), st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 1)))
def test_flares_are_in_order_and_never_overlap(sessions: tuple[Session, ...], since: date | None) -> None:
    today = max((one.started_at.date() for one in sessions), default=date(2026, 6, 1))
    found = flare_spans(sessions, since, today, RULES)
    assert all(one.first <= one.last and one.kind is TimeOffKind.FLARE for one in found)
    assert all(one.last <= later.last for one, later in pairwise(found))
