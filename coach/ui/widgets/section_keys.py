"""Typing a time or a date wherever the mouse clicked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDateTimeEdit


class SectionKeys(QObject):
    """A click selects the part it falls on, and "select all" the first part: what is typed then replaces it.

    Qt takes no digit into a part that is full already unless it is selected, and selects a colon on a double click.
    """

    def __init__(self, field: QDateTimeEdit) -> None:
        super().__init__(field)
        self._field = field
        field.installEventFilter(self)
        field.lineEdit().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select a part in place of Qt's own selection."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._select_first(event)
        if watched is not self._field and event.type() == QEvent.Type.MouseButtonRelease:
            self._field.setSelectedSection(self._field.currentSection())
        return watched is not self._field and event.type() == QEvent.Type.MouseButtonDblClick

    def _select_first(self, event: QKeyEvent) -> bool:
        if not event.matches(QKeySequence.StandardKey.SelectAll):
            return False
        self._field.setSelectedSection(self._field.sectionAt(0))
        return True
