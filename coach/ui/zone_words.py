"""Words about time zones and about clocks that change."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from coach.domain.clock_change import ClockChange
from coach.domain.travel import KeptTime, ZoneQuestion
from coach.ui.texts import Texts


def place_of(zone: str) -> str:
    """The place a zone is named after: "New York" for America/New_York."""
    return zone.rpartition("/")[2].replace("_", " ")


def far_words(texts: Texts, far: timedelta) -> str:
    """ "6 hours", "5 hours and 45 minutes", whichever way."""
    hours, minutes = divmod(abs(int(far.total_seconds())) // 60, 60)
    both = {"hours": hours, "minutes": minutes}
    name = "hours_and_minutes" if hours and minutes else "hours" if hours else "minutes"
    return texts.say(f"zone.{name}", **both)


def ahead_words(texts: Texts, question: ZoneQuestion) -> str:
    """How far the clocks here are from those at home."""
    way = "ahead" if question.ahead > timedelta() else "behind"
    return texts.say(f"zone.{way}", far=far_words(texts, question.ahead))


def example_words(texts: Texts, kept: KeptTime, at: datetime) -> str:
    """When the next walk would be, in the local time of ``at``."""
    day, time = texts.full_date(at.date()), texts.time_of_day(at.time())
    return texts.say("zone.example", choice=texts.say(f"zone.choice.{kept.value}"), day=day, time=time)


def change_words(texts: Texts, change: ClockChange, now: datetime, zone: ZoneInfo) -> tuple[str, str]:
    """Title and sentence about clocks that are about to change."""
    way = "forward" if change.by > timedelta() else "back"
    days = (change.before.date() - now.astimezone(zone).date()).days
    name = ("today", "tomorrow")[days] if days in (0, 1) else "on_day"
    told = texts.say(
        f"clock_change.{name}",
        day=texts.full_date(change.before.date()),
        time=texts.time_of_day(change.before.time()),
        way=texts.say(f"clock_change.{way}"),
        far=far_words(texts, change.by),
    )
    return texts.say(f"clock_change.title_{way}"), told
