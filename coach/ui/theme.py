"""How Amble looks right now: the theme, the text size, the fonts and icons, and the one style sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from coach.domain.look import Look, Scheme
from coach.drawing.theme import Theme, read_theme
from coach.ui.icons import Icons

BODY = 17
"""Pixels of body text at 100 %."""
FAMILY = "Atkinson Hyperlegible Next"


class Appearance(QObject):
    """The look in force. Widgets that paint or show icons take it and repaint on ``changed``."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        resources: Path,
        look: Look | None = None,
        system_is_dark: Callable[[], bool] | None = None,
    ) -> None:
        """``system_is_dark`` stands in for the system's own answer."""
        super().__init__(app)
        self._app = app
        self._system_is_dark = system_is_dark or (lambda: app.styleHints().colorScheme() is Qt.ColorScheme.Dark)
        self._resources = resources
        self._template = (resources / "themes" / "widgets.qss").read_text(encoding="utf-8")
        self._icons = Icons(resources / "icons")
        _load_fonts(resources / "fonts")
        self.apply_look(look or Look())
        _scheme_changes(app).connect(self._follow_system)

    def apply_look(self, look: Look) -> None:
        """Show the whole application in this look."""
        self.look = look
        self.theme = read_theme(self._resources / "themes" / f"{self._scheme()}.toml")
        self._app.setPalette(_palette(self.theme))
        self._app.setFont(self.font(BODY))
        self._app.setStyleSheet(style_sheet(self._template, self.theme, look.text_percent))
        self.changed.emit()

    def px(self, pixels: float) -> int:
        """Pixels at the text size in force; for fonts, icons and minimum heights."""
        return round(pixels * self.look.text_percent / 100)

    def font(self, pixels: float, bold: bool = False, tabular: bool = False) -> QFont:
        """The typeface, ``pixels`` high at 100 %. Tabular figures keep a clock from dancing."""
        font = QFont(FAMILY)
        font.setPixelSize(max(1, self.px(pixels)))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour(self, role: str) -> QColor:
        """A colour of the theme."""
        return QColor(self.theme.colour(role))

    def icon(self, name: str, role: str = "text", pixels: int = 20, gap: int = 0) -> QIcon:
        """An icon in a colour of the theme, ``pixels`` wide at 100 %, with ``gap`` px of air to its right."""
        colour, ratio = self.theme.colour(role), self._app.devicePixelRatio()
        return self._icons.icon(name, (colour, self.theme.muted), self.px(pixels), self.px(gap), ratio)

    def pixmap(self, name: str, role: str = "text", pixels: int = 20) -> QPixmap:
        """The same as a picture, for painters and labels."""
        return self._icons.pixmap(name, self.theme.colour(role), self.px(pixels), self._app.devicePixelRatio())

    def motion_ms(self, milliseconds: int) -> int:
        """How long a movement may take: 0 where somebody or their system asks for less motion."""
        return 0 if self.look.reduced_motion or _system_wants_stillness(self._app) else milliseconds

    def _scheme(self) -> Scheme:
        if self.look.scheme is not Scheme.SYSTEM:
            return self.look.scheme
        return Scheme.DARK if self._system_is_dark() else Scheme.LIGHT

    def _follow_system(self) -> None:
        if self.look.scheme is Scheme.SYSTEM:
            self.apply_look(self.look)


def style_sheet(template: str, theme: Theme, text_percent: int) -> str:
    """The style sheet: ``@role`` becomes a colour, ``@17`` 17 px at the text size, ``@44+`` never less than 44 px."""

    def fill(found: re.Match[str]) -> str:
        word, plus = found[1], found[2]
        if not word.isdigit():
            return theme.colour(word) + plus
        return f"{round(int(word) * max(100 if plus else 0, text_percent) / 100)}px"

    return re.sub(r"@(\w+)(\+?)", fill, template)


def _scheme_changes(app: QApplication) -> SignalInstance:
    return app.styleHints().colorSchemeChanged


def _system_wants_stillness(app: QApplication) -> bool:
    # The hint came with Qt 6.12; older systems have only our own setting.
    accessibility = getattr(app.styleHints(), "accessibility", None)
    if accessibility is None or not hasattr(accessibility(), "motionPreference"):
        return False
    return str(accessibility().motionPreference()).endswith("ReducedMotion")


def _load_fonts(folder: Path) -> None:
    for path in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.surface_2,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface_2,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Highlight: theme.primary,
        role.HighlightedText: theme.on_primary,
        role.Link: theme.primary,
        role.LinkVisited: theme.primary,
    }
    for key, colour in colours.items():
        palette.setColor(key, QColor(colour))
    return palette
