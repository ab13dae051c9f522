"""The desk of progress on a real record: what weeks came to, days off, and that every change is seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import fmean

import pytest

from coach.bootstrap_core import Core
from coach.bootstrap_year import NOW, StillClock, live_a_year
from coach.domain.check_in import CheckIn
from coach.domain.day import DayKind
from coach.domain.exercise import ExerciseKind, Routine
from coach.domain.look_back import LookBack, RolandMorris
from coach.domain.look_back_due import Shift
from coach.domain.planned_weeks import lengths_of, planned_days
from coach.domain.progress_view import Span
from coach.domain.session import Outcome, Session
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.domain.today import DayState
from coach.domain.way_to_target import Way
from coach.services.day_desk import DayDesk
from coach.services.exercise_ports import RoutineRecord
from coach.services.time_off_records import times_off_from_json

TODAY = NOW.date()
MONDAY = TODAY - timedelta(days=TODAY.weekday())
ILL = TimeOff(date(2026, 8, 3), date(2026, 8, 9), TimeOffKind.ILL)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the year of the pictures; tests leave it as it is, or put back what they change."""
    folder = tmp_path_factory.mktemp("year")
    clock = StillClock(NOW)
    core = Core(folder, clock)
    live_a_year(core, clock)
    core.close()
    return folder


@pytest.fixture
def core(year: Path) -> Iterator[Core]:
    """What is below the window, on that year."""
    core = Core(year, StillClock(NOW))
    yield core
    core.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Core]:
    """Before set-up."""
    core = Core(tmp_path, StillClock(NOW))
    yield core
    core.close()


def test_before_anything_happened_there_is_this_week_and_nothing_to_tell(empty: Core) -> None:
    for span in Span:
        view = empty.progress.view(span)
        assert ([week.monday for week in view.weeks], view.is_empty) == ([MONDAY], True)
        assert (view.way.way, view.pain, view.peg, view.on_plan, view.counted) == (Way.EARLY, None, None, 0, 0)


def test_spans_hold_their_weeks_without_a_gap_and_end_with_this_one(core: Core) -> None:
    for span, count in ((Span.FOUR_WEEKS, 4), (Span.TWELVE_WEEKS, 12), (Span.YEAR, 52), (Span.ALL, 53)):
        weeks = core.progress.view(span).weeks
        assert [week.monday for week in weeks] == [MONDAY - timedelta(weeks=back) for back in range(count - 1, -1, -1)]


def test_every_walk_of_the_record_is_in_exactly_one_week(core: Core) -> None:
    view, walks = core.progress.view(Span.ALL), core.planning.sessions()
    assert sum(week.walks for week in view.weeks) == len(walks)
    assert sum(week.minutes for week in view.weeks) == pytest.approx(sum(walk.walked_minutes for walk in walks))


def test_a_flare_excuses_no_week_that_was_kept_and_is_told_as_a_band(core: Core) -> None:
    view = core.progress.view(Span.TWELVE_WEEKS)
    assert [(band.kind, band.first.isoformat()) for band in view.bands] == [(TimeOffKind.FLARE, "2026-10-21")]
    assert (view.on_plan, view.counted, view.excused) == (11, 11, ())


def test_pain_is_compared_between_the_first_weeks_and_the_newest(core: Core) -> None:
    pain, began = core.progress.view(Span.FOUR_WEEKS).pain, date(2025, 11, 12)
    told = [(one.started_at.date(), one.check_in.after) for one in core.planning.sessions() if one.check_in]
    first = [after for day, after in told if day < began + timedelta(weeks=4) and after is not None]
    newest = [after for day, after in told if day > TODAY - timedelta(weeks=4) and after is not None]
    assert pain is not None
    assert (pain.since, pain.shift) == (began, Shift.CLOSE)
    assert [pain.before, pain.now] == pytest.approx([fmean(first), fmean(newest)])


def test_weeks_off_are_excused_until_that_is_taken_back(core: Core) -> None:
    desk = core.progress
    missed = [week for week in desk.view(Span.ALL).weeks if week.monday == ILL.first]
    assert [(week.on_plan, week.excused) for week in missed] == [(False, None)]
    before = desk.times_off()
    desk.mark(ILL)
    off = desk.view(Span.ALL)
    assert [(week.monday, week.excused) for week in off.excused] == [(ILL.first, TimeOffKind.ILL)]
    assert ILL in off.bands
    desk.unmark(ILL.first, ILL.last)
    assert desk.times_off() == before == ()
    desk.restore((ILL,))
    assert desk.times_off() == (ILL,)
    desk.restore(before)


def test_a_walk_added_later_is_in_its_week_at_once(core: Core) -> None:
    desk, changes = core.progress, list[int]()
    before = desk.view(Span.FOUR_WEEKS).weeks[1]
    desk.changed.connect(lambda: changes.append(1))
    at = datetime.combine(before.monday + timedelta(days=6), NOW.time(), NOW.tzinfo)
    id = core.sessions.add(Session(at, 20, 15, Outcome.DONE, check_in=CheckIn(after=9), by_hand=True))
    core.planning.refresh()
    after = desk.view(Span.FOUR_WEEKS).weeks[1]
    assert (after.walks, after.minutes, bool(changes)) == (before.walks + 1, before.minutes + 15, True)
    core.sessions.remove(id)
    core.planning.refresh()
    assert desk.view(Span.FOUR_WEEKS).weeks[1] == before


def test_routines_count_on_the_day_they_were_done_and_only_if_they_were(core: Core) -> None:
    for hours, outcome in ((1, Outcome.DONE), (2, Outcome.STOPPED), (3, None)):
        at = NOW - timedelta(hours=hours)
        core.routines.keep(RoutineRecord(at, Routine("core", "Core", ExerciseKind.CORE), outcome=outcome))
    assert core.progress.view(Span.FOUR_WEEKS).this_week.routines == 1


