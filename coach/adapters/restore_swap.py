"""Going back to an earlier record, so that a machine that goes down at any moment has either one whole.

What shall come is laid ready in a folder of its own beside the record, and checked. From the moment that this folder
has its final name, it comes: at the next start, before anybody opens the record. Each step there can be taken again by
whoever starts after one that was cut off.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from coach.adapters.backup_scratch import STALE_SECONDS
from coach.adapters.paths import Folders
from coach.adapters.store_backup import OWN_THINGS, Backups, copy_of
from coach.adapters.store_connection import BUSY_SECONDS
from coach.adapters.store_damage import set_aside, sync, sync_folder
from coach.domain.backup import CopyReason, RecordCopy
from coach.services.ports import StoreProblem

COMING = "coming"
"""The folder of what shall come, and how names begin while it is made."""
DATABASE, OWN = "amble.db", "exercises"
_BEFORE = "before-"
"""How the empty file begins whose name says which copy was made of what was there: it needs no room on a full disk."""


@dataclass(frozen=True)
class TakenUp:
    """What came of going back: ``before`` is the copy of what was there (None where it was damaged), ``problem`` why
    it did not work ("" when it did), and ``has_come`` whether the record is the chosen one all the same: then what
    belongs to it is put in place at the next start."""

    before: RecordCopy | None = None
    problem: str = ""
    has_come: bool = False


class Swap:
    """The coming record beside the present one."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self.ready = folders.data / COMING
        self.making = folders.data / f"{COMING}.part-{os.getpid()}"

    @property
    def waits(self) -> bool:
        """Whether something shall come at the next start."""
        return self.ready.is_dir()

    def begin(self) -> Path:
        """An empty folder to fill. Raises ``OSError``."""
        self.give_up()
        self._forget_left()
        self.making.mkdir(mode=0o700)
        return self.making

    def give_up(self) -> None:
        """Forget what was being laid ready."""
        shutil.rmtree(self.making, ignore_errors=True)

    def _forget_left(self) -> None:
        """Delete what programs that were killed left behind; those that still run are never so old."""
        for left in self._folders.data.glob(f"{COMING}.part-*"):
            if time.time() - left.stat().st_mtime > STALE_SECONDS:
                shutil.rmtree(left, ignore_errors=True)

    def agree(self) -> None:
        """What was laid ready shall come. Raises ``OSError``."""
        for file in self.making.rglob("*"):
            if file.is_file():
                sync(file)
        for folder in (self.making / OWN, self.making):
            sync_folder(folder)
        if self.ready.exists():
            shutil.rmtree(self.ready)
        self.making.rename(self.ready)
        sync_folder(self._folders.data)

    def take_up(self, day: date) -> TakenUp | None:
        """Put what was laid ready in place, where nobody has the record open; None when nothing waits.

        What refuses before the record is replaced leaves the present one, and what should have come is forgotten."""
        if not self.waits:
            return None
        backups = Backups(self._folders.store)
        try:
            if (self.ready / DATABASE).exists():
                self._take_database(backups, day)
            before = self._before()
            self._take_own(backups.file(before).with_suffix(OWN_THINGS) if before else None)
            self._put_spools_aside(day)
            shutil.rmtree(self.ready)
        except (OSError, sqlite3.Error, StoreProblem) as problem:
            has_come = not (self.ready / DATABASE).exists()
            if not has_come:
                shutil.rmtree(self.ready, ignore_errors=True)
            return TakenUp(None, str(getattr(problem, "strerror", None) or problem), has_come)
        backups.forget_old(day)
        return TakenUp(before)

    def _take_database(self, backups: Backups, day: date) -> None:
        path, taken = self._folders.store, None
        for noted in self.ready.glob(f"{_BEFORE}*"):  # by a run that was cut off
            noted.unlink()
        if path.exists() and _let_go(path, day):
            taken = backups.take(day, CopyReason.RESTORE)
        try:
            if taken is not None:
                (self.ready / f"{_BEFORE}{taken.name}").touch()
                sync_folder(self.ready)
            (self.ready / DATABASE).replace(path)
        except OSError:
            if taken is not None:
                # A link to what stays the record would change with it, and is no copy.
                taken.unlink()
            raise
        sync_folder(path.parent)

    def _before(self) -> RecordCopy | None:
        """The copy that was made of what was there, by this run or one that was cut off."""
        noted = (Path(file.name.removeprefix(_BEFORE)) for file in self.ready.glob(f"{_BEFORE}*"))
        return next((copy for name in noted if (copy := copy_of(name))), None)

    def _take_own(self, beside: Path | None) -> None:
        """A coming record without a folder of exercises leaves those that are here; else these go ``beside`` the copy
        of what was there. They are never deleted."""
        coming, here = self.ready / OWN, self._folders.data / OWN
        if not coming.is_dir():
            return
        if here.is_dir():
            aside = beside if beside and not beside.exists() else _free_name(here.with_name(f"{OWN}-before"))
            here.rename(aside)
        coming.rename(here)

    def _put_spools_aside(self, day: date) -> None:
        """What still waits belongs to the record before, and would be written into this one."""
        for place in self._folders.spools:
            if place.exists():
                place.rename(_free_name(place.with_name(f"{place.stem}-before-{day.isoformat()}{place.suffix}")))


def _let_go(path: Path, day: date) -> bool:
    """Work the log into the database, so that it is one file; whether it is still there: a damaged one is set aside.

    Raises ``StoreProblem`` while another program has it."""
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        set_aside(path, day, "damaged")
        return False
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    return True


def _free_name(path: Path) -> Path:
    """This name, or the first one after it that nothing has."""
    name = path
    for number in count(2):
        if not os.path.lexists(name):
            break
        name = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return name


def set_aside_files(data: Path) -> list[Path]:
    """The records that were set aside, damaged or of a newer Amble, newest first."""
    found = (*data.glob("amble-damaged-*.db"), *data.glob("amble-newer-*.db"))
    return sorted(found, key=lambda file: file.name.split("-", 2)[2], reverse=True)
