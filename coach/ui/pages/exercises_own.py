"""One's own routines, and the ways to more of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.exercise import Routine
from coach.ui.exercise_shelf import minutes_of
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


@dataclass(frozen=True)
class OwnRoutine:
    """A routine of one's own, how long it takes, in seconds, and the names of what the bounds of the plan leave out."""

    routine: Routine
    seconds: float
    banned: tuple[str, ...] = ()


class OwnCard(Card):
    """A row for each own routine, and buttons for a routine, an exercise and packs."""

    start_requested = Signal(object)
    """A ``Routine``, as the next four."""
    print_requested = Signal(object)
    take_along_requested = Signal(object)
    edit_requested = Signal(object)
    delete_requested = Signal(object)
    new_routine_requested = Signal()
    make_exercise_requested = Signal()
    packs_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("exercises.own.heading"), parent=parent)
        self._appearance, self._texts = appearance, texts
        self._rows: list[QWidget] = []
        say = texts.say
        self._none, self._list = Label(say("exercises.own.none"), "muted"), QVBoxLayout()
        self._list.setSpacing(14)
        ways = FlowLayout(gap=12)
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self.body.addSpacing(4)
        self.body.addLayout(ways)
        for name, icon, signal in (
            ("make_routine", "plus", self.new_routine_requested),
            ("make_exercise", "plus", self.make_exercise_requested),
            ("packs", "folder-open", self.packs_requested),
        ):
            button = OutlineButton(say(f"exercises.own.{name}"))
            button.show_icon(appearance, icon)
            button.clicked.connect(signal)
            ways.addWidget(button)

    def show_routines(self, routines: Sequence[OwnRoutine], waits: bool = False) -> None:
        """Show the routines there are; none can be started while walking ``waits``."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(own, waits) for own in routines]
        for row in self._rows:
            self._list.addWidget(row)
        self._none.setVisible(not routines)

    def _row(self, own: OwnRoutine, waits: bool) -> QWidget:
        say, routine = self._texts.say, own.routine
        row = QWidget(self)
        column, buttons = QVBoxLayout(row), FlowLayout(gap=8)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        minutes = minutes_of(own.seconds)
        column.addWidget(Label(routine.name, "bold"))
        column.addWidget(Label(say("exercises.own.length", count=len(routine.items), minutes=minutes), "small"))
        if own.banned:
            column.addWidget(Label(say("exercises.own.banned", names=", ".join(own.banned)), "small"))
        column.addSpacing(8)
        column.addLayout(buttons)
        for name, icon, signal in (
            ("start", "play", self.start_requested),
            ("edit", "pencil", self.edit_requested),
            ("print", "printer", self.print_requested),
            ("take_along", "download", self.take_along_requested),
            ("delete", "trash-2", self.delete_requested),
        ):
            button = QuietButton(say(f"exercises.own.{name}"))
            button.setProperty("slim", "true")
            button.setAccessibleName(say(f"exercises.own.{name}_name", name=routine.name))
            button.show_icon(self._appearance, icon)
            button.setEnabled(name not in _off(own, waits))
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(routine))
            buttons.addWidget(button)
        return row


def _off(own: OwnRoutine, waits: bool) -> set[str]:
    """What cannot be done: nothing is performed or written of a routine of which nothing is left."""
    if not own.seconds:
        return {"start", "print", "take_along"}
    return {"start"} if waits else set()
