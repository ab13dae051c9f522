"""A day to come."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.quiet_wheel import QuietWheel
from coach.ui.widgets.section_keys import SectionKeys
from coach.ui.widgets.stepper import StepButton, arrange_stepper

FORMAT = "d MMM yyyy"


class DateField(QWidget):
    """A date, typed, stepped by arrow key, or moved a day by its buttons."""

    day_changed = Signal(object)
    """The ``date`` now shown."""

    def __init__(self, appearance: Appearance, texts: Texts, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.field = QDateEdit()
        QuietWheel(self.field)
        SectionKeys(self.field)
        self.field.setAccessibleName(name)
        # The words of Amble are English, so its dates are too.
        self.field.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.field.setDisplayFormat(FORMAT)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setCurrentSection(QDateEdit.Section.DaySection)
        earlier = StepButton(appearance, "minus", texts.say("widgets.earlier", name=name))
        later = StepButton(appearance, "plus", texts.say("widgets.later", name=name))
        for button, days in ((earlier, -1), (later, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, days=days: self.field.setDate(self.field.date().addDays(days)))
        self.field.dateChanged.connect(lambda _: self.day_changed.emit(self.day))
        arrange_stepper(self, earlier, self.field, later)

    @property
    def day(self) -> date:
        """The day now shown."""
        shown = self.field.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show a day, kept within the bounds."""
        self.field.setDate(_to_qt(day))

    def show_bounds(self, first: date, last: date) -> None:
        """Change what may be chosen."""
        self.field.setDateRange(_to_qt(first), _to_qt(last))


def _to_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
