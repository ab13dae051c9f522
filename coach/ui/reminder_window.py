"""The small window in the corner of the screen that says something is due; it never takes the keyboard by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from coach.domain.reminder import Reminder, ReminderKind
from coach.ui.reminder_words import reminder_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.tray import amble_icon
from coach.ui.widgets.buttons import AmbleButton, OutlineButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.pain_scale import PainScale

WIDTH, WIDTH_OF_SCALE = 440, 640
"""Pixels at 100 %: with words and buttons alone, and with the 0–10 scale."""
MARGIN = 24
"""Pixels between the window and the edges of the screen."""
BUTTONS: dict[ReminderKind, tuple[str, ...]] = {
    ReminderKind.WALK: ("start", "snooze", "skip"),
    ReminderKind.MORNING: ("save", "later"),
    ReminderKind.CHECK_IN: ("answer", "later"),
}


class ReminderWindow(QWidget):
    """Shows one reminder; a newer one takes the place of the older. Esc, Later and closing only hide it."""

    start_requested = Signal(object)
    """The ``Reminder`` whose walk shall begin."""
    snooze_requested = Signal(object)
    skip_requested = Signal(object)
    morning_answered = Signal(int)
    """How the back is this morning, 0–10."""
    answer_requested = Signal(object)
    """The ``Reminder`` whose questions shall be asked."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint
        super().__init__(parent, flags)
        self._appearance, self._texts = appearance, texts
        self._reminder: Reminder | None = None
        self._create()
        self._arrange()
        self._connect()

    def show_reminder(self, reminder: Reminder, minutes: int) -> None:
        """Show a reminder; ``minutes`` is the length of the next walk, 0 where it is not known."""
        self._reminder = reminder
        self._show_words(reminder, minutes)
        for name, button in self._buttons.items():
            button.setVisible(name in BUTTONS[reminder.kind])
        self._missing.hide()
        self._scale.show_score(None)
        self._scale.setVisible(reminder.kind is ReminderKind.MORNING)
        self._settle()
        self.show()
        # Only once it is shown do the words have the size of their type role.
        self._settle()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def show_minutes(self, minutes: int) -> None:
        """The next walk has another length now: a reminder that is shown follows."""
        if self._reminder is not None:
            self._show_words(self._reminder, minutes)
            self._settle()

    def withdraw(self, id: str) -> None:
        """Hide, if the reminder shown is the one with this id."""
        if self._reminder is not None and self._reminder.id == id:
            self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._scale.isHidden():
            self._save()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._close()
        event.accept()

    def _create(self) -> None:
        say = self._texts.say
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowIcon(amble_icon(self._appearance))
        self._title, self._body = Label("", "heading"), Label("", "muted")
        self._scale = PainScale(self._texts, say("reminder.scale"))
        self._missing = Label(say("reminder.missing"), "warm")
        self._buttons: dict[str, AmbleButton] = {
            "start": PrimaryButton(say("reminder.start")),
            "save": PrimaryButton(say("reminder.save")),
            "answer": PrimaryButton(say("reminder.answer")),
            "snooze": OutlineButton(say("reminder.snooze")),
            "skip": QuietButton(say("reminder.skip")),
            "later": QuietButton(say("reminder.later")),
        }

    def _arrange(self) -> None:
        card = Card()
        row = FlowLayout(gap=10)
        for button in self._buttons.values():
            row.addWidget(button)
        for widget in (self._title, self._body, self._scale, self._missing):
            card.body.addWidget(widget)
        card.body.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(card)

    def _connect(self) -> None:
        signals = {
            "start": self.start_requested,
            "snooze": self.snooze_requested,
            "skip": self.skip_requested,
            "answer": self.answer_requested,
        }
        for name, signal in signals.items():
            self._buttons[name].clicked.connect(lambda _=False, signal=signal: self._answer(signal))
        self._buttons["later"].clicked.connect(self._close)
        self._buttons["save"].clicked.connect(self._save)
        self._scale.score_changed.connect(lambda _: self._missing.hide())
        self._appearance.changed.connect(self._settle)

    def _show_words(self, reminder: Reminder, minutes: int) -> None:
        title, body = reminder_words(self._texts, reminder, minutes)
        self._title.show_text(title)
        self._body.show_text(body)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)

    def _save(self) -> None:
        score = self._scale.score
        if score is None:
            self._missing.show()
            self._settle()
            return
        self._close()
        self.morning_answered.emit(score)

    def _answer(self, signal: SignalInstance) -> None:
        reminder = self._reminder
        if reminder is not None:
            self._close()
            signal.emit(reminder)

    def _close(self) -> None:
        self._reminder = None
        self.hide()

    def _settle(self) -> None:
        """Lie in the corner of the screen, as large as the words need and never larger than the screen."""
        room = self.screen().availableGeometry()
        with_scale = self._reminder is not None and self._reminder.kind is ReminderKind.MORNING
        wanted = self._appearance.px(WIDTH_OF_SCALE if with_scale else WIDTH)
        width = min(wanted, room.width() - 2 * MARGIN)
        self.setFixedWidth(width)
        self.ensurePolished()
        # What was shown or hidden just now counts only after the layouts have looked at it.
        for layout in self.findChildren(QLayout):
            layout.activate()
        height = self.heightForWidth(width)
        self.resize(width, height)
        self.move(room.right() - width - MARGIN, room.bottom() - height - MARGIN)
