"""Work that takes longer than somebody waits with a still window: off its thread, with its share told and a way out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread

from PySide6.QtCore import QObject, Signal

_log = logging.getLogger(__name__)

GoOn = Callable[[float], bool]
"""Hears the share done, 0–1, and answers whether to go on."""
Work = Callable[[GoOn], object | None]
"""Does it, in whatever thread it is called; None once it was told to stop."""


class LongWork(QObject):
    """Does one thing at a time; every signal arrives in the thread of whoever listens."""

    progress_changed = Signal(float)
    """The share done, 0–1."""
    finished = Signal(object)
    """What came of it."""
    failed = Signal(str)
    """One sentence for the user; there is nothing."""
    cancelled = Signal()
    """Stopped as asked; there is nothing."""

    def __init__(self, refusals: tuple[type[Exception], ...], sorry: str) -> None:
        """``refusals`` are told by their own sentence; ``sorry`` is the one for what nobody has thought of."""
        super().__init__()
        self._refusals, self._sorry = refusals, sorry
        self._stop, self._busy = Event(), Event()
        self._worker: Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._busy.is_set()

    def begin(self, work: Work) -> None:
        """Do it; one of the signals follows. Nothing happens while something else is being done."""
        if self.is_busy:
            return
        self._stop.clear()
        self._busy.set()
        self._worker = Thread(target=self._run, args=(work,), name="long-work", daemon=True)
        self._worker.start()

    def cancel(self) -> None:
        """Stop and leave nothing behind; ``cancelled`` follows."""
        self._stop.set()

    def close(self) -> None:
        """Stop, and wait until nothing is left behind."""
        self.cancel()
        if self._worker is not None:
            self._worker.join(5.0)

    def _run(self, work: Work) -> None:
        done, sentence = None, ""
        try:
            done = work(self._go_on)
        except self._refusals as problem:
            sentence = str(problem)
        except Exception:
            # Whatever it was, nobody must wait for ever.
            _log.exception("something could not be done")
            sentence = self._sorry
        # Before anybody is told: who hears of the end may ask for more.
        self._busy.clear()
        if sentence:
            self.failed.emit(sentence)
        elif done is None:
            self.cancelled.emit()
        else:
            self.finished.emit(done)

    def _go_on(self, share: float) -> bool:
        self.progress_changed.emit(share)
        return not self._stop.is_set()
