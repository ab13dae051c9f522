"""The backups of tests behave as real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.backup import CopyReason
from coach.services.backup_ports import BackupFault, BackupFiles, BackupProblem, Copies, GoingBack
from tests.fakes.backup_files import FakeBackups

FILE = Path("b.amble")


def test_it_serves_all_three_ports() -> None:
    fake = FakeBackups()
    ports: tuple[BackupFiles, Copies, GoingBack] = (fake, fake, fake)
    assert ports[1].set_aside() == ()


def test_what_is_saved_opens_with_its_passphrase_alone() -> None:
    fake = FakeBackups()
    assert fake.write(FILE, "heron", lambda _share: True) is not None
    assert fake.is_locked(FILE)
    with pytest.raises(BackupProblem):
        fake.stage(FILE, "", lambda _share: True)
    assert fake.stage(FILE, "heron", lambda _share: True) == fake.staged
    fake.agree()
    assert (fake.staged, fake.went_back_to is not None) == (None, True)


def test_what_is_stopped_is_not_there() -> None:
    fake = FakeBackups()
    assert fake.write(FILE, "", lambda share: share < 0.5) is None
    assert fake.files == {}
    copy = fake.add_copy(CopyReason.IMPORT)
    assert fake.stage_copy(copy, lambda _share: False) is None
    assert fake.all_copies() == (copy,)


def test_a_fault_comes_once() -> None:
    fake = FakeBackups()
    fake.fault = BackupFault.NO_ROOM
    with pytest.raises(BackupProblem, match="no_room"):
        fake.write(FILE, "", lambda _share: True)
    fake.give_up()
    assert fake.write(FILE, "", lambda _share: True) is not None
