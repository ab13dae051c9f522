"""Amble's mark, for the tray and for windows; at rest while reminders are paused."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from coach.ui.theme import Appearance

SIZES = (16, 22, 24, 32, 48, 64)
"""Pixels at which panels show icons."""
ICON = "amble"
"""Amble's mark in ``resources/icons``; it has its own colours in every theme."""
FADED = 0.45
"""Of the mark while reminders are paused."""
BADGE = 0.62
"""Of the icon's side: the sign for a pause in its corner."""


def amble_icon(appearance: Appearance) -> QIcon:
    """Amble's mark."""
    return _icon([appearance.pixmap(ICON, pixels=size) for size in SIZES])


def paused_icon(appearance: Appearance) -> QIcon:
    """The mark, pale, with two bars in the corner."""
    return _icon([_paused(appearance, size) for size in SIZES])


def _icon(pictures: list[QPixmap]) -> QIcon:
    icon = QIcon()
    for picture in pictures:
        icon.addPixmap(picture)
    return icon


def _paused(appearance: Appearance, size: int) -> QPixmap:
    mark = appearance.pixmap(ICON, pixels=size)
    picture = QPixmap(mark.size())
    picture.setDevicePixelRatio(mark.devicePixelRatio())
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(FADED)
    painter.drawPixmap(0, 0, mark)
    painter.setOpacity(1)
    _draw_bars(painter, appearance, mark.deviceIndependentSize().width())
    painter.end()
    return picture


def _draw_bars(painter: QPainter, appearance: Appearance, size: float) -> None:
    side = size * BADGE
    badge = QRectF(size - side, size - side, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(appearance.colour("warm"))
    painter.drawEllipse(badge)
    painter.setBrush(appearance.colour("surface"))
    bar, high = side * 0.17, side * 0.46
    for left in (0.27, 0.56):
        painter.drawRect(QRectF(badge.x() + side * left, badge.y() + (side - high) / 2, bar, high))
