"""The icon beside the clock: when the next walk is, and a menu of what can be done without the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from coach.ui.texts import Texts
from coach.ui.theme import Appearance

SIZES = (16, 22, 24, 32, 48, 64)
"""Pixels at which panels show icons."""
ICON = "amble"
"""Amble's mark in ``resources/icons``; it has its own colours in every theme."""


class Tray(QObject):
    """Holds no timer: it changes only when it is told to."""

    open_requested = Signal()
    start_requested = Signal()
    pause_requested = Signal()
    """Rest the plan for three days."""
    quit_requested = Signal()

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        parent: QObject | None = None,
        early: QSystemTrayIcon | None = None,
    ) -> None:
        """``early`` is an icon that is there already."""
        super().__init__(parent)
        self._texts = texts
        self._menu = QMenu()
        self._icon = early or QSystemTrayIcon(self)
        self._icon.setIcon(amble_icon(appearance))
        self._create()
        self._connect()
        self.show_next("")
        self.show_walk(0)

    def is_there(self) -> bool:
        """Whether the desktop has a place for the icon."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def menu(self) -> QMenu:
        """The menu of the icon."""
        return self._menu

    @property
    def tip(self) -> str:
        """What the icon says when the mouse rests on it."""
        return self._icon.toolTip()

    def show(self) -> None:
        """Show the icon."""
        self._icon.show()

    def hide(self) -> None:
        """Take the icon away."""
        self._icon.hide()

    def show_next(self, text: str) -> None:
        """Say in words when the next walk is ("Next walk: …"); "" says that none is planned."""
        words = text or self._texts.say("tray.none")
        self._next.setText(words.replace("&", "&&"))
        self._icon.setToolTip(self._texts.say("tray.tip", next=words))

    def show_walk(self, minutes: int) -> None:
        """Offer to start a walk of so many minutes; 0 takes the offer away (walking waits, or a walk is on)."""
        self._start.setText(self._texts.say("tray.start", minutes=minutes))
        self._start.setVisible(minutes > 0)

    def show_message(self, text: str) -> None:
        """Say something once beside the icon; a click on it opens Amble."""
        self._icon.showMessage(self._texts.say("tray.name"), text, self._icon.icon())

    def _create(self) -> None:
        say, menu = self._texts.say, self._menu
        self._open = menu.addAction(say("tray.open"))
        self._start = menu.addAction("")
        menu.addSeparator()
        self._next: QAction = menu.addAction("")
        self._next.setEnabled(False)
        self._pause = menu.addAction(say("tray.pause"))
        menu.addSeparator()
        self._quit = menu.addAction(say("tray.quit"))
        menu.setDefaultAction(self._open)
        self._icon.setContextMenu(menu)

    def _connect(self) -> None:
        self._open.triggered.connect(self.open_requested)
        self._start.triggered.connect(self.start_requested)
        self._pause.triggered.connect(self.pause_requested)
        self._quit.triggered.connect(self.quit_requested)
        self._icon.messageClicked.connect(self.open_requested)
        self._icon.activated.connect(self._press)

    def _press(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # The other ways to press it open the menu.
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_requested.emit()


def amble_icon(appearance: Appearance) -> QIcon:
    """Amble's mark, for the tray and for windows."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(appearance.pixmap(ICON, pixels=size))
    return icon
