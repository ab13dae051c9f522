"""The icon beside the clock: when the next walk is, and a menu of what can be done without the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.tray_icon import amble_icon, paused_icon
from coach.ui.tray_menu import TrayMenu


class Tray(QObject):
    """Holds no timer: it changes only when it is told to. What can be asked for is in ``menu``."""

    open_requested = Signal()

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        parent: QObject | None = None,
        early: QSystemTrayIcon | None = None,
    ) -> None:
        """``early`` is an icon that is there already."""
        super().__init__(parent)
        self._texts, self._appearance, self._paused = texts, appearance, False
        self.menu = TrayMenu(texts)
        self._icon = early or QSystemTrayIcon(self)
        self._show_icon()
        self._icon.setContextMenu(self.menu)
        self._connect()
        self.show_next("")
        self.menu.show_walk(0)

    def is_there(self) -> bool:
        """Whether the desktop has a place for the icon."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def is_shown(self) -> bool:
        """Whether the icon stands there."""
        return self._icon.isVisible()

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
        """Say in words what reminders are doing ("Next walk: …"); "" says that no walk is planned."""
        words = text or self._texts.say("reminder_state.none")
        self.menu.show_next(words)
        self._icon.setToolTip(self._texts.say("tray.tip", next=words))

    def show_paused(self, paused: bool) -> None:
        """Whether reminders are paused: the icon says so, too."""
        self.menu.show_paused(paused)
        if paused is not self._paused:
            self._paused = paused
            self._show_icon()

    def show_message(self, text: str) -> None:
        """Say something once beside the icon; a click on it opens Amble."""
        self._icon.showMessage(self._texts.say("tray.name"), text, self._icon.icon())

    def _follow_look(self) -> None:
        """The sign for a pause has the colours of the look; the mark keeps its own."""
        if self._paused:
            self._show_icon()

    def _show_icon(self) -> None:
        self._icon.setIcon((paused_icon if self._paused else amble_icon)(self._appearance))

    def _connect(self) -> None:
        self.menu.open_requested.connect(self.open_requested)
        self._icon.messageClicked.connect(self.open_requested)
        self._icon.activated.connect(self._press)
        self._appearance.changed.connect(self._follow_look)

    def _press(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # The other ways to press it open the menu.
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_requested.emit()
