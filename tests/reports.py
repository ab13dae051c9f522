"""Reports for tests: an everyday one, and one that nobody would want to lay out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.bounds import Bounds
from coach.domain.check_in import CheckIn, Quality, Reach
from coach.domain.exercise import ExerciseKind
from coach.domain.look_back import LookBack, RolandMorris
from coach.domain.plan import Plan
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote
from coach.domain.report import ReportSource, make_report
from coach.domain.report_bounds import within_bounds
from coach.domain.report_sections import tell_report
from coach.domain.report_telling import ReportBooks
from coach.domain.report_told import ToldReport
from coach.domain.report_wish import ReportDays, ReportWish
from coach.domain.routine_session import ExerciseResult, Managed, RoutineSession
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.domain.week_figures import WeekFigures
from coach.domain.week_sums import monday_of
from coach.services.report_charts import report_charts

CATALOGUE = Catalogue(find_resources())
BOOKS = ReportBooks(CATALOGUE.phrases(), CATALOGUE.exercise_book(), CATALOGUE.red_flags(), CATALOGUE.rules(), "1.2.3")
NOW = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
QUESTION = "May I carry a rucksack on my walks?"
LONG = "Why does my back <b>& only</b> my back hurt after so many days? "


def told(source: ReportSource, wish: ReportWish, days: ReportDays) -> ToldReport:
    """The report in words, with its charts."""
    bounds = source.plan.bounds if source.plan else Bounds()
    within = None if bounds.is_empty else within_bounds(bounds, source.walks, source.routines, BOOKS.exercises)
    return tell_report(make_report(source, wish, days), BOOKS, report_charts(source, days, BOOKS.phrases), within)


def everyday(wish: ReportWish) -> ToldReport:
    """Twelve weeks of walks that go well."""
    days = wish.days(TODAY, None)
    walks = tuple(_walk(ago, 30 - ago / 4, 6 if ago > 40 else 2) for ago in range(80, -1, -2))
    weeks = _weeks(walks, days)
    looks = tuple(LookBack(TODAY - timedelta(days=ago), NOW - timedelta(days=ago), ago // 10, ago // 10, ago // 10,
                           "Walk to the market", 8 - ago // 10) for ago in (60, 32, 4))  # fmt: skip
    return told(
        ReportSource(NOW, Plan(), 4, "Walk to the market", walks, weeks, (FlagReport(NOW, frozenset()),),
                     look_backs=looks, routines=_routines(8)), wish, days,
    )  # fmt: skip


def empty(wish: ReportWish) -> ToldReport:
    """Somebody who has just begun."""
    return told(ReportSource(NOW), wish, wish.days(TODAY, None))


def hostile(wish: ReportWish, walks: int = 10_000) -> ToldReport:
    """Very many walks, signs, limits and exercises, all of them with very long words."""
    days = ReportDays(TODAY - timedelta(days=walks), TODAY)
    walked = tuple(_stopped(ago) if ago % 3 else _walk(ago, 25, 3) for ago in range(walks, -1, -1))
    flags = tuple(FlagReport(NOW - timedelta(days=ago), frozenset(RedFlag)) for ago in range(12))
    seen = tuple(SeenNote(NOW - timedelta(days=ago), LONG * 20, "x" * 400) for ago in range(12))
    bounds = Bounds(20, 3, 0.1, 90, frozenset(one.id for one in BOOKS.exercises.exercises), by="y" * 100, signed_at=NOW)
    looks = tuple(LookBack(TODAY, NOW, 5, 5, 5, LONG * 30, 5) for _ in range(3))
    off = tuple(TimeOff(TODAY - timedelta(days=ago), TODAY, TimeOffKind.FLARE) for ago in range(300))
    return told(
        ReportSource(NOW, Plan(bounds=bounds), 7, LONG * 30, walked, _weeks(walked, days), flags, seen, _routines(300),
                     looks, (RolandMorris(TODAY, frozenset(range(1, 25))),), off, flags), wish, days,
    )  # fmt: skip


def _walk(ago: int, minutes: float, after: int) -> Session:
    answers = CheckIn(3, after + 1, after, 3, Reach.BACK, Reach.THIGH, frozenset(Quality))
    return Session(NOW - timedelta(days=ago), round(minutes), minutes, Outcome.DONE, check_in=answers)


def _stopped(ago: int) -> Session:
    return Session(NOW - timedelta(days=ago), 20, 12, Outcome.STOPPED, list(StopReason)[ago % len(StopReason)])


def _weeks(walks: tuple[Session, ...], days: ReportDays) -> tuple[WeekFigures, ...]:
    minutes: dict[int, float] = {}
    first = monday_of(days.first)
    for walk in walks:
        week = (walk.started_at.date() - first).days // 7
        minutes[week] = minutes.get(week, 0) + walk.walked_minutes
    count = (days.last - first).days // 7 + 1
    return tuple(
        WeekFigures(first + timedelta(weeks=week), minutes.get(week, 0), 80, 4, 3, after=3, is_over=week < count - 1)
        for week in range(count)
    )


def _routines(count: int) -> tuple[RoutineSession, ...]:
    results = tuple(
        ExerciseResult(one.id, 1, managed)
        for one in BOOKS.exercises.exercises
        for managed in (Managed.EASY, Managed.PAIN)
    )
    return tuple(
        RoutineSession(NOW - timedelta(days=ago), "core", ExerciseKind.CORE, 300, Outcome.DONE, results[:8])
        for ago in range(count, 0, -1)
    )
