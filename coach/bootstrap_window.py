"""The window: what stands in it, and which signal goes to whom. Reads as a table.

Before the first paint only the store, the words and the Today page are built; the rest follows right after.
"""

from __future__ import annotations

import gc
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from coach.adapters.catalogue import find_resources
from coach.bootstrap_core import Core
from coach.services.ports import StoreProblem
from coach.ui.texts import Texts
from coach.ui.theme import Appearance

if TYPE_CHECKING:
    from coach.adapters.single_instance import SingleInstance
    from coach.bootstrap_desktop import Desktop
    from coach.bootstrap_pages import Pages
    from coach.bootstrap_sitting import SittingWires
    from coach.bootstrap_unsaved import UnsavedWires
    from coach.bootstrap_walk import Performance
    from coach.bootstrap_zone import ZoneWires
    from coach.ui.main_window import MainWindow


HIDDEN = "hidden"
"""What a later start says that wants no window; every other asks for the window."""


class House:
    """Everything that lives as long as the program."""

    def __init__(
        self,
        app: QApplication,
        core: Core,
        instance: SingleInstance,
        speed: float,
        icon: QSystemTrayIcon | None = None,
    ) -> None:
        """``icon`` stands beside the clock already when Amble starts there."""
        self.app, self.core, self.instance, self._speed, self._icon = app, core, instance, speed, icon
        self._resources = find_resources()
        self.texts = Texts(core.phrases)
        self.appearance = Appearance(app, self._resources, core.settings.settings.look)
        self._in_tray = False

    @cached_property
    def pages(self) -> Pages:
        """The window, with its first page open; a start in the tray builds it when somebody wants to see it."""
        from coach.bootstrap_pages import Pages
        from coach.ui.main_window import MainWindow
        from coach.ui.widgets.focus_ring import FocusRing

        core, window = self.core, MainWindow(self.appearance, self.texts)
        window.quit_requested.connect(self.app.quit)
        pages = Pages(window, self.appearance, self.texts, core, lambda: self.performance, self._resources)
        FocusRing(self.app, self.appearance)
        window.show_page("today" if core.planning.is_set_up() else "set_up")
        self._show_store_trouble(window)
        self._show_mended(window)
        core.planning.today_changed.connect(lambda _today: self._show_store_trouble(window))
        core.planning.trouble_changed.connect(lambda sentence: window.show_trouble("store", sentence))
        if self._in_tray:
            QTimer.singleShot(0, lambda: self._complete(pages))
        return pages

    @cached_property
    def performance(self) -> Performance:
        """What walks are performed with: when the first one comes near."""
        from coach.bootstrap_walk import Performance

        performance = Performance(self.core, self._speed)
        self.desktop.watch(performance)
        self.sitting.watch(performance)
        return performance

    @cached_property
    def desktop(self) -> Desktop:
        """Tray, reminders and notifications: after the first paint."""
        from coach.bootstrap_calendar import connect_calendar
        from coach.bootstrap_desktop import Desktop
        from coach.bootstrap_presence import connect_presence

        desktop = Desktop(self.appearance, self.texts, self.core, lambda: self.pages, self._icon)
        connect_presence(self.core, desktop.reminders)
        connect_calendar(self.core, desktop)
        return desktop

    @cached_property
    def sitting(self) -> SittingWires:
        """Since when somebody sits, and when they come back."""
        from coach.bootstrap_sitting import SittingWires

        return SittingWires(self.appearance, self.texts, self.core, self.desktop, lambda: self.pages)

    @cached_property
    def zone(self) -> ZoneWires:
        """Whose clocks walks go by on a journey."""
        from coach.bootstrap_zone import ZoneWires

        return ZoneWires(self.core, self.desktop)

    @cached_property
    def unsaved(self) -> UnsavedWires:
        """What waits in the second place, told and written."""
        from coach.bootstrap_unsaved import UnsavedWires

        return UnsavedWires(self.app, self.core, self._tell_store_trouble)

    def open(self, hidden: bool) -> None:
        """Show the first page (or nothing, in the tray), then bring up the rest."""
        self.core.settings.look_changed.connect(self.appearance.apply_look)
        self.instance.message_received.connect(self._hear)
        if hidden:
            self._open_hidden()
            return
        from coach.ui.first_paint import FirstPaint

        # A timer of no time at all would come before the window server asks for the first picture.
        FirstPaint(self.pages.window).happened.connect(self._open_rest)
        self.pages.window.show()

    def tell_fault(self, fault: BaseException, details: Path) -> None:
        """One sentence above the page, where there is a window."""
        from coach.adapters.catalogue_entries import CatalogueProblem

        if "pages" in self.__dict__:
            told = isinstance(fault, CatalogueProblem | StoreProblem)
            sentence = str(fault) if told else self.texts.say("window.fault", place=str(details))
            self.pages.window.show_trouble("fault", sentence)

    def _hear(self, message: str) -> None:
        """A later start. One at login has found what it wants, and brings no window up."""
        if message != HIDDEN:
            self.pages.raise_window()

    def _show_store_trouble(self, window: MainWindow) -> None:
        report = self.core.store.report
        window.show_trouble("store", self.core.trouble() or ("" if report.is_mended else report.sentence))

    def _show_mended(self, window: MainWindow) -> None:
        """What was mended, by whichever program it was, stays until somebody has put it away."""
        from coach.adapters.mended_note import MendedNote

        note, report = MendedNote(self.core.folders.data), self.core.report

        def put_away() -> None:
            note.put_away()
            window.show_trouble("mended", "")

        sentence = note.text() or (report.sentence if report.is_mended else "")
        window.show_trouble("mended", sentence, self.texts.say("window.seen"), put_away)

    def _tell_store_trouble(self) -> None:
        if "pages" in self.__dict__:
            self._show_store_trouble(self.pages.window)

    def _open_hidden(self) -> None:
        self.instance.listen()
        self._catch_up()
        self._in_tray = self._open_desktop()
        if not self._in_tray:
            self.pages.window.showMinimized()
            self._complete(self.pages)
        self._settle()

    def _open_rest(self) -> None:
        self.instance.listen()
        self._catch_up()
        self._open_desktop()
        self._complete(self.pages)
        self._settle()

    def _open_desktop(self) -> bool:
        """Everything outside the window; whether there is a tray."""
        there = self.desktop.open()
        self.sitting.open()
        self.zone.open()
        return there

    def _catch_up(self) -> None:
        """What the last run could not write goes into the store before anybody is asked about it."""
        self.unsaved.write()

    def _settle(self) -> None:
        """The start is over."""
        from coach.bootstrap_talk import answer_commands

        answer_commands(self)
        if not gc.isenabled():
            # What a start made stays: looking through it again and again stops a page for 20 ms at a time, with a long
            # history for 50.
            gc.freeze()
            gc.enable()
        self.app.setWindowIcon(QIcon(str(self._resources / "icons" / "amble.svg")))
        QTimer.singleShot(3000, self._look_after_store)

    def _complete(self, pages: Pages) -> None:
        """Everything about the window that can wait until it is seen."""
        from coach.bootstrap_reminder_pages import Running

        pages.window.set_closing_hides(self.desktop.tray.is_there())
        pages.window.hidden_to_tray.connect(self.desktop.hint_once)
        pages.flow.reminders, pages.flow.answers = self.desktop.reminders, self.desktop.answers
        pages.reminding.use(Running(self.desktop.reminders, self.zone.line))
        pages.offer_unfinished()
        self.desktop.strip.open()
        pages.reminding.calendar.connect_today()
        self.zone.connect_today(pages)
        pages.record.connect_today()
        self.unsaved.follow(pages.window)
        if self.core.planning.is_set_up():
            pages.signs.open()

    def _look_after_store(self) -> None:
        """What was thrown away long enough ago goes for good; then a copy a day, made with a connection of its own
        beside the window."""
        from threading import Thread

        self.core.record.forget(self.core.clock.now())
        Thread(target=_back_up, args=(self.core,), name="backup", daemon=True).start()

    def close(self) -> None:
        """Let everything go, walks first."""
        if "pages" in self.__dict__:
            self.pages.close()
        if "sitting" in self.__dict__:
            self.sitting.close()
        self.desktop.close()
        if "unsaved" in self.__dict__:
            self.unsaved.close()
        if "performance" in self.__dict__:
            self.performance.close()
        self.core.close()
        self.instance.release()


def _back_up(core: Core) -> None:
    import logging

    try:
        core.store.back_up()
    except StoreProblem as problem:
        logging.getLogger(__name__).warning("%s", problem)
