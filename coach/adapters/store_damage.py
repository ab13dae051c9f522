"""Telling a good database file from a damaged one by its first bytes, and setting a damaged one aside."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import BinaryIO

from coach.adapters.store_connection import damage_mark
from coach.services.ports import StoreProblem

APPLICATION_ID = 0x416D626C
""""Ambl": SQLite keeps it at byte 68, so that a foreign file is known."""
HEADER_LENGTH = 100
MISSING = "missing"
NEWER = "newer"
"""No damage: a newer Amble wrote it, and somebody goes on without it."""
"""The fault of a file that is not there."""
_MAGIC = b"SQLite format 3\0"
_SIDE_FILES = ("-wal", "-shm")


def header_fault(header: bytes, size: int | None) -> str:
    """What is wrong with the first 100 bytes of one of our files, in a few words, or "".

    ``size`` is the file's length, or None while a write-ahead log stands beside it (then the header's own idea of the
    size may be old). Source of the layout: sqlite.org/fileformat2.html, section 1.3.
    """
    if len(header) < HEADER_LENGTH or not header.startswith(_MAGIC):
        return "not a database"
    page, pages, trunk, free = _number(header, 16, 2), _number(header, 28), _number(header, 32), _number(header, 36)
    page = 65536 if page == 1 else page
    faults = {
        "page size": page < 512 or page & (page - 1) != 0 or header[20] != 0,
        "file format": header[18] not in (1, 2) or header[19] not in (1, 2) or header[21:24] != b"\x40\x20\x20",
        "schema format": _number(header, 44) != 4 or _number(header, 56) != 1,
        "vacuum": _number(header, 52) != 0 or _number(header, 64) != 0,
        "another program's file": _number(header, 68) != APPLICATION_ID,
        "reserved bytes": any(header[72:92]),
        "free pages": trunk > pages or free > pages or (trunk == 0) != (free == 0),
        "length": size is not None and pages * page != size,
        "version": shape_of(header) < 1,
    }
    return next((name for name, wrong in faults.items() if wrong), "")


def free_list_fault(file: BinaryIO, header: bytes) -> str:
    """What is wrong with the list of pages that are free for reuse, or "". With a wrong one SQLite could write over
    pages that are in use. Source of the layout: sqlite.org/fileformat2.html, section 1.5."""
    page, pages, trunk, free = _number(header, 16, 2), _number(header, 28), _number(header, 32), _number(header, 36)
    page = 65536 if page == 1 else page
    listed, seen = 0, set[int]()
    while trunk and listed <= free:
        if trunk == 1 or trunk > pages or trunk in seen:
            return "free pages"
        seen.add(trunk)
        file.seek((trunk - 1) * page)
        block = file.read(page)
        count = _number(block, 4)
        leaves = {_number(block, 8 + 4 * at) for at in range(min(count, page // 4 - 2))}
        if count > page // 4 - 2 or len(leaves) != count or any(not 1 < leaf <= pages for leaf in leaves):
            return "free pages"
        seen |= leaves
        listed, trunk = listed + 1 + count, _number(block, 0)
    return "" if listed == free == len(seen) else "free pages"


def shape_of(header: bytes) -> int:
    """The number of the last migration (``user_version``), signed as SQLite reads it."""
    return int.from_bytes(header[60:64], "big", signed=True)


def file_fault(path: Path) -> str:
    """What is wrong with a database file before it is opened, or "".

    Raises ``StoreProblem`` when it may not be read."""
    wal = path.with_name(path.name + "-wal")
    if damage_mark(path).exists():
        return "marked"
    if not path.exists():
        return MISSING
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_LENGTH)
            if wal.exists() and wal.stat().st_size > 0:
                # What the log changes is not in the file yet.
                return header_fault(header, None)
            return header_fault(header, path.stat().st_size) or free_list_fault(file, header)
    except PermissionError as error:
        raise StoreProblem(f"Amble may not read its record {path}; allow it in the file's permissions.") from error
    except OSError:
        return "unreadable"


def set_aside(path: Path, day: date, fault: str) -> Path | None:
    """Give a damaged database a dated name beside it, with its side files; the new path, or None when there was none.

    The side files go first: a log that stayed behind would be played into the next database of this name.
    When the file itself is missing, a log it left is moved all the same; a file that another process has made since
    is left alone. Raises ``StoreProblem`` when the folder does not allow it.
    """
    if fault == MISSING and not _is_orphaned(path):
        return None
    target = _free_name(path, day, NEWER if fault == NEWER else "damaged")
    try:
        for ending in _SIDE_FILES:
            _move(path.with_name(path.name + ending), target.with_name(target.name + ending))
        moved = _move(path, target)
        damage_mark(path).unlink(missing_ok=True)
    except OSError as error:
        raise StoreProblem(f"Amble cannot set its unreadable record aside in {path.parent}: {error}.") from error
    return target if moved else None


def sync(file: Path) -> None:
    """Wait until a finished file is on the disk. Raises ``OSError``."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system lets one ask for that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def put_in_place(finished: Path, path: Path) -> None:
    """Give a finished database its name unless another process was quicker; never overwrites. Raises ``OSError``."""
    try:
        os.link(finished, path)
    except OSError:
        # Another process was quicker, or the file system has no hard links.
        if not path.exists():
            finished.rename(path)
    finished.unlink(missing_ok=True)


def _is_orphaned(path: Path) -> bool:
    # In this order: a live database makes its log after itself, so a log seen first is not the log of a new one.
    logs = [path.with_name(path.name + ending).exists() for ending in _SIDE_FILES]
    return any(logs) and not path.exists()


def _move(source: Path, target: Path) -> bool:
    if not source.exists():
        return False
    source.rename(target)
    return True


def _free_name(path: Path, day: date, word: str) -> Path:
    number = 1
    while True:
        ending = "" if number == 1 else f"-{number}"
        target = path.with_name(f"{path.stem}-{word}-{day.isoformat()}{ending}{path.suffix}")
        if not any(target.with_name(target.name + side).exists() for side in ("", *_SIDE_FILES)):
            return target
        number += 1


def _number(header: bytes, at: int, length: int = 4) -> int:
    return int.from_bytes(header[at : at + length], "big")
