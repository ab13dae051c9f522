"""A week that was chosen in the chart, and whether nobody expected the plan to be kept in it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.time_off import TimeOff, TimeOffKind
from coach.domain.week_figures import WeekFigures
from coach.ui.texts import Texts
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.label import Label

MARKED = (TimeOffKind.ILL, TimeOffKind.HOLIDAY, TimeOffKind.OTHER)
"""What somebody says themselves; flares and pauses are known."""
WEEK = timedelta(days=6)


class WeekOff(QWidget):
    """Ill, away, or something else: such a week is excused, and can be a usual one again."""

    mark_requested = Signal(object)
    """The ``TimeOff`` of a whole week."""
    unmark_requested = Signal(object)
    """The ``TimeOff`` of a week that is a usual one again."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._marked: TimeOff | None = None
        self._week: WeekFigures | None = None
        self._about = Label("", "small")
        choices = [Choice(kind.value, texts.say(f"progress.week_off.{kind.value}")) for kind in MARKED]
        self._kinds = ChipGroup(texts.say("progress.week_off.name"), choices)
        self._kinds.chosen_changed.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(self._about)
        column.addWidget(self._kinds)

    @property
    def week(self) -> WeekFigures | None:
        """The week that is chosen."""
        return self._week

    def show_week(self, week: WeekFigures | None, times_off: Collection[TimeOff]) -> None:
        """Show what is known of a week; None for no week at all."""
        self._week = week
        self.setVisible(week is not None)
        if week is None:
            return
        marked = [off for off in times_off if off.kind in MARKED and _is_about(off, week)]
        self._marked = marked[-1] if marked else None
        known = week.excused is not None and self._marked is None
        id = f"known.{week.excused.value}" if known and week.excused else "about"
        self._about.show_text(self._texts.say(f"progress.week_off.{id}", day=self._texts.day(week.monday)))
        self._kinds.setVisible(not known)
        self._kinds.show_chosen([self._marked.kind.value] if self._marked else [])

    def _choose(self, chosen: frozenset[str]) -> None:
        if self._week is None:
            return
        monday = self._week.monday
        if chosen:
            self.mark_requested.emit(TimeOff(monday, monday + WEEK, TimeOffKind(next(iter(chosen)))))
        elif self._marked is not None:
            self.unmark_requested.emit(TimeOff(monday, monday + WEEK, self._marked.kind))


def _is_about(off: TimeOff, week: WeekFigures) -> bool:
    """Whether it was said of all the week, or excuses it: a single day off leaves it a usual one."""
    first, last = week.monday, week.monday + WEEK
    return off.days_within(first, last) == 7 or (week.excused is off.kind and off.touches(first, last))
