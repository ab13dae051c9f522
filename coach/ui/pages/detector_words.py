"""What is said about what Amble looks at."""

from __future__ import annotations

from coach.domain.appointment import Appointment
from coach.domain.presence import Detector, Finding, HoldCause, HoldRules, Presence, Reading, hold_cause
from coach.ui.texts import Texts

LONGEST_NAME = 80
"""Letters of a name that somebody else gave (a program, a monitor, an appointment)."""
_MINUTE = 60


def reading_words(texts: Texts, detector: Detector, reading: Reading) -> str:
    """Who, or why it cannot be told, in one sentence. For idle time see ``idle_words``."""
    if reading.finding is Finding.UNKNOWN:
        return why_words(texts, reading.why)
    named = "_named" if reading.finding is Finding.YES and reading.detail else ""
    return texts.say(f"detectors.{detector}.{reading.finding}{named}", name=short(reading.detail))


def why_words(texts: Texts, why: str) -> str:
    """Why something cannot be told here, in one sentence; a general one for a reason without words."""
    try:
        return texts.say(f"detectors.why.{why or 'unknown'}")
    except KeyError:
        return texts.say("detectors.why.unknown")


def idle_finding(presence: Presence, rules: HoldRules) -> tuple[Finding, HoldCause | None]:
    """Whether somebody is typing or away, and which of the two."""
    if presence.idle_seconds is None:
        return Finding.UNKNOWN, None
    cause = hold_cause(presence, frozenset({Detector.IDLE}), rules)
    return (Finding.NO if cause is None else Finding.YES), cause


def idle_words(texts: Texts, presence: Presence, rules: HoldRules) -> str:
    """How long ago keyboard or mouse were touched, and what that means."""
    idle = presence.idle_seconds
    if idle is None:
        return why_words(texts, presence.of(Detector.IDLE).why)
    _finding, cause = idle_finding(presence, rules)
    return texts.say(f"detectors.idle.{cause or 'pause'}", ago=ago_words(texts, idle))


def ago_words(texts: Texts, seconds: float) -> str:
    """ "12 seconds" or "3 minutes", never more exact."""
    whole = max(0, int(seconds))
    if whole < _MINUTE:
        return texts.say("detectors.idle.seconds", seconds=whole)
    return texts.say("detectors.idle.minutes", minutes=whole // _MINUTE)


def appointment_words(texts: Texts, appointment: Appointment, local_end: str) -> str:
    """What is on, and until when."""
    if not appointment.title:
        return texts.say("detectors.appointment.yes", until=local_end)
    return texts.say("detectors.appointment.yes_named", name=short(appointment.title), until=local_end)


def now_words(texts: Texts, presence: Presence, holds: frozenset[Detector], rules: HoldRules, meeting: bool) -> str:
    """Whether a reminder would come now, and what it would wait for."""
    cause = hold_cause(presence, holds, rules) or (HoldCause.APPOINTMENT if meeting else None)
    return texts.say("detectors.now.free" if cause is None else f"detectors.now.{cause}")


def short(name: str) -> str:
    """A name on one line, cut where it is very long."""
    line = " ".join(name.split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…"
