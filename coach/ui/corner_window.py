"""A small window in the corner of a screen, above others; it never takes the keyboard by itself."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCloseEvent, QCursor, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from coach.ui.theme import Appearance
from coach.ui.tray_icon import amble_icon
from coach.ui.widgets.card import Card

MARGIN, GAP = 24, 12
"""Pixels to the edges of the screen, and between two such windows."""


class CornerWindow(QWidget):
    """Add widgets to ``card.body``; ``appear`` shows it. Esc and closing only hide it."""

    width_at_100 = 440
    """Pixels at 100 % text."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint
        super().__init__(parent, flags)
        self._appearance = appearance
        self._wanted: QScreen | None = None
        self._lies_on: QScreen | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowIcon(amble_icon(appearance))
        self.card = Card()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self.card)
        appearance.changed.connect(self.settle)

    def show_on(self, screen: QScreen | None) -> None:
        """Lie on this screen from now on; None for the one with the mouse."""
        self._wanted = screen

    def appear(self) -> None:
        """Show it in its corner, and tell screen readers. It stays on its screen wherever the mouse goes meanwhile."""
        if self.isHidden() or self._wanted is not None:
            self._lies_on = self._wanted or screen_in_use()
        self.settle()
        self.show()
        # Only once it is shown do the words have the size of their type role.
        self.settle()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def name_it(self, title: str, body: str) -> None:
        """What a screen reader says of the whole window."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)

    def dismiss(self) -> None:
        """Hide it; what it showed is forgotten."""
        self.hide()

    def settle(self) -> None:
        """Lie in the corner of the screen, as large as the words need and never larger than the screen."""
        room = self._room()
        width = min(self._appearance.px(self.width_at_100), room.width() - 2 * MARGIN)
        self.setFixedWidth(width)
        self.ensurePolished()
        # What was shown or hidden just now counts only after the layouts have looked at it.
        for layout in self.findChildren(QLayout):
            layout.activate()
        height = self.heightForWidth(width)
        self.resize(width, height)
        lowest = QRect(room.right() - width - MARGIN, room.bottom() - height - MARGIN, width, height)
        self.move(self._beside_others(lowest, room.top()).topLeft())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.dismiss()
        event.accept()

    def _room(self) -> QRect:
        # A monitor may have been unplugged since.
        there = self._lies_on if self._lies_on in QGuiApplication.screens() else None
        screen = there or self.screen()
        if screen is not self.screen():
            self.setScreen(screen)
        return screen.availableGeometry()

    def _beside_others(self, lowest: QRect, top: int) -> QRect:
        """The lowest place where no other such window lies; over them where there is none."""
        windows = (each for each in QApplication.topLevelWidgets() if isinstance(each, CornerWindow))
        taken = [each.geometry() for each in windows if each is not self and each.isVisible()]
        place = lowest
        while (other := next((one for one in taken if one.intersects(place)), None)) is not None:
            place = QRect(place)
            place.moveBottom(other.top() - GAP)
        return place if place.top() >= top else lowest


def screen_in_use() -> QScreen | None:
    """The screen with the mouse."""
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
