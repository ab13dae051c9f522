"""A large button whose words wrap: an answer to one question."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.label import Label

TALL = 72
"""Pixels at 100 %, at least: large enough to hit while standing up."""


class AnswerButton(QuietButton):
    """``text`` is read and shown; ``role`` is its type role ("bold", "danger")."""

    def __init__(self, appearance: Appearance, text: str, role: str = "bold", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._appearance = appearance
        self.setAccessibleName(text)
        label = Label(text, role)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 12, 18, 12)
        self._column.addWidget(label)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._column.totalSizeHint().expandedTo(QSize(0, self._appearance.px(TALL)))

    def minimumSizeHint(self) -> QSize:
        return self._column.totalMinimumSize().expandedTo(QSize(0, self._appearance.px(TALL)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._appearance.px(TALL), self._column.totalHeightForWidth(width))
