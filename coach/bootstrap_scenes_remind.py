"""What is on the pictures of the page of reminders."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from PySide6.QtWidgets import QWidget

from coach.bootstrap_scene import CONTRAST, DARK, LARGE, LIGHT, Scene
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW
from coach.domain.hours import DayHours, Hours
from coach.domain.reminder_settings import ReminderSettings
from coach.domain.rhythm import USUAL_BREAKS
from coach.domain.schedule import Schedule

WEEK = Hours((DayHours(time(8), time(20)),) * 5 + (DayHours(time(9, 30), time(22)), None))
CHOSEN = ReminderSettings(
    heads_up_minutes=5, hours=WEEK, breaks=replace(USUAL_BREAKS, on=True, times=(time(10, 30), time(15)))
)
PAUSED_UNTIL = (NOW + timedelta(hours=2)).replace(tzinfo=None)


def _page(studio: Studio) -> QWidget:
    """Paused, with a walk too early for the hours; nothing of it is kept."""
    studio.show("reminders")
    page = studio.pages.reminding.settings.page
    page.show_reminders(CHOSEN)
    page.show_schedule(Schedule((time(12, 30), time(6, 30), time(12, 30), None, None, None, None)), NOW.date())
    page.show_pause(PAUSED_UNTIL, NOW.replace(tzinfo=None))
    page.show_login(True, "")
    return studio.window


def _breaks(studio: Studio) -> QWidget:
    """Breaks, further down on the same page."""
    window = _page(studio)
    studio.settle()
    bar = studio.page().verticalScrollBar()
    bar.setValue(round(bar.maximum() * 0.42))
    return window


REMIND_SCENES: tuple[Scene, ...] = (
    Scene("reminders", _page, (LIGHT, DARK, CONTRAST, LARGE)),
    Scene("reminders_breaks", _breaks),
)
