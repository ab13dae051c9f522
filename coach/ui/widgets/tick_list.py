"""Rows to tick: a big box, words that wrap, and the whole row to press."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.theme import Appearance
from coach.ui.widgets.chip_group import Choice

BOX, GAP, PADDING, ROW = 26, 18, 12, 52
"""Pixels at 100 %: side of the box, room after it, room above and below the words, least height of a row."""
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TickRow(QCheckBox):
    """One row. ``danger`` paints its tick red (safety questions), otherwise green."""

    corner = 10

    def __init__(
        self, appearance: Appearance, text: str, danger: bool = False, last: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._appearance, self._words, self._danger, self._last = appearance, text, danger, last
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._words) + self._indent() + PADDING
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        longest = max(self._words.split(), key=len, default="")
        width = self._indent() + self.fontMetrics().horizontalAdvance(longest) + PADDING
        return QSize(width, max(ROW, self._appearance.px(ROW)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = QRect(0, 0, max(1, width - self._indent() - PADDING), 100_000)
        high = self.fontMetrics().boundingRect(words, int(_WRAP), self._words).height()
        return max(max(ROW, self._appearance.px(ROW)), high + 2 * PADDING)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._last:
            painter.setPen(self._appearance.colour("line"))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        painter.setPen(self._appearance.colour("text" if self.isEnabled() else "muted"))
        words = self.rect().adjusted(self._indent(), 0, -PADDING, 0)
        painter.drawText(words, int(_WRAP), self._words)

    def _paint_box(self, painter: QPainter) -> None:
        side = self._appearance.px(BOX)
        box = QRect(4, (self.height() - side) // 2, side, side)
        filled = "danger" if self._danger else "primary"
        colour = self._appearance.colour(filled if self.isChecked() else "control")
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if self.isChecked() else QColor(Qt.GlobalColor.transparent))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        if self.isChecked():
            tick = self._appearance.pixmap("check", f"on_{filled}", BOX - 8)
            inset = (side - self._appearance.px(BOX - 8)) // 2
            painter.drawPixmap(box.x() + inset, box.y() + inset, tick)

    def _indent(self) -> int:
        return 4 + self._appearance.px(BOX) + GAP


class TickList(QWidget):
    """Rows with a line between them; any number may be ticked."""

    ticked_changed = Signal(object)
    """The ids now ticked, a frozenset of str; only after somebody's own choice."""

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        choices: Iterable[Choice] = (),
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance, self._danger = appearance, danger
        self._rows: dict[str, TickRow] = {}
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.show_choices(choices)

    @property
    def ticked(self) -> frozenset[str]:
        """The ids now ticked."""
        return frozenset(id for id, row in self._rows.items() if row.isChecked())

    @property
    def rows(self) -> tuple[TickRow, ...]:
        """The rows, in order."""
        return tuple(self._rows.values())

    def show_choices(self, choices: Iterable[Choice]) -> None:
        """Show other rows, none ticked."""
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.deleteLater()
        listed = list(choices)
        self._rows = {
            choice.id: TickRow(self._appearance, choice.text, self._danger, choice is listed[-1], self)
            for choice in listed
        }
        for row in self._rows.values():
            self._column.addWidget(row)
            row.clicked.connect(lambda _=False: self.ticked_changed.emit(self.ticked))

    def show_ticked(self, ids: Iterable[str]) -> None:
        """Show these ids as ticked, without a signal."""
        wanted = set(ids)
        for id, row in self._rows.items():
            row.setChecked(id in wanted)
