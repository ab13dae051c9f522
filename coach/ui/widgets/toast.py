"""A short message that goes away by itself, with Undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.label import Label

STAYS_MS = 8000
"""Milliseconds it stays: long enough to read it and to reach Undo."""


class Toast(QFrame):
    """Lies at the foot of ``parent``, over its content."""

    undo_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._home = parent
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._create(texts)
        self._arrange()
        self._connect(parent)
        self.hide()

    def show_toast(self, sentence: str, undo: bool = True) -> None:
        """Show a sentence for eight seconds; Undo is there when ``undo`` is."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._undo.setVisible(undo)
        self._timer.start()
        self.show()
        self._settle()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the parent when its size changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def _create(self, texts: Texts) -> None:
        self._sentence = Label(wrap=False)
        self._undo = QPushButton(texts.say("common.undo"))
        self._undo.setAccessibleName(texts.say("common.undo"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 10, 10)
        row.setSpacing(16)
        row.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._undo)

    def _connect(self, parent: QWidget) -> None:
        self._timer.timeout.connect(self.hide)
        self._undo.clicked.connect(self.hide)
        self._undo.clicked.connect(self.undo_requested)
        parent.installEventFilter(self)

    def _settle(self) -> None:
        parent = self._home
        room = parent.width() - 48
        self._sentence.setWordWrap(False)
        self._sentence.setWordWrap(self.sizeHint().width() > room)
        width = min(room, self.sizeHint().width())
        height = max(self.heightForWidth(width), self.sizeHint().height())
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - 24, width, height)
