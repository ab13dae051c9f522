"""A short message that goes away by itself, with Undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSlider,
    QWidget,
)

from coach.ui.texts import Texts
from coach.ui.widgets.label import Label

STAYS_MS, UNDO_STAYS_MS, STILL_MS = 8000, 20_000, 3000
"""Milliseconds it stays: long enough to read it; to find Undo and reach it with the keyboard; and on, again and again,
while the mouse is over it or the keyboard in it."""
FOOT, STEP, HIGHEST = 24, 8, 0.4
"""Pixels below it, and by which it looks further up for a place over no control; of the height, where it stops unless
there is no such place below."""
BESIDE_UNDO, ALONE = (20, 10, 10, 10), (20, 14, 20, 14)
"""Pixels around the sentence: with Undo beside it, and without."""
SCROLLED_MS = 120
"""Milliseconds after which what was scrolled lies still."""
_PRESSED = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QSlider)
_FOLLOWED = "toast_follows"
"""A property of scroll bars that the toast hears already."""


class Toast(QFrame):
    """Lies near the foot of ``parent``, over its content, but over nothing that can be pressed where there is such a
    place."""

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
        """Show a sentence for eight seconds, for twenty with Undo, which is there when ``undo`` is."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._undo.setVisible(undo)
        self._row.setContentsMargins(*(BESIDE_UNDO if undo else ALONE))
        self._timer.start(UNDO_STAYS_MS if undo else STAYS_MS)
        self.show()
        self.settle()
        self.raise_()
        self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay near the foot of the parent when its size changes."""
        if event.type() == QEvent.Type.Resize:
            self.settle()
            self._later.start()
        return super().eventFilter(watched, event)

    def _create(self, texts: Texts) -> None:
        self._sentence = Label(wrap=False)
        self._undo = QPushButton(texts.say("common.undo"))
        self._undo.setAccessibleName(texts.say("common.undo"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # Once the layout of what lies below it has found its room.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._scrolled = QTimer(self, singleShot=True, interval=SCROLLED_MS)

    def _arrange(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setSpacing(16)
        self._row.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._undo)

    def _connect(self, parent: QWidget) -> None:
        self._timer.timeout.connect(self._go)
        self._later.timeout.connect(self.settle)
        self._scrolled.timeout.connect(self.settle)
        self._undo.clicked.connect(self.hide)
        self._undo.clicked.connect(self.undo_requested)
        parent.installEventFilter(self)

    def settle(self) -> None:
        """Find its place anew; called when something else is to be seen below it."""
        if self.isHidden():
            return
        self._follow()
        parent = self._home
        room = parent.width() - 48
        self._sentence.setWordWrap(False)
        self._sentence.setWordWrap(self.sizeHint().width() > room)
        width = min(room, self.sizeHint().width())
        height = max(self.heightForWidth(width), self.sizeHint().height())
        self.setGeometry(self._place(width, height))

    def _follow(self) -> None:
        """From now on hear when what lies below is scrolled, or becomes longer or shorter."""
        for area in self._home.findChildren(QAbstractScrollArea):
            bar = area.verticalScrollBar()
            if not bar.property(_FOLLOWED):
                bar.setProperty(_FOLLOWED, True)
                bar.valueChanged.connect(self._hear_scroll)
                bar.rangeChanged.connect(self._hear_scroll)

    def _hear_scroll(self) -> None:
        if not self.isHidden():
            self._scrolled.start()

    def _place(self, width: int, height: int) -> QRect:
        """The lowest place over no control, in the upper part only where there is none below; at the foot where there
        is none at all."""
        parent = self._home
        lowest = QRect((parent.width() - width) // 2, parent.height() - height - FOOT, width, height)
        controls = self._controls()
        # Rather close to something than far up.
        for room, top in ((STEP, round(parent.height() * HIGHEST)), (0, 0)):
            for up in range(0, max(1, lowest.y() - top), STEP):
                place = lowest.translated(0, -up)
                if not any(place.adjusted(0, -room, 0, room).intersects(control) for control in controls):
                    return place
        return lowest

    def _controls(self) -> list[QRect]:
        """Where there is something to press, as far as it is in view."""
        seen = [one for one in self._home.findChildren(QWidget) if isinstance(one, _PRESSED) and one.isVisible()]
        seen = [one for one in seen if not self.isAncestorOf(one)]
        return [one.visibleRegion().boundingRect().translated(one.mapTo(self._home, QPoint())) for one in seen]

    def _go(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start(STILL_MS)
        else:
            self.hide()
