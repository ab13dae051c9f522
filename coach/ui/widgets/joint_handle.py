"""A handle on a joint of the figure."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.domain.joints import Joint
from coach.ui.theme import Appearance

SIDE, DOT, WIDEST = 26, 13, 36
"""Pixels at 100 %: of what can be caught, and of what is seen of it. Large text makes neither so large that it hides
the joint beside it."""
STEP, FINE = 5.0, 1.0
"""Degrees of an arrow key, and with Shift."""
_TURNS = {
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Right: (1, 1),
    Qt.Key.Key_Left: (1, -1),
}


class JointHandle(QWidget):
    """Dragged with the mouse; arrow keys turn its first angle (up, down) and its second (left, right)."""

    pressed = Signal(QPointF)
    """Where on the parent."""
    dragged = Signal(QPointF)
    """Where the mouse is now, on the parent."""
    released = Signal()
    turned = Signal(int, float)
    """The number of the angle, and by how many degrees."""
    focused = Signal()

    corner = 13

    def __init__(self, appearance: Appearance, joint: Joint, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance, self.joint = appearance, joint
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.resize(self.sizeHint())
        appearance.changed.connect(self.update)

    def show_chosen(self, chosen: bool) -> None:
        """Whether its angles are those that can be read."""
        self._chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        side = min(WIDEST, self._appearance.px(SIDE))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._appearance.colour
        dot = self.sizeHint().width() * DOT / SIDE + (4 if self._chosen else 0)
        place = QRectF(0, 0, dot, dot)
        place.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(colour("surface"), 5))
        painter.drawEllipse(place)
        painter.setPen(QPen(colour("text"), 2.5))
        painter.setBrush(colour("mark" if self._chosen else "surface"))
        painter.drawEllipse(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.pressed.emit(self.mapToParent(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self.mapToParent(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        turn = _TURNS.get(Qt.Key(event.key())) if plain else None
        if turn is None:
            super().keyPressEvent(event)
            return
        by = FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        self.turned.emit(turn[0], turn[1] * by)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()
