"""What came in from elsewhere, in the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.adapters.store import Store
from coach.adapters.store_arrivals import StoredArrivals
from coach.adapters.store_backup import Backups
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_walks import StoredSessions
from coach.domain.check_in import CheckIn
from coach.domain.cue_proof import CueFate, CueProof
from coach.domain.exercise import ExerciseKind, Routine, RoutineItem
from coach.domain.feeling import Feeling, Felt
from coach.domain.look_back import LookBack, RolandMorris
from coach.domain.record import DayNote, Record, RecordSource, Replaced, RoutineEntry, WalkEntry
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote
from coach.domain.routine_session import ExerciseResult, Managed
from coach.domain.session import Outcome, Session
from coach.services.ports import StoreProblem
from tests.fakes.clock import FakeClock

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
NINE = datetime(2026, 11, 2, 9, 0, tzinfo=BERLIN)
WALK = WalkEntry(
    Session(NINE, 20, 18.0, Outcome.DONE, check_in=CheckIn(before=2, peak=4), note="By the river", bouts=(10, 10)),
    rest_minutes=3,
    felt=(Felt(300.0, Feeling.WORSE),),
    replaced=(Replaced(NINE + timedelta(days=1), CheckIn(before=1)),),
    proofs=(CueProof(0.0, "Off we go.", False, next(iter(CueFate)), 0.1),),
)
ROUTINE = RoutineEntry(
    NINE + timedelta(hours=2),
    Routine("core", "", ExerciseKind.CORE, (RoutineItem("bridge", 1),)),
    300.0,
    Outcome.DONE,
    (ExerciseResult("bridge", 1, next(iter(Managed))),),
)
SIGN = next(iter(RedFlag))
WHOLE = Record(
    walks=(WALK,),
    routines=(ROUTINE,),
    look_backs=(LookBack(NINE.date(), NINE, 3, 4, 5, "Walk to the lake", 6),),
    roland_morris=(RolandMorris(NINE.date(), frozenset({1, 24})),),
    flags=(FlagReport(NINE, frozenset({SIGN})),),
    seen=(SeenNote(NINE + timedelta(days=1), "All is well", "Dr Ames"),),
    day_notes=(DayNote(NINE.date(), "Sunny"),),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store(tmp_path / "amble.db", FakeClock(NOW))
    found.open()
    yield found
    found.close()


def arrivals(store: Store) -> StoredArrivals:
    return StoredArrivals(store.path)


def keep(store: Store, record: Record = WHOLE) -> int:
    return arrivals(store).keep(RecordSource.AMBLE, "record.json", NOW, record)


def test_everything_of_a_record_is_there_afterwards(store: Store) -> None:
    keep(store)
    (session,) = store.sessions.sessions()
    assert replace(session, id=0) == replace(WALK.session, warm_up=None)
    assert store.feelings.feelings(session.id) == WALK.felt
    assert store.revisions.revisions(session.id) == ((WALK.replaced[0].at, WALK.replaced[0].check_in),)
    assert store.proofs.last_proofs() == (NINE, WALK.proofs)
    (routine,) = store.routines.history()
    assert replace(routine, id=0) == ROUTINE.as_session()
    assert store.look_backs.look_backs() == WHOLE.look_backs
    assert store.look_backs.roland_morrises() == WHOLE.roland_morris
    assert store.answers.flag_reports() == WHOLE.flags
    assert store.answers.seen_notes() == WHOLE.seen


def test_an_undo_leaves_nothing_of_it_and_all_else(store: Store) -> None:
    own = Session(NINE - timedelta(days=1), 20, 20.0, Outcome.DONE)
    store.sessions.add(own)
    store.answers.report_flags(FlagReport(NINE - timedelta(days=2), frozenset({SIGN})))
    id = keep(store)
    assert arrivals(store).take_back(id, NOW) == 1
    assert [one.started_at for one in store.sessions.sessions()] == [own.started_at]
    assert [one.at for one in store.answers.flag_reports()] == [NINE - timedelta(days=2)]
    assert store.routines.history() == ()
    assert store.look_backs.look_backs() == ()
    assert store.answers.seen_notes() == ()
    assert store.proofs.last_proofs() is None
    assert arrivals(store).past() == ()
    assert arrivals(store).take_back(id, NOW) == 0


def test_what_is_here_already_stays_as_it_is(store: Store) -> None:
    keep(store)
    other = replace(WHOLE, walks=(), look_backs=(replace(WHOLE.look_backs[0], pain=9),))
    id = keep(store, other)
    assert store.look_backs.look_backs() == WHOLE.look_backs
    assert len(store.answers.flag_reports()) == len(store.answers.seen_notes()) == len(store.routines.history()) == 1
    arrivals(store).take_back(id, NOW)
    assert store.look_backs.look_backs() == WHOLE.look_backs


def test_an_answer_that_was_given_anew_since_then_is_not_taken_back(store: Store) -> None:
    id = keep(store)
    anew = replace(WHOLE.look_backs[0], pain=1)
    store.look_backs.keep_look_back(anew)
    store.day_notes.keep_day_note(NINE.date(), "Sunny, then rain")
    arrivals(store).take_back(id, NOW)
    assert store.look_backs.look_backs() == (anew,)
    assert [note.words for note in store.day_notes.day_notes(NINE.date(), NINE.date())] == ["Sunny, then rain"]


def test_the_list_of_what_came_in_is_newest_first_with_its_days(store: Store) -> None:
    first = keep(store)
    walks = tuple(WalkEntry(replace(WALK.session, started_at=NINE + timedelta(days=day))) for day in (1, 4))
    second = arrivals(store).keep(RecordSource.GPX, "way.gpx", NOW, Record(walks=walks))
    past = arrivals(store).past()
    assert [(one.id, one.walks, one.file) for one in past] == [(second, 2, "way.gpx"), (first, 1, "record.json")]
    assert (past[0].first, past[0].last) == (NINE + timedelta(days=1), NINE + timedelta(days=4))


def test_a_walk_that_was_thrown_away_is_not_counted(store: Store) -> None:
    keep(store)
    (session,) = store.sessions.sessions()
    store.removals.remove_walk(session.id, NOW)
    assert [(one.walks, one.first) for one in arrivals(store).past()] == [(0, None)]


def test_all_of_it_comes_in_or_nothing(store: Store) -> None:
    def breaks() -> Iterator[WalkEntry]:
        yield WALK
        raise StoreProblem("The disk is full.")

    with pytest.raises(StoreProblem):
        keep(store, replace(WHOLE, walks=breaks()))
    assert store.sessions.sessions() == ()
    assert arrivals(store).past() == ()


def test_a_copy_of_the_record_is_made_before_anything_comes_in(store: Store) -> None:
    assert store.backups.files() == []
    keep(store)
    (copy,) = store.backups.files()
    assert "import" in copy.name


def test_a_folder_that_may_not_be_written_to_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem):
        StoredArrivals(tmp_path / "gone" / "amble.db").past()


def test_a_walk_that_was_thrown_away_and_comes_in_again_is_there_once_also_when_that_is_undone(store: Store) -> None:
    keep(store)
    (session,) = store.sessions.sessions()
    store.removals.remove_walk(session.id, NOW)
    assert store.sessions.sessions() == ()
    id = keep(store)
    store.removals.bring_back_walk(session.id)
    assert store.sessions.sessions() == (session,)
    assert store.feelings.feelings(session.id) == WALK.felt
    assert arrivals(store).take_back(id, NOW) == 1
    assert store.sessions.sessions() == ()


def test_what_is_taken_out_again_is_in_a_copy_with_all_that_was_answered_since(store: Store) -> None:
    id = keep(store)
    (session,) = store.sessions.sessions()
    store.answers.save_check_in(session.id, CheckIn(before=2, peak=4, morning=3))
    copies = Backups(store.path)
    before = len(copies.files())
    arrivals(store).take_back(id, NOW)
    assert len(copies.files()) == before + 1
    with closing(StoreConnection(copies.files()[0])) as connection:
        connection.open("mode=ro")
        assert StoredSessions(connection).sessions()[0].check_in == CheckIn(before=2, peak=4, morning=3)
