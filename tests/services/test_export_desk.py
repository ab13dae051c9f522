"""Writing the record down: what goes along, how far it is, and how it is stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event, get_ident

import pytest
from pytestqt.qtbot import QtBot

from coach.domain.exercise import ExerciseKind, Routine
from coach.domain.record import Days, Record, RoutineEntry, WalkEntry, Wanted
from coach.domain.session import Outcome, Session
from coach.services.export_desk import ExportDesk, Exported
from coach.services.export_ports import ExportProblem, ExportWish, RecordKind, kind_of
from coach.services.long_work import GoOn, LongWork
from coach.services.ports import StoreProblem
from tests.fakes.record_files import FakeRecordFiles, FakeRecordReader

AT = datetime(2026, 3, 1, 8, tzinfo=UTC)
WALKS = tuple(
    WalkEntry(Session(AT + timedelta(days=day), 10, 10, Outcome.DONE, note="by the river")) for day in range(250)
)
CORE = RoutineEntry(AT, Routine("core", "Core", ExerciseKind.CORE), 60, Outcome.DONE)
FILE = Path("record.json")
WISH = ExportWish(FILE, RecordKind.JSON, Wanted(words=True))
SORRY = "That did not work."


class Rig:
    """The desk over a record and files in memory."""

    def __init__(self, record: Record) -> None:
        self.reader, self.files = FakeRecordReader(record), FakeRecordFiles()
        self.desk = ExportDesk(lambda: self.reader, self.files, lambda: AT, SORRY)


@pytest.fixture
def rig() -> Rig:
    return Rig(Record(walks=WALKS, routines=(CORE,)))


def test_everything_that_is_wanted_is_written(rig: Rig) -> None:
    done = rig.desk.make(WISH, lambda _share: True)
    [(record, made)] = rig.files.written
    assert done == Exported(FILE, 250)
    assert (record.walks, record.routines) == (WALKS, (CORE,))
    assert (made.at, made.wish) == (AT, WISH)
    assert not rig.reader.is_open


def test_words_stay_here_unless_they_are_wanted(rig: Rig) -> None:
    rig.desk.make(replace(WISH, wanted=Wanted()), lambda _share: True)
    [(record, _)] = rig.files.written
    assert "river" not in repr(record)


def test_only_the_days_that_are_wanted_are_counted(rig: Rig) -> None:
    wanted = Wanted(Days(date(2026, 3, 1), date(2026, 3, 7)))
    assert rig.desk.make(replace(WISH, wanted=wanted), lambda _share: True) == Exported(FILE, 7)


def test_the_share_only_grows_and_ends_whole(rig: Rig) -> None:
    shares = list[float]()

    def go_on(share: float) -> bool:
        shares.append(share)
        return True

    rig.desk.make(WISH, go_on)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert 50 < len(shares) < 150


def test_whoever_says_stop_has_no_file(rig: Rig) -> None:
    assert rig.desk.make(WISH, lambda share: share < 0.5) is None
    assert rig.files.written == []
    assert not rig.reader.is_open


def test_a_record_of_nothing_is_written_too() -> None:
    assert Rig(Record()).desk.make(WISH, lambda _share: True) == Exported(FILE, 0)


def test_what_cannot_be_written_or_read_is_told(rig: Rig) -> None:
    rig.files.refuses = "The disk is full."
    with pytest.raises(ExportProblem, match="full"):
        rig.desk.make(WISH, lambda _share: True)
    rig.reader.refuses = StoreProblem("The record is damaged.")
    with pytest.raises(StoreProblem, match="damaged"):
        rig.desk.make(WISH, lambda _share: True)


def test_the_window_hears_of_the_end(rig: Rig, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rig.desk.finished) as heard:
        rig.desk.export(WISH)
    assert heard.args == [Exported(FILE, 250)]
    assert not rig.desk.is_busy
    rig.desk.close()


@pytest.mark.parametrize("problem", [StoreProblem("The record is damaged."), RuntimeError("nobody thought of it")])
def test_the_window_hears_one_sentence_whatever_is_wrong(rig: Rig, qtbot: QtBot, problem: Exception) -> None:
    rig.reader.refuses = problem
    with qtbot.waitSignal(rig.desk.failed) as heard:
        rig.desk.export(WISH)
    assert heard.args == [str(problem) if isinstance(problem, StoreProblem) else SORRY]


def test_a_record_that_cannot_be_asked_for_is_told_too(qtbot: QtBot) -> None:
    def refuse() -> FakeRecordReader:
        raise StoreProblem("The record is damaged.")

    desk = ExportDesk(refuse, FakeRecordFiles(), lambda: AT, SORRY)
    with qtbot.waitSignal(desk.failed):
        desk.export(WISH)
    assert not desk.is_busy


def test_work_is_off_the_thread_and_one_thing_at_a_time(qtbot: QtBot) -> None:
    desk, let_go, seen = LongWork((), SORRY), Event(), list[int]()

    def work(go_on: GoOn) -> str | None:
        seen.append(get_ident())
        let_go.wait(10)
        return "done" if go_on(1.0) else None

    with qtbot.waitSignal(desk.finished) as heard:
        desk.begin(work)
        desk.begin(work)
        assert desk.is_busy
        let_go.set()
    assert heard.args == ["done"]
    assert len(seen) == 1
    assert seen != [get_ident()]


def test_what_is_cancelled_says_so(qtbot: QtBot) -> None:
    desk, let_go = LongWork((), SORRY), Event()

    def work(go_on: GoOn) -> str | None:
        let_go.wait(10)
        return "done" if go_on(0.5) else None

    with qtbot.waitSignal(desk.cancelled):
        desk.begin(work)
        desk.cancel()
        let_go.set()
    desk.close()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.json", RecordKind.JSON),
        ("a.FHIR.json", RecordKind.FHIR),
        ("a.b.csv", RecordKind.CSV),
        ("walks.ICS", RecordKind.ICS),
        ("json", None),
        ("a.xml", None),
    ],
)
def test_the_name_of_a_file_says_its_kind(name: str, kind: RecordKind | None) -> None:
    assert kind_of(Path(name)) is kind
