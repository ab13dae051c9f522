"""The key frames of a movement in their order."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.exercise import MOST_FRAMES
from coach.domain.frame_edit import Frames
from coach.domain.motion import Motion
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.frame_button import FrameButton

_ICONS = {"add": "plus", "duplicate": "", "earlier": "chevron-left", "later": "chevron-right", "remove": "trash-2"}


class FrameStrip(QWidget):
    """Pick a key frame, add one, copy, move or remove it."""

    chosen = Signal(int)
    """The number of a key frame."""
    wanted = Signal(str)
    """"add", "duplicate", "earlier", "later" or "remove"."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._buttons: list[FrameButton] = []
        column, self._row, tools = QVBoxLayout(self), FlowLayout(gap=8), FlowLayout(gap=8)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._row)
        column.addLayout(tools)
        self._tools: dict[str, QuietButton] = {}
        for id, icon in _ICONS.items():
            button = self._tools[id] = QuietButton(texts.say(f"pose_editor.{id}"))
            button.setProperty("slim", "true")
            if icon:
                button.show_icon(appearance, icon)
            button.clicked.connect(lambda _=False, id=id: self.wanted.emit(id))
            tools.addWidget(button)

    def show_frames(self, frames: Frames, motion: Motion) -> None:
        """Show these key frames."""
        while len(self._buttons) < len(frames.frames):
            self._append()
        while len(self._buttons) > len(frames.frames):
            button = self._buttons.pop()
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        for number, button in enumerate(self._buttons):
            frame = frames.frames[number]
            words = self._texts.say(f"pose_editor.frame{'_held' if frame.hold else ''}", number=number + 1)
            button.show_frame(motion, number, words, self._texts.say("pose_editor.frame_name", frame=words))
            button.setChecked(number == frames.chosen)
        self._show_tools(frames)

    def _append(self) -> None:
        number, button = len(self._buttons), FrameButton(self._appearance, self)
        button.clicked.connect(lambda: self.chosen.emit(number))
        self._buttons.append(button)
        self._row.addWidget(button)

    def _show_tools(self, frames: Frames) -> None:
        count = len(frames.frames)
        for id in ("add", "duplicate"):
            self._tools[id].setEnabled(count < MOST_FRAMES)
        self._tools["earlier"].setEnabled(frames.chosen > 0)
        self._tools["later"].setEnabled(frames.chosen < count - 1)
        self._tools["remove"].setEnabled(count > 1)
