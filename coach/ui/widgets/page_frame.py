"""The frame every page stands in: caption, title, actions beside them, and content that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.top_layout import TopLayout

WIDEST = 780
"""Pixels; a column that reads well."""
NARROW_BELOW = 26
"""Widths of a letter's height below which a page spends little on its margins: 442 px at 100 % text."""
MARGINS, NARROW_MARGINS = (24, 32, 40, 32), (16, 24, 16, 24)
"""Pixels around the column: left, top, right, bottom."""


class PageFrame(QScrollArea):
    """Add cards to ``content`` and buttons beside the title to ``buttons``; ``top`` lies above the caption.

    ``widest`` keeps the column narrower than the window, centred (set-up pages); 0 fills it.
    """

    def __init__(self, title: str = "", caption: str = "", widest: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._create(title, caption)
        self._arrange(widest)

    @property
    def first_seen(self) -> QWidget | None:
        """What is to be seen before anything else when the page opens; it takes the focus where that would be out of
        sight. None: what has the focus."""
        return None

    def show_title(self, title: str) -> None:
        """Show the title; screen readers hear it as the page's name."""
        self.title.show_text(title)
        self.setAccessibleName(title)

    def show_caption(self, caption: str) -> None:
        """Show the small line above the title."""
        self.caption.show_text(caption)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        # By the whole width, which does not change when the scroll bar comes.
        narrow = self.width() < NARROW_BELOW * QFontInfo(self.font()).pixelSize()
        if self.widget() is None or narrow is self.property("narrow_page"):
            return
        self.setProperty("narrow_page", narrow)
        self._outer.setContentsMargins(*(NARROW_MARGINS if narrow else MARGINS))
        for card in self.findChildren(Card):
            card.show_narrow(narrow)

    def _create(self, title: str, caption: str) -> None:
        # With a parent from the first: what is shown without one is a window of its own for a moment.
        self.caption = Label("", "caption", parent=self)
        self.title = Label("", "title", parent=self)
        self.top = QVBoxLayout()
        self.buttons = QHBoxLayout()
        self.content = QVBoxLayout()
        self.show_title(title)
        self.show_caption(caption)

    def _arrange(self, widest: int) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("pageBody")
        outer = self._outer = QHBoxLayout(body)
        outer.setContentsMargins(*MARGINS)
        column = QWidget()
        column.setMaximumWidth(widest or 16_777_215)
        outer.addWidget(column, 1000)
        if widest:
            outer.insertStretch(0, 1)
            outer.addStretch(1)
        self._fill(TopLayout(column))
        self.setWidget(body)

    def _fill(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.caption)
        words.addWidget(self.title)
        header = QHBoxLayout()
        header.addLayout(words, 1)
        header.addLayout(self.buttons)
        self.content.setSpacing(18)
        column.addLayout(self.top)
        column.addLayout(header)
        column.addLayout(self.content)
