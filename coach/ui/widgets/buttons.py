"""The buttons: one primary a page, the others quieter. Each is at least 44 px tall."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coach.ui.theme import Appearance

GAP = 6
"""Pixels at 100 % between icon and words."""


class AmbleButton(QPushButton):
    """A button with words, and an icon when asked for; Enter presses it as well as Space."""

    _icon_role = "text"
    corner = 14
    """Radius of its corners in px, for the focus ring."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)

    def show_text(self, text: str, accessible: str = "") -> None:
        """Show other words; ``accessible`` says the whole meaning where the text is short."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(accessible or text)

    def show_icon(self, appearance: Appearance, name: str, pixels: int = 20) -> None:
        """Show an icon before the words; it follows the theme. May be called again with another name."""
        if not hasattr(self, "_icon"):
            appearance.changed.connect(self._tint)
        self._icon = (appearance, name, pixels)
        self._tint()

    def _tint(self) -> None:
        appearance, name, pixels = self._icon
        self.setIcon(appearance.icon(name, self._icon_role, pixels, GAP if self.text() else 0))
        self.setIconSize(QSize(appearance.px(pixels + GAP if self.text() else pixels), appearance.px(pixels)))


class PrimaryButton(AmbleButton):
    """The one thing to do on a page."""

    _icon_role = "on_primary"


class QuietButton(AmbleButton):
    """Something else that can be done."""


class OutlineButton(AmbleButton):
    """The second thing to do."""

    _icon_role = "primary"


class DangerButton(AmbleButton):
    """Says something hurts, or ends or deletes something."""

    _icon_role = "danger"


class LinkButton(AmbleButton):
    """An action inside a text; looks like a link."""

    _icon_role = "primary"
    corner = 6
