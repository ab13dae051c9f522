"""What the application is started with. Apart from the look: a start in the tray needs no look before its icon."""

from __future__ import annotations

QT_ARGUMENTS = ("-style", "fusion")
"""The style that the style sheet is written for. Asking for it afterwards hands a style to Python, which costs 6 ms."""
