"""The numbers of a chart as a table, for keyboards, screen readers and everybody who likes numbers."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from coach.domain.chart_table import ChartTable
from coach.ui.theme import Appearance

ROW, MOST_ROWS = 40, 10
"""Pixels at 100 % that a row is high, and how many are seen at once."""

SPARE = 12
"""Pixels that a column is wider than its words at least."""


class ChartTableView(QTableWidget):
    """Arrow keys go from cell to cell; Tab leaves it."""

    corner = 12

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        appearance.changed.connect(self._fit)

    def show_table(self, table: ChartTable) -> None:
        """Show these rows, the newest first."""
        self.clear()
        self.setColumnCount(len(table.columns))
        self.setRowCount(len(table.rows))
        for column, words in enumerate(table.columns):
            self.setHorizontalHeaderItem(column, _cell(words, column))
        for at, row in enumerate(reversed(table.rows)):
            for column, words in enumerate(row):
                self.setItem(at, column, _cell(words, column))
        if table.rows:
            self.setCurrentCell(0, 0)
        self._fit()

    def sizeHint(self) -> QSize:
        rows = min(MOST_ROWS, self.rowCount())
        # Half a row more where there is more to scroll to.
        more = self._row() // 2 if self.rowCount() > MOST_ROWS else 0
        head = max(self.horizontalHeader().sizeHint().height(), self._row())
        return QSize(300, head + rows * self._row() + more + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._row())
        self.setFixedHeight(self.sizeHint().height())
        self._fit_columns()

    def _fit_columns(self) -> None:
        """As wide as their words, and wider alike where there is room; where there is too little, it scrolls."""
        head, count = self.horizontalHeader(), self.columnCount()
        wanted = [max(self.sizeHintForColumn(at), head.sectionSizeHint(at)) + SPARE for at in range(count)]
        more = max(0, self.viewport().width() - sum(wanted)) // max(1, count)
        for at, width in enumerate(wanted):
            head.resizeSection(at, width + more)

    def _row(self) -> int:
        return self._appearance.px(ROW)


def _cell(words: str, column: int) -> QTableWidgetItem:
    cell = QTableWidgetItem(words)
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    cell.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return cell
