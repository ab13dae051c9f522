"""A chart as a picture to keep or to hand on: its title, its sentence and the plot, as PNG."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter

from coach.domain.chart import Chart
from coach.drawing.chart import paint_chart
from coach.drawing.sheet_ink import FAMILY
from coach.drawing.theme import Theme

PICTURE = QSize(1200, 720)
"""Pixels of a picture nobody asked for another size of."""
USUAL_WIDTH = 800
"""Pixels of width at which the words are as large as on a screen at 100 % text."""


def chart_image(
    chart: Chart, theme: Theme, size: QSize = PICTURE, *, titled: bool = True, paper: bool = False
) -> QImage:
    """The chart on the theme's surface. Without ``titled`` the plot alone; ``paper`` makes it legible without
    colour."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.surface))
    scale = size.width() / USUAL_WIDTH
    room = QRectF(0, 0, size.width(), size.height()).adjusted(20 * scale, 16 * scale, -20 * scale, -14 * scale)
    painter = QPainter(image)
    try:
        if titled:
            room.setTop(_paint_words(painter, room, theme, chart, scale))
        paint_chart(painter, room, theme, chart, scale, paper=paper)
    finally:
        painter.end()
    return image


def chart_png(chart: Chart, theme: Theme, size: QSize = PICTURE, *, titled: bool = True, paper: bool = False) -> bytes:
    """The same as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(chart_image(chart, theme, size, titled=titled, paper=paper))
    return bytes(buffer.data().data())


def _paint_words(painter: QPainter, room: QRectF, theme: Theme, chart: Chart, scale: float) -> float:
    """Paint title and sentence; where they end."""
    top = room.top()
    for text, pixels, role, bold in ((chart.title, 20, "text", True), (chart.sentence, 15, "muted", False)):
        font = QFont(FAMILY)
        font.setPixelSize(round(pixels * scale))
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor(theme.colour(role)))
        line = QRectF(room.left(), top, room.width(), room.height())
        found = painter.drawText(line, Qt.TextFlag.TextWordWrap, text)
        top += found.height() + 3 * scale
    return top + 10 * scale
