"""Very many rows to tick: what is in sight is painted, whatever else there is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coach.ui.theme import Appearance

BOX, GAP, PADDING, ROW = 26, 18, 12, 52
"""Pixels at 100 %, as in a short list."""
MOST_SEEN = 7
"""Rows that are seen at once."""
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class LongRow:
    """One row: what it says, and whether it may be ticked."""

    id: int
    text: str
    may: bool = True


class LongTicks(QListView):
    """Arrow keys go from row to row, Space ticks; a press anywhere on a row does as well."""

    ticked_changed = Signal()
    corner = 12

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self._delegate = _Delegate(appearance, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._turn)
        appearance.changed.connect(self._fit)

    @property
    def ticked(self) -> frozenset[int]:
        """The ids of the rows that are ticked."""
        return frozenset(self._rows.ticked)

    def show_rows(self, rows: Sequence[LongRow], ticked: Collection[int]) -> None:
        """Show these rows, with these ids ticked."""
        self._rows.show(rows, ticked)
        if rows:
            self.setCurrentIndex(self._rows.index(0))
        self._fit()

    def tick(self, ids: Collection[int]) -> None:
        """Tick these, and no others."""
        self._rows.tick(ids)
        self.ticked_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._turn(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _turn(self, index: QModelIndex) -> None:
        if self._rows.turn(index.row()):
            self.ticked_changed.emit()

    def _fit(self) -> None:
        high = self._delegate.measure(self._rows.longest, self.viewport().width(), self.font())
        count = min(MOST_SEEN, max(1, self._rows.rowCount()))
        # Half a row more where there is more to scroll to.
        more = high // 2 if self._rows.rowCount() > MOST_SEEN else 0
        self.setFixedHeight(count * high + more + 2 * self.frameWidth())
        self.scheduleDelayedItemsLayout()


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[LongRow, ...] = ()
        self.ticked: set[int] = set()
        self.longest = ""

    def show(self, rows: Sequence[LongRow], ticked: Collection[int]) -> None:
        self.beginResetModel()
        self._rows, self.ticked = tuple(rows), set(ticked)
        self.longest = max((row.text for row in rows), key=len, default="")
        self.endResetModel()

    def tick(self, ids: Collection[int]) -> None:
        self.ticked = set(ids)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [Qt.ItemDataRole.CheckStateRole])

    def turn(self, at: int) -> bool:
        if not (0 <= at < len(self._rows) and self._rows[at].may):
            return False
        self.ticked ^= {self._rows[at].id}
        self.dataChanged.emit(self.index(at), self.index(at), [Qt.ItemDataRole.CheckStateRole])
        return True

    def rowCount(self, _parent: _Index | None = None) -> int:  # noqa: N802 (Qt's name)
        return len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if self._rows[index.row()].may else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.CheckStateRole and row.may:
            return Qt.CheckState.Checked if row.id in self.ticked else Qt.CheckState.Unchecked
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance, self._high = appearance, ROW

    def measure(self, longest: str, width: int, font: QFont) -> int:
        room = QRect(0, 0, max(1, width - self._indent() - PADDING), 100_000)
        words = QFontMetrics(font).boundingRect(room, int(_WRAP), longest).height()
        self._high = max(ROW, self._appearance.px(ROW), words + 2 * PADDING)
        return self._high

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, self._high)

    def paint(self, painter: QPainter, option: Any, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state, look, rect = index.data(Qt.ItemDataRole.CheckStateRole), self._appearance, QRect(option.rect)
        view = self.parent()
        if isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index:
            painter.fillRect(rect, look.colour("primary_soft"))
        painter.setPen(look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state is not None:
            self._paint_box(painter, rect, Qt.CheckState(state) is Qt.CheckState.Checked)
        painter.setFont(option.font)
        painter.setPen(look.colour("muted" if state is None else "text"))
        painter.drawText(rect.adjusted(self._indent(), 0, -PADDING, 0), int(_WRAP), str(index.data()))
        painter.restore()

    def _paint_box(self, painter: QPainter, rect: QRect, ticked: bool) -> None:
        side = self._appearance.px(BOX)
        box = QRect(rect.x() + PADDING, rect.y() + (rect.height() - side) // 2, side, side)
        colour = self._appearance.colour("primary" if ticked else "control")
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if ticked else QColor(Qt.GlobalColor.transparent))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        if ticked:
            tick = self._appearance.pixmap("check", "on_primary", BOX - 8)
            inset = (side - self._appearance.px(BOX - 8)) // 2
            painter.drawPixmap(box.x() + inset, box.y() + inset, tick)

    def _indent(self) -> int:
        return PADDING + self._appearance.px(BOX) + GAP
