"""What is told of a key frame beside its pose: seconds, hold, breath, a word."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coach.domain.pose import Breath, KeyFrame, Pose
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.label import Label
from coach.ui.widgets.tick_list import TickRow

SECONDS = (0.3, 0.5, 0.8, 1.0, 1.3, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
LONGEST_WORD = 60
"""Letters."""


class FrameFields(QWidget):
    """Changes one key frame."""

    frame_changed = Signal(object, str)
    """The ``KeyFrame``, and the name of a change that goes on (a word that is typed), else ""."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._frame = KeyFrame(Pose())
        say = texts.say
        self._seconds = DropDown(appearance, say("pose_editor.seconds"))
        self._breath = ChipGroup(
            say("pose_editor.breath"), [Choice(str(way), say(f"pose_editor.breathe.{way}")) for way in Breath]
        )
        self._hold = TickRow(appearance, say("pose_editor.hold"), False, True, self)
        self._say = QLineEdit()
        self._say.setMaxLength(LONGEST_WORD)
        self._say.setAccessibleName(say("pose_editor.say"))
        self._say.setPlaceholderText(say("pose_editor.say_example"))
        self._lay_out()
        self._connect()

    def show_frame(self, frame: KeyFrame) -> None:
        """Show a key frame."""
        self._frame = frame
        seconds = sorted({*SECONDS, frame.seconds})
        self._seconds.show_choices(
            [Choice(f"{one:g}", self._texts.say("pose_editor.seconds_of", seconds=f"{one:g}")) for one in seconds]
        )
        self._seconds.show_chosen(f"{frame.seconds:g}")
        self._breath.show_chosen([str(frame.breath)] if frame.breath else [])
        self._hold.setChecked(frame.hold)
        if self._say.text() != frame.say:
            self._say.blockSignals(True)
            self._say.setText(frame.say)
            self._say.blockSignals(False)

    def _lay_out(self) -> None:
        column, say = QVBoxLayout(self), self._texts.say
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(say("pose_editor.seconds"), "small"))
        column.addWidget(self._seconds, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(say("pose_editor.breath"), "small"))
        column.addWidget(self._breath)
        column.addWidget(self._hold)
        column.addWidget(Label(say("pose_editor.say"), "small"))
        column.addWidget(self._say)

    def _connect(self) -> None:
        self._seconds.choice_changed.connect(lambda chosen: self._tell(replace(self._frame, seconds=float(chosen))))
        self._breath.chosen_changed.connect(self._breathe)
        self._hold.clicked.connect(lambda on: self._tell(replace(self._frame, hold=on)))
        self._say.textEdited.connect(lambda text: self._tell(replace(self._frame, say=text), "say"))

    def _breathe(self, chosen: frozenset[str]) -> None:
        self._tell(replace(self._frame, breath=Breath(next(iter(chosen))) if chosen else None))

    def _tell(self, frame: KeyFrame, key: str = "") -> None:
        self._frame = frame
        self.frame_changed.emit(frame, key)
