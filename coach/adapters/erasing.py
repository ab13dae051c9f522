"""Deletes everything that Amble keeps, and nothing else: a data folder that somebody chose may hold other things too.

What was agreed to is written down first, so that it is gone on with after a machine went down in the midst of it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from coach.adapters.part_file import part_of
from coach.adapters.paths import NAME, Folders
from coach.adapters.store_damage import sync_folder
from coach.services.backup_ports import BackupFault, BackupProblem

MARK = "erase.json"
"""The file that says what was agreed to."""
VOICES, STARTS_AGAIN = "voices", "starts_again"
DATA = (
    "amble.db*", ".amble.db-*", "amble-damaged-*", "backups", "coming", "coming.part-*", ".amble-backup-*", "exercises",
    "exercises-before*", "calendar-choice.json", "calendar.json", "lowered.json*", ".amble-*.part", ".try-*",
    "amble.address", "mended.json", "amble-newer-*",
)  # fmt: skip
"""Names in the data folder; voices and the mark beside them, and at the very end the lock."""
CACHE = ("clips", "unsaved*.json", ".unsaved.json-*", ".amble-*.part")
LOGS = ("amble.log*",)


class Erasing:
    """Everything of Amble in the folders of somebody, and what was agreed to about it."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    @property
    def waits(self) -> bool:
        """Whether somebody agreed to it and it is not done. Only a whole mark says so."""
        return self._agreed() is not None

    @property
    def starts_again(self) -> bool:
        """Whether Amble shall begin afresh afterwards."""
        return bool((self._agreed() or {}).get(STARTS_AGAIN))

    def agree(self, with_voices: bool, starts_again: bool) -> None:
        """From now on everything is deleted as soon as nobody uses it."""
        try:
            with part_of(self._mark) as part, part.open("w", encoding="utf-8") as opened:
                json.dump({VOICES: with_voices, STARTS_AGAIN: starts_again}, opened)
                opened.flush()
                os.fsync(opened.fileno())
            sync_folder(self._folders.data)
        except OSError as problem:
            with suppress(OSError):  # nothing is deleted after it was said that it could not begin
                self._mark.unlink(missing_ok=True)
            raise BackupProblem(BackupFault.NOT_ERASED, self._folders.data, problem.strerror or "") from problem

    def forget_broken(self) -> None:
        """Take away a mark that is not whole: nobody agreed to it, or nobody knows to what."""
        if self._agreed() is None:
            with suppress(OSError):
                self._mark.unlink(missing_ok=True)

    def erase(self) -> tuple[Path, ...]:
        """Delete what was agreed to; what the system would not let go. Nothing without a whole mark."""
        agreed, left = self._agreed(), []
        if agreed is None:
            return ()
        for path in self._everything(agreed[VOICES]):
            if not _delete(path):
                left.append(path)
        if not left:
            self._mark.unlink(missing_ok=True)
        for folder in (*self._spool_folders(), self._folders.cache, self._folders.logs, *self._above_logs()):
            with suppress(OSError):  # something else is in it
                folder.rmdir()
        return tuple(left)

    def leave(self) -> None:
        """Take the empty data folder away too; for the last one to go."""
        with suppress(OSError):
            self._folders.data.rmdir()

    def sizes(self) -> tuple[int, int]:
        """Bytes of everything but voices, and of fetched voices."""
        return sum(map(_size, self._everything(False))), _size(self._folders.voices)

    @property
    def _mark(self) -> Path:
        return self._folders.data / MARK

    def _agreed(self) -> dict[str, bool] | None:
        """What the mark says; None without one that is whole."""
        try:
            found = json.loads(self._mark.read_text("utf-8"))
        except (OSError, ValueError):
            return None
        is_whole = isinstance(found, dict) and all(isinstance(found.get(key), bool) for key in (VOICES, STARTS_AGAIN))
        return found if is_whole else None

    def _everything(self, with_voices: bool) -> Iterator[Path]:
        folders = self._folders
        for folder, names in ((folders.data, DATA), (folders.cache, CACHE), (folders.logs, LOGS)):
            for name in names:
                yield from folder.glob(name)
        for folder in self._spool_folders():
            yield from folder.glob("*unsaved*")
        if with_voices and folders.voices.exists():
            yield folders.voices

    def _above_logs(self) -> tuple[Path, ...]:
        """Some systems give a program's log a folder within one of the program's name."""
        above = self._folders.logs.parent
        return (above,) if above.name == NAME and above != self._folders.data else ()

    def _spool_folders(self) -> tuple[Path, ...]:
        """Those beside the cache, where walks wait while the disk is full."""
        return tuple(place.parent for place in self._folders.spools if place.parent != self._folders.cache)


def _delete(path: Path) -> bool:
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        return path.stat().st_size
    except OSError:
        return 0
