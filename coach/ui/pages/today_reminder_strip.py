"""One line on Today about reminders: a pause, what waits and why, or when the next walk is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from coach.ui.pause_menu import PauseMenu
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


@dataclass(frozen=True)
class StripState:
    """The line in words, and whether reminders are paused or one waits."""

    words: str
    paused: bool = False
    held: bool = False

    @property
    def is_urgent(self) -> bool:
        """Whether it stands above everything else: a pause is always plain to see."""
        return self.paused or self.held


class ReminderStrip(Card):
    """Everything about reminders that the tray has, for desktops without one."""

    pause_requested = Signal(object)
    """The ``PauseLength``."""
    go_on_requested = Signal()
    skip_requested = Signal()
    page_requested = Signal(str)
    """The settings of reminders, or why there was one or none."""
    seen_changed = Signal(bool)
    """Whether it is in a window that somebody can see."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(tone="soft", parent=parent)
        self._appearance, self._texts = appearance, texts
        self._state = StripState("")
        self.setAccessibleName(texts.say("reminder_strip.name"))
        self._create()
        self._arrange()
        self._connect()

    def show_state(self, state: StripState) -> None:
        """Show what reminders are doing now."""
        self._state = state
        self._words.setText(state.words)
        self._pause.setVisible(not state.paused)
        self._go_on.setVisible(state.paused)
        self._skip.setVisible(state.held and not state.paused)
        self.setFocusProxy(self._go_on if state.paused else self._pause)
        self.show_tone("warm" if state.paused else "soft")
        self._tint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen_changed.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen_changed.emit(False)

    def _create(self) -> None:
        say = self._texts.say
        self._picture, self._words = Label(wrap=False), Label("", "bold")
        self._go_on = OutlineButton(say("reminder_strip.go_on"))
        self._pause, self._skip = LinkButton(""), LinkButton("")
        self._pause.show_text(say("reminder_strip.pause"), say("reminder_strip.pause_name"))
        self._skip.show_text(say("reminder_strip.skip"), say("reminder_strip.skip_name"))
        self._settings, self._why = LinkButton(""), LinkButton("")
        self._settings.show_text(say("reminder_strip.settings"), say("reminder_strip.settings_name"))
        self._why.show_text(say("reminder_strip.why"), say("reminder_strip.why_name"))
        self._menu = PauseMenu(self._texts, self)

    def _arrange(self) -> None:
        row = FlowLayout(gap=12)
        for part in (self._picture, self._words, self._go_on, self._pause, self._skip, self._settings, self._why):
            row.addWidget(part)
        self.body.setContentsMargins(16, 8, 16, 8)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self._pause.clicked.connect(lambda: self._menu.popup(self._pause.mapToGlobal(QPoint(0, self._pause.height()))))
        self._menu.chosen.connect(self.pause_requested)
        self._menu.choose_requested.connect(lambda: self.page_requested.emit("reminders"))
        self._go_on.clicked.connect(self.go_on_requested)
        self._skip.clicked.connect(self.skip_requested)
        self._settings.clicked.connect(lambda: self.page_requested.emit("reminders"))
        self._why.clicked.connect(lambda: self.page_requested.emit("ledger"))
        self._appearance.changed.connect(self._tint)

    def _tint(self) -> None:
        name, role = ("pause", "warm") if self._state.paused else ("info", "muted")
        self._picture.setPixmap(self._appearance.pixmap(name, role, 20))
