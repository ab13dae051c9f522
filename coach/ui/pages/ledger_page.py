"""The ledger: what became of each planned reminder, and why nothing reminded on a day."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.page_frame import WIDEST
from coach.ui.widgets.tab_page import TabPage


class LedgerPage(TabPage):
    """Shows the days looked back on; Esc goes back."""

    back_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("ledger.title"), texts.say("ledger.caption"), WIDEST, parent)
        self._appearance, self._texts = appearance, texts
        self._back = LinkButton(texts.say("ledger.back"))
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._back.clicked.connect(self.back_requested)
        QShortcut(QKeySequence("Esc"), self, self._back.click)
        self.setFocusProxy(self._back)
