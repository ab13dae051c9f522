"""What is known of the moment: joins the detectors and the monitors, and looks only while somebody wants to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from coach.domain.monitor import Monitor, monitor_reading
from coach.domain.presence import Detector, HoldCause, HoldRules, Presence, hold_cause
from coach.services.ports import KeyValueStore
from coach.services.reminder_ports import PresenceWatch

KNOWN_MONITORS = "known_monitors"
"""The name of the value: keys of monitors that somebody named as theirs; none while nobody has said."""
MOST_MONITORS = 50
"""Keys that are kept, the newest; and letters of one."""
LONGEST_KEY = 200
REMINDERS, PAGE = "reminders", "page"
"""Who wants to know, beside those who come with a name of their own."""
WATCHED = frozenset(Detector) - {Detector.UNKNOWN_MONITOR}
"""What the worker looks at; monitors are told by the window system."""
_NOTHING: tuple[frozenset[Detector], float] = (frozenset(), 0.0)


@dataclass(frozen=True)
class Paces:
    """Seconds between two looks at what cannot tell by itself: while a reminder is about to come, while something else
    than typing holds it (a call lasts, and its end is heard), and while somebody looks at the detectors."""

    reminders: float = 3.0
    held: float = 10.0
    page: float = 1.0

    @classmethod
    def for_rules(cls, rules: HoldRules) -> Paces:
        """Those that find every pause in typing: the first is less than it."""
        return cls(reminders=min(cls.reminders, 0.75 * rules.typing_pause_seconds))


@dataclass(frozen=True)
class Monitors:
    """Those that are connected, and the keys of all that are known; None while nobody has said which are theirs."""

    connected: tuple[Monitor, ...] = ()
    known: frozenset[str] | None = None

    def is_known(self, monitor: Monitor) -> bool:
        """Whether somebody has named it as theirs, or it belongs to the computer."""
        return monitor.built_in or monitor.key in (self.known or ())


class PresenceDesk(QObject):
    """Tells everybody the same presence. Costs nothing while nobody wants to know."""

    changed = Signal(object)
    """The new ``Presence``."""
    answered = Signal(object)
    """The ``Presence`` for reminders, only while one is about to come, and only a whole one: half of an answer would
    let it into a call."""
    monitors_changed = Signal(object)
    """The ``Monitors`` that are connected and which of them are known."""

    def __init__(
        self,
        watch: PresenceWatch,
        values: KeyValueStore,
        rules: HoldRules | None = None,
        paces: Paces | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._watch, self._values = watch, values
        self._rules = rules or HoldRules()
        self._paces = paces or Paces.for_rules(self._rules)
        self._holds, self._due = frozenset[Detector](), False
        self._asked = _NOTHING
        self._wanting: set[str] = set()
        self._connected: tuple[Monitor, ...] = ()
        self._known = _read_known(values.get(KNOWN_MONITORS))
        watch.when_changed(self._take)

    def presence(self) -> Presence:
        """The last readings of all that are looked at, the monitors among them."""
        readings = dict(self._watch.presence().readings)
        readings[Detector.UNKNOWN_MONITOR] = monitor_reading(*self._monitors_now())
        return Presence(readings)

    # --- who wants to know -----------------------------------------------------------------------------------------

    def want(self, who: str, detectors: frozenset[Detector], every_seconds: float) -> None:
        """Look at these from now on under a name of one's own; no detectors end the wish."""
        watched = detectors & WATCHED
        if watched or who in self._wanting:
            self._watch.want(who, watched, every_seconds)
        (self._wanting.add if watched else self._wanting.discard)(who)

    def show_holds(self, holds: frozenset[Detector]) -> None:
        """Which detectors somebody lets hold reminders."""
        if holds != self._holds:
            self._holds = holds
            if self._due:
                self._ask(holds, self._paces.reminders)

    def want_for_reminders(self, on: bool) -> None:
        """A reminder is about to come: look at what may hold it, till it is shown."""
        self._due = on
        self._ask(self._holds if on else frozenset(), self._paces.reminders)
        if on and not self._holds & WATCHED:
            self._tell_soon()

    def want_for_page(self, on: bool) -> None:
        """Somebody looks at the detectors, or no longer."""
        self.want(PAGE, WATCHED if on else frozenset(), self._paces.page)
        if on:
            self._tell_soon()

    def _ask(self, detectors: frozenset[Detector], every_seconds: float) -> None:
        self._asked = (detectors & WATCHED, every_seconds)
        self.want(REMINDERS, *self._asked)

    def _answer(self, presence: Presence) -> None:
        """Tell reminders, and ask for no more than what can still change the answer: during a call nobody need know
        who types, and whoever is away for an hour need not be missed every three seconds."""
        long = hold_cause(presence, self._holds - {Detector.IDLE}, self._rules) is not None
        away = hold_cause(presence, self._holds, self._rules) is HoldCause.AWAY
        wish = self._holds & WATCHED - ({Detector.IDLE} if long else frozenset())
        pace = self._paces.held if long or away else self._paces.reminders
        stale = wish - self._asked[0]
        if (wish, pace) != self._asked:
            self._ask(wish, pace)
        # What was not asked for meanwhile may still have a reading that somebody else wanted long ago.
        if long or (not stale and wish <= presence.readings.keys()):
            self.answered.emit(presence)

    def _tell_soon(self) -> None:
        """Later, so that whoever asks is done with it."""
        QTimer.singleShot(0, self, self._tell)

    def _take(self, _presence: Presence) -> None:
        self._tell()

    def _tell(self) -> None:
        presence = self.presence()
        self.changed.emit(presence)
        if self._due:
            self._answer(presence)

    # --- monitors --------------------------------------------------------------------------------------------------

    def monitors(self) -> Monitors:
        """Those that are connected, and which of them are known."""
        return Monitors(*self._monitors_now())

    def _monitors_now(self) -> tuple[tuple[Monitor, ...], frozenset[str] | None]:
        return self._connected, None if self._known is None else frozenset(self._known)

    def show_connected(self, connected: Sequence[Monitor]) -> None:
        """One was plugged in or taken off."""
        if tuple(connected) != self._connected:
            self._connected = tuple(connected)
            self._tell_monitors()

    def name_mine(self, monitors: Sequence[Monitor]) -> None:
        """These belong to somebody, beside those named before; kept on this computer."""
        known = self._known or ()
        new = [monitor.key for monitor in monitors if not monitor.built_in and monitor.key not in known]
        self._keep((*known, *new)[-MOST_MONITORS:])

    def name_other(self, monitors: Sequence[Monitor]) -> None:
        """These do not, or no longer."""
        gone = {monitor.key for monitor in monitors}
        self._keep(tuple(key for key in self._known or () if key not in gone))

    def _keep(self, known: tuple[str, ...]) -> None:
        if known != self._known:
            self._known = known
            self._values.put(KNOWN_MONITORS, list(known))
            self._tell_monitors()

    def _tell_monitors(self) -> None:
        self.monitors_changed.emit(self.monitors())
        self._tell()

    def close(self) -> None:
        """End the worker; safe to call twice."""
        self._watch.close()


def _read_known(found: object) -> tuple[str, ...] | None:
    if not isinstance(found, list):
        return None
    read = [key for key in found if isinstance(key, str) and 0 < len(key) <= LONGEST_KEY]
    return tuple(dict.fromkeys(read))[-MOST_MONITORS:]
