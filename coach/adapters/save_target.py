"""Keeps what somebody saves away from what Amble keeps: a backup over the record would be the end of both."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from pathlib import Path

from coach.adapters.erasing import DATA, MARK
from coach.adapters.paths import Folders
from coach.domain.save_target import NoTarget

BESIDE = (MARK, "amble.lock")


def no_target(file: Path, folders: Folders) -> NoTarget | None:
    """Why nothing can be saved as ``file``. A data folder that somebody chose may hold other things too: there only
    Amble's own names are refused."""
    if file.is_dir():
        return NoTarget.FOLDER
    if file.exists() and not file.is_file():
        return NoTarget.DEVICE
    return NoTarget.OURS if _is_ours(file, folders) else None


def _is_ours(file: Path, folders: Folders) -> bool:
    if file.exists() and folders.store.exists() and file.samefile(folders.store):
        return True
    whole = _real(file)
    spools = (place.parent for place in folders.spools)
    if any(_real(folder) in whole.parents for folder in (folders.cache, folders.logs, folders.voices, *spools)):
        return True
    data = _real(folders.data)
    if data not in whole.parents:
        return False
    first = whole.relative_to(data).parts[0]
    return any(fnmatchcase(first, os.path.normcase(name)) for name in (*DATA, *BESIDE))


def _real(path: Path) -> Path:
    return Path(os.path.normcase(os.path.realpath(path)))
