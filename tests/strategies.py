"""Hypothesis strategies for the values of the domain."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import assume
from hypothesis import strategies as st

from coach.domain.bounds import NO_BOUNDS, Bounds
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.day import DayKind
from coach.domain.plan import Plan
from coach.domain.progression import History
from coach.domain.red_flag import RedFlag
from coach.domain.response import Response, respond
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.thresholds import THRESHOLDS, Stricter, ThresholdKind, value_of

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
pain = st.integers(0, 10)
maybe_pain = st.none() | pain
book_flags = st.frozensets(st.sampled_from([flag for flag in RedFlag if not flag.stops_walking]), max_size=2)

check_ins = st.builds(
    CheckIn,
    before=maybe_pain,
    peak=maybe_pain,
    after=maybe_pain,
    morning=maybe_pain,
    reach_before=st.none() | st.sampled_from(Reach),
    reach_after=st.none() | st.sampled_from(Reach),
    qualities=st.none() | st.frozensets(st.sampled_from(Quality), max_size=3),
    effort=st.none() | st.sampled_from(Effort),
    leg_soreness=st.none() | st.booleans(),
    red_flags=st.none() | book_flags,
)
good_check_ins = st.builds(
    CheckIn,
    before=st.integers(0, 4),
    peak=st.just(0),
    after=st.just(0),
    morning=st.just(0),
    reach_before=st.just(Reach.NONE),
    reach_after=st.just(Reach.NONE),
    qualities=st.just(frozenset[Quality]()),
    effort=st.just(Effort.EASY),
    leg_soreness=st.just(False),
)
plans = st.builds(
    Plan,
    target_minutes=st.integers(20, 40),
    days_per_week=st.integers(1, 7),
    start_minutes=st.integers(5, 20),
    usual_pain=pain,
)


@st.composite
def sessions_before(draw: st.DrawFn, answers: st.SearchStrategy[CheckIn | None] | None = None) -> tuple[Session, ...]:
    """Up to a dozen walks before NOW, in order, most of them answered well so that all rules get their turn."""
    days = sorted(draw(st.lists(st.integers(0, 45), max_size=12)), reverse=True)
    hours = draw(st.integers(1, 20))
    return tuple(
        draw(_session(NOW - timedelta(days=day, hours=hours), answers or (st.none() | good_check_ins | check_ins)))
        for day in days
    )


@st.composite
def _session(draw: st.DrawFn, at: datetime, answers: st.SearchStrategy[CheckIn | None]) -> Session:
    planned = draw(st.integers(3, 40))
    walked = draw(st.just(planned) | st.integers(0, 45))
    shorter = draw(st.just(None) | st.integers(1, planned))
    return Session(
        started_at=at,
        planned_minutes=planned,
        walked_minutes=walked,
        outcome=draw(st.sampled_from(Outcome)),
        stop_reason=draw(st.none() | st.sampled_from(StopReason)),
        check_in=draw(answers),
        chosen_minutes=shorter,
        bad_day=shorter is not None and draw(st.booleans()),
    )


histories = st.builds(
    History,
    sessions=sessions_before(),
    before_today=maybe_pain,
    flare_since=st.none() | st.integers(0, 60).map(lambda days: NOW - timedelta(days=days)),
)


@st.composite
def worsened(draw: st.DrawFn, answers: CheckIn, rules: Rules) -> CheckIn:
    """The same answers with one of them (never *before*) worse or gone; None may also turn into the worst."""
    name = draw(st.sampled_from(["peak", "after", "morning", "reach_after", "qualities", "effort", "leg_soreness"]))
    old = getattr(answers, name)
    new: Any
    if name in ("peak", "after", "morning"):
        new = draw(st.none() | st.integers(old, 10)) if old is not None else None
    elif name == "reach_after":
        new = draw(st.sampled_from([None, *list(Reach)[list(Reach).index(old) :]])) if old is not None else None
    elif name == "qualities":
        new = None if old is None else old | draw(st.frozensets(st.sampled_from(Quality), max_size=2))
    elif name == "effort":
        new = draw(st.sampled_from([None, *list(Effort)[list(Effort).index(old) :]])) if old is not None else None
    else:
        new = draw(st.sampled_from([None, True]))
    assume(not (old is not None and new is None and _is_red(answers, rules)))
    changes: dict[str, Any] = {name: new}
    return replace(answers, **changes)


def _is_red(answers: CheckIn, rules: Rules) -> bool:
    return respond(Session(NOW, 9, 9, Outcome.DONE, None, answers), rules).response is Response.RED


def _stricter(kind: ThresholdKind) -> st.SearchStrategy[tuple[str, float]]:
    """A threshold that is as strict as ours or stricter."""
    ours = value_of(Rules(), kind.name)
    least, most = (kind.least, ours) if kind.stricter is Stricter.LOWER else (ours, kind.most)
    values = st.integers(int(least), int(most)) if kind.is_whole else st.floats(least, most)
    return values.map(lambda value: (kind.name, float(value)))


stricter_thresholds = st.lists(
    st.sampled_from([kind for kind in THRESHOLDS if kind.stricter is not Stricter.NEITHER]).flatmap(_stricter),
    max_size=3,
    unique_by=lambda pair: pair[0],
).map(tuple)
bounds = st.builds(
    Bounds,
    most_minutes=st.none() | st.integers(1, 60),
    most_days=st.none() | st.integers(1, 7),
    most_rise=st.none() | st.floats(0, 0.25) | st.floats(0.25, 1),
    thresholds=stricter_thresholds,
)
wishful_plans = st.builds(
    Plan,
    target_minutes=st.integers(5, 60),
    days_per_week=st.integers(1, 7),
    start_minutes=st.integers(1, 60),
    usual_pain=pain,
    pace=st.sampled_from(["gentle", "usual", "quicker", "nobody knows"]),
    brisk=st.booleans(),
    day_added=st.none() | st.integers(-10, 20).map(lambda days: (NOW - timedelta(days=days)).date()),
    bounds=st.just(NO_BOUNDS) | bounds,
)
ZONES = [UTC, ZoneInfo("Pacific/Auckland"), ZoneInfo("America/St_Johns"), ZoneInfo("Europe/Berlin")]


@st.composite
def hostile_sessions(draw: st.DrawFn) -> tuple[Session, ...]:
    """Walks as a store could hold them at worst: twice the same, two on a day, dated later than now by a clock that ran
    ahead, from several zones, recorded in another order than they were walked, and out of order too."""
    found = list(draw(sessions_before()))
    for session in list(found):
        way = draw(st.sampled_from(["", "", "", "twice", "again", "ahead"]))
        if way == "twice":
            found.append(session)
        elif way == "again":
            found.append(replace(session, started_at=session.started_at + timedelta(hours=2), planned_minutes=12))
        elif way == "ahead":
            later = NOW + timedelta(days=draw(st.integers(1, 400)))
            found[found.index(session)] = replace(session, started_at=later)
    ids = draw(st.permutations(range(1, len(found) + 1)))
    found = [
        replace(
            session,
            id=draw(st.sampled_from([id, id, id, -id, 0])),
            started_at=session.started_at.astimezone(draw(st.sampled_from(ZONES))),
            brisk_minutes=draw(st.integers(0, 12)),
            by_hand=draw(st.booleans()),
        )
        for id, session in zip(ids, found, strict=True)
    ]
    return tuple(found if draw(st.integers(0, 9)) == 0 else sorted(found, key=lambda session: session.started_at))


hostile_histories = st.builds(
    History,
    sessions=hostile_sessions(),
    before_today=maybe_pain,
    flare_since=st.none() | st.integers(-5, 60).map(lambda days: NOW - timedelta(days=days)),
    day=st.none() | st.sampled_from(DayKind),
)
