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

    from coach.bootstrap_faults import Faults
    from coach.bootstrap_window import House

ICON_FIRST_MS = 120
"""Milliseconds that the icon beside the clock has to appear before everything else is built."""


NOBODY_ANSWERS = "Amble is open already but does not answer. Please close it, or sign in afresh, and start it again."


class Unheard(Exception):
    """Another Amble has the folder and hears nothing; the message is one sentence for the user."""


class Program:
    """One run of Amble with a window."""

    def __init__(self, app: QApplication, data_dir: Path | None, speed: float) -> None:
        self._app, self._data_dir, self._speed = app, data_dir, speed
        self._house: House | None = None
        self._faults: Faults | None = None

    def run(self, hidden: bool) -> int:
        """Show what is asked for and stay until somebody quits; returns the exit code."""
        try:
            instance = self._claim("hidden" if hidden else "show")
        except Exception as problem:  # the class of this problem takes 10 ms to import
            return tell_problem(problem)
        if instance is None:
            return 0
        if not hidden:
            return self._open(instance, None) or self._stay(instance)
        from coach.adapters.resources import find_resources
        from coach.ui.early_icon import show_early_icon

        icon = show_early_icon(find_resources() / "icons" / "amble.svg")
        QTimer.singleShot(ICON_FIRST_MS, lambda: self._open_late(instance, icon))
        return self._stay(instance)

    def _claim(self, message: str) -> SingleInstance | None:
        """None when another Amble has heard the message. Raises ``Unheard``."""
        folders = find_folders(self._data_dir)
        folders.create()
        instance = SingleInstance(folders.data)
        for _ in range(2):  # the one that runs may be just starting, or just going
            if instance.claim():
                return instance
            if instance.ask_running(message):
                return None
        raise Unheard(NOBODY_ANSWERS)

    def _open(self, instance: SingleInstance, icon: QSystemTrayIcon | None) -> int:
        """Build the house; returns 1, after telling, when the store cannot be read. Of a record that a newer Amble
        wrote somebody may go on without."""
        from coach.adapters.store import NewerRecord
        from coach.bootstrap_core import Core
        from coach.bootstrap_faults import Faults
        from coach.bootstrap_settle import settle, tell_settled
        from coach.bootstrap_window import House

        try:
            taken = settle(find_folders(self._data_dir))
            house = House(self._app, Core(self._data_dir), instance, self._speed, icon)
            self._house = house
            house.open(hidden=icon is not None)
            if taken is not None:
                QTimer.singleShot(0, lambda: tell_settled(house, taken))
        except NewerRecord as problem:
            return self._open(instance, icon) if self._goes_on_without(problem) else 1
        except Exception as problem:
            return tell_problem(problem)
        self._faults = Faults(house.core.folders.logs / "amble.log", house.tell_fault)
        self._faults.install()
        return 0

    def _goes_on_without(self, problem: Exception) -> bool:
        from coach.bootstrap_newer import ask_about_newer

        if sys.stderr is not None:
            sys.stderr.write(f"{problem}\n")
        try:
            return ask_about_newer(str(problem), self._data_dir)
        except Exception as other:
            tell_problem(other)
            return False

    def _open_late(self, instance: SingleInstance, icon: QSystemTrayIcon) -> None:
        if self._open(instance, icon):
            self._app.exit(1)

    def _stay(self, instance: SingleInstance) -> int:
        code = self._app.exec()
        if self._house is not None:
            self._house.close()
        if self._faults is not None:
            self._faults.remove()
        from coach.bootstrap_settle import finish, start_again

        again = finish(self._data_dir, instance)
        if again:
            start_again(again)
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
    """Tell why Amble cannot open: the store, a file of words or rules, or another Amble. Raises every other problem
    again."""
    from coach.adapters.catalogue_entries import CatalogueProblem
    from coach.services.ports import StoreProblem

    if not isinstance(problem, StoreProblem | CatalogueProblem | Unheard):
        raise problem
    return tell(str(problem))


def tell(sentence: str) -> int:
    """Amble cannot open: say why in a window of its own, and on the terminal. Returns the exit code."""
    from PySide6.QtWidgets import QMessageBox

    if sys.stderr is not None:  # a start at login on Windows has no terminal at all
        sys.stderr.write(f"{sentence}\n")
    QMessageBox.critical(None, "Amble", sentence)
    return 1
