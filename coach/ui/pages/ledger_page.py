"""The ledger: what became of each planned reminder, and why nothing reminded on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.ledger import Entry
from coach.domain.reminder import ReminderKind
from coach.domain.why_not import WhyNot
from coach.ui.pages.ledger_day_card import LedgerDayCard
from coach.ui.pages.ledger_days import LedgerDays
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import WIDEST
from coach.ui.widgets.tab_page import TabPage

ALL = "all"
KINDS = (ReminderKind.WALK, ReminderKind.ROUTINE, ReminderKind.BREAK)


@dataclass(frozen=True)
class LedgerView:
    """What the page shows: the aware moment, every occurrence of the days looked back on in order of time, and whether
    there are earlier days to look at."""

    now: datetime
    entries: tuple[Entry, ...] = ()
    has_earlier: bool = False


class LedgerPage(TabPage):
    """Shows the days looked back on; Esc goes back."""

    back_requested = Signal()
    day_requested = Signal(object)
    """The ``date`` somebody asks about."""
    earlier_requested = Signal()
    """Look further back."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("ledger.title"), texts.say("ledger.caption"), WIDEST, parent)
        self._texts = texts
        self._view: LedgerView | None = None
        self._make(appearance)
        self._lay_out()
        self._connect()

    @property
    def day(self) -> date:
        """The day that is asked about."""
        return self._day.day

    def show_ledger(self, view: LedgerView) -> None:
        """Show what became of reminders; the same again changes nothing."""
        self._about.show_text(self._texts.say("ledger.about"))
        self._day.show_today(view.now.date())
        self._day.show()
        if self._view is None or _matter(view) != _matter(self._view):
            self._view = view
            self._show_days()

    def show_answers(self, day: date, answers: Sequence[WhyNot]) -> None:
        """Answer what somebody asked about a day."""
        self._day.show_answers(day, answers)

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing to show, in one sentence."""
        self._view = None
        self._about.show_text(f"{sentence} {self._texts.say('ledger.error_next')}")
        for part in (self._day, self._filter, self._days, self._earlier):
            part.hide()

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._back = BackLink(appearance, self._texts)
        self._about = Label(say("ledger.about"), "muted")
        self._day = LedgerDayCard(appearance, self._texts)
        ids = (ALL, *(kind.value for kind in KINDS))
        self._filter = ChipGroup(say("ledger.shown"), [Choice(id, say(f"ledger.filter.{id}")) for id in ids])
        self._filter.show_chosen([ALL])
        self._days = LedgerDays(self._texts)
        self._earlier = OutlineButton(say("ledger.earlier"))

    def _lay_out(self) -> None:
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        parts = (self._about, self._day, self._filter, self._days)
        for part in parts:
            self.content.addWidget(part)
        self.content.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._back)
        self.tab_through((self._back, *parts, self._earlier))

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._day.day_requested.connect(self.day_requested)
        self._filter.chosen_changed.connect(self._choose)
        self._earlier.clicked.connect(self.earlier_requested)
        leave = QShortcut(QKeySequence("Esc"), self, self._back.click)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _choose(self, chosen: frozenset[str]) -> None:
        if not chosen:
            self._filter.show_chosen([ALL])
        self._show_days()

    def _show_days(self) -> None:
        if self._view is None:
            return
        chosen = next(iter(self._filter.chosen), ALL)
        shown = [entry for entry in self._view.entries if chosen in (ALL, entry.name.kind.value)]
        empty = self._texts.say("ledger.empty_filter" if self._view.entries else "ledger.empty")
        self._filter.setVisible(bool(self._view.entries))
        self._days.show_entries(shown, self._view.now, empty)
        self._days.show()
        self._earlier.setVisible(self._view.has_earlier)


def _matter(view: LedgerView) -> tuple[object, ...]:
    """All but the time of day, which moves on without anything to show for it."""
    return view.now.date(), view.entries, view.has_earlier
