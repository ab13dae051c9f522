"""The desk of the report: it remembers what somebody wants, and gathers anew only when it must."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.bounds import Bounds
from coach.domain.plan import Plan
from coach.domain.report import ReportSource
from coach.domain.report_told import Lack, ToldReport
from coach.domain.report_wish import LONGEST_QUESTION, ReportDays, ReportPart, ReportSpan, ReportWish
from coach.domain.session import Outcome, Session
from coach.domain.sheet import Paper
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.domain.week_figures import WeekFigures
from coach.services.report_charts import report_charts
from coach.services.report_desk import LAST, WISH, ReportDesk
from coach.services.report_records import wish_from_json, wish_to_json
from tests.fakes.clock import FakeClock
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.reports import BOOKS, NOW, QUESTION, TODAY

DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))
OWN = st.builds(lambda one, other: ReportDays(min(one, other), max(one, other)), DAYS, DAYS)


class Printed:
    """A ``ReportPrinter`` that keeps what it got."""

    def __init__(self) -> None:
        self.saved: list[tuple[ToldReport, Path]] = []

    def save(self, told: ToldReport, file: Path, _paper: Paper | None = None) -> frozenset[Lack]:
        self.saved.append((told, file))
        return frozenset((Lack.LETTERS,))


class Desk:
    """A desk on made-up walks, and how often it gathered them."""

    def __init__(self, plan: Plan | None = None) -> None:
        self.values, self.printer, self.gathered = FakeKeyValueStore(), Printed(), 0
        self._plan = plan
        self.desk = ReportDesk(
            self.values, FakeClock(NOW), self._source, lambda: BOOKS, {".pdf": self.printer, ".html": Printed()}
        )

    def _source(self, days: ReportDays) -> Generator[None, None, ReportSource]:
        self.gathered += 1
        yield
        walk = Session(NOW - timedelta(days=3), 20, 20, Outcome.DONE)
        monday = TODAY - timedelta(days=TODAY.weekday())
        weeks = (WeekFigures(monday, 20, 60),) if days.holds(monday) else ()
        return ReportSource(NOW, self._plan, 4, walks=(walk,), weeks=weeks)


@given(
    st.builds(
        ReportWish,
        st.sampled_from(ReportSpan), st.none() | OWN, st.text(max_size=30), st.text(max_size=30),
        st.none() | st.integers(1900, 2026), st.booleans(), st.frozensets(st.sampled_from(ReportPart)), st.booleans(),
    )
)  # fmt: skip
def test_a_wish_comes_back_as_it_was_and_the_person_only_where_it_shall_be_kept(wish: ReportWish) -> None:
    found = wish_from_json(wish_to_json(wish))
    if wish.keeps_person:
        assert found == wish
    else:
        assert (found.name, found.birth_year) == ("", None)
        assert found.question == wish.question
        assert "name" not in wish_to_json(wish)


@pytest.mark.parametrize(
    "found",
    [None, 3, [], {"span": 4, "own": ["x", "y"], "left_out": "all", "birth_year": "1971", "question": 3, "name": None},
     {"own": ["2026-01-01"]}, {"birth_year": True}],
)  # fmt: skip
def test_what_cannot_be_read_is_as_for_a_first_report(found: object) -> None:
    assert wish_from_json(found) == ReportWish()


def test_a_stored_question_that_is_too_long_is_cut() -> None:
    assert len(wish_from_json({"question": "x" * 9000}).question) == LONGEST_QUESTION


def test_what_is_wanted_is_remembered() -> None:
    made = Desk()
    assert made.desk.wish() == ReportWish()
    made.desk.keep(ReportWish(question=QUESTION, detail=True))
    assert made.desk.wish() == ReportWish(question=QUESTION, detail=True)
    assert made.values.get(WISH) is not None


def test_a_saved_report_is_the_last_one_from_then_on() -> None:
    made = Desk()
    assert made.desk.last_report() is None
    told = made.desk.told(ReportWish())
    assert made.desk.save(told, Path("r.PDF")) == {Lack.LETTERS}
    assert made.printer.saved == [(told, Path("r.PDF"))]
    assert made.desk.last_report() == TODAY
    assert made.values.get(LAST) == TODAY.isoformat()
    assert made.desk.days(ReportWish(ReportSpan.SINCE_LAST)) == ReportDays(TODAY, TODAY)


def test_who_writes_a_question_does_not_wait_for_the_walks_at_each_letter() -> None:
    made = Desk()
    for end in range(1, 6):
        assert made.desk.told(ReportWish(question=QUESTION[:end])).question == QUESTION[:end].strip()
    assert made.gathered == 1
    made.desk.told(ReportWish(ReportSpan.FOUR_WEEKS))
    made.desk.forget()
    made.desk.told(ReportWish(ReportSpan.FOUR_WEEKS))
    assert made.gathered == 3


def test_what_was_is_gathered_in_steps_and_given_up_for_other_days() -> None:
    made = Desk()
    steps = made.desk.gather(ReportWish())
    next(steps)
    other = ReportWish(ReportSpan.FOUR_WEEKS)
    assert list(made.desk.gather(other)) == [None]
    assert list(made.desk.gather(other)) == []
    assert made.desk.told(other).days.endswith("4 weeks")
    assert made.gathered == 2


def test_it_knows_whether_anything_was_walked_in_the_days() -> None:
    made = Desk()
    assert not made.desk.is_empty(ReportWish())
    assert made.desk.is_empty(ReportWish(ReportSpan.OWN, ReportDays(date(2020, 1, 1), date(2020, 1, 2))))


def test_limits_are_on_it_only_where_there_are_any() -> None:
    parts = [[one.part for one in Desk(plan).desk.told(ReportWish()).sections]
             for plan in (None, Plan(), Plan(bounds=Bounds(20)))]  # fmt: skip
    assert [ReportPart.BOUNDS in found for found in parts] == [False, False, True]


def test_charts_speak_to_the_clinician_and_shade_time_off() -> None:
    monday = TODAY - timedelta(days=TODAY.weekday() + 14)
    weeks = tuple(WeekFigures(monday + timedelta(weeks=week), 20, 60, after=3) for week in range(3))
    days = ReportDays(monday, TODAY)
    off = (TimeOff(TODAY - timedelta(days=300), TODAY - timedelta(days=299)),
           TimeOff(monday - timedelta(days=9), monday + timedelta(days=1), TimeOffKind.ILL))  # fmt: skip
    source = ReportSource(NOW, walks=(Session(NOW, 20, 20, Outcome.DONE),), weeks=weeks, times_off=off)
    minutes, pain = report_charts(source, days, BOOKS.phrases)
    assert minutes.sentence == "8 minutes a week on average; 60 were planned."
    assert [(band.begins, band.ends) for band in minutes.bands] == [(0, 2)]
    assert not pain.is_empty
    unplanned = tuple(WeekFigures(week.monday, 20) for week in weeks)
    found = report_charts(ReportSource(NOW, walks=source.walks, weeks=unplanned), days, BOOKS.phrases)
    assert found[0].sentence == "8 minutes a week on average."
    assert report_charts(ReportSource(NOW), days, BOOKS.phrases) == ()
