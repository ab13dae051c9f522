"""Whether this desktop has notifications and a place for a tray icon, asked without showing anything."""

from __future__ import annotations

import sys

NOTIFICATIONS = "org.freedesktop.Notifications"
TRAY = "org.kde.StatusNotifierWatcher"


def has_service(name: str) -> bool | None:
    """Whether the session bus has this service or can start it; None where there is no session bus to ask."""
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    interface = bus.interface()
    running = interface.isServiceRegistered(name).value()
    return bool(running) or name in interface.activatableServiceNames().value()


def has_notifications() -> bool | None:
    """Whether the system shows notifications; None where that cannot be told here."""
    return has_service(NOTIFICATIONS) if sys.platform.startswith("linux") else None


def has_tray() -> bool | None:
    """Whether there is a tray; None where that cannot be told here (Windows and macOS always have one)."""
    return has_service(TRAY) if sys.platform.startswith("linux") else True
