"""After two "worse" in a row: what has changed, and the way home."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.walk import Route
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.side_by_side import SideBySide

ROW_FROM = 760
"""Pixels at 100 % from which the buttons stand beside the words."""


class GentlerCard(Card):
    """Says that the rest is shorter and easier. H takes the way home, Esc goes on; nothing waits for an answer, and
    the buttons of the walk stay where they are."""

    home_requested = Signal()
    closed = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(tone="warm", parent=parent)
        self._texts = texts
        self._title, self._words = Label("", "bold"), Label()
        self._home, self._on = OutlineButton(""), QuietButton(texts.say("walk.gentler.on"))
        for button in (self._home, self._on):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        beside = SideBySide(appearance, narrow=ROW_FROM, shares=(1, 0))
        for words in (self._title, self._words):
            beside.left.addWidget(words)
        beside.left.setSpacing(2)
        row = FlowLayout(gap=12)
        row.addWidget(self._home)
        row.addWidget(self._on)
        beside.right.addLayout(row)
        self.body.setContentsMargins(20, 10, 20, 10)
        self.body.addWidget(beside)
        self._home.clicked.connect(self._ask_home)
        self._on.clicked.connect(self.close_card)
        QShortcut(QKeySequence("H"), self).activated.connect(self._ask_home)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close_card)
        self.hide()

    def show_gentler(self, minutes: int, route: Route) -> None:
        """Say how many minutes are left now, and offer the way home, or indoors a gentle end."""
        where = "indoors" if route is Route.INDOORS else "out"
        self._title.setText(self._texts.say("walk.gentler.title"))
        self._words.setText(self._texts.say(f"walk.gentler.words_{where}", minutes=minutes))
        home = self._texts.say(f"walk.gentler.home_{where}")
        self._home.show_text(home)
        self._home.setToolTip(self._texts.say("walk.with_key", name=home, key="H"))
        self._on.setToolTip(self._texts.say("walk.with_key", name=self._on.accessibleName(), key="Esc"))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._words.text())
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def close_card(self) -> None:
        """Go on as it is now."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _ask_home(self) -> None:
        self.home_requested.emit()
        self.close_card()
