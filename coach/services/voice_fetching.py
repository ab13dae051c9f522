"""Fetching a natural voice, when somebody asked for it: off the window's thread, with progress, never in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock, Thread

from PySide6.QtCore import QObject, Signal

from coach.services.sound_ports import VoiceShelf, VoiceUnavailable

STEP = 0.01
"""The least progress that is told, as a share."""


@dataclass(frozen=True)
class FetchProgress:
    """How much of a voice is here: its id, and a share of 0–1."""

    id: str
    share: float


class VoiceFetching(QObject):
    """One voice at a time. Signals come in the window's thread, also of work done elsewhere."""

    offers_changed = Signal(object)
    """The tuple of ``VoiceOffer`` that can be fetched."""
    kept_changed = Signal(object)
    """The tuple of ids of those that were fetched and are here."""
    progress_changed = Signal(object)
    fetched = Signal(str)
    cancelled = Signal()
    trouble_changed = Signal(str)
    """One sentence why a voice did not come, or "" when a new try begins."""

    _found = Signal(object)
    _kept = Signal(object)
    _moved = Signal(int, object)
    _ended = Signal(int, str, str)

    def __init__(self, shelf: VoiceShelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._lock = Lock()
        self._turn, self._id = 0, ""
        self._found.connect(self.offers_changed)
        self._kept.connect(self.kept_changed)
        self._moved.connect(self._show_progress)
        self._ended.connect(self._end)

    @property
    def fetching(self) -> str:
        """The id of the voice that is on its way, or ""."""
        return self._id

    def refresh(self) -> None:
        """Look which voices can be fetched and deleted; ``kept_changed`` and ``offers_changed`` follow. Asks nobody
        outside this computer."""
        self._start(self._look)

    def fetch(self, id: str) -> None:
        """Bring a voice here. Nothing happens while another one is on its way."""
        if self._id:
            return
        turn = self._next_turn()
        self._id = id
        self.trouble_changed.emit("")
        self.progress_changed.emit(FetchProgress(id, 0.0))
        self._start(lambda: self._fetch(turn, id))

    def cancel(self) -> None:
        """Stop, at once for whoever looks; a connection that stands still is let go when its time is over."""
        if self._id:
            self._next_turn()
            self._id = ""
            self.cancelled.emit()

    def forget(self, id: str) -> None:
        """Delete a voice that was fetched; ``offers_changed`` follows."""
        try:
            self._shelf.forget(id)
        except VoiceUnavailable as problem:
            self.trouble_changed.emit(str(problem))
        self.refresh()

    def close(self) -> None:
        """Stop without a word; nothing is told afterwards."""
        self._next_turn()
        self._id = ""

    def _next_turn(self) -> int:
        with self._lock:
            self._turn += 1
            return self._turn

    def _start(self, work: Callable[[], None]) -> None:
        Thread(target=work, name="voice shelf", daemon=True).start()

    def _look(self) -> None:
        self._kept.emit(self._shelf.kept())
        self._found.emit(self._shelf.offers())

    def _fetch(self, turn: int, id: str) -> None:
        told = 0.0

        def go_on(share: float) -> bool:
            nonlocal told
            wanted = self._turn == turn
            if wanted and share - told >= STEP:
                told = share
                self._moved.emit(turn, FetchProgress(id, share))
            return wanted

        trouble = ""
        try:
            here = self._shelf.fetch(id, go_on)
        except VoiceUnavailable as problem:
            here, trouble = False, str(problem)
        # Whoever cancelled may be gone by now, and this with them.
        if self._turn == turn:
            self._ended.emit(turn, id if here else "", trouble)

    def _show_progress(self, turn: int, progress: FetchProgress) -> None:
        if turn == self._turn:
            self.progress_changed.emit(progress)

    def _end(self, turn: int, id: str, trouble: str) -> None:
        """A fetch that came to its end; one that was cancelled has nothing more to say."""
        if turn != self._turn:
            return
        self._id = ""
        if id:
            self.progress_changed.emit(FetchProgress(id, 1.0))
            self.fetched.emit(id)
            self.refresh()
        elif trouble:
            self.trouble_changed.emit(trouble)
        else:
            self.cancelled.emit()
