"""The icon beside the clock before anything else is there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon


def show_early_icon(mark: Path) -> QSystemTrayIcon:
    """Show Amble's mark, without menu or words; ``Tray`` takes the icon over. Without a tray nothing is seen."""
    icon = QSystemTrayIcon(QIcon(str(mark)))
    icon.show()
    return icon
