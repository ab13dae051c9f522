"""Where a backup is put together: a folder that only its owner may look into, and that is gone at the end."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident

from coach.adapters.paths import Folders, temporary
from coach.services.backup_ports import BackupFault, BackupProblem

ROOM_LEFT = 2_000_000
"""Bytes that stay free on the disk."""
TIMES = 3
"""How many times the record must fit: the copy, what is written into it, and the file before it is locked."""
STALE_SECONDS = 43_200.0
"""Half a day: nothing of ours takes so long."""
_NAME = re.compile(r"\.amble-backup-\d+-[0-9a-f]+")


@contextmanager
def scratch(folders: Folders, file: Path, private: bool) -> Iterator[Path]:
    """A folder to work in for a backup in ``file``. It is made beside that where our own disk cannot be written or has
    no room: a record must be had from there above all. What is ``private`` never lies in plain on a stick or in a
    folder that a cloud reads; for that the system's folder for temporary files is the second place.

    Raises ``OSError``, and ``BackupProblem`` when there is no place."""
    second = temporary() if private else file.parent
    for place in (folders.data, temporary(), file.parent):
        _forget_left(place)
    if _has_room(folders.data, folders):
        place = folders.data
    elif private and not _has_room(second, folders):
        raise BackupProblem(BackupFault.NO_PRIVATE_ROOM, file)
    else:
        place = second
    folder = place / f".amble-backup-{os.getpid()}-{get_ident():x}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _has_room(place: Path, folders: Folders) -> bool:
    needed = TIMES * folders.store.stat().st_size + ROOM_LEFT
    return os.access(place, os.W_OK) and shutil.disk_usage(place).free > needed


def _forget_left(place: Path) -> None:
    """Delete what programs that were killed left behind; those that still run are never so old."""
    with suppress(OSError):
        for left in place.iterdir():
            if _NAME.fullmatch(left.name) and time.time() - left.lstat().st_mtime > STALE_SECONDS:
                shutil.rmtree(left, ignore_errors=True)
