"""Lucide icons, drawn in any colour at any size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Icons:
    """Icons by their file name in ``resources/icons``, tinted and kept; make a new one for a new theme."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pixmaps: dict[tuple[str, str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0, gap: int = 0) -> QPixmap:
        """The icon in ``colour``, ``size`` px wide and ``gap`` px of air to its right.

        Raises ``FileNotFoundError`` for an unknown name.
        """
        key = (name, colour, size, gap, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(*key)
        return self._pixmaps[key]

    def icon(self, name: str, colours: tuple[str, str], size: int, gap: int = 0, ratio: float = 1.0) -> QIcon:
        """The icon for a button; the second colour is for while it is disabled."""
        icon = QIcon(self.pixmap(name, colours[0], size, ratio, gap))
        icon.addPixmap(self.pixmap(name, colours[1], size, ratio, gap), QIcon.Mode.Disabled)
        return icon

    def _draw(self, name: str, colour: str, size: int, gap: int, ratio: float) -> QPixmap:
        source = (self._folder / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
        pixels = round(size * ratio)
        pixmap = QPixmap(pixels + round(gap * ratio), pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
