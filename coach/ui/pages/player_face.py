"""What moves on the page of a walk or a routine."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class PlayerFace(QWidget):
    """What every such part can be told."""

    def show_paused(self, paused: bool) -> None:
        """Say that it is paused."""
        raise NotImplementedError

    def show_silence(self, why: str) -> None:
        """Say quietly why sentences do not sound; "" takes no room."""
        raise NotImplementedError

    def show_brief(self, brief: bool) -> None:
        """Show the least, while a question needs the room."""
        raise NotImplementedError

    def show_room(self, width: int, height: int) -> None:
        """Arrange for so many pixels."""
        raise NotImplementedError
