"""A pause of all reminders: plain to see while it lasts, and never without an end."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.reminder_pause import LONGEST_PAUSE, PauseLength
from coach.ui.moment_words import moment_words
from coach.ui.pages.plan_date_field import DateField
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.time_field import TimeField


class ReminderPauseCard(Card):
    """Three lengths, a moment of one's own, and the way back. All instants are local."""

    length_requested = Signal(object)
    """Pause for this ``PauseLength``."""
    until_requested = Signal(object)
    """Pause until this local ``datetime`` (without a zone), which may turn out to be over or too far away."""
    go_on_requested = Signal()
    """End the pause now."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("reminders_page.pause.heading"), parent=parent)
        self._texts = texts
        self._until: datetime | None = None
        self._create(appearance)
        self._arrange()
        self._connect()
        self.show_pause(None, datetime(2000, 1, 1))  # noqa: DTZ001 (a local moment; the real one follows)

    @property
    def is_on(self) -> bool:
        """Whether a pause is shown."""
        return self._until is not None

    def show_pause(self, until: datetime | None, now: datetime) -> None:
        """Show until when reminders rest (None: they do not), and what can be chosen at ``now``; both local."""
        begun = until is not None and self._until is None
        self._until = until
        self.show_tone("warm" if until else "")
        self.show_heading(self._say("on_heading" if until else "heading"))
        self._state.show_text(self._say("on", when=moment_words(self._texts, until, now)) if until else "")
        self._about.show_text(self._say("on_about" if until else "about"))
        self._go_on.setVisible(until is not None)
        self._choices_name.show_text(self._say("extend") if until else "")
        self._date.show_bounds(now.date(), (now + LONGEST_PAUSE).date(), now.date())
        if self._own.isHidden() or begun:
            self._suggest(until or now + timedelta(hours=4))
        self.show_fault("")

    def show_fault(self, name: str) -> None:
        """Say what is wrong with the moment chosen: "over" or "far"; "" for nothing. A screen reader hears it."""
        sentence = self._say(name) if name else ""
        self._fault.show_text(sentence)
        for field in (self._date.field, self._at.field):
            field.setAccessibleDescription(sentence)

    def _create(self, appearance: Appearance) -> None:
        say = self._say
        self._state, self._about = Label("", "spoken"), Label("", "muted")
        self._go_on, self._choices_name = PrimaryButton(say("go_on")), Label("", "bold")
        self._lengths = {length: QuietButton(say(length.value)) for length in PauseLength}
        for length, button in self._lengths.items():
            button.show_text(say(length.value), say(f"{length.value}_name"))
        self._choose = QuietButton(say("choose"))
        self._choose.setAccessibleName(say("choose_name"))
        self._own, self._fault = QWidget(), Label("", "warm")
        self._date = DateField(appearance, self._texts, say("date"))
        self._at = TimeField(appearance, self._texts, say("time"))
        self._put = OutlineButton(say("put"))

    def _arrange(self) -> None:
        column, fields, left = QVBoxLayout(self._own), FlowLayout(gap=12), Qt.AlignmentFlag.AlignLeft
        column.setContentsMargins(0, 8, 0, 0)
        fields.addWidget(self._date)
        fields.addWidget(self._at)
        column.addLayout(fields)
        column.addWidget(self._fault)
        column.addWidget(self._put, 0, left)
        self._own.hide()
        lengths = FlowLayout(gap=8)
        for button in (*self._lengths.values(), self._choose):
            lengths.addWidget(button)
        for part in (self._state, self._about):
            self.body.addWidget(part)
        self.body.addWidget(self._go_on, 0, left)
        self.body.addWidget(self._choices_name)
        self.body.addLayout(lengths)
        self.body.addWidget(self._own)

    def _connect(self) -> None:
        for length, button in self._lengths.items():
            button.clicked.connect(lambda _=False, length=length: self._ask(length))
        self._choose.clicked.connect(self._open)
        self._put.clicked.connect(self._ask_until)
        self._go_on.clicked.connect(self.go_on_requested)

    def _open(self) -> None:
        self._own.setVisible(self._own.isHidden())
        if not self._own.isHidden():
            self._date.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, length: PauseLength) -> None:
        self._own.hide()
        self.length_requested.emit(length)

    def _ask_until(self) -> None:
        if self._date.settle():
            self.until_requested.emit(datetime.combine(self._date.day, self._at.at))

    def _suggest(self, moment: datetime) -> None:
        self._date.show_day(moment.date())
        self._at.show_time(moment.time().replace(minute=moment.minute // 15 * 15))

    def _say(self, name: str, **values: str) -> str:
        return self._texts.say(f"reminders_page.pause.{name}", **values)
