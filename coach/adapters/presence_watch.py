"""The PresenceWatch port: a worker thread that asks the detectors of this system, or waits for their signals.

Nothing here can hold the window up: the thread is told what is wanted and told to end, and what it found is a value
that lies ready. Libraries of detectors are imported by their makers on the GUI thread, because a thread that imports
while the window does so too ends the program now and then in PySide6's import hook.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from coach.adapters.presence_worker import OFTEN, PresenceWorker, Wish
from coach.domain.presence import Detector, Finding, Presence, Reading
from coach.services.reminder_ports import DetectorPart

STUCK = 6.0
"""Seconds after which a look that does not end makes every reading doubtful; our choice, above what each part allows
itself: the longest are the 3 of all questions on the buses and the 2 of ``gsettings`` after them."""
LAST = 2.0
"""Seconds that the end of the worker is waited for; it is a daemon, so one that hangs does not keep the program."""

NO_LIBRARY = Reading(Finding.UNKNOWN, why="no_library")
NO_WAY = Reading(Finding.UNKNOWN, why="no_way")
STUCK_READING = Reading(Finding.UNKNOWN, why="stuck")


@dataclass(frozen=True)
class PartMaker:
    """How a part comes to be, when one of its detectors is first wanted. ``make`` runs on the GUI thread: it imports
    what the part needs and does nothing that takes long; what it raises means that the part cannot be had here."""

    detectors: frozenset[Detector]
    make: Callable[[], DetectorPart]


class NullPresenceWatch:
    """The port's silence: nothing can be told."""

    def want(self, who: str, detectors: frozenset[Detector], every_seconds: float) -> None:
        """Nothing."""

    def presence(self) -> Presence:
        """Nothing is known."""
        return Presence()

    def when_changed(self, call: Callable[[Presence], None]) -> None:
        """Nobody is ever called."""

    def close(self) -> None:
        """Nothing."""


class WorkerPresence(QObject):
    """Detectors on a thread that is started by the first wish and sleeps without a timer when nothing is wanted.

    What is found is told after each look, and after a new wish once more when all that is wanted was looked at. Until
    then what was not looked at has no reading: a yes counts at once, and half an answer can be told from a whole one.
    """

    _found = Signal()
    _made = Signal()

    def __init__(
        self,
        makers: Sequence[PartMaker],
        parent: QObject | None = None,
        often_seconds: float = OFTEN,
        stuck_seconds: float = STUCK,
    ) -> None:
        """``makers``: one for each detector that can be had here. No part is asked more often than every
        ``often_seconds``; a look that lasts ``stuck_seconds`` is doubted."""
        super().__init__(parent)
        self._often_seconds, self._stuck_seconds = often_seconds, stuck_seconds
        self._makers = list(makers)
        self._wishes: dict[str, Wish] = {}
        self._calls: list[Callable[[Presence], None]] = []
        served = frozenset[Detector]().union(*(maker.detectors for maker in makers))
        self._missing = dict.fromkeys(frozenset(Detector) - served, NO_WAY)
        self._worker: PresenceWorker | None = None
        self._new: list[DetectorPart] = []
        self._making = self._closed = False
        self._made.connect(self._make_one, Qt.ConnectionType.QueuedConnection)
        self._found.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def want(self, who: str, detectors: frozenset[Detector], every_seconds: float) -> None:
        """Look at these from now on; the same wish again does nothing."""
        wish = Wish(detectors, every_seconds) if detectors else Wish()
        if self._closed or self._wishes.get(who, Wish()) == wish:
            return
        if detectors:
            self._wishes[who] = wish
        else:
            self._wishes.pop(who)
        if not self._making:
            self._make_one()

    def presence(self) -> Presence:
        """The last readings of those that are wanted."""
        wanted, worker = self._wanted(), self._worker
        if worker is not None and worker.looks_since(time.monotonic()) > self._stuck_seconds:
            return Presence(dict.fromkeys(wanted, STUCK_READING))
        found = {**self._missing, **(worker.readings() if worker is not None else {})}
        return Presence({one: found[one] for one in Detector if one in wanted and one in found})

    def when_changed(self, call: Callable[[Presence], None]) -> None:
        """Call on the GUI thread with every new presence."""
        self._calls.append(call)

    def close(self) -> None:
        """End the worker; safe to call twice."""
        self._closed = True
        self._calls.clear()
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()
            worker.join(LAST)

    def _wanted(self) -> frozenset[Detector]:
        return frozenset[Detector]().union(*(wish.detectors for wish in self._wishes.values()))

    def _make_one(self) -> None:
        """Make a part that is wanted and come back for the next: a library takes up to 50 ms to import, and the window
        has its turn in between. Then the worker is told."""
        wanted = self._wanted()
        maker = next((maker for maker in self._makers if maker.detectors & wanted), None)
        self._making = maker is not None and not self._closed
        if self._closed:
            return
        if maker is None:
            self._send()
            return
        self._makers.remove(maker)
        try:
            self._new.append(maker.make())
        except Exception:
            logging.getLogger(__name__).info("a detector cannot be had here", exc_info=True)
            self._missing.update(dict.fromkeys(maker.detectors, NO_LIBRARY))
        self._made.emit()

    def _send(self) -> None:
        if self._worker is None:
            self._worker = PresenceWorker(self._found.emit, self._often_seconds)
            self._worker.start()
        self._worker.wish(tuple(self._wishes.values()), self._new)
        self._new = []

    def _tell(self) -> None:
        if self._closed:
            return
        presence = self.presence()
        for call in tuple(self._calls):
            call(presence)
