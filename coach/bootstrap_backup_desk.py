"""The desk of backups on somebody's folder."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from coach.adapters.backup_shelf import BackupShelf, PutIn
from coach.adapters.paths import find_folders
from coach.adapters.session_spool import SessionSpool
from coach.adapters.unsaved import Unsaved
from coach.bootstrap_core import Core
from coach.bootstrap_settle import settle
from coach.services.backup_desk import BackupDesk
from coach.services.backup_ports import BackupFault, BackupProblem
from coach.services.ports import Clock


def backup_desk(core: Core, at_once: bool = False) -> BackupDesk:
    """``at_once`` closes the record and goes back there and then: for a command that has the claim and ends with it.
    With a window that happens as soon as it is closed."""

    def waiting() -> PutIn | None:
        unsaved = core.unsaved
        return None if unsaved.is_empty else partial(_put_in, core.clock, unsaved)

    shelf = BackupShelf(core.folders, core.clock, core.phrases.say("backups.note"), waiting)
    going_back = AtOnce(core, shelf) if at_once else shelf

    def waits() -> bool:
        core.replay()
        # Answers to a walk that is in no record are kept and never written.
        return not replace(core.unsaved, unplaced=()).is_empty

    return BackupDesk(shelf, shelf, going_back, waits, core.phrases)


def _put_in(clock: Clock, unsaved: Unsaved, folder: Path) -> None:
    """Write what waits into the copy of a record in ``folder``, as it would be written into the record itself."""
    SessionSpool(find_folders(folder).spools[0]).keep(unsaved)
    copy = Core(folder, clock)
    try:
        copy.replay()
        # What belongs to a walk that is in no record waits for ever, without any trouble.
        if copy.trouble():
            raise BackupProblem(BackupFault.WAITS, copy.folders.store)
    finally:
        copy.close()


class AtOnce:
    """A ``GoingBack`` that does not wait for the next start."""

    def __init__(self, core: Core, shelf: BackupShelf) -> None:
        self._core, self._shelf = core, shelf

    def agree(self) -> None:
        """Go back, and leave the record closed."""
        self._shelf.agree()
        self._core.store.close()
        taken = settle(self._core.folders)
        if taken is not None and taken.problem:
            fault = BackupFault.UNFINISHED if taken.has_come else BackupFault.NOT_WRITTEN
            raise BackupProblem(fault, self._core.folders.store, taken.problem.rstrip("."))

    def give_up(self) -> None:
        """Keep the record as it is."""
        self._shelf.give_up()
