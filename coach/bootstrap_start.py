"""From the command line to a window or to an icon beside the clock, with the least there can be before it is seen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coach.adapters.paths import find_folders
from coach.adapters.single_instance import SingleInstance
from coach.ui.qt_arguments import QT_ARGUMENTS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from coach.bootstrap_window import House

ICON_FIRST_MS = 120
"""Milliseconds that the icon beside the clock has to appear before everything else is built."""


class Program:
    """One run of Amble with a window."""

    def __init__(self, app: QApplication, data_dir: Path | None, speed: float) -> None:
        self._app, self._data_dir, self._speed = app, data_dir, speed
        self._house: House | None = None

    def run(self, hidden: bool) -> int:
        """Show what is asked for and stay until somebody quits; returns the exit code."""
        try:
            instance = self._claim()
        except Exception as problem:  # the class of this problem takes 10 ms to import
            return tell_problem(problem)
        if instance is None:
            return 0
        if not hidden:
            return self._open(instance, None) or self._stay()
        from coach.adapters.resources import find_resources
        from coach.ui.early_icon import show_early_icon

        icon = show_early_icon(find_resources() / "icons" / "amble.svg")
        QTimer.singleShot(ICON_FIRST_MS, lambda: self._open_late(instance, icon))
        return self._stay()

    def _claim(self) -> SingleInstance | None:
        folders = find_folders(self._data_dir)
        folders.create()
        instance = SingleInstance(folders.data)
        if instance.claim():
            return instance
        instance.ask_running("show")
        return None

    def _open(self, instance: SingleInstance, icon: QSystemTrayIcon | None) -> int:
        """Build the house; returns 1, after telling, when the store cannot be read."""
        from coach.bootstrap_core import Core
        from coach.bootstrap_window import House
        from coach.services.ports import StoreProblem

        try:
            self._house = House(self._app, Core(self._data_dir), instance, self._speed, icon)
        except StoreProblem as problem:
            return tell(str(problem))
        self._house.open(hidden=icon is not None)
        return 0

    def _open_late(self, instance: SingleInstance, icon: QSystemTrayIcon) -> None:
        if self._open(instance, icon):
            self._app.exit(1)

    def _stay(self) -> int:
        code = self._app.exec()
        if self._house is not None:
            self._house.close()
        return code


def run_window(data_dir: Path | None, hidden: bool, speed: float) -> int:
    """Open the window, or bring the one that runs already to the front. Returns the exit code."""
    app = QApplication.instance() or QApplication([*sys.argv[:1], *QT_ARGUMENTS])
    assert isinstance(app, QApplication)
    app.setApplicationName("Amble")
    app.setDesktopFileName("amble")
    app.setQuitOnLastWindowClosed(False)
    return Program(app, data_dir, speed).run(hidden)


def tell_problem(problem: Exception) -> int:
    """Tell a problem with the store. Raises every other one again."""
    from coach.services.ports import StoreProblem

    if not isinstance(problem, StoreProblem):
        raise problem
    return tell(str(problem))


def tell(sentence: str) -> int:
    """The store cannot be read: say so in a window of its own, and on the terminal. Returns the exit code."""
    from PySide6.QtWidgets import QMessageBox

    sys.stderr.write(f"{sentence}\n")
    QMessageBox.critical(None, "Amble", sentence)
    return 1
