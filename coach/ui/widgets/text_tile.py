"""A tile of words that opens something: a name, what it says in a line or two, and a small note."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from coach.ui.theme import BODY, Appearance

PADDING, GAP = 16, 4
"""Pixels around and between the words."""
SMALL = 15
"""Pixels at 100 % of the small words."""
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class TextTile(QAbstractButton):
    """Painted by itself: many of them open at once. ``tone`` is "" or "danger". Enter presses it as well as Space."""

    corner = 16

    def __init__(self, appearance: Appearance, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._tone = appearance, tone
        self._words: tuple[str, str, str] = ("", "", "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, name: str, about: str, note: str = "") -> None:
        """Show these words; a screen reader hears all of them."""
        words = (name, about, note)
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join(word for word in (about, note) if word))
        if words != self._words:
            self._words = words
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        wide = self._appearance.px(260)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        longest = max((self._longest(text, font) for text, font, _ in self._lines()), default=0)
        return QSize(2 * PADDING + longest, 2 * PADDING)

    def heightForWidth(self, width: int) -> int:
        inner = width - 2 * PADDING
        return 2 * PADDING - GAP + sum(_height(text, font, inner) + GAP for text, font, _ in self._lines())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inner, top = self.width() - 2 * PADDING, PADDING
        for text, font, role in self._lines():
            high = _height(text, font, inner)
            painter.setFont(font)
            painter.setPen(self._appearance.colour(role))
            painter.drawText(QRect(PADDING, top, inner, high), int(_WRAP), text)
            top += high + GAP

    def _paint_ground(self, painter: QPainter) -> None:
        lit = self.underMouse() or self.isDown()
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        line, ground = ("danger", "danger_soft") if self._tone == "danger" else ("line", "surface")
        painter.setPen(QPen(self._appearance.colour("primary" if lit and not self._tone else line), 2 if lit else 1))
        painter.setBrush(self._appearance.colour(ground))
        painter.drawRoundedRect(edge, self.corner, self.corner)

    def _lines(self) -> list[tuple[str, QFont, str]]:
        """What is written, with its font and colour."""
        bold, usual, small = self._appearance.font(BODY, bold=True), self._appearance.font(SMALL), SMALL
        fonts = (bold, usual, self._appearance.font(small))
        roles = ("danger", "text", "text") if self._tone == "danger" else ("text", "muted", "primary")
        return [line for line in zip(self._words, fonts, roles, strict=True) if line[0]]

    def _longest(self, text: str, font: QFont) -> int:
        return max(map(QFontMetrics(font).horizontalAdvance, text.split()), default=0)


def _height(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), 100_000), int(_WRAP), text).height()
