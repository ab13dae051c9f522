"""Makes a good database where there is none: the newest good copy, or an empty one the first time."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from coach.adapters.mended_note import MendedNote
from coach.adapters.store_backup import Backups, backup_day
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_damage import APPLICATION_ID, MISSING, NEWER, put_in_place, set_aside, sync
from coach.adapters.store_migrations import migrate
from coach.services.ports import StoreProblem

_WHAT = {MISSING: "could not be found", NEWER: "was written by a newer Amble"}


@dataclass(frozen=True)
class StoreReport:
    """What opening the store had to mend.

    ``sentence`` is for the user, "" when all was well. Walks and answers of the local days ``lost_from`` to
    ``lost_to`` may be missing; ``lost_from`` None beside a ``lost_to`` means everything before it. ``set_aside`` is
    the damaged file under its new name.
    """

    sentence: str = ""
    lost_from: date | None = None
    lost_to: date | None = None
    set_aside: Path | None = None

    @property
    def is_mended(self) -> bool:
        """Whether another record took the place of one that was damaged or gone."""
        return self.lost_to is not None


def mend(path: Path, backups: Backups, fault: str, now: datetime) -> StoreReport:
    """Set aside what stands at ``path`` and put the newest good copy there, or an empty database without one.

    ``fault`` is what ``file_fault`` found; the first start ("missing", no copies) gives an empty report.
    Raises ``StoreProblem`` when the folder or the disk refuses.
    """
    lost_to = _last_written(path, now)
    aside = set_aside(path, now.date(), fault)
    copy = backups.newest_good()
    try:
        if copy is not None:
            backups.restore(copy)
        else:
            _create(path)
    except OSError as error:
        raise StoreProblem(f"Amble cannot write its record in {path.parent}: {error.strerror}.") from error
    if copy is None and aside is None:
        return StoreReport()
    lost_from = backup_day(copy) if copy else None
    sentence = _mended_words(fault, lost_from, lost_to, aside)
    MendedNote(path.parent).keep(sentence)
    return StoreReport(sentence, lost_from, lost_to, aside)


def would_be_lost(path: Path, backups: Backups, now: datetime) -> tuple[date | None, date]:
    """The local days whose walks and answers may be missing if ``mend`` were called now; None for all before."""
    copy = backups.newest_good()
    return backup_day(copy) if copy else None, _last_written(path, now)


def _create(path: Path) -> None:
    # Finished under another name first: a kill half-way must not leave a half-made database.
    unfinished = path.with_name(f".{path.name}-{os.getpid()}")
    for ending in ("", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)
    connection = StoreConnection(unfinished)
    with closing(connection):
        connection.open()
        connection.write("PRAGMA synchronous = OFF")
        connection.write(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(connection)
    sync(unfinished)
    put_in_place(unfinished, path)


def _last_written(path: Path, now: datetime) -> date:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo).date()
    except OSError:
        return now.date()


def _mended_words(fault: str, lost_from: date | None, lost_to: date, aside: Path | None) -> str:
    what = _WHAT.get(fault, "was damaged")
    kept = f" The {NEWER if fault == NEWER else 'damaged'} file is kept as {aside.name}." if aside else ""
    if lost_from is None:
        return f"Amble's record {what} and there was no copy to go back to, so it starts afresh.{kept}"
    copy = "newest copy that it can read" if fault == NEWER else "newest good copy"
    went_back = f"Amble's record {what}, so Amble went back to its {copy}"
    return f"{went_back}; walks and answers of {days_words(lost_from, lost_to)} may be missing.{kept}"


def days_words(first: date, last: date) -> str:
    """ "20 to 22 November 2026": what both days share is said once."""
    if first == last:
        return _day(last)
    if first.year != last.year:
        return f"{_day(first)} to {_day(last)}"
    return f"{first.day} to {_day(last)}" if first.month == last.month else f"{first.day} {first:%B} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
