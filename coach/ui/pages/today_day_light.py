"""The traffic light of the day: one tap, and which version of the walk each kind of day gives."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.day import DayKind
from coach.domain.day_versions import DayVersions
from coach.domain.progression import NextWalk
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.label import Label

SHAPES = {DayKind.GOOD: ("circle", "primary"), DayKind.SO_SO: ("triangle", "warm"), DayKind.BAD: ("square", "danger")}
"""A shape beside the colour, for whoever sees no difference between colours."""
SHAPE, GAP = 16, 6
"""Pixels at 100 %: a shape, and the air beside it."""


class DayLight(QWidget):
    """Telling is optional; pressing the told one again takes it back."""

    day_told = Signal(object)
    """The ``DayKind``, or None where it was taken back."""
    stretches_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        say = texts.say
        self._shown: tuple[str, ...] = ()
        self._chips = ChipGroup(say("today_day.name"))
        self._about, self._stretches = Label("", "small"), LinkButton(say("today_day.stretches"))
        self._arrange()
        self._chips.chosen_changed.connect(lambda ids: self.day_told.emit(next(map(DayKind, ids), None)))
        self._stretches.clicked.connect(self.stretches_requested)
        appearance.changed.connect(self._draw_shapes)

    def show_day(self, versions: DayVersions, kind: DayKind | None) -> None:
        """Show what each kind of day gives, and which one was told."""
        choices = [self._choice(one, versions.of(one)) for one in DayKind]
        shown = tuple(choice.accessible for choice in choices)
        if shown != self._shown:
            self._shown = shown
            self._chips.show_choices(choices)
            self._draw_shapes()
        self._chips.show_chosen([] if kind is None else [kind.value])
        self._about.show_text("" if kind is None else self._texts.say(f"today_day.about.{kind}"))
        self._stretches.setVisible(kind is DayKind.BAD)

    def _choice(self, kind: DayKind, walk: NextWalk) -> Choice:
        say = self._texts.say
        values: dict[str, str | int] = {"minutes": walk.minutes, "parts": " + ".join(str(part) for part in walk.bouts)}
        id = "today_day.parts" if len(walk.bouts) > 1 else "today_day.whole"
        name = say(f"today_day.kind.{kind}")
        text = say("today_day.chip", day=name, version=say(id, **values))
        return Choice(
            kind.value, text, say("today_day.accessible", day=name, version=say(f"{id}_accessible", **values))
        )

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(self._texts.say("today_day.question"), "bold"))
        column.addWidget(self._chips)
        column.addWidget(self._about)
        column.addWidget(self._stretches, 0, Qt.AlignmentFlag.AlignLeft)
        self._about.hide()
        self._stretches.hide()

    def _draw_shapes(self) -> None:
        for chip in self._chips.chips:
            name, role = SHAPES[DayKind(chip.choice.id)]
            chip.setIcon(self._appearance.icon(name, role, SHAPE, GAP))
            chip.setIconSize(QSize(self._appearance.px(SHAPE + GAP), self._appearance.px(SHAPE)))
