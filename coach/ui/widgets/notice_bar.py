"""One sentence about a trouble that does not stop anything."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.label import Label


class NoticeBar(QFrame):
    """Hidden until there is something to say."""

    action_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self._create()
        self._arrange()
        self._action.clicked.connect(self.action_requested)
        appearance.changed.connect(self._tint)
        self._tint()
        self.hide()

    def show_notice(self, sentence: str, action: str = "") -> None:
        """Show one sentence, with an action when there is one; "" hides the bar."""
        self._sentence.setText(sentence)
        self._action.show_text(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def _create(self) -> None:
        self._picture = Label(wrap=False)
        self._sentence = Label()
        self._action = LinkButton("")

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._action)
        self._sentence.setMinimumHeight(44)

    def _tint(self) -> None:
        self._picture.setPixmap(self._appearance.pixmap("info", "warm", 20))
