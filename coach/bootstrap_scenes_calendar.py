"""What is on the pictures of the calendar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from coach.bootstrap_scene import LARGE, LIGHT, Scene
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW
from coach.domain.appointment import Appointment
from coach.services.calendar_desk import CalendarState
from coach.services.reminder_ports import CalendarPlace


def _taken(hour: int, minute: int, minutes: int, title: str) -> Appointment:
    start = NOW.replace(hour=hour, minute=minute).astimezone(UTC)
    return Appointment(start, start + timedelta(minutes=minutes), title)


def _calendar(studio: Studio) -> QWidget:
    """A day with three things in it, and our walks kept in a file."""
    studio.show("calendar")
    now: datetime = studio.core.clock.now()
    taken = (_taken(12, 20, 30, "Team meeting"), _taken(14, 0, 45, "Dentist"), _taken(16, 30, 30, ""))
    place = CalendarPlace(address="https://calendar.example/private/basic.ics")
    page = studio.pages.reminding.calendar.page
    page.show_state(CalendarState(place, read_at=now.astimezone(UTC), appointments=taken), now)
    page.show_export(Path("~/Documents/amble-walks.ics"), None)
    return studio.window


CALENDAR_SCENES: tuple[Scene, ...] = (Scene("calendar", _calendar, (LIGHT, LARGE)),)
