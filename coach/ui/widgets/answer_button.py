"""A large button whose words wrap: an answer to one question."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.label import Label


class AnswerButton(QuietButton):
    """``text`` is read and shown; ``role`` is its type role ("bold", "danger")."""

    def __init__(self, text: str, role: str = "bold", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(text)
        label = Label(text, role)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 22, 18, 22)
        self._column.addWidget(label)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.totalMinimumSize()
