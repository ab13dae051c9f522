"""One ring that shows where the keyboard is, around whichever control has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from coach.ui.theme import Appearance

REACH, LINE = 5, 3
"""Pixels the ring stands out from the control, and how thick it is."""
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest, QEvent.Type.ParentChange)
_LEAVES = (QEvent.Type.Hide, QEvent.Type.FocusOut)


class RingFrame(QWidget):
    """The ring itself, lying over the page it stands in; it goes as soon as its control is gone or elsewhere."""

    def __init__(self, appearance: Appearance, target: QWidget, home: QWidget) -> None:
        super().__init__(home)
        self._appearance, self._target = appearance, target
        # Asked for now: once the control is gone there is nothing left to ask.
        self._corner = int(getattr(target, "corner", 12))
        target.destroyed.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        appearance.changed.connect(self.update)
        self.hide()

    def settle(self) -> None:
        """Lie round the control; hide where it is gone, or on this page no more."""
        target, home = self._target, self.parentWidget()
        if not isValid(target) or home is None or not home.isAncestorOf(target):
            self.hide()
            return
        corner = target.mapTo(home, target.rect().topLeft())
        self.setGeometry(target.rect().translated(corner).adjusted(-REACH, -REACH, REACH, REACH))

    def appear(self) -> None:
        """Show the ring, over whatever else is on the page."""
        self.show()
        self.raise_()
        self.settle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._appearance.colour("focus"), LINE))
        inset = LINE / 2
        radius = min(self.height() / 2, self._corner + REACH - inset)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)


class FocusRing(QObject):
    """Make one for the application and keep it. It appears for keyboard focus; a mouse press does not call it."""

    def __init__(self, app: QApplication, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._appearance = appearance
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._frame: RingFrame | None = None
        app.focusChanged.connect(self._follow)

    @property
    def frame(self) -> QWidget | None:
        """The ring on the screen, or None while there is none."""
        frame = self._frame
        return frame if frame is not None and isValid(frame) and frame.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep round the control while it or what it stands in moves; show at the first key."""
        if self._frame is None or not isValid(self._frame):
            return False
        if event.type() in _MOVES:
            self._frame.settle()
            # The layout may not be done: what lies round the control can move on the way to its place.
            QTimer.singleShot(0, self._frame, self._frame.settle)
        elif event.type() in _LEAVES and watched is self._target and not _opens_menu(event):
            self._frame.hide()
        elif event.type() == QEvent.Type.KeyPress and watched is self._target:
            self._show(self._frame)
        return False

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        if now is None or now is now.window() or isinstance(now, QScrollArea):
            return
        self._target = now
        self._frame = frame = RingFrame(self._appearance, now, self._watch(now))
        # The page may go, and take its ring with it.
        frame.destroyed.connect(lambda: self._forget(frame))
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._show(frame)

    def _let_go(self) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        if self._frame is not None and isValid(self._frame):
            self._frame.hide()
            self._frame.deleteLater()
        self._forget(self._frame)

    def _forget(self, frame: RingFrame | None) -> None:
        if frame is self._frame:
            self._watched, self._target, self._frame = [], None, None

    def _watch(self, target: QWidget) -> QWidget:
        """The scrolling page the control stands in, or its window: there the ring scrolls and is clipped with it."""
        self._watched = [target]
        home = target.parentWidget() or target.window()
        while not home.isWindow() and not _scrolls(home):
            self._watched.append(home)
            home = home.parentWidget() or home.window()
        for widget in self._watched:
            widget.installEventFilter(self)
        return home

    def _show(self, frame: RingFrame) -> None:
        frame.appear()
        QTimer.singleShot(0, frame, frame.settle)


def _opens_menu(event: QEvent) -> bool:
    # The focus is back on the control without a word once the menu closes.
    return isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.PopupFocusReason


def _scrolls(widget: QWidget) -> bool:
    viewport = widget.parentWidget()
    return viewport is not None and isinstance(viewport.parentWidget(), QScrollArea)
