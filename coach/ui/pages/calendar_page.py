"""Your calendar: when is there room?"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.services.calendar_desk import CalendarState
from coach.services.reminder_ports import CalendarTrouble
from coach.ui.pages.calendar_export_card import AskToSave, CalendarExportCard, ask_to_save
from coach.ui.pages.calendar_place_card import AskForPath, CalendarPlaceCard, ask_for_file, ask_for_folder
from coach.ui.pages.calendar_today_card import CalendarTodayCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.page_frame import WIDEST
from coach.ui.widgets.tab_page import TabPage


class CalendarPage(TabPage):
    """Where the calendar is, what it has taken today, and our plan for other calendars. Esc goes back."""

    place_requested = Signal(str)
    """A file, a folder or an address, as it was typed or chosen."""
    refresh_requested = Signal()
    remove_requested = Signal()
    titles_changed = Signal(bool)
    """Whether titles shall be shown."""
    export_requested = Signal(str)
    """The file to keep the plan in, as it was typed or chosen."""
    stop_requested = Signal()
    """Keep the plan in no file any more."""
    back_requested = Signal()

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        ask_file: AskForPath = ask_for_file,
        ask_folder: AskForPath = ask_for_folder,
        ask_save: AskToSave = ask_to_save,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.say("calendar.title"), texts.say("calendar.caption"), WIDEST, parent)
        self._back = BackLink(appearance, texts)
        self._place = CalendarPlaceCard(appearance, texts, ask_file, ask_folder)
        self._today = CalendarTodayCard(appearance, texts)
        self._export = CalendarExportCard(appearance, texts, ask_save)
        self._lay_out()
        self._connect()

    def show_state(self, state: CalendarState, now: datetime) -> None:
        """Show the calendar at the aware moment ``now``, where the user is."""
        self._today.setVisible(state.place is not None)
        self._place.show_state(state, now)
        self._today.show_state(state, now)

    def show_start(self, path: Path) -> None:
        """A file to keep the plan in, to begin with."""
        self._export.show_start(path)

    def show_export(self, path: Path | None, trouble: CalendarTrouble | None, is_written: bool = True) -> None:
        """Show where the plan is kept, None for nowhere, what went wrong or None, and whether it stands there yet."""
        self._export.show_export(path, trouble, is_written)

    def _lay_out(self) -> None:
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        parts = (self._place, self._today, self._export)
        for part in parts:
            self.content.addWidget(part)
        self.setFocusProxy(self._back)
        self.tab_through((self._back, *parts))

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._place.place_requested.connect(self.place_requested)
        self._place.refresh_requested.connect(self.refresh_requested)
        self._place.remove_requested.connect(self.remove_requested)
        self._today.titles_changed.connect(self.titles_changed)
        self._export.export_requested.connect(self.export_requested)
        self._export.stop_requested.connect(self.stop_requested)
        QShortcut(QKeySequence("Esc"), self, self._back.click)
