"""The desk of backups on somebody's folder."""

from __future__ import annotations

from coach.adapters.backup_shelf import BackupShelf
from coach.bootstrap_core import Core
from coach.bootstrap_settle import settle
from coach.services.backup_desk import BackupDesk
from coach.services.backup_ports import BackupFault, BackupProblem


def backup_desk(core: Core, at_once: bool = False) -> BackupDesk:
    """``at_once`` closes the record and goes back there and then: for a command that has the claim and ends with it.
    With a window that happens as soon as it is closed."""
    shelf = BackupShelf(core.folders, core.clock, core.phrases.say("backups.note"))
    going_back = AtOnce(core, shelf) if at_once else shelf

    def waits() -> bool:
        return core.replay() and core.replay()

    return BackupDesk(shelf, shelf, going_back, waits, core.phrases)


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
