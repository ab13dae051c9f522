"""Whether what detectors say is worth a whole look at everything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from coach.domain.circumstances import NOTHING_TOLD
from coach.domain.presence import Detector, Finding, Presence, Reading
from coach.domain.reminder import ReminderRules, ReminderSettings
from coach.services.presence_gate import PresenceGate
from tests.fakes.clock import FakeClock

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
SETTINGS = ReminderSettings()


def seen(idle: float, *detectors: Detector) -> Presence:
    found = {detector: Reading(Finding.YES) for detector in detectors}
    return Presence({**found, Detector.IDLE: Reading(idle_seconds=idle)})


def test_only_the_first_answer_and_another_cause_are_worth_a_look() -> None:
    gate = PresenceGate(FakeClock(NINE), ReminderRules())
    assert not gate.take(seen(30), SETTINGS)
    assert gate.want(True)
    assert gate.take(seen(30), SETTINGS)
    assert not gate.take(seen(31), SETTINGS)
    assert gate.take(seen(32, Detector.CAMERA), SETTINGS)
    assert not gate.take(seen(33, Detector.CAMERA, Detector.MICROPHONE), SETTINGS)
    assert gate.take(seen(34), SETTINGS)


def test_an_answer_counts_till_nobody_wants_it_and_silence_says_nothing_after_ten_seconds() -> None:
    clock = FakeClock(NINE)
    gate = PresenceGate(clock, ReminderRules())
    gate.want(True)
    assert (gate.told(), gate.answer_by()) == (None, NINE + timedelta(seconds=10))
    clock.advance(10)
    assert gate.told() is NOTHING_TOLD
    gate.take(seen(1), SETTINGS)
    assert gate.told() == seen(1)
    gate.want(False)
    assert (gate.told(), gate.answer_by()) == (None, None)
