"""Tells when a calendar's file or folder changes, by the system's own word: nothing is polled."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from coach.services.reminder_ports import CalendarPlace

REST = 2000
"""Milliseconds without a further change (our choice): programs write a calendar in several steps."""
MOST_FILES = 10_000
"""Of a folder; changes of more are not told apart."""

Stamp = tuple[tuple[str, int, int, int], ...]
"""Name, time of change (ns), size and number of each file of a calendar; none where there is none."""


class CalendarWatch(QObject):
    """Watches one place at a time; an address cannot be watched."""

    changed = Signal()
    """It may hold something else now. What else happens in the same folder is not told."""

    def __init__(self, parent: QObject | None = None, rest: int = REST) -> None:
        """``rest`` in milliseconds."""
        super().__init__(parent)
        self._path: Path | None = None
        self._seen: Stamp = ()
        self._made: QFileSystemWatcher | None = None
        self._rest = QTimer(self, singleShot=True, interval=rest)
        self._rest.timeout.connect(self._tell)

    def show_place(self, place: CalendarPlace | None) -> None:
        """Watch this place instead; None watches nothing."""
        self._path = place.path if place is not None else None
        watched = self._watched()
        if self._made is not None and watched:
            self._made.removePaths(watched)
        self._rest.stop()
        self._watch()
        self._seen = self._look()

    def _watch(self) -> None:
        """The file, and its folder: most programs put a new file in the place of the old."""
        if self._path is None:
            return
        path = self._path.expanduser()
        wanted = [path] if path.is_dir() else [path, path.parent]
        known = self._watched()
        missing = [str(each) for each in wanted if each.exists() and str(each) not in known]
        if missing:
            self._watcher().addPaths(missing)

    def _watched(self) -> list[str]:
        return [] if self._made is None else [*self._made.files(), *self._made.directories()]

    def _watcher(self) -> QFileSystemWatcher:
        """Made for the first place: Linux gives each person 128 of them for all programs together."""
        if self._made is None:
            self._made = QFileSystemWatcher(self)
            self._made.fileChanged.connect(self._rest.start)
            self._made.directoryChanged.connect(self._rest.start)
        return self._made

    def _look(self) -> Stamp:
        return () if self._path is None else _stamp(self._path.expanduser())

    def _tell(self) -> None:
        self._watch()
        seen, self._seen = self._seen, self._look()
        if seen != self._seen:
            self.changed.emit()


def _stamp(path: Path) -> Stamp:
    try:
        if not path.is_dir():
            return (_of_file(path.name, path.stat()),)
        with os.scandir(path) as inside:
            calendars = (each for each in inside if each.name.lower().endswith(".ics"))
            return tuple(sorted(_of_file(each.name, each.stat()) for each in islice(calendars, MOST_FILES)))
    except OSError:
        return ()


def _of_file(name: str, found: os.stat_result) -> tuple[str, int, int, int]:
    return name, found.st_mtime_ns, found.st_size, found.st_ino
