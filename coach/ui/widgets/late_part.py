"""A place on a page for something that most days never show: it is built when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

Part = TypeVar("Part", bound=QWidget)


class LatePart(Generic[Part]):
    """Add ``place`` to a layout; it takes no room while there is nothing in it."""

    def __init__(self, build: Callable[[], Part]) -> None:
        self.place = QVBoxLayout()
        self._build = build
        self._part: Part | None = None

    @property
    def part(self) -> Part:
        """What stands here; built now where it was not yet, and hidden then."""
        if self._part is None:
            self._part = self._build()
            self._part.hide()
            self.place.addWidget(self._part)
        return self._part

    @property
    def is_shown(self) -> bool:
        """Whether it is there and not hidden."""
        return self._part is not None and not self._part.isHidden()

    def show_if(self, shown: bool) -> None:
        """Show or hide it; what was never shown is not built to be hidden."""
        if shown or self._part is not None:
            self.part.setVisible(shown)
