"""Taking a walk along: composed, spoken, mixed and written to a sound file, off the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject, Signal

from coach.domain.bouts import parts_of
from coach.domain.plan import Plan
from coach.domain.take_along import TakeAlong
from coach.domain.walk import LONGEST_WALK
from coach.services.planning import Planning
from coach.services.settings import Settings
from coach.services.sound_ports import AudioFileProblem
from coach.services.walk_wishes import WalkWish

_log = logging.getLogger(__name__)

GoOn = Callable[[float], bool]
"""Hears the share done, 0–1, and answers whether to go on."""


@dataclass(frozen=True)
class TakenAlong:
    """A finished file, ``seconds`` long, with a text ``beside`` it where one was asked for; ``left_out`` are sentences
    that no voice could be made for."""

    file: Path
    seconds: float
    left_out: tuple[str, ...] = ()
    beside: Path | None = None


Make = Callable[[TakeAlong, Path, GoOn], TakenAlong | None]
"""Makes a file, in whatever thread it is called; None once it was told to stop. Raises ``AudioFileProblem``."""


def todays_walk(planning: Planning, settings: Settings, day: date, wish: WalkWish | None = None) -> TakeAlong:
    """The walk that Start would begin now, spoken and sounding as chosen in Settings, and walked as in ``wish``.

    Whether walking waits is for the caller to look at (``Planning.next_walk().walk_allowed``).
    """
    plan, walk, way = planning.plan() or Plan(), planning.next_walk(), wish or WalkWish()
    bouts = parts_of(walk.minutes, max(len(walk.bouts), way.parts))
    return TakeAlong(
        day=day,
        minutes=walk.minutes,
        bouts=bouts,
        rest_minutes=way.rest_minutes if bouts else 0,
        brisk_minutes=walk.brisk_minutes if way.brisk else 0,
        route=way.route,
        seed=planning.next_number,
        week=planning.week_of_plan(),
        style=settings.style,
        voice_id=settings.voice.voice_id,
        speed=settings.voice.speed,
        sound=settings.sound,
        most_minutes=plan.bounds.most_minutes or LONGEST_WALK,
    )


class TakeAlongDesk(QObject):
    """Makes one file at a time; every signal arrives in the thread of whoever listens."""

    progress_changed = Signal(float)
    """The share done, 0–1."""
    finished = Signal(object)
    """A ``TakenAlong``."""
    failed = Signal(str)
    """One sentence for the user; there is no file."""
    cancelled = Signal()
    """Stopped as asked; there is no file."""

    def __init__(self, make: Make, sorry: str) -> None:
        """``sorry`` is the sentence for what nobody has thought of."""
        super().__init__()
        self._make, self._sorry = make, sorry
        self._stop, self._busy = Event(), Event()
        self._worker: Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a file is being made."""
        return self._busy.is_set()

    def export(self, request: TakeAlong, file: Path) -> None:
        """Make ``file`` (the ending of its name is its format); an existing one is replaced, once the new one is whole.
        Nothing happens while another is being made."""
        if self.is_busy:
            return
        self._stop.clear()
        self._busy.set()
        self._worker = Thread(target=self._work, args=(request, file), name="take-along", daemon=True)
        self._worker.start()

    def cancel(self) -> None:
        """Stop and leave nothing behind; ``cancelled`` follows."""
        self._stop.set()

    def close(self) -> None:
        """Stop, and wait until nothing is left behind."""
        self.cancel()
        if self._worker is not None:
            self._worker.join(5.0)

    def _work(self, request: TakeAlong, file: Path) -> None:
        try:
            done, sentence = self._make(request, file, self._go_on), ""
        except AudioFileProblem as problem:
            done, sentence = None, str(problem)
        except Exception:
            # Whatever it was, the page must not wait for ever.
            _log.exception("a sound file could not be made")
            done, sentence = None, self._sorry
        # Before anybody is told: who hears of the end may ask for another file.
        self._busy.clear()
        # Emitting from another thread is queued by Qt for whoever lives in the window's thread.
        if sentence:
            self.failed.emit(sentence)
        elif done is None:
            self.cancelled.emit()
        else:
            self.finished.emit(done)

    def _go_on(self, share: float) -> bool:
        self.progress_changed.emit(share)
        return not self._stop.is_set()