def test_what_was_answered_when_looking_back_is_told_with_its_change(core: Core) -> None:
    for monday, scores in ((MONDAY - timedelta(weeks=9), (6, 6, 6)), (MONDAY - timedelta(weeks=1), (3, 3, 3))):
        core.look_backs.keep(LookBack(monday, NOW, *scores, goal="Carry my shopping", goal_score=4))
    core.look_back_store.keep_roland_morris(RolandMorris(TODAY, frozenset({1, 2, 3})))
    view = core.progress.view(Span.FOUR_WEEKS)
    assert view.peg is not None
    assert (view.peg.before, view.peg.now, view.peg.shift) == (6.0, 3.0, Shift.BETTER)
    assert (view.peg_scores, view.goal) == (((MONDAY - timedelta(weeks=1), 3.0),), "Carry my shopping")
    assert view.roland_morris_scores == ((TODAY, 3.0),)
    assert len(core.progress.view(Span.TWELVE_WEEKS).goal_scores) == 2


def test_only_scores_of_the_goal_as_it_is_now_are_shown(core: Core) -> None:
    ago = {3: "Walk to the market", 2: " Walk  to the lake", 1: "walk to the Lake "}
    for number, (weeks, goal) in enumerate(ago.items()):
        monday = MONDAY - timedelta(weeks=weeks)
        at = NOW - timedelta(weeks=weeks)
        core.look_backs.keep(LookBack(monday, at, goal=goal, goal_score=number))
    view = core.progress.view(Span.TWELVE_WEEKS)
    assert view.goal.strip() == "walk to the Lake"
    assert [score for _, score in view.goal_scores] == [1, 2]
    core.look_backs.keep(LookBack(MONDAY - timedelta(weeks=1), NOW, goal="A new one", goal_score=None))
    assert core.progress.view(Span.TWELVE_WEEKS).goal_scores == ()


def test_a_pause_of_the_plan_becomes_days_off_and_its_undo_none(core: Core) -> None:
    before = core.planning.schedule()
    core.planning.pause_until(TODAY + timedelta(days=10))
    assert core.progress.times_off() == (TimeOff(TODAY, TODAY + timedelta(days=9), TimeOffKind.PAUSE),)
    assert core.progress.view(Span.FOUR_WEEKS).way.way is Way.RESTING
    core.planning.set_schedule(before)
    assert core.progress.times_off() == ()


def test_idle_moments_read_all_there_is_and_then_stop(core: Core) -> None:
    steps = 0
    while core.progress.load_more():
        steps += 1
        assert steps < 9
    assert steps == 2


def test_days_off_that_cannot_be_read_are_left_out() -> None:
    good = ["2026-01-01", "2026-01-02", "holiday"]
    odd: list[object] = [["2026-01-02", "2026-01-01", "ill"], ["x", "y", "ill"], [1], "ill", ["2026-02-01"] * 3]
    found = times_off_from_json([good, *odd])
    assert [(one.first, one.kind) for one in found] == [
        (date(2026, 1, 1), TimeOffKind.HOLIDAY),
        (date(2026, 2, 1), TimeOffKind.OTHER),
    ]
    assert times_off_from_json("nothing") == ()


@pytest.mark.parametrize("days", [0, 20, 200, 420, 800])
def test_the_way_goes_on_from_the_walk_that_today_offers_after_any_gap(year: Path, days: int) -> None:
    later = Core(year, StillClock(NOW + timedelta(days=days)))
    assert later.progress.view(Span.FOUR_WEEKS).way.now == later.planning.whole_walk().minutes
    later.close()


def test_the_minutes_of_this_week_are_those_of_the_plan_after_a_red_walk_and_on_a_bad_day(core: Core) -> None:
    at = NOW - timedelta(hours=26)
    id = core.sessions.add(
        Session(at, 24, 24, Outcome.DONE, check_in=CheckIn(before=2, peak=8, after=8, morning=8), by_hand=True)
    )
    for kind in (None, DayKind.BAD):
        DayDesk(core.values, core.clock).tell(kind)
        core.planning.refresh()
        planned = [day for day in core.planning.week().days if day.state in (DayState.TODAY, DayState.PLANNED)]
        assert planned
        assert planned[-1].minutes < 24
        walked = [one for one in core.planning.sessions() if one.started_at.date() >= MONDAY]
        week = core.progress.view(Span.FOUR_WEEKS).this_week
        assert week.planned_minutes == planned_then(core, walked) + sum(day.minutes for day in planned)
    DayDesk(core.values, core.clock).tell(None)
    core.sessions.remove(id)
    core.planning.refresh()


def planned_then(core: Core, walked: list[Session]) -> int:
    """What was planned on the days of this week that are over."""
    past = planned_days(core.planning.schedule(), MONDAY, date.min)
    lengths = lengths_of(core.planning.sessions(), 10)
    assert walked
    return sum(lengths.on(day) for day in past if day < TODAY)


def test_a_pause_is_told_before_any_range(core: Core) -> None:
    core.planning.pause_until(TODAY + timedelta(days=5))
    assert core.progress.view(Span.FOUR_WEEKS).way.way is Way.RESTING
    core.planning.go_on()
    assert core.progress.view(Span.FOUR_WEEKS).way.way is not Way.RESTING


def test_a_day_off_leaves_the_weeks_of_other_years_as_they_were_worked_out(core: Core) -> None:
    before = core.progress.view(Span.ALL).weeks
    core.progress.mark(ILL)
    assert core.progress.view(Span.ALL).weeks[0] is before[0]
    core.progress.unmark(ILL.first, ILL.last)
    assert core.progress.view(Span.ALL).weeks == before
