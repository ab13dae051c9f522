"""No finished walk and no answer is lost while the database refuses, whatever happens in which order."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.safe_answers import SafeAnswerStore
from coach.adapters.safe_sessions import SafeSegmentStore, SafeSessionStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.unsaved import Pending, Unsaved, UnsavedWalk, to_unsaved, unsaved_plain
from coach.domain.check_in import CheckIn
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.timeline import Phase, PhaseSpan
from coach.services.ports import RunningSession, StoreProblem
from tests.adapters.store_strategies import (
    check_ins,
    flag_reports,
    hand_sessions,
    moments,
    outcomes,
    running_sessions,
    words,
)
from tests.adapters.store_strategies import stop_reasons as reasons
from tests.fakes.answer_store import FakeAnswerStore
from tests.fakes.session_store import FakeSessionStore

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
WALK = RunningSession(0, NOW, 20, None, False, True, 7, 0.0, 0.0, CheckIn(before=2))
FULL = "The disk is full."
FEVER = FlagReport(NOW, frozenset({RedFlag.FEVER}))


@dataclass
class Program:
    """The safe stores over a database that refuses when told to; ``restart`` is a kill and a new start."""

    places: tuple[Path, ...]
    database: FakeSessionStore = field(default_factory=FakeSessionStore)

    def __post_init__(self) -> None:
        self.stored_answers = FakeAnswerStore(self.database)
        self.restart()

    def restart(self) -> None:
        self.spool = SessionSpool(*self.places)
        self.walks = SafeSessionStore(self.database, self.spool)
        self.answers = SafeAnswerStore(self.stored_answers, self.spool)
        self.segments = SafeSegmentStore(self.database, self.spool)
        self.walks.replay()
        self.answers.replay()

    def refuse(self, words: str) -> None:
        self.database.refuses = self.stored_answers.refuses = words


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program((tmp_path / "cache" / "unsaved.json", tmp_path / "temporary" / "unsaved.json"))


def test_while_all_is_well_nothing_is_spooled(program: Program) -> None:
    id = program.walks.begin(WALK)
    program.walks.keep_progress(id, 5, 5)
    program.walks.finish(id, 600, Outcome.DONE, None)
    assert program.spool.unsaved == Unsaved()
    assert not any(place.exists() for place in program.places)
    assert (program.walks.trouble(), program.answers.trouble()) == ("", "")


def test_a_walk_begun_without_the_database_is_walked_answered_and_kept(program: Program) -> None:
    program.refuse(FULL)
    id = program.walks.begin(WALK)
    program.walks.keep_progress(id, 60, 60)
    program.walks.finish(id, 600, Outcome.SHORTENED, StopReason.TIRED)
    program.answers.save_check_in(id, CheckIn(before=2, peak=5))
    (shown,) = program.walks.sessions()
    assert (shown.walked_minutes, shown.check_in) == (10, CheckIn(before=2, peak=5))
    assert FULL in program.walks.trouble()
    assert str(program.places[0]) in program.walks.trouble()
    program.restart()
    program.refuse("")
    program.restart()
    (saved,) = program.database.sessions()
    assert saved == replace(shown, id=saved.id)
    assert not any(place.exists() for place in program.places)
    assert (program.walks.trouble(), program.answers.trouble()) == ("", "")


def test_a_walk_whose_database_fails_half_way_goes_on_in_the_spool(program: Program) -> None:
    id = program.walks.begin(WALK)
    program.walks.keep_progress(id, 60, 60)
    program.refuse(FULL)
    program.walks.keep_progress(id, 90, 90)
    program.restart()
    found = program.walks.unfinished()
    assert found is not None
    assert (found.id, found.position) == (id, 90)
    program.refuse("")
    program.walks.finish(id, 95, Outcome.STOPPED, StopReason.PAIN)
    assert program.walks.trouble() == ""
    assert [session.id for session in program.database.sessions()] == [id]
    assert program.database.unfinished() is None


def test_a_walk_that_ended_in_the_spool_is_not_offered_to_continue(program: Program) -> None:
    id = program.walks.begin(WALK)
    program.refuse(FULL)
    program.walks.finish(id, 600, Outcome.DONE, None)
    assert program.walks.unfinished() is None
    assert [session.id for session in program.walks.sessions()] == [id]


def test_a_walk_saved_half_way_keeps_the_id_its_page_knows(program: Program) -> None:
    program.refuse(FULL)
    id = program.walks.begin(WALK)
    program.refuse("")
    program.walks.sessions()
    program.walks.keep_progress(id, 30, 30)
    program.segments.keep_segment(id, PhaseSpan(Phase.EASY, 0, 30))
    program.answers.save_check_in(id, CheckIn(peak=1))
    program.walks.finish(id, 600, Outcome.DONE, None)
    (saved,) = program.database.sessions()
    assert (saved.walked_minutes, saved.check_in) == (10, CheckIn(peak=1))
    assert program.segments.segments(id) == (PhaseSpan(Phase.EASY, 0, 30),)


def test_writing_twice_what_waited_does_no_harm(program: Program) -> None:
    program.refuse(FULL)
    id = program.walks.begin(WALK)
    program.walks.finish(id, 600, Outcome.DONE, None)
    program.answers.save_check_in(id, CheckIn(peak=5))
    program.answers.report_flags(FEVER)
    program.answers.mark_seen(SeenNote(NOW, "fine", "my doctor, today"))
    waiting = program.places[0].read_bytes()
    program.refuse("")
    program.restart()
    program.places[0].write_bytes(waiting)
    program.restart()
    assert len(program.database.sessions()) == 1
    assert program.stored_answers.flag_reports() == (FEVER,)


def test_a_red_flag_counts_at_once_and_after_a_restart(program: Program) -> None:
    program.refuse(FULL)
    program.answers.report_flags(FEVER)
    assert program.answers.flag_reports() == (FEVER,)
    program.restart()
    assert program.answers.flag_reports() == (FEVER,)
    program.answers.mark_seen(SeenNote(NOW + timedelta(days=1), mistake=True))
    program.restart()
    assert program.answers.seen() == NOW + timedelta(days=1)
    program.refuse("")
    program.restart()
    assert program.stored_answers.flag_reports() == (FEVER,)
    assert [note.mistake for note in program.stored_answers.seen_notes()] == [True]


def test_answers_that_waited_never_overwrite_newer_ones(program: Program) -> None:
    id = program.walks.begin(WALK)
    program.walks.finish(id, 600, Outcome.DONE, None)
    program.refuse(FULL)
    program.answers.save_check_in(id, CheckIn(peak=5))
    program.refuse("")
    program.answers.save_check_in(id, CheckIn(peak=6))
    program.restart()
    assert program.database.sessions()[0].check_in == CheckIn(peak=6)


def test_answers_changed_while_they_wait_are_kept_once(program: Program) -> None:
    program.refuse(FULL)
    id = program.walks.begin(WALK)
    program.answers.save_check_in(id, CheckIn(peak=5))
    program.answers.save_check_in(id, CheckIn(peak=6))
    assert program.spool.unsaved.answers == ((id, CheckIn(peak=6)),)


def test_answers_wait_for_their_walk(program: Program) -> None:
    program.database.refuses = FULL
    id = program.walks.begin(WALK)
    program.walks.finish(id, 600, Outcome.DONE, None)
    program.answers.save_check_in(id, CheckIn(peak=5))
    program.answers.replay()
    assert program.spool.unsaved.unplaced == ()
    program.refuse("")
    program.restart()
    assert program.database.sessions()[0].check_in == CheckIn(peak=5)


def test_a_walk_that_is_in_both_places_is_shown_once(program: Program) -> None:
    program.refuse(FULL)
    id = program.walks.begin(WALK)
    program.walks.finish(id, 600, Outcome.DONE, None)
    waiting = program.places[0].read_bytes()
    program.refuse("")
    program.restart()
    program.places[0].write_bytes(waiting)
    program.refuse(FULL)
    program.restart()
    assert len(program.walks.sessions()) == 1


def test_answers_to_a_walk_that_is_lost_are_kept_and_stop_no_others(program: Program) -> None:
    kept = program.walks.begin(WALK)
    program.walks.finish(kept, 600, Outcome.DONE, None)
    program.spool.keep(replace(Unsaved(), answers=((99, CheckIn(peak=9)), (kept, CheckIn(peak=3)))))
    program.restart()
    assert program.database.sessions()[0].check_in == CheckIn(peak=3)
    assert program.spool.unsaved.unplaced == ((99, CheckIn(peak=9)),)


def test_a_walk_the_restored_database_forgot_is_written_anew(program: Program) -> None:
    id = program.walks.begin(WALK)
    program.refuse(FULL)
    program.walks.finish(id, 600, Outcome.DONE, None)
    restored = Program(program.places)
    assert [session.started_at for session in restored.database.sessions()] == [NOW]


def test_with_no_place_left_the_walk_stays_in_memory_and_the_user_knows(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("")
    program = Program((tmp_path / "in the way" / "unsaved.json",))
    program.refuse(FULL)
    id = program.walks.begin(WALK)
    program.walks.finish(id, 600, Outcome.DONE, None)
    assert "leave Amble open" in program.walks.trouble()
    program.refuse("")
    program.walks.replay()
    assert len(program.database.sessions()) == 1


def test_the_second_place_is_used_when_the_first_refuses_and_the_newest_is_read(tmp_path: Path) -> None:
    first, second = tmp_path / "first" / "unsaved.json", tmp_path / "second" / "unsaved.json"
    spool = SessionSpool(first, second)
    spool.keep(Unsaved(seen=(SeenNote(NOW, "old"),)))
    first.unlink()
    first.mkdir()
    (first / "in the way").write_text("")
    newest = Unsaved(seen=(SeenNote(NOW, "new"),))
    spool.keep(newest)
    assert spool.place == second
    assert SessionSpool(first, second).unsaved == newest


def test_a_spool_that_cannot_be_understood_is_set_aside(tmp_path: Path) -> None:
    place = tmp_path / "unsaved.json"
    for content in ("{", '{"serial": 1}', "[]", '{"serial": 1, "walks": [3]}'):
        place.write_text(content)
        assert SessionSpool(place).unsaved == Unsaved()
    asides = sorted(tmp_path.glob("unsaved-damaged-*.json"))
    assert [file.read_text() for file in asides] == ["{", '{"serial": 1}', "[]", '{"serial": 1, "walks": [3]}']


@pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX systems")
def test_answers_in_the_spool_are_for_their_owner_alone(program: Program) -> None:
    program.spool.keep(Unsaved(seen=(SeenNote(NOW),)))
    assert stat.S_IMODE(program.places[0].stat().st_mode) == 0o600
    assert stat.S_IMODE(program.places[0].parent.stat().st_mode) == 0o700


def test_progress_of_a_walk_nobody_knows_is_a_problem_and_not_a_guess(program: Program) -> None:
    program.refuse(FULL)
    with pytest.raises(StoreProblem):
        program.walks.keep_progress(3, 1, 1)


@given(
    running=running_sessions(),
    outcome=st.none() | outcomes,
    reason=reasons,
    answers=check_ins,
    flags=st.lists(flag_reports, max_size=2),
    seen=st.lists(st.builds(SeenNote, moments(), words, words, st.booleans()), max_size=2),
    by_hand=hand_sessions(),
)
def test_everything_that_waits_comes_back_whole(
    running: RunningSession,
    outcome: Outcome | None,
    reason: StopReason | None,
    answers: CheckIn,
    flags: list[FlagReport],
    seen: list[SeenNote],
    by_hand: Session,
) -> None:
    unsaved = Unsaved(
        walks=(UnsavedWalk(running, outcome, reason),),
        answers=((-1, answers),),
        flags=tuple(flags),
        seen=tuple(seen),
        unplaced=((4, answers),),
        ids=((-1, 3),),
        by_hand=(by_hand,),
        removed=(7,),
        pending=(Pending("feeling", 3, "12.5", "worse"),),
    )
    assert to_unsaved(json.loads(json.dumps(unsaved_plain(unsaved)))) == unsaved


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="elsewhere the temporary folder is one's own")
def test_a_folder_that_somebody_else_put_in_a_shared_place_is_not_taken(tmp_path: Path) -> None:
    shared, theirs = tmp_path / "shared", tmp_path / "theirs"
    for folder in (shared, theirs):
        folder.mkdir()
    shared.chmod(0o1777)
    (theirs / "unsaved.json").write_text(json.dumps({"serial": 3, **unsaved_plain(Unsaved(flags=(FEVER,)))}))
    (shared / "amble").symlink_to(theirs)
    spool = SessionSpool(shared / "amble" / "unsaved.json", tmp_path / "own" / "unsaved.json")
    assert spool.unsaved.is_empty
    spool.keep(Unsaved(flags=(FEVER,)))
    assert spool.place == tmp_path / "own" / "unsaved.json"
