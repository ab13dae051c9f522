"""What is on the pictures of the pages about reminders."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta

from PySide6.QtWidgets import QWidget

from coach.bootstrap_presence import make_presence_desk
from coach.bootstrap_scene import LARGE, LIGHT, Scene
from coach.bootstrap_scenes_calendar import CALENDAR_SCENES
from coach.bootstrap_scenes_ledger import LEDGER_SCENES
from coach.bootstrap_scenes_remind import REMIND_SCENES
from coach.bootstrap_scenes_zone import ZONE_SCENES
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW
from coach.domain.appointment import Appointment
from coach.domain.monitor import Monitor
from coach.domain.presence import Detector, Finding, Presence, Reading

PANEL, DESK, HALL = (
    Monitor("panel", "eDP-1", built_in=True),
    Monitor("desk", "Dell U2720Q"),
    Monitor("hall", "Epson EB-L1"),
)
FOUND = Presence(
    {
        Detector.MICROPHONE: Reading(Finding.YES, "Firefox"),
        Detector.CAMERA: Reading(Finding.NO),
        Detector.SCREEN_SHARED: Reading(why="no_way"),
        Detector.FULL_SCREEN: Reading(Finding.NO),
        Detector.DO_NOT_DISTURB: Reading(Finding.NO),
        Detector.LOCKED: Reading(Finding.NO),
        Detector.IDLE: Reading(Finding.NO, idle_seconds=6.0),
        Detector.ON_BATTERY: Reading(Finding.YES),
    }
)
"""Somebody in a call."""


class StillWatch:
    """A ``PresenceWatch`` for which nothing ever changes."""

    def want(self, _who: str, _detectors: frozenset[Detector], _every_seconds: float) -> None:
        """Whoever asks is answered."""

    def presence(self) -> Presence:
        """Always the same."""
        return FOUND

    def when_changed(self, _call: Callable[[Presence], None]) -> None:
        """It never does."""

    def close(self) -> None:
        """Nothing runs."""


def _detectors(studio: Studio) -> QWidget:
    """The page, in a call, with a projector beside the monitors that are known."""
    if "presence" not in studio.core.__dict__:
        desk = studio.core.presence = make_presence_desk(studio.core, StillWatch())
        desk.show_connected((PANEL, DESK, HALL))
        desk.name_mine((DESK,))
    studio.show("detectors")
    studio.settle()
    meeting = Appointment(NOW.astimezone(UTC), NOW.astimezone(UTC) + timedelta(minutes=25), "Team")
    studio.pages.reminding.detectors.page.show_calendar(True, meeting, "12:30")
    return studio.window


def _detectors_end(studio: Studio) -> QWidget:
    """Its last card."""
    window = _detectors(studio)
    bar = studio.page().verticalScrollBar()
    bar.setValue(round(bar.maximum() * 0.6))
    return window


REMINDER_SCENES: tuple[Scene, ...] = (
    Scene("detectors", _detectors, (LIGHT, LARGE)),
    Scene("detectors_end", _detectors_end),
    *CALENDAR_SCENES,
    *LEDGER_SCENES,
    *REMIND_SCENES,
    *ZONE_SCENES,
)
