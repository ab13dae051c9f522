"""A card: a rounded surface that holds one matter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from coach.ui.widgets.label import Label
from coach.ui.widgets.top_layout import TopLayout


class Card(QFrame):
    """Add widgets to ``body``. ``tone`` is "", "soft" (a quiet explanation), "warm" or "danger"."""

    def __init__(self, heading: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if tone:
            self.setProperty("tone", tone)
        # With a parent from the first: what is shown without one is a window of its own for a moment.
        self.heading = Label(heading, "heading", parent=self)
        self.heading.setVisible(bool(heading))
        self.body = TopLayout(self)
        margin = 16 if tone == "soft" else 24
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(4 if tone == "soft" else 12)
        self.body.addWidget(self.heading)

    def show_heading(self, heading: str) -> None:
        """Show the heading; "" takes no room."""
        self.heading.show_text(heading)
