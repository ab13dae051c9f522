"""The card with the preview: the page, larger and smaller, and the pages of detail."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coach.domain.report_told import ToldReport
from coach.domain.sheet import Paper
from coach.drawing.theme import Theme
from coach.ui.pages.report_sheet import ReportSheet
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

ZOOMS = (1.0, 1.35, 1.8, 2.4, 3.2)
"""How many times as wide as the card the page is shown (our choice)."""


class ReportPreview(Card):
    """Shows the page as wide as the card, or larger in a part that scrolls."""

    def __init__(
        self, appearance: Appearance, texts: Texts, theme: Theme, paper: Paper, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.say("report.preview.heading"), parent=parent)
        self._texts = texts
        self._zoom = 0
        self.sheet = ReportSheet(appearance, texts, theme, paper)
        self._make()
        self._lay_out()
        self._connect()
        self._settle()

    def show_report(self, told: ToldReport) -> None:
        """Show what the report is now."""
        self.sheet.show_report(told)
        self._fit()
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make(self) -> None:
        say = self._texts.say
        self._larger, self._smaller = (
            QuietButton(say("report.preview.larger")),
            QuietButton(say("report.preview.smaller")),
        )
        self._back, self._next = QuietButton(say("report.preview.previous")), QuietButton(say("report.preview.next"))
        self._place, self._lacks = Label("", "small"), Label("", "small")
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.sheet)

    def _lay_out(self) -> None:
        row = QWidget()
        buttons = FlowLayout(row)
        for button in (self._larger, self._smaller, self._back, self._next):
            buttons.addWidget(button)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self.body.addWidget(row)
        self.body.addWidget(self._lacks)
        self.body.addWidget(self._place)
        self.body.addLayout(column)

    def _connect(self) -> None:
        self._larger.clicked.connect(lambda: self._show_zoom(1))
        self._smaller.clicked.connect(lambda: self._show_zoom(-1))
        self._back.clicked.connect(lambda: self.sheet.turn(-1))
        self._next.clicked.connect(lambda: self.sheet.turn(1))
        self.sheet.larger_requested.connect(lambda: self._show_zoom(1))
        self.sheet.smaller_requested.connect(lambda: self._show_zoom(-1))
        self.sheet.turned.connect(self._settle)

    def _show_zoom(self, steps: int) -> None:
        self._zoom = min(len(ZOOMS) - 1, max(0, self._zoom + steps))
        self._fit()
        self._settle()

    def _fit(self) -> None:
        """At its smallest the page is seen as a whole; larger, it scrolls within the same room."""
        wide = self.contentsRect().width() - self.body.contentsMargins().left() - self.body.contentsMargins().right()
        self._area.setFixedHeight(self.sheet.high_for(wide))
        self.sheet.show_width(round(wide * ZOOMS[self._zoom]))

    def _settle(self) -> None:
        sheet = self.sheet
        self._larger.setEnabled(self._zoom < len(ZOOMS) - 1)
        self._smaller.setEnabled(self._zoom > 0)
        self._back.setVisible(sheet.count > 1)
        self._next.setVisible(sheet.count > 1)
        self._back.setEnabled(sheet.number > 0)
        self._next.setEnabled(sheet.number < sheet.count - 1)
        place = self._texts.say("report.preview.page", number=sheet.number + 1, count=sheet.count)
        self._place.show_text(place if sheet.count > 1 else "")
        self._lacks.show_text(" ".join(self._texts.say(f"report.lacks.{lack}") for lack in sorted(sheet.lacks)))
