"""A card: a rounded surface that holds one matter."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from coach.ui.widgets.label import Label
from coach.ui.widgets.top_layout import TopLayout

NARROW_MARGIN = 16
"""Pixels at the sides on a narrow page."""


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
        self._usual: QMargins | None = None

    def show_tone(self, tone: str) -> None:
        """Take another tone; its margins stay those it was built with."""
        if (self.property("tone") or "") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def show_heading(self, heading: str) -> None:
        """Show the heading; "" takes no room."""
        self.heading.show_text(heading)

    def show_narrow(self, narrow: bool) -> None:
        """Leave less room at the sides on a narrow page, and again the usual room on a wider one."""
        if narrow and self._usual is None:
            usual = self._usual = self.body.contentsMargins()
            left, right = min(usual.left(), NARROW_MARGIN), min(usual.right(), NARROW_MARGIN)
            self.body.setContentsMargins(left, usual.top(), right, usual.bottom())
        elif not narrow and self._usual is not None:
            self.body.setContentsMargins(self._usual)
            self._usual = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        frame = self.parentWidget()
        while frame is not None and frame.property("narrow_page") is None:
            frame = frame.parentWidget()
        if frame is not None:
            self.show_narrow(bool(frame.property("narrow_page")))
