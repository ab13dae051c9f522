"""The hours of a week: told in one sentence, and a row for each weekday when somebody wants to change them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.hours import ALWAYS, Hours
from coach.ui.hours_words import hours_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.hours_week import HoursWeek
from coach.ui.widgets.label import Label


class HoursFields(QWidget):
    """``name`` says whose hours they are, for screen readers."""

    hours_changed = Signal(object)
    """The ``Hours`` after a change of one day."""
    hours_replaced = Signal(object)
    """The ``Hours`` after a change of several days at once, which somebody may want to take back."""

    def __init__(self, appearance: Appearance, texts: Texts, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._hours, self._name = ALWAYS, name
        self._week: HoursWeek | None = None
        self._summary, self._silent = Label(""), Label(texts.say("hours.silent"), "warm")
        self._change = LinkButton("")
        self.setAccessibleName(name)
        self._arrange()
        self._change.clicked.connect(lambda: self._show_open(not self._is_open))
        self._show_open(False)
        self.show_hours(ALWAYS)

    def show_hours(self, hours: Hours) -> None:
        """Show the hours of a week."""
        self._hours = hours
        told = hours_words(self._texts, hours)
        self._summary.setText(told)
        self._change.setAccessibleDescription(told)
        self._silent.setVisible(not any(hours.days))
        if self._week is not None:
            self._week.show_hours(hours)

    def show_days(self) -> None:
        """Open the days, with the focus on Monday."""
        self._show_open(True)
        if self._week is not None:
            self._week.first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_open(self) -> bool:
        return self._week is not None and not self._week.isHidden()

    def _arrange(self) -> None:
        top = FlowLayout(gap=12)
        top.addWidget(self._summary)
        top.addWidget(self._change)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(top)
        self._column.addWidget(self._silent)

    def _show_open(self, is_open: bool) -> None:
        if is_open and self._week is None:
            self._build()
        if self._week is not None:
            self._week.setVisible(is_open)
        word = self._texts.say("hours.close" if is_open else "hours.change")
        self._change.show_text(word, f"{word}: {self._name}")

    def _build(self) -> None:
        """The fields of seven days, which a page that is only looked at need not wait for."""
        week = self._week = HoursWeek(self._appearance, self._texts, self._name, self)
        week.show_hours(self._hours)
        week.hours_changed.connect(lambda hours: self._tell(hours, self.hours_changed))
        week.hours_replaced.connect(lambda hours: self._tell(hours, self.hours_replaced))
        self._column.addWidget(week)

    def _tell(self, hours: Hours, signal: SignalInstance) -> None:
        self.show_hours(hours)
        signal.emit(hours)
