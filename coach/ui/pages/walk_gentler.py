"""After two "worse" in a row: what has changed, and the way home."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.gentled import Gentled
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
    """Says that the walk is easier, and shorter where it is. H takes the way home, Esc goes on gently; nothing waits
    for an answer, and the buttons of the walk stay where they are."""

    home_requested = Signal()
    undo_requested = Signal()
    """It was a slip: on as planned. The key is that of ``WalkAside``."""
    closed = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(tone="warm", parent=parent)
        self._texts = texts
        self._title, self._words = Label("", "bold"), Label()
        self._home, self._on = OutlineButton(""), QuietButton(texts.say("walk.gentler.on"))
        self._undo = QuietButton(texts.say("walk.gentler.undo"))
        for button in (self._home, self._undo, self._on):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("slim", "true")
        beside = SideBySide(appearance, narrow=ROW_FROM, shares=(1, 0))
        for words in (self._title, self._words):
            beside.left.addWidget(words)
        beside.left.setSpacing(2)
        row = FlowLayout(gap=12)
        for button in (self._home, self._undo, self._on):
            row.addWidget(button)
        beside.right.addLayout(row)
        self.body.setContentsMargins(20, 10, 20, 10)
        self.body.addWidget(beside)
        self._home.clicked.connect(self._ask_home)
        self._undo.clicked.connect(self.undo_requested)
        self._on.clicked.connect(self.close_card)
        QShortcut(QKeySequence("H"), self).activated.connect(self._ask_home)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close_card)
        self.hide()

    def show_gentler(self, minutes: int, route: Route, gentled: Gentled) -> None:
        """Say how many minutes are left now. Offer the way home where it is not taken already, indoors a gentle end,
        and to go on as planned where that can be."""
        say, where = self._texts.say, "indoors" if route is Route.INDOORS else "out"
        self._title.setText(say(f"walk.gentler.{'title' if gentled.is_shorter else 'title_easier'}"))
        self._words.setText(say(f"walk.gentler.words_{'home' if gentled.is_home else where}", minutes=minutes))
        home = say(f"walk.gentler.home_{where}")
        self._home.show_text(home)
        self._home.setVisible(not gentled.is_home)
        self._undo.setVisible(gentled.may_undo)
        for button, key in ((self._home, "H"), (self._undo, "U"), (self._on, "Esc")):
            button.setToolTip(say("walk.with_key", name=button.accessibleName(), key=key))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._words.text())
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def hide_undo(self) -> None:
        """What was done cannot be undone any more."""
        self._undo.hide()

    def close_card(self) -> None:
        """Go on as it is now."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _ask_home(self) -> None:
        if not self._home.isHidden():
            self.home_requested.emit()
            self.close_card()
