"""The diary: a year at a glance, a month as a list, and notes found by their words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.diary import DiaryYear
from coach.domain.diary_search import NoteFound
from coach.ui.pages.diary_month_card import DiaryMonthCard
from coach.ui.pages.diary_search_card import DiarySearchCard
from coach.ui.pages.diary_year_card import DiaryYearCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.label import Label
from coach.ui.widgets.tab_page import TabPage

AROUND = 60
"""Pixels at 100 % kept in view above and below the chosen day."""


class DiaryPage(TabPage):
    """Shows one year; Esc goes back."""

    back_requested = Signal()
    add_requested = Signal()
    """A walk without Amble is to be added."""
    day_chosen = Signal(object)
    """The ``date`` somebody went to; ``show_year`` is the answer where it is of another year or month."""
    day_requested = Signal(object)
    """The ``date`` somebody wants to see in full."""
    words_changed = Signal(str)
    """What notes are to be found by; ``show_found`` is the answer."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("diary.title"), texts.say("diary.caption"), parent=parent)
        self._appearance, self._texts = appearance, texts
        self._year: DiaryYear | None = None
        self._make()
        self._lay_out()
        self._connect()

    @property
    def day(self) -> date:
        """The day that is chosen."""
        return self._card.map.day

    @property
    def words(self) -> str:
        """What notes are looked for by."""
        return self._search.words

    def show_year(self, year: DiaryYear, chosen: date) -> None:
        """Show a year and the month of the chosen day; the same again changes nothing."""
        if (year, chosen) == (self._year, self.day):
            return
        self._year = year
        self._about.show_text(self._texts.say("diary.empty") if self._is_empty(year) else "")
        self._card.show_year(year, chosen)
        self._month.show_month(year, chosen)
        for part in (self._card, self._month, self._search, self._add):
            part.show()

    def show_found(self, found: Sequence[NoteFound]) -> None:
        """Show the notes that were found."""
        self._search.show_found(found)

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing to show, in one sentence."""
        self._year = None
        self._about.show_text(f"{sentence} {self._texts.say('diary.error_next')}")
        for part in (self._card, self._month, self._search, self._add):
            part.hide()

    def _make(self) -> None:
        self._back = BackLink(self._appearance, self._texts)
        self._back.show_text(self._texts.say("diary.back"))
        self._add = OutlineButton(self._texts.say("diary.add"))
        self._add.show_icon(self._appearance, "plus")
        self._about = Label("", "muted")
        self._card = DiaryYearCard(self._appearance, self._texts)
        self._month, self._search = DiaryMonthCard(self._texts), DiarySearchCard(self._texts)

    def _lay_out(self) -> None:
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self._about)
        self.content.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        for card in (self._card, self._month, self._search):
            self.content.addWidget(card)
        self.setFocusProxy(self._back)
        self.tab_through((self._back, self._add, self._card, self._month, self._search))

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._add.clicked.connect(self.add_requested)
        self._card.day_chosen.connect(self._choose)
        self._month.day_chosen.connect(self._choose)
        for part in (self._card, self._month, self._search):
            part.day_requested.connect(self.day_requested)
        self._search.words_changed.connect(self.words_changed)
        leave = QShortcut(QKeySequence("Esc"), self, self._back.click)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _choose(self, day: date) -> None:
        if self._year is not None and day.year == self._year.year:
            self._card.show_year(self._year, day)
            self._month.show_month(self._year, day)
        self.day_chosen.emit(day)
        if self._card.map.hasFocus():
            QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """A long map scrolls with the day that is chosen."""
        body = self.widget()
        if body is not None and self._year is not None and self.day.year == self._year.year:
            centre = self._card.map.mapTo(body, self._card.map.rect_of(self.day).center())
            self.ensureVisible(centre.x(), centre.y(), 20, self._appearance.px(AROUND))

    def _is_empty(self, year: DiaryYear) -> bool:
        return not year.marks and year.first == year.today
