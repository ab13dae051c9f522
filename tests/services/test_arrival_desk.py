"""Taking in walks from elsewhere: what is looked into, kept and taken back, on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from coach.adapters.store_arrivals import StoredArrivals
from coach.bootstrap_core import Core
from coach.domain.arrival import ArrivalRules, FoundFile, FoundWalk, LeftOut, Movement
from coach.domain.check_in import CheckIn, Effort, Reach
from coach.domain.plan import Plan
from coach.domain.record import Record, RecordSource, WalkEntry
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote
from coach.domain.session import Outcome, Session
from coach.services.arrival_desk import ArrivalDesk, ArrivalPreview, Follows, Kept
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem
from coach.services.arrival_runs import ArrivalRuns, TakenBack
from coach.services.arrival_words import about_lines, fault_words, kept_words, row_words
from tests.fakes.arrival_files import FakeArrivalFiles
from tests.fakes.clock import FakeClock

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
FILE = Path("export.xml")
STOPS = next(flag for flag in RedFlag if flag.stops_walking)
SIGNS_OF_7_NOVEMBER, SEEN = "It holds signs you ticked on 7 November 2026", "say that you have been seen"


def walk(days_ago: int, minutes: float = 30, movement: Movement = Movement.WALKING) -> FoundWalk:
    begins = NOW - timedelta(days=days_ago)
    return FoundWalk(begins, begins + timedelta(minutes=minutes), minutes, movement)


def apple(*walks: FoundWalk) -> FoundFile:
    return FoundFile(RecordSource.APPLE_HEALTH, FILE.name, walks)


def amble(record: Record) -> FoundFile:
    found = tuple(
        FoundWalk(one.session.started_at, one.session.started_at + timedelta(minutes=20), 20) for one in record.walks
    )
    return FoundFile(RecordSource.AMBLE, "record.json", found, record=record)


class Room:
    """A desk on somebody's folder, with files that are made up."""

    def __init__(self, folder: Path, has_plan: bool = True) -> None:
        self.core = Core(folder, FakeClock(NOW))
        if has_plan:
            self.core.planning.set_plan(Plan(start_minutes=10))
        self.files = FakeArrivalFiles()
        core = self.core
        self.desk = ArrivalDesk(
            self.files,
            StoredArrivals(core.folders.store),
            core.planning,
            core.sessions,
            core.clock,
            core.rules,
            ArrivalRules(),
        )

    def look(self, found: FoundFile) -> ArrivalPreview:
        self.files.holds(FILE, found)
        preview = self.desk.preview(FILE, self.desk.standing(), lambda _share: True)
        assert preview is not None
        return preview

    def take(self, found: FoundFile) -> Kept:
        preview = self.look(found)
        return self.desk.keep(preview, preview.offered, self.desk.standing())


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    found = Room(tmp_path)
    yield found
    found.core.close()


def test_a_look_keeps_nothing(room: Room) -> None:
    preview = room.look(apple(walk(3), walk(2, 3), walk(1, movement=Movement.HIKING)))
    assert preview.offered == {0}
    assert preview.possible == {0, 2}
    assert preview.count(LeftOut.SHORT) == 1
    assert room.core.sessions.sessions() == ()
    assert room.desk.past() == ()


def test_walks_come_in_as_told_ones_and_the_next_walk_follows_the_plan(room: Room) -> None:
    before = room.desk.next_minutes()
    kept = room.take(apple(walk(3, 180), walk(1, 90)))
    room.desk.refresh()
    assert (kept.walks, kept.source) == (2, RecordSource.APPLE_HEALTH)
    assert [(one.by_hand, one.planned_minutes, one.walked_minutes) for one in room.core.sessions.sessions()] == [
        (True, 10, 180),
        (True, 10, 90),
    ]
    assert room.desk.next_minutes() == before == 10


