"""Words on a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Label(QLabel):
    """Text in one of the type roles of ``widgets.qss``: title, heading, bold, muted, caption, small, number, clock,
    figure, unit, spoken, large, danger, loud, warm, brand; "" is body text. Wraps unless told
    otherwise; never reads HTML."""

    def __init__(self, text: str = "", role: str = "", wrap: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(_kept(text), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's name)
        super().setText(_kept(text))

    def show_text(self, text: str) -> None:
        """Show ``text``; an empty one takes no room."""
        self.setText(text)
        self.setVisible(bool(text))

    def show_role(self, role: str) -> None:
        """Change the type role."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)


def _kept(text: str) -> str:
    """With a number and its per cent sign on one line."""
    return text.replace(" %", "\u00a0%")
