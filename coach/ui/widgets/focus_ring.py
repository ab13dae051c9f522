"""One ring that shows where the keyboard is, around whichever control has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from coach.ui.theme import Appearance

REACH, LINE = 5, 3
"""Pixels the ring stands out from the control, and how thick it is."""
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show)
_LEAVES = (QEvent.Type.Hide, QEvent.Type.FocusOut)


class FocusRing(QWidget):
    """Make one for the application and keep it. It appears for keyboard focus; a mouse press does not call it."""

    def __init__(self, app: QApplication, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app.focusChanged.connect(self._follow)
        appearance.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep round the control while it or what it stands in moves; show at the first key."""
        kind = event.type()
        if kind in _MOVES:
            self._settle()
        elif kind in _LEAVES and watched is self._target:
            self.hide()
        elif kind == QEvent.Type.KeyPress and watched is self._target:
            self._show_ring()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._appearance.colour("focus"), LINE))
        inset = LINE / 2
        radius = min(self.height() / 2, getattr(self._target, "corner", 12) + REACH - inset)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        self._target = now if now is not None and now is not now.window() else None
        self.hide()
        if self._target is None or isinstance(self._target, QScrollArea):
            return
        self._watch(self._target)
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._show_ring()

    def _watch(self, target: QWidget) -> None:
        """Stand in the scrolling page of the control, so that the ring scrolls and is clipped with it."""
        home = target.parentWidget() or target.window()
        self._watched = [target]
        while not home.isWindow() and not _scrolls(home):
            self._watched.append(home)
            home = home.parentWidget() or home.window()
        for widget in self._watched:
            widget.installEventFilter(self)
        self.setParent(home)

    def _show_ring(self) -> None:
        self._settle()
        self.raise_()
        self.show()

    def _settle(self) -> None:
        home = self.parentWidget()
        if self._target is not None and home is not None:
            corner = self._target.mapTo(home, self._target.rect().topLeft())
            around = self._target.rect().translated(corner).adjusted(-REACH, -REACH, REACH, REACH)
            self.setGeometry(around)


def _scrolls(widget: QWidget) -> bool:
    viewport = widget.parentWidget()
    return viewport is not None and isinstance(viewport.parentWidget(), QScrollArea)