def test_the_same_file_brings_nothing_again_and_an_undo_takes_all_of_it(room: Room) -> None:
    kept = room.take(apple(walk(3), walk(1)))
    assert room.look(apple(walk(3), walk(1))).possible == frozenset()
    assert room.desk.take_back(kept.id) == 2
    assert room.core.sessions.sessions() == ()
    assert room.take(apple(walk(3), walk(1))).walks == 2


def test_a_walk_that_was_told_since_the_look_does_not_come_in_twice(room: Room) -> None:
    preview = room.look(apple(walk(3), walk(1)))
    room.core.sessions.add(Session(NOW - timedelta(days=1), 10, 30, Outcome.DONE, by_hand=True))
    assert room.desk.keep(preview, preview.offered, room.desk.standing()).walks == 1


def test_years_of_before_the_plan_do_not_shorten_its_first_walk(room: Room) -> None:
    room.take(apple(*(walk(days) for days in range(2000, 60, -10))))
    room.desk.refresh()
    assert room.desk.next_minutes() == 10
    assert len(room.core.planning.sessions()) == 194


def test_a_record_keeps_its_answers_and_what_else_it_holds(room: Room) -> None:
    session = Session(NOW - timedelta(days=2), 20, 20, Outcome.DONE, check_in=CheckIn(before=2))
    report = FlagReport(NOW - timedelta(days=5), frozenset({STOPS}))
    note = SeenNote(NOW - timedelta(days=4), "Fine to walk", "Dr Ames")
    kept = room.take(amble(Record(walks=(WalkEntry(session),), flags=(report,), seen=(note,))))
    assert (kept.walks, kept.others) == (1, 2)
    (there,) = room.core.sessions.sessions()
    assert (there.by_hand, there.planned_minutes, there.check_in) == (False, 20, CheckIn(before=2))
    assert room.core.answers.flag_reports() == (report,)


def test_no_file_says_that_somebody_was_seen_about_a_sign_that_waits_here(room: Room) -> None:
    room.core.answers.report_flags(FlagReport(NOW - timedelta(hours=3), frozenset({STOPS})))
    early, late, ahead = (SeenNote(NOW + timedelta(hours=hours), "Fine") for hours in (-9, -1, 24 * 365))
    preview = room.look(amble(Record(seen=(early, late, ahead))))
    assert preview.others == {"seen": 1}
    room.desk.keep(preview, preview.offered, room.desk.standing())
    assert not room.core.planning.next_walk().walk_allowed


def test_nothing_of_a_record_is_later_than_now(room: Room) -> None:
    ahead = NOW + timedelta(days=40)
    session = Session(ahead, 20, 20, Outcome.DONE)
    record = Record(
        walks=(WalkEntry(session),), flags=(FlagReport(ahead, frozenset({STOPS})),), seen=(SeenNote(ahead),)
    )
    preview = room.look(amble(record))
    assert (preview.possible, preview.others) == (frozenset(), {})


def test_a_way_whose_points_lie_far_apart_is_not_called_short(room: Room) -> None:
    [row] = room.look(apple(replace(walk(3, 30), minutes=1, unknown=28))).rows
    words = row_words(row, room.core.phrases, room.desk.rules)
    assert words == "9 November 2026, 09:00: its points lie too far apart to tell how long was walked"


def told(room: Room, preview: ArrivalPreview) -> str:
    return list(about_lines(preview, room.core.phrases))[-1]


def test_a_preview_tells_what_the_next_walk_would_be(room: Room) -> None:
    stays = room.look(apple(walk(3, 180)))
    assert (stays.follows, told(room, stays)) == (
        Follows(10, 10),
        "If you take in what is ticked at first, your next walk stays at 10 minutes.",
    )
    well = CheckIn(1, 1, 1, 1, Reach.BACK, Reach.BACK, frozenset(), Effort.EASY, False)
    walks = tuple(
        WalkEntry(Session(NOW - timedelta(days=ago), 20, 20, Outcome.DONE, check_in=well)) for ago in (5, 3, 1)
    )
    longer = room.look(amble(Record(walks=walks)))
    assert longer.follows == Follows(10, 22)
    assert told(room, longer).endswith("would be 22 minutes instead of 10.")
    room.desk.keep(longer, longer.offered, room.desk.standing())
    assert room.desk.next_minutes() == 22


