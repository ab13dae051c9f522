"""What somebody wants to be reminded of, as JSON. What is missing or makes no sense has its default, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from typing import TypeVar

from coach.domain.hours import DayHours, Hours
from coach.domain.presence import USUAL_HOLDS, Detector
from coach.domain.reminder_settings import USUAL_CHANNELS, Channel, ReminderSettings, Screens
from coach.domain.rhythm import LONGEST_SITTING, LONGEST_TEXT, SHORTEST_SITTING, Rhythm

Table = Mapping[str, object]
Choice = TypeVar("Choice", bound=StrEnum)

LONGEST_HEADS_UP = 120
"""Minutes before a walk that a reminder may be announced."""
MOST_TIMES = 24
"""Fixed times a day of one kind of small reminder."""
_LONGEST_ID = 40


def reminders_to_json(reminders: ReminderSettings) -> dict[str, object]:
    """Every field, as a JSON object."""
    return {
        "walk": reminders.walk_on,
        "morning": reminders.morning_on,
        "morning_at": _written(reminders.morning_at),
        "announce": reminders.heads_up_minutes,
        "hours": _hours_to_json(reminders.hours),
        "sound": reminders.sound,
        "channels": sorted(channel.value for channel in reminders.channels),
        "screens": reminders.screens.value,
        "holds": sorted(detector.value for detector in reminders.holds),
        "appointments": reminders.hold_appointments,
        "lunch": _written(reminders.lunch_until),
        "breaks": _rhythm_to_json(reminders.breaks),
        "routines": _rhythm_to_json(reminders.routines),
    }


def reminders_from_json(found: object) -> ReminderSettings:
    """What was kept, also by an earlier Amble."""
    table: Table = found if isinstance(found, dict) else {}
    usual = ReminderSettings()
    return ReminderSettings(
        walk_on=_flag(table.get("walk"), usual.walk_on),
        morning_on=_flag(table.get("morning"), usual.morning_on),
        morning_at=_time(table.get("morning_at"), usual.morning_at),
        heads_up_minutes=_number(table.get("announce"), 0, LONGEST_HEADS_UP, usual.heads_up_minutes),
        hours=_hours(table.get("hours"), usual.hours),
        sound=_sound(table.get("sound"), usual.sound),
        channels=_channels(table),
        screens=_member(Screens, table.get("screens"), usual.screens),
        holds=_holds(table.get("holds")),
        hold_appointments=_flag(table.get("appointments"), usual.hold_appointments),
        lunch_until=_time(table.get("lunch"), usual.lunch_until),
        breaks=_rhythm(table.get("breaks"), usual.breaks),
        routines=_rhythm(table.get("routines"), usual.routines),
    )


def _rhythm_to_json(rhythm: Rhythm) -> dict[str, object]:
    return {
        "on": rhythm.on,
        "times": [_written(at) for at in rhythm.times],
        "every": rhythm.every_minutes,
        "hours": _hours_to_json(rhythm.hours),
        "text": rhythm.text,
        "sound": rhythm.sound,
    }


def _rhythm(found: object, usual: Rhythm) -> Rhythm:
    table: Table = found if isinstance(found, dict) else {}
    text = table.get("text")
    return Rhythm(
        on=_flag(table.get("on"), usual.on),
        every_minutes=_every(table, usual.every_minutes),
        hours=_hours(table.get("hours"), usual.hours),
        text=text if isinstance(text, str) and len(text) <= LONGEST_TEXT and text.isprintable() else usual.text,
        sound=_sound(table.get("sound"), usual.sound),
    ).with_times(_times(table.get("times"), usual.times))


def _every(table: Table, usual: int | None) -> int | None:
    """None is a choice of its own, if it was written down."""
    given = table.get("every", usual)
    return None if given is None else _number(given, SHORTEST_SITTING, LONGEST_SITTING, usual)


def _times(found: object, usual: tuple[time, ...]) -> tuple[time, ...]:
    """Those times of a list that make sense."""
    if not isinstance(found, list):
        return usual
    read = [_time(given, None) for given in found]
    return tuple(at for at in read if at is not None)[:MOST_TIMES]


def _hours_to_json(hours: Hours) -> list[object]:
    return [None if day is None else [_written(day.start), _written(day.end)] for day in hours.days]


def _hours(found: object, usual: Hours) -> Hours:
    """A day that makes no sense has its usual hours: silence needs a choice."""
    if not isinstance(found, list) or len(found) != len(usual.days):
        return usual
    return Hours(tuple(_day(given, kept) for given, kept in zip(found, usual.days, strict=True)))


def _day(given: object, usual: DayHours | None) -> DayHours | None:
    if given is None:
        return None
    ends = [_time(end, None) for end in given] if isinstance(given, list) else []
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return usual
    try:
        return DayHours(ends[0], ends[1])
    except ValueError:
        return usual


def _channels(table: Table) -> frozenset[Channel]:
    """Earlier there was a switch for the sound alone, called "sound" as the sound's name is now."""
    found = table.get("channels")
    if not isinstance(found, list):
        silent = frozenset({Channel.SOUND}) if table.get("sound") is False else frozenset[Channel]()
        return USUAL_CHANNELS - silent
    return _members(Channel, found) or USUAL_CHANNELS


def _holds(found: object) -> frozenset[Detector]:
    return _members(Detector, found) if isinstance(found, list) else USUAL_HOLDS


def _members(kind: type[Choice], found: list[object]) -> frozenset[Choice]:
    return frozenset(member for member in kind if member.value in [name for name in found if isinstance(name, str)])


def _member(kind: type[Choice], given: object, otherwise: Choice) -> Choice:
    try:
        return kind(str(given))
    except ValueError:
        return otherwise


def _flag(given: object, otherwise: bool) -> bool:
    return given if isinstance(given, bool) else otherwise


Number = TypeVar("Number", int, int | None)


def _number(given: object, low: int, high: int, otherwise: Number) -> int | Number:
    whole = isinstance(given, int) and not isinstance(given, bool)
    return given if whole and isinstance(given, int) and low <= given <= high else otherwise


def _sound(given: object, otherwise: str) -> str:
    return given if isinstance(given, str) and len(given) <= _LONGEST_ID and given.isprintable() else otherwise


Moment = TypeVar("Moment", time, None)


def _time(given: object, otherwise: Moment) -> time | Moment:
    try:
        read = time.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        return otherwise
    return otherwise if read is None else read.replace(second=0, microsecond=0, tzinfo=None)


def _written(at: time) -> str:
    return at.isoformat("minutes")
