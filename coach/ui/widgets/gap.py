"""Room between two widgets where the layout is somebody else's."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class Gap(QWidget):
    """So many pixels high, and nothing else."""

    def __init__(self, pixels: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(pixels)
