"""Walks from elsewhere, for a window: what takes long happens in a thread of its own, one thing at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject, Signal

from coach.services.arrival_desk import ArrivalDesk, ArrivalPreview, Standing
from coach.services.arrival_ports import ArrivalProblem
from coach.services.ports import StoreProblem

_log = logging.getLogger(__name__)

Tell = Callable[[], object]
"""Says how it ended."""
Explain = Callable[[ArrivalProblem], str]
"""A problem as one sentence for the user."""


@dataclass(frozen=True)
class TakenBack:
    """A file that was taken out again, and how many walks went with it."""

    id: int
    walks: int


class ArrivalRuns(QObject):
    """Carries out what a page asks for; every signal comes in the thread that made this."""

    progress_changed = Signal(float)
    """The share read, 0–1."""
    previewed = Signal(object)
    """An ``ArrivalPreview``."""
    kept = Signal(object)
    """A ``Kept``."""
    taken_back = Signal(object)
    """A ``TakenBack``."""
    failed = Signal(str)
    """One sentence; nothing was changed."""
    cancelled = Signal()
    _ended = Signal(object)
    _went_on = Signal(float)

    def __init__(self, desk: ArrivalDesk, explain: Explain, sorry: str) -> None:
        """``sorry`` is the sentence for what nobody has thought of."""
        super().__init__()
        self._desk, self._explain, self._sorry = desk, explain, sorry
        self._stop, self._busy = Event(), Event()
        self._worker: Thread | None = None
        self._looked: Standing | None = None
        """How the record stood at the last look."""
        # From the worker's thread into ours.
        self._ended.connect(self._tell)
        self._went_on.connect(self._tell_share)

    @property
    def is_busy(self) -> bool:
        """Whether something is going on."""
        return self._busy.is_set()

    def look_into(self, file: Path) -> None:
        """``previewed`` follows, or ``failed``, or ``cancelled``."""

        def look(standing: Standing) -> Tell:
            self._looked = standing
            preview = self._desk.preview(file, standing, self._go_on)
            return self.cancelled.emit if preview is None else lambda: self.previewed.emit(preview)

        self._begin_with_standing(look)

    def look_again(self, preview: ArrivalPreview) -> None:
        """The same file beside the record as it is now; ``previewed`` follows, or ``failed``."""

        def look(standing: Standing) -> Tell:
            self._looked = standing
            again = self._desk.look_at(preview.file, preview.found, standing)
            return lambda: self.previewed.emit(again)

        self._begin_with_standing(look)

    def is_stale(self) -> bool:
        """Whether the record is another than at the last look. False while something is going on."""
        if self.is_busy:
            return False
        try:
            now = self._desk.standing()
        except StoreProblem:
            return True
        return self._looked is None or replace(self._looked, now=now.now) != now

    def keep(self, preview: ArrivalPreview, places: Collection[int]) -> None:
        """Take in what was chosen; ``kept`` follows, or ``failed``."""

        def keep(standing: Standing) -> Tell:
            kept = self._desk.keep(preview, places, standing)
            return lambda: self.kept.emit(kept)

        self._begin_with_standing(keep)

    def take_back(self, id: int) -> None:
        """Take a file out again; ``taken_back`` follows, or ``failed``."""

        def take() -> Tell:
            taken = TakenBack(id, self._desk.take_back(id))
            return lambda: self.taken_back.emit(taken)

        self._begin(take)

    def cancel(self) -> None:
        """Stop reading; ``cancelled`` follows. What is being kept or taken back is not stopped half-way."""
        self._stop.set()

    def close(self) -> None:
        """Stop reading, and wait for what is being written."""
        self.cancel()
        if self._worker is not None:
            self._worker.join(30.0)

    def _begin_with_standing(self, work: Callable[[Standing], Tell]) -> None:
        if self.is_busy:
            return
        try:
            standing = self._desk.standing()
        except StoreProblem as problem:
            self.failed.emit(str(problem))
            return
        self._begin(lambda: work(standing))

    def _begin(self, work: Callable[[], Tell]) -> None:
        if self.is_busy:
            return
        self._stop.clear()
        self._busy.set()
        self._worker = Thread(target=self._work, args=(work,), name="arrival", daemon=True)
        self._worker.start()

    def _work(self, work: Callable[[], Tell]) -> None:
        try:
            tell = work()
        except (ArrivalProblem, StoreProblem) as problem:
            tell = self._failing(self._explain(problem) if isinstance(problem, ArrivalProblem) else str(problem))
        except Exception:
            # Whatever it was, the page must not wait for ever.
            _log.exception("walks from elsewhere could not be taken in")
            tell = self._failing(self._sorry)
        self._ended.emit(tell)

    def _tell(self, tell: Tell) -> None:
        # Before anybody is told: who hears of the end may ask for the next thing.
        self._busy.clear()
        tell()

    def _tell_share(self, share: float) -> None:
        self.progress_changed.emit(share)

    def _failing(self, sentence: str) -> Tell:
        return lambda: self.failed.emit(sentence)

    def _go_on(self, share: float) -> bool:
        self._went_on.emit(share)
        return not self._stop.is_set()
