"""One voice to choose, with a button to hear it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, OutlineButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.pill import Pill
from coach.ui.widgets.side_by_side import SideBySide

DOT, GAP, PADDING, ROW = 24, 14, 6, 52
"""Pixels at 100 %: the round mark, room after it, room above and below the words, least height of a row."""
NAME, DETAILS = 17, 15
"""Pixels at 100 % of the two lines of words."""
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class VoicePick(QRadioButton):
    """The round mark with a name and, smaller, what there is to say about it; all of it can be pressed."""

    corner = 12

    def __init__(self, appearance: Appearance, name: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(name.replace("&", "&&"), parent)
        self._appearance, self._name, self._details = appearance, name, details
        # Its list lets go of the others, and moves over them in its own order.
        self.setAutoExclusive(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        name, details = self._metrics()
        words = max(name.horizontalAdvance(self._name), details.horizontalAdvance(self._details))
        width = words + self._indent() + PADDING
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = self._metrics()[0]
        words = (*self._name.split(), *self._details.split())
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return QSize(self._indent() + longest + PADDING, max(ROW, self._appearance.px(ROW)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        high = sum(rect.height() for rect in self._places(width))
        return max(max(ROW, self._appearance.px(ROW)), high + 2 * PADDING)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_mark(painter)
        name, details = self._places(self.width())
        top = (self.height() - name.height() - details.height()) // 2
        painter.setPen(self._appearance.colour("text" if self.isEnabled() else "muted"))
        painter.setFont(self._appearance.font(NAME, bold=True))
        painter.drawText(name.translated(0, top), int(_WRAP), self._name)
        painter.setPen(self._appearance.colour("muted"))
        painter.setFont(self._appearance.font(DETAILS))
        painter.drawText(details.translated(0, top + name.height()), int(_WRAP), self._details)

    def _paint_mark(self, painter: QPainter) -> None:
        side = self._appearance.px(DOT)
        mark = QRect(4, (self.height() - side) // 2, side, side)
        role = "control" if not self.isEnabled() else "primary" if self.isChecked() else "control"
        painter.setPen(QPen(self._appearance.colour(role), 2))
        painter.drawEllipse(mark.adjusted(1, 1, -1, -1))
        if self.isChecked():
            inset = side // 4
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._appearance.colour(role))
            painter.drawEllipse(mark.adjusted(inset, inset, -inset, -inset))

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Where both lines of words go in a row so wide, from 0 down."""
        room = QRect(0, 0, max(1, width - self._indent() - PADDING), 100_000)
        name, details = self._metrics()
        places = (
            metrics.boundingRect(room, int(_WRAP), words) if words else QRect()
            for metrics, words in ((name, self._name), (details, self._details))
        )
        first, second = (QRect(self._indent(), 0, room.width(), place.height()) for place in places)
        return first, second

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        appearance = self._appearance
        return QFontMetrics(appearance.font(NAME, bold=True)), QFontMetrics(appearance.font(DETAILS))

    def _indent(self) -> int:
        return 4 + self._appearance.px(DOT) + GAP


class VoiceRow(SideBySide):
    """``id`` is the voice's; "" is the usual voice."""

    hear_requested = Signal(str)
    stop_requested = Signal()
    removal_requested = Signal(str)

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        id: str,
        words: tuple[str, str],
        natural: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``words`` are the name and what there is to say about it."""
        super().__init__(appearance, narrow=350, shares=(1, 0), parent=parent)
        self.id, self.voice_name = id, words[0]
        self._texts, self._appearance = texts, appearance
        self._is_saying = False
        self.pick = VoicePick(appearance, *words, parent=self)
        self.hear = OutlineButton("", self)
        self.remove = LinkButton(texts.say("voices.remove"), self)
        self.remove.show_text(texts.say("voices.remove"), texts.say("voices.remove_name", name=self.voice_name))
        self._arrange(natural)
        self._name_all(words, natural)
        self.hear.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self.removal_requested.emit(self.id))
        self.show_saying(False)

    def show_saying(self, saying: bool) -> None:
        """Show whether this voice is speaking: its button then stops it."""
        self._is_saying = saying
        what = "stop" if saying else "hear"
        self.hear.show_text(
            self._texts.say(f"voices.{what}"), self._texts.say(f"voices.{what}_name", name=self.voice_name)
        )
        self.hear.show_icon(self._appearance, "square" if saying else "volume-2")

    def show_removal(self, offered: bool) -> None:
        """Show whether this voice can be removed."""
        self.remove.setVisible(offered)

    def _arrange(self, natural: bool) -> None:
        self.left.addWidget(self.pick)
        flow = FlowLayout(gap=10)
        if natural:
            flow.addWidget(Pill(self._texts.say("voices.natural"), parent=self))
        self.remove.hide()
        for button in (self.remove, self.hear):
            flow.addWidget(button)
        self.right.addLayout(flow)

    def _name_all(self, words: tuple[str, str], natural: bool) -> None:
        parts = [*filter(None, words), *([self._texts.say("voices.natural_name")] if natural else [])]
        self.pick.setAccessibleName(", ".join(parts))

    def _ask(self) -> None:
        if self._is_saying:
            self.stop_requested.emit()
        else:
            self.hear_requested.emit(self.id)