def test_a_preview_tells_that_walking_would_wait_and_that_it_waits_already(room: Room) -> None:
    sign = amble(Record(flags=(FlagReport(NOW - timedelta(days=5), frozenset({STOPS})),)))
    assert told(room, room.look(sign)) == f"{SIGNS_OF_7_NOVEMBER}: your plan would wait until you {SEEN}."
    seen = amble(Record(seen=(SeenNote(NOW - timedelta(days=9), "Fine"),)))
    room.take(sign)
    assert told(room, room.look(seen)) == "Walking waits here as before: a sign was ticked."


def test_what_came_in_says_that_walking_waits_for_its_signs_also_without_a_walk(room: Room) -> None:
    kept = room.take(amble(Record(flags=(FlagReport(NOW - timedelta(days=5), frozenset({STOPS})),))))
    words = kept_words(kept, 10, room.desk.next_minutes(), room.core.phrases)
    assert words == f"It is here now. {SIGNS_OF_7_NOVEMBER}: walking waits until you {SEEN}."
    again = room.take(amble(Record(flags=(FlagReport(NOW - timedelta(days=5), frozenset({STOPS})),))))
    assert again.signs == ()


def test_signs_of_several_days_are_told_with_the_last_one_and_those_that_stop_nothing_are_not(room: Room) -> None:
    answers = CheckIn(red_flags=frozenset({STOPS}))
    session = Session(NOW - timedelta(hours=50), 20, 20, Outcome.DONE, check_in=answers)
    report = FlagReport(NOW - timedelta(days=1), frozenset({STOPS}))
    both = room.look(amble(Record(walks=(WalkEntry(session),), flags=(report,))))
    assert told(room, both).startswith("It holds signs you ticked more than once, last on 11 November 2026: your plan")
    book = next(flag for flag in RedFlag if not flag.stops_walking)
    assert room.look(amble(Record(flags=(replace(report, flags=frozenset({book})),)))).signs == ()


def test_a_note_that_somebody_was_seen_which_stays_out_is_counted(room: Room) -> None:
    def said(*hours: int) -> list[str]:
        notes = tuple(SeenNote(NOW + timedelta(hours=one)) for one in hours)
        lines = about_lines(room.look(amble(Record(seen=notes))), room.core.phrases)
        return [line for line in lines if "stay" in line and "note" in line]

    assert said(-1) == []
    assert said(1) == ["1 note that you were seen is dated later than now and stays out."]
    room.core.answers.report_flags(FlagReport(NOW - timedelta(hours=3), frozenset({STOPS})))
    [words] = said(-9, -1, 1)
    assert words.startswith("2 notes that you were seen stay out, as a sign waits here")


def test_a_sign_that_was_ticked_after_the_look_keeps_out_that_somebody_was_seen(room: Room) -> None:
    preview = room.look(amble(Record(seen=(SeenNote(NOW - timedelta(hours=1)),))))
    assert preview.others == {"seen": 1}
    room.core.answers.report_flags(FlagReport(NOW - timedelta(hours=3), frozenset({STOPS})))
    assert room.desk.keep(preview, preview.offered, room.desk.standing()).others == 0
    assert not room.core.planning.next_walk().walk_allowed


def test_without_a_plan_a_record_says_how_to_go_on(tmp_path: Path) -> None:
    fresh = Room(tmp_path, has_plan=False)
    flags = (FlagReport(NOW - timedelta(days=5), frozenset({STOPS})),)
    found = amble(Record(walks=(WalkEntry(Session(NOW - timedelta(days=1), 20, 20, Outcome.DONE)),), flags=flags))
    *_, no_plan, signs = about_lines(fresh.look(found), fresh.core.phrases)
    assert no_plan.startswith("There is no plan here yet, and this file brings none")
    assert signs == f"{SIGNS_OF_7_NOVEMBER}: a plan made here would wait until you {SEEN}."
    words = kept_words(fresh.take(found), 0, 0, fresh.core.phrases)
    assert "There is no plan here yet: the set-up makes one" in words
    assert "no plan" not in kept_words(fresh.take(apple(walk(3))), 0, 0, fresh.core.phrases)
    fresh.core.close()


