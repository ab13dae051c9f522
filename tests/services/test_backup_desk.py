"""Backups beside the window: one thing at a time, every end told, and nothing replaced before somebody agreed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.backup import BackupFacts, CopyReason
from coach.services.backup_desk import BackupDesk, SavedBackup
from coach.services.backup_ports import BackupFault, BackupProblem, GoOn
from tests.fakes.backup_files import FakeBackups

FILE = Path("b.amble")
PHRASES = Catalogue(find_resources()).phrases()
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def fake() -> FakeBackups:
    return FakeBackups()


@pytest.fixture
def desk(fake: FakeBackups) -> BackupDesk:
    return BackupDesk(fake, fake, fake, lambda: False, PHRASES)


def test_saving_is_told_with_what_is_in_it(qtbot: QtBot, desk: BackupDesk, fake: FakeBackups) -> None:
    with qtbot.waitSignals([desk.progress_changed, desk.saved]):
        desk.save(FILE, "heron")
    with qtbot.waitSignal(desk.saved) as told:
        desk.save(FILE)
    assert told.args is not None
    assert told.args[0] == SavedBackup(FILE, False, told.args[0].facts)
    assert fake.files == {FILE: ""}
    assert not desk.is_busy


def test_a_locked_file_asks_for_what_opens_it(qtbot: QtBot, desk: BackupDesk, fake: FakeBackups) -> None:
    fake.files[FILE] = "heron"
    with qtbot.waitSignal(desk.passphrase_needed) as asked:
        desk.look(FILE)
    assert asked.args == [FILE]
    with qtbot.waitSignal(desk.passphrase_wrong) as told, qtbot.assertNotEmitted(desk.failed):
        desk.look(FILE, "eron")
    assert told.args == [FILE, PHRASES.say("backups.problem.wrong_passphrase", name="b.amble")]
    with qtbot.waitSignal(desk.previewed):
        desk.look(FILE, "heron")
    assert fake.went_back_to is None


def test_what_was_looked_at_comes_once_somebody_agreed(qtbot: QtBot, desk: BackupDesk, fake: FakeBackups) -> None:
    with qtbot.waitSignal(desk.previewed):
        desk.look_at(fake.add_copy(CopyReason.DAILY))
    desk.go_back()
    assert fake.went_back_to is not None


def test_what_was_looked_at_may_be_forgotten(qtbot: QtBot, desk: BackupDesk, fake: FakeBackups) -> None:
    fake.files[FILE] = ""
    with qtbot.waitSignal(desk.previewed):
        desk.look(FILE)
    desk.give_up()
    assert (fake.staged, fake.went_back_to) == (None, None)


def test_nothing_comes_while_something_waits_to_be_written(fake: FakeBackups) -> None:
    desk = BackupDesk(fake, fake, fake, lambda: True, PHRASES)
    with pytest.raises(BackupProblem) as caught:
        desk.go_back()
    assert desk.words(caught.value).startswith("Something of yours still waits")


@pytest.mark.parametrize("fault", [fault for fault in BackupFault if fault is not BackupFault.WRONG_PASSPHRASE])
def test_every_fault_is_one_sentence_or_two(
    qtbot: QtBot, desk: BackupDesk, fake: FakeBackups, fault: BackupFault
) -> None:
    fake.fault = fault
    with qtbot.waitSignal(desk.failed) as told:
        desk.save(FILE)
    assert told.args is not None
    assert told.args[0].strip() != ""
    assert "{" not in told.args[0]


def test_what_nobody_thought_of_is_told_too(
    qtbot: QtBot, desk: BackupDesk, fake: FakeBackups, caplog: pytest.LogCaptureFixture
) -> None:
    fake.fault = ArithmeticError("odd")
    with caplog.at_level("CRITICAL"), qtbot.waitSignal(desk.failed) as told:
        desk.save(FILE)
    assert told.args == [PHRASES.say("backups.problem.sorry")]
    assert not desk.is_busy


def test_stopping_is_told_and_leaves_nothing(qtbot: QtBot, desk: BackupDesk, fake: FakeBackups) -> None:
    held = StoppingBackups(desk)
    desk.files = held
    with qtbot.waitSignal(desk.cancelled):
        desk.save(FILE)
    assert held.files == {}
    desk.close()
    assert fake.files == {}


class StoppingBackups(FakeBackups):
    """Somebody presses Stop while a file is being made."""

    def __init__(self, desk: BackupDesk) -> None:
        super().__init__()
        self._desk = desk

    def write(self, file: Path, passphrase: str, go_on: GoOn) -> BackupFacts | None:
        self._desk.cancel()
        return super().write(file, passphrase, go_on)
