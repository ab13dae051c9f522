"""One look at the detectors before something is shown that may as well be left out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from coach.domain.presence import Detector, HoldRules, Presence, hold_cause
from coach.services.presence_desk import WATCHED, PresenceDesk

EVERY_SECONDS = 10.0
"""Between two looks at what cannot tell by itself; the first answer is enough."""


class FreshLook(QObject):
    """Costs nothing but while it looks. Who does not answer in time lets nothing through: what is asked for here can be
    left out, other than a reminder."""

    def __init__(
        self, desk: Callable[[], PresenceDesk], who: str, rules: HoldRules, wait_ms: int, parent: QObject | None = None
    ) -> None:
        """``desk`` builds it where there is none yet; ``who`` is the name under which it asks; the answer is waited for
        ``wait_ms`` milliseconds."""
        super().__init__(parent)
        self._desk, self._who, self._rules = desk, who, rules
        self._holds = frozenset[Detector]()
        self._then: Callable[[], object] = _nothing
        self._is_linked = False
        self._wait = QTimer(self, singleShot=True, interval=wait_ms)
        self._wait.timeout.connect(self.forget)

    def free(self, holds: frozenset[Detector], then: Callable[[], object]) -> None:
        """Call ``then`` once, if none of these detectors says that somebody is busy. Typing and being away count as
        nothing: whoever comes back touches something."""
        self._holds, self._then = holds - {Detector.IDLE}, then
        desk = self._desk()
        if not self._is_linked:
            self._is_linked = True
            desk.changed.connect(self._take)
        self._wait.start()
        desk.want(self._who, self._holds, EVERY_SECONDS)
        if not self._holds & WATCHED:
            self._take(desk.presence())

    def forget(self) -> None:
        """Look no more; nothing is called."""
        if self._wait.isActive() or self._then is not _nothing:
            self._wait.stop()
            self._then = _nothing
            self._desk().want(self._who, frozenset(), EVERY_SECONDS)

    def _take(self, presence: Presence) -> None:
        if self._then is _nothing:
            return
        is_busy = hold_cause(presence, self._holds, self._rules) is not None
        # Half an answer has no readings of those that still look.
        if is_busy or self._holds <= presence.readings.keys():
            then = self._then
            self.forget()
            if not is_busy:
                then()


def _nothing() -> None:
    """Nobody waits for an answer."""
