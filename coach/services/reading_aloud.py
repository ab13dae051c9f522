"""Several texts read aloud one after the other: a long one would keep whoever listens waiting for its first word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from coach.services.sound_ports import VoiceSettings
from coach.services.speaking import Speaking


class ReadingAloud(QObject):
    """Says the next text when one is over; ends where a text is stopped by anybody or cannot be heard."""

    reading_changed = Signal(bool)
    """Whether something is being read."""

    def __init__(self, speaking: Speaking, settings: Callable[[], VoiceSettings], goes_on: Callable[[], bool]) -> None:
        """``goes_on`` tells whether what is being read is still wanted when one text is over."""
        super().__init__()
        self._speaking, self._settings, self._goes_on = speaking, settings, goes_on
        self._left: list[str] = []
        self._is_reading, self._changing = False, False
        speaking.saying_changed.connect(self._follow)
        speaking.trouble_changed.connect(self._give_way)

    def read(self, texts: Sequence[str]) -> None:
        """Read these from the first; in place of whatever is being read."""
        self._left = [text for text in texts if text]
        self._next()

    def stop(self) -> None:
        """Be silent."""
        self._left = []
        if self._is_reading:
            self._speaking.stop()

    def _follow(self, saying: VoiceSettings | None) -> None:
        if saying is not None or self._changing or not self._is_reading:
            return
        if not self._goes_on():
            self._left = []
        self._next()

    def _give_way(self, trouble: str) -> None:
        if trouble:
            self._left = []

    def _next(self) -> None:
        self._tell(bool(self._left))
        if self._left:
            # Saying something ends what was being said before, which is no end of the reading.
            self._changing = True
            self._speaking.say(self._left.pop(0), self._settings())
            self._changing = False

    def _tell(self, reading: bool) -> None:
        if reading != self._is_reading:
            self._is_reading = reading
            self.reading_changed.emit(reading)
