"""What was agreed to and can be done only while nobody has the record open: going back to another, and deleting all.

It is done as soon as Amble has closed, and again at the start, should the machine have gone down in between.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.adapters.paths import Folders, find_folders

if TYPE_CHECKING:
    from coach.adapters.restore_swap import TakenUp
    from coach.adapters.single_instance import SingleInstance
    from coach.bootstrap_window import House


def settle(folders: Folders) -> TakenUp | None:
    """Do it, for whoever has the claim on the folder and has not opened the record; what came of going back."""
    if not _waits(folders):
        return None
    from coach.adapters.clock import SystemClock
    from coach.adapters.erasing import Erasing
    from coach.adapters.restore_swap import Swap

    erasing = Erasing(folders)
    if erasing.waits:
        erasing.erase()
        folders.create()
        return None
    erasing.forget_broken()
    return Swap(folders).take_up(SystemClock().now().date())


def settle_unclaimed(folders: Folders) -> None:
    """Do it unless Amble is open; what came of it is seen in the record."""
    if _waits(folders):
        from coach.adapters.single_instance import SingleInstance

        instance = SingleInstance(folders.data)
        if instance.claim():
            settle(folders)
            instance.release()


def finish(data_dir: Path | None, instance: SingleInstance) -> tuple[str, ...]:
    """After everything is closed: the command that begins Amble anew where that was agreed to, else nothing."""
    folders = find_folders(data_dir)
    if not _waits(folders):
        return ()
    from coach.adapters.erasing import Erasing
    from coach.bootstrap_settings import start_command

    again = start_command(data_dir)[:-1]
    erasing = Erasing(folders)
    if not erasing.waits:
        erasing.forget_broken()
        # What only has to be gone on with waits until somebody opens Amble; else it could never be closed.
        return again if (folders.data / "coming" / "amble.db").exists() else ()
    starts_again = erasing.starts_again
    # Another start may have the folder by now; then it does this.
    if instance.claim():
        erasing.erase()
        instance.release()
        erasing.leave()
    return again if starts_again else ()


def start_again(command: tuple[str, ...]) -> None:
    """Begin Amble anew, as a program of its own that outlives this one."""
    from PySide6.QtCore import QProcess

    program = QProcess()
    program.setProgram(command[0])
    program.setArguments(command[1:])
    # Whoever reads what this program says must not wait for the end of the next one.
    program.setStandardInputFile(QProcess.nullDevice())
    program.setStandardOutputFile(QProcess.nullDevice())
    program.setStandardErrorFile(QProcess.nullDevice())
    program.startDetached()


def tell_settled(house: House, taken: TakenUp) -> None:
    """Say above the page what came of going back, with the way back from it."""
    house.pages.record.backups.tell_taken(taken)


def _waits(folders: Folders) -> bool:
    # The names alone: this is asked at every start.
    return (folders.data / "coming").exists() or (folders.data / "erase.json").exists()
