"""What reminders ask of the outside world, beside store and scheduler."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from coach.domain.appointment import Appointment
from coach.domain.presence import Detector, Presence, Reading


class PresenceWatch(Protocol):
    """Detectors, looked at by a worker that can never hold the window up. At rest it costs nothing.

    Somebody who wants to know calls ``want`` under a name of their own; the detectors wanted by anybody are looked at,
    those that can wait for a signal wait for one, and what changes is told on the GUI thread.
    """

    def want(self, who: str, detectors: frozenset[Detector], every_seconds: float) -> None:
        """Look at these from now on, at least so often where one has to ask; no detectors at all ends the wish."""

    def presence(self) -> Presence:
        """The last readings of those that are wanted; returns at once."""

    def when_changed(self, call: Callable[[Presence], None]) -> None:
        """Call on the GUI thread with every new presence (the first one comes within about a second)."""

    def close(self) -> None:
        """End the worker; safe to call twice."""


class DetectorPart(Protocol):
    """One way to find something out on one kind of system, used on the worker's thread alone."""

    detectors: frozenset[Detector]
    """What it tells."""

    def read(self) -> dict[Detector, Reading]:
        """Look now; may take a while, never raises."""

    def wait_on(self) -> int | None:
        """A file descriptor that becomes readable when something may have changed; None where one has to ask."""

    def close(self) -> None:
        """Let everything go; safe to call twice. The next ``read`` opens anew: a part rests while nobody wants it."""


class CalendarFault(StrEnum):
    """Why a calendar cannot be read, or our plan cannot be written; its words are ``calendar.trouble.<id>``."""

    FAILED = "failed"
    NO_ADDRESS = "no_address"
    WITH_PASSWORD = "with_password"
    LED_ASTRAY = "led_astray"
    WANTS_PASSWORD = "wants_password"
    FORBIDDEN = "forbidden"
    GONE = "gone"
    REFUSED = "refused"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    NO_ANSWER = "no_answer"
    NOT_SAFE = "not_safe"
    OUT_OF_REACH = "out_of_reach"
    UNREADABLE = "unreadable"
    NO_CALENDAR = "no_calendar"
    NO_FILES = "no_files"
    NOT_A_FILE = "not_a_file"
    NO_PROGRAM = "no_program"
    TOO_LONG = "too_long"
    DAMAGED = "damaged"
    UNWRITTEN = "unwritten"
    UNWRITABLE = "unwritable"
    UNDELETABLE = "undeletable"
    NEEDS_A_FILE = "needs_a_file"
    NOT_OURS = "not_ours"


@dataclass(frozen=True)
class CalendarTrouble:
    """What went wrong, and ``about`` what (the system's own reason, the number of an answer; "" for nothing). It never
    holds the address."""

    fault: CalendarFault
    about: str = ""


class CalendarProblem(Exception):
    """A calendar cannot be read, or our plan not written: ``trouble`` says why."""

    def __init__(self, fault: CalendarFault, about: str = "") -> None:
        super().__init__(fault.value)
        self.trouble = CalendarTrouble(fault, about)


@dataclass(frozen=True)
class CalendarPlace:
    """Where a calendar is: a file or folder of .ics files, or an https (webcal) address that only its owner knows. Just
    one of the two is given. The address is kept on this computer and shown shortened."""

    path: Path | None = None
    address: str = ""


@dataclass(frozen=True)
class FoundTimes:
    """What a calendar has taken, in order of time; ``partly`` where something in it could not be read: more may be
    taken then."""

    appointments: tuple[Appointment, ...] = ()
    partly: bool = False


class CalendarReader(Protocol):
    """Reads somebody's calendar; nothing is ever written to it. Called on a worker's thread."""

    def read(self, place: CalendarPlace, first: datetime, last: datetime) -> FoundTimes:
        """What is taken between two aware instants, repetitions and their exceptions included, in order of time.

        Raises ``CalendarProblem``.
        """


class RunningAmble(Protocol):
    """The Amble that runs on the same data, for commands."""

    def ask(self, request: dict[str, object]) -> dict[str, object] | None:
        """Its answer to one request, within two seconds; None when none runs or it does not answer."""
