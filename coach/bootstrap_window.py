"""The window: what stands in it, and which signal goes to whom. Reads as a table.

Before the first paint only the store, the words and the Today page are built; the rest follows right after.
"""

from __future__ import annotations

import sys
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from coach.adapters.catalogue import find_resources
from coach.adapters.single_instance import SingleInstance
from coach.bootstrap_core import Core
from coach.bootstrap_desktop import Desktop
from coach.bootstrap_pages import Pages
from coach.bootstrap_walk import Performance
from coach.services.ports import StoreProblem
from coach.ui.first_paint import FirstPaint
from coach.ui.main_window import MainWindow
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.focus_ring import FocusRing


class House:
    """Everything that lives as long as the program."""

    def __init__(self, app: QApplication, core: Core, instance: SingleInstance, speed: float) -> None:
        self.app, self.core, self.instance = app, core, instance
        resources = find_resources()
        app.setWindowIcon(QIcon(str(resources / "icons" / "amble.svg")))
        self.texts = Texts(core.phrases)
        self.appearance = Appearance(app, resources, core.settings.settings.look)
        self.performance = Performance(core, speed)
        self.window = MainWindow(self.appearance, self.texts)
        self.pages = Pages(self.window, self.appearance, self.texts, core, self.performance, resources)
        self.ring = FocusRing(app, self.appearance)

    @cached_property
    def desktop(self) -> Desktop:
        """Tray, reminders and notifications: after the first paint."""
        return Desktop(self.appearance, self.texts, self.core, self.performance, self.pages)

    def open(self, hidden: bool) -> None:
        """Show the first page (or nothing, in the tray), then bring up the rest."""
        core, window, pages = self.core, self.window, self.pages
        core.settings.look_changed.connect(self.appearance.apply_look)
        window.quit_requested.connect(self.app.quit)
        self.instance.message_received.connect(lambda _message: pages.raise_window())
        window.show_page("today" if core.planning.is_set_up() else "set_up")
        self._show_store_trouble()
        core.planning.today_changed.connect(lambda _today: self._show_store_trouble())
        if hidden:
            QTimer.singleShot(0, lambda: self._open_rest(hidden))
            return
        # A timer of no time at all would come before the window server asks for the first picture.
        FirstPaint(window).happened.connect(lambda: self._open_rest(hidden))
        window.show()

    def _show_store_trouble(self) -> None:
        self.window.show_trouble("store", self.core.trouble() or self.core.report.sentence)

    def _open_rest(self, hidden: bool) -> None:
        self.desktop.open(hidden)
        self.pages.offer_unfinished()
        QTimer.singleShot(3000, self._look_after_store)

    def _look_after_store(self) -> None:
        """A copy a day, made with a connection of its own beside the window."""
        from threading import Thread

        Thread(target=_back_up, args=(self.core,), name="backup", daemon=True).start()

    def close(self) -> None:
        """Let everything go, walks first."""
        self.desktop.close()
        self.performance.close()
        self.core.close()
        self.instance.release()


def _back_up(core: Core) -> None:
    import logging

    try:
        core.store.back_up()
    except StoreProblem as problem:
        logging.getLogger(__name__).warning("%s", problem)


def run_window(data_dir: Path | None, hidden: bool, speed: float) -> int:
    """Open the window, or bring the one that runs already to the front. Returns the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Amble")
    app.setDesktopFileName("amble")
    app.setQuitOnLastWindowClosed(False)
    try:
        house = _build(app, data_dir, speed)
    except StoreProblem as problem:
        return _tell(str(problem))
    if house is None:
        return 0
    house.open(hidden)
    code = app.exec()
    house.close()
    return code


def _build(app: QApplication, data_dir: Path | None, speed: float) -> House | None:
    from coach.adapters.paths import find_folders

    folders = find_folders(data_dir)
    folders.create()
    instance = SingleInstance(folders.data)
    if not instance.claim():
        instance.ask_running("show")
        return None
    return House(app, Core(data_dir), instance, speed)


def _tell(sentence: str) -> int:
    """The store cannot be read: say so in a window of its own, and on the terminal."""
    from PySide6.QtWidgets import QMessageBox

    sys.stderr.write(f"{sentence}\n")
    QMessageBox.critical(None, "Amble", sentence)
    return 1
