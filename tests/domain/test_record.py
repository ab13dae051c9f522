"""What a whole record is made of, and what of it goes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings

from coach.domain.bounds import Bounds
from coach.domain.check_in import CheckIn
from coach.domain.exercise import ExerciseKind, Routine
from coach.domain.look_back import LookBack, RolandMorris
from coach.domain.plan import Plan
from coach.domain.record import DayNote, Days, Record, RoutineEntry, WalkEntry, told_later, within, without_words
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote
from coach.domain.session import Outcome, Session
from coach.domain.time_off import TimeOff
from tests.record_strategies import records, routine_entries

MARCH = Days(date(2026, 3, 1), date(2026, 3, 31))


def _at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 12, tzinfo=UTC)


def _told(month: int, day: int) -> Record:
    """Something of every kind on one day."""
    at = _at(month, day)
    return Record(
        times_off=(TimeOff(at.date(), at.date()),),
        flags=(FlagReport(at, frozenset({RedFlag.FEVER})),),
        seen=(SeenNote(at, "fine", "a doctor"),),
        look_backs=(LookBack(at.date(), at, goal="stairs", words="better"),),
        roland_morris=(RolandMorris(at.date()),),
        day_notes=(DayNote(at.date(), "rain"),),
        walks=(WalkEntry(Session(at, 10, 10, Outcome.DONE, note="by the river")),),
        routines=(RoutineEntry(at, Routine("mine", "My own", ExerciseKind.CORE, own=True), 60, Outcome.DONE),),
    )


def _held(record: Record) -> Record:
    return replace(record, walks=tuple(record.walks), routines=tuple(record.routines))


def test_days_hold_their_ends_and_an_open_side_has_none() -> None:
    assert MARCH.holds(date(2026, 3, 1))
    assert MARCH.holds(date(2026, 3, 31))
    assert not MARCH.holds(date(2026, 2, 28))
    assert not MARCH.holds(date(2026, 4, 1))
    assert Days().holds(date(1, 1, 1))
    assert Days(last=date(2026, 3, 1)).holds(date(1999, 1, 1))
    assert not Days(first=date(2026, 3, 1)).holds(date(1999, 1, 1))


def test_what_was_on_other_days_stays_out() -> None:
    assert _held(within(_told(3, 9), MARCH)) == _told(3, 9)
    assert _held(within(_told(5, 9), MARCH)) == Record()


def test_a_look_back_and_time_off_belong_to_all_their_days() -> None:
    told = Record(
        times_off=(TimeOff(date(2026, 2, 1), date(2026, 3, 1)), TimeOff(date(2026, 1, 1), date(2026, 2, 28))),
        look_backs=(LookBack(date(2026, 2, 23), _at(3, 2)), LookBack(date(2026, 2, 16), _at(2, 23))),
    )
    found = within(told, MARCH)
    assert found.times_off == told.times_off[:1]
    assert found.look_backs == told.look_backs[:1]


FEVER, BLADDER, LUMP = RedFlag.FEVER, RedFlag.BLADDER, RedFlag.LUMP
LAST = datetime(2026, 3, 31, 18, tzinfo=UTC)


def _walked(at: datetime, *flags: RedFlag) -> WalkEntry:
    return WalkEntry(Session(at, 10, 10, Outcome.DONE, check_in=CheckIn(red_flags=frozenset(flags))))


def _report(days: float, *flags: RedFlag) -> FlagReport:
    return FlagReport(LAST + timedelta(days=days), frozenset(flags))


def _kept(record: Record, days: Days = MARCH) -> tuple[FlagReport, ...]:
    return within(record, days, told_later(record, days)).flags


def test_what_was_told_the_day_after_of_a_walk_goes_with_it() -> None:
    about, again, other = _report(1, FEVER), _report(9, FEVER), _report(1, LUMP)
    record = Record(walks=(_walked(LAST, FEVER),), flags=(_report(-3, FEVER), about, other, again))
    assert _kept(record) == (_report(-3, FEVER), about)
    assert _kept(record, Days()) == record.flags


def test_of_each_sign_the_first_report_since_is_about_a_walk() -> None:
    first, second = _report(1, FEVER), _report(2, BLADDER)
    both = Record(walks=(_walked(LAST, FEVER, BLADDER),), flags=(first, second, _report(3, FEVER, LUMP)))
    assert _kept(both) == (first, second)
    at_once = replace(both, flags=(_report(0.1, FEVER, BLADDER), first))
    assert _kept(at_once) == at_once.flags[:1]


def test_what_was_told_later_of_walks_that_stay_here_or_were_not_answered_stays_too() -> None:
    silent = WalkEntry(Session(LAST, 10, 10, Outcome.DONE))
    walks = silent, _walked(LAST + timedelta(days=1), FEVER)
    assert _kept(Record(walks=walks, flags=(_report(2, FEVER),))) == ()


def test_what_was_told_later_of_a_routine_goes_with_it() -> None:
    core = Routine("core", "Core", ExerciseKind.CORE)
    asked, ticked = (
        RoutineEntry(LAST, core, 60, Outcome.DONE, red_flags=flags) for flags in (None, frozenset({FEVER}))
    )
    flags = (_report(1, FEVER),)
    assert _kept(Record(routines=(asked,), flags=flags)) == ()
    assert _kept(Record(routines=(asked, ticked), flags=flags)) == flags


def test_the_plan_stays_whichever_days_are_wanted() -> None:
    assert within(Record(plan=Plan()), MARCH).plan == Plan()


def test_the_day_of_a_walk_is_that_of_the_clock_there() -> None:
    late = Session(datetime.fromisoformat("2026-03-31T23:30:00-04:00"), 10, 10, Outcome.DONE)
    assert len(tuple(within(Record(walks=(WalkEntry(late),)), MARCH).walks)) == 1


def test_no_word_of_the_user_is_left() -> None:
    plan = Plan(bounds=Bounds(most_minutes=20, by="Jo Miller"))
    found = _held(without_words(replace(_told(3, 9), plan=plan)))
    assert found.plan == Plan(bounds=Bounds(most_minutes=20))
    for word in ("fine", "a doctor", "stairs", "better", "rain", "river", "My own", "Jo"):
        assert word not in repr(found)
    assert found.flags == _told(3, 9).flags


def test_the_name_of_a_routine_of_ours_is_no_word_of_the_user() -> None:
    ours = RoutineEntry(_at(3, 9), Routine("core", "Core", ExerciseKind.CORE), 60, Outcome.DONE)
    assert tuple(without_words(Record(routines=(ours,))).routines) == (ours,)


@settings(max_examples=40)
@given(records)
def test_leaving_words_out_leaves_everything_else(record: Record) -> None:
    found = _held(without_words(record))
    assert [entry.session.started_at for entry in found.walks] == [entry.session.started_at for entry in record.walks]
    assert [entry.felt for entry in found.walks] == [entry.felt for entry in record.walks]
    assert found == _held(without_words(found))


@settings(max_examples=25)
@given(routine_entries)
def test_a_routine_counts_as_it_was_done(entry: RoutineEntry) -> None:
    counted = entry.as_session()
    assert (counted.routine, counted.kind) == (entry.routine.id, entry.routine.kind)
    assert (counted.started_at, counted.outcome, counted.results) == (entry.started_at, entry.outcome, entry.results)
