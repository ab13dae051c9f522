"""What the doctor says about the detectors that hold reminders back."""

from __future__ import annotations

from collections.abc import Mapping

from coach.domain.phrases import Phrases
from coach.domain.presence import Detector, Finding, Reading
from coach.services.doctor import Condition


def detectors(found: Mapping[Detector, Reading], phrases: Phrases) -> tuple[Condition, str]:
    """Which can be told here; of the others, why not. Whom they found is nobody's business in a report."""
    names = {detector: phrases.say(f"doctor.detector_{detector}") for detector in found}
    told = [names[detector] for detector, reading in found.items() if reading.finding is not Finding.UNKNOWN]
    untold = [
        phrases.say("doctor.detectors_untold", name=names[detector], why=_why(reading, phrases))
        for detector, reading in found.items()
        if reading.finding is Finding.UNKNOWN
    ]
    first = (
        phrases.say("doctor.detectors_told", names=", ".join(told)) if told else phrases.say("doctor.detectors_none")
    )
    return (Condition.OK if told else Condition.WEAK), " ".join((first, *untold))


def _why(reading: Reading, phrases: Phrases) -> str:
    try:
        return phrases.say(f"detectors.why.{reading.why or 'unknown'}")
    except KeyError:
        return phrases.say("detectors.why.unknown")
