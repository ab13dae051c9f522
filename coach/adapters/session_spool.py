"""A second place for what is told and walked while the database cannot be written: one small file."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

from coach.adapters.unsaved import Unsaved, to_unsaved, unsaved_plain


class SessionSpool:
    """Keeps what is unsaved in the first of ``places`` that can be written; hands it back at the next start.

    ``places`` should be on other disks than the database where possible. Belongs to one thread and one process.
    """

    def __init__(self, *places: Path) -> None:
        self._places = places
        found = {place: _read(place) for place in places}
        newest = max(places, key=lambda place: found[place][0])
        self._serial, self._unsaved = found[newest]
        self._place = None if self._unsaved.is_empty else newest
        self._problem = ""
        self._changed: Callable[[], object] = lambda: None

    @property
    def unsaved(self) -> Unsaved:
        """What waits to be written."""
        return self._unsaved

    @property
    def place(self) -> Path | None:
        """The file that holds it now; None when nothing waits, or when no place could be written."""
        return self._place

    def watch(self, changed: Callable[[], object]) -> None:
        """Have ``changed`` called whenever something begins to wait, or waits no more; it may be amid other things, so
        what is wrong is best asked for a moment later."""
        self._changed = changed

    def keep(self, unsaved: Unsaved) -> None:
        """Replace what waits; on disk when this returns if ``place`` is not None, in memory in any case."""
        self._serial += 1
        self._unsaved = unsaved
        text = json.dumps({"serial": self._serial, **unsaved_plain(unsaved)})
        written = None if unsaved.is_empty else self._write(text)
        if (written is not None or unsaved.is_empty) and not self._forget_others(written) and written is None:
            # Said as the newest, so that what could not be removed does not come back over what is newer by then.
            self._write(text)
        self._place = written
        self._changed()

    def note_problem(self, problem: str) -> None:
        """Why a small thing waits; walks and answers tell their own."""
        if problem != self._problem:
            self._problem = problem
            self._changed()

    def trouble(self) -> str:
        """One sentence while small things wait, or ""."""
        return self.explain(self._problem) if self._unsaved.pending else ""

    def explain(self, problem: str) -> str:
        """A problem of the database with a word on where things are meanwhile; "" for ""."""
        if not problem:
            return ""
        if self._place is None:
            return f"{problem} Please leave Amble open: there is no other place to keep what is new."
        return f"{problem} For now what is new is kept in {self._place}."

    def _write(self, text: str) -> Path | None:
        return next((place for place in self._places if _write(place, text)), None)

    def _forget_others(self, written: Path | None) -> bool:
        # What stays behind because it cannot be removed has a lower serial number and is not read again.
        removed = {place: _remove(place) for place in self._places if place != written}
        return all(removed.values())


def _read(place: Path) -> tuple[int, Unsaved]:
    if not _is_ours(place.parent):
        return 0, Unsaved()
    try:
        plain = json.loads(place.read_text(encoding="utf-8"))
        return plain["serial"], to_unsaved(plain)
    except OSError:
        return 0, Unsaved()
    except (ValueError, KeyError, TypeError, AttributeError):
        _set_aside(place)
        return 0, Unsaved()


def _is_ours(folder: Path) -> bool:
    """Whether a folder may hold answers: in a place where anybody may write, only a real one of our own."""
    if not hasattr(os, "getuid"):
        return True
    try:
        shared = os.stat(folder.parent).st_mode & stat.S_IWOTH
        found = os.lstat(folder)
    except OSError:
        return False
    return not shared or (stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid())


def _write(place: Path, text: str) -> bool:
    unfinished = place.with_name(f".{place.name}-{os.getpid()}")
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(place.parent):
            return False
        unfinished.unlink(missing_ok=True)
        # Answers are nobody else's business, and a name somebody else made in a shared folder is not followed.
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(place)
    except OSError:
        _remove(unfinished)
        return False
    return True


def _remove(place: Path) -> bool:
    """Whether there is nothing of that name any more."""
    try:
        place.unlink(missing_ok=True)
    except OSError:
        return not os.path.lexists(place)
    return True


def _set_aside(place: Path) -> None:
    number = 1
    while (target := place.with_name(f"{place.stem}-damaged-{number}{place.suffix}")).exists():
        number += 1
    try:
        place.rename(target)
    except OSError:
        return