def test_a_preview_of_nothing_new_and_one_before_set_up_tell_of_no_next_walk(room: Room) -> None:
    hike = room.look(apple(walk(2, movement=Movement.HIKING)))
    assert not told(room, hike).startswith("If you")
    standing = replace(room.desk.standing(), is_set_up=False)
    assert room.desk.look_at(FILE, apple(walk(2)), standing).follows is None


def test_the_answers_of_another_amble_that_say_somebody_was_seen_let_walking_go_on(room: Room) -> None:
    record = Record(seen=(SeenNote(NOW),))
    waits = ArrivalPreview(FILE, amble(record), (), Follows(0, 12), record)
    assert told(room, waits).endswith("your next walk would be 12 minutes.")


# --- for a window -----------------------------------------------------------------------------------------------------


@pytest.fixture
def runs(room: Room) -> Iterator[ArrivalRuns]:
    phrases = room.core.phrases
    found = ArrivalRuns(room.desk, lambda problem: fault_words(problem, FILE, phrases), "Sorry.")
    yield found
    found.close()


def test_looking_keeping_and_taking_back_happen_one_after_the_other(
    room: Room, runs: ArrivalRuns, qtbot: QtBot
) -> None:
    room.files.holds(FILE, apple(walk(3), walk(1)))
    shares: list[float] = []
    runs.progress_changed.connect(shares.append)
    with qtbot.waitSignal(runs.previewed) as told:
        runs.look_into(FILE)
    preview = told.args[0]
    assert shares == [1.0]
    assert not runs.is_busy
    with qtbot.waitSignal(runs.kept) as kept:
        runs.keep(preview, preview.offered)
        runs.take_back(1)
    with qtbot.waitSignal(runs.taken_back) as taken:
        runs.take_back(kept.args[0].id)
    assert taken.args == [TakenBack(kept.args[0].id, 2)]


def test_taking_out_again_works_nothing_out_and_so_goes_also_where_the_record_cannot_be_followed(
    room: Room, runs: ArrivalRuns, qtbot: QtBot
) -> None:
    kept = room.take(apple(walk(3)))
    room.core.close()
    with qtbot.waitSignal(runs.taken_back) as taken:
        runs.take_back(kept.id)
    assert taken.args == [TakenBack(kept.id, 1)]


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(room: Room, runs: ArrivalRuns, qtbot: QtBot) -> None:
    room.files.refuses(FILE, ArrivalProblem(ArrivalFault.ENTITIES))
    with qtbot.waitSignal(runs.failed) as told:
        runs.look_into(FILE)
    assert told.args[0].startswith("export.xml asks for other files")
    room.files.refuses(FILE, RuntimeError("nobody thought of it"))
    with qtbot.waitSignal(runs.failed) as told:
        runs.look_into(FILE)
    assert told.args == ["Sorry."]


def test_reading_is_stopped_when_somebody_says_so(room: Room, runs: ArrivalRuns, qtbot: QtBot) -> None:
    room.files.waits(FILE, Event())
    with qtbot.waitSignal(runs.cancelled):
        runs.look_into(FILE)
        runs.look_into(FILE)
        assert runs.is_busy
        runs.cancel()
    assert not runs.is_busy


@pytest.mark.parametrize("fault", ArrivalFault)
def test_every_refusal_is_one_sentence_that_names_the_file(room: Room, fault: ArrivalFault) -> None:
    for detail in ("", "walks[0].note: a text was expected"):
        words = fault_words(ArrivalProblem(fault, detail), Path("x" * 300 + "\n.gpx"), room.core.phrases)
        assert words.endswith(".")
        assert "x" * 50 in words or fault is ArrivalFault.NO_PROGRAM
        assert "\n" not in words
        assert len(words) < 300
