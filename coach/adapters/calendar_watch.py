"""Tells when a calendar's file or folder changes, by the system's own word: nothing is polled."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from coach.services.reminder_ports import CalendarPlace

REST = 2000
"""Milliseconds without a further change (our choice): programs write a calendar in several steps."""


class CalendarWatch(QObject):
    """Watches one place at a time; an address cannot be watched."""

    changed = Signal()
    """It may hold something else now."""

    def __init__(self, parent: QObject | None = None, rest: int = REST) -> None:
        """``rest`` in milliseconds."""
        super().__init__(parent)
        self._path: Path | None = None
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

    def _tell(self) -> None:
        self._watch()
        self.changed.emit()
