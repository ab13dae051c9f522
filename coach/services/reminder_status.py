"""How reminders stand, as JSON: what the running Amble answers to a command, and what the command reads of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from coach.domain.presence import HoldCause
from coach.domain.reminder import (
    HeadsUp,
    Held,
    OccurrenceName,
    Reminder,
    ReminderKind,
    ReminderPause,
    ReminderStatus,
)
from coach.domain.schedule import Occurrence


def status_to_json(status: ReminderStatus) -> dict[str, object]:
    """A status as a JSON object; instants keep their zone's offset."""
    return {
        "next": status.next and {"day": status.next.day.isoformat(), "at": status.next.at.isoformat()},
        "showing": [_reminder(each) for each in status.showing],
        "announced": status.announced and {**name_to_json(status.announced.name), "at": _text(status.announced.at)},
        "held": status.held and _held(status.held),
        "pause": status.pause and {"since": _text(status.pause.since), "until": _text(status.pause.until)},
        "snoozed": [{**name_to_json(name), "until": _text(until)} for name, until in status.snoozed],
        "break_at": status.break_at and _text(status.break_at),
    }


def status_from_json(found: object) -> ReminderStatus:
    """A status that another Amble told; what it tells in another way is left out."""
    table = _table(found)
    return ReminderStatus(
        next=_next_of(table.get("next")),
        showing=tuple(each for each in map(_reminder_of, _list(table.get("showing"))) if each is not None),
        announced=_heads_up_of(table.get("announced")),
        held=_held_of(table.get("held")),
        pause=_pause_of(table.get("pause")),
        snoozed=tuple(each for each in map(_snoozed_of, _list(table.get("snoozed"))) if each is not None),
        break_at=instant_from_json(table.get("break_at")),
    )


def name_to_json(name: OccurrenceName) -> dict[str, object]:
    """What names an occurrence."""
    return {"kind": name.kind.value, "day": name.day.isoformat(), "slot": name.slot}


def name_from_json(found: object) -> OccurrenceName | None:
    """The name that was told, or None."""
    table = _table(found)
    try:
        kind, day = ReminderKind(str(table.get("kind"))), date.fromisoformat(str(table.get("day")))
    except ValueError:
        return None
    return OccurrenceName(kind, day, str(table.get("slot") or ""))


def instant_from_json(found: object) -> datetime | None:
    """The aware instant that was told, or None."""
    try:
        instant = datetime.fromisoformat(str(found))
        return None if instant.tzinfo is None else _in_time(instant)
    except (ValueError, OverflowError):
        return None


def _in_time(instant: datetime) -> datetime:
    """The same instant. Raises ``OverflowError`` for one that is no time in UTC."""
    instant.astimezone(UTC)
    return instant


def _text(instant: datetime) -> str:
    return instant.isoformat()


def _reminder(reminder: Reminder) -> dict[str, object]:
    return {
        **name_to_json(reminder.name),
        "at": _text(reminder.at),
        "late": reminder.late,
        "held": reminder.held and reminder.held.value,
        "snoozes": reminder.snoozes,
    }


def _held(held: Held) -> dict[str, object]:
    until = None if held.until is None else _text(held.until)
    return {**name_to_json(held.name), "cause": held.cause.value, "since": _text(held.since), "until": until}


def _next_of(found: object) -> Occurrence | None:
    table = _table(found)
    at = instant_from_json(table.get("at"))
    try:
        return None if at is None else Occurrence(date.fromisoformat(str(table.get("day"))), at)
    except ValueError:
        return None


def _reminder_of(found: object) -> Reminder | None:
    table = _table(found)
    name, at = name_from_json(found), instant_from_json(table.get("at"))
    if name is None or at is None:
        return None
    snoozes = table.get("snoozes")
    return Reminder(
        kind=name.kind,
        day=name.day,
        at=at,
        late=table.get("late") is True,
        slot=name.slot,
        held=_cause_of(table.get("held")),
        snoozes=snoozes if isinstance(snoozes, int) else 0,
    )


def _heads_up_of(found: object) -> HeadsUp | None:
    name, at = name_from_json(found), instant_from_json(_table(found).get("at"))
    return None if name is None or at is None else HeadsUp(name, at)


def _held_of(found: object) -> Held | None:
    table = _table(found)
    name, since, cause = name_from_json(found), instant_from_json(table.get("since")), _cause_of(table.get("cause"))
    if name is None or since is None or cause is None:
        return None
    return Held(name, cause, since, instant_from_json(table.get("until")))


def _pause_of(found: object) -> ReminderPause | None:
    table = _table(found)
    since, until = instant_from_json(table.get("since")), instant_from_json(table.get("until"))
    return None if since is None or until is None else ReminderPause(since, until)


def _snoozed_of(found: object) -> tuple[OccurrenceName, datetime] | None:
    name, until = name_from_json(found), instant_from_json(_table(found).get("until"))
    return None if name is None or until is None else (name, until)


def _cause_of(found: object) -> HoldCause | None:
    return next((cause for cause in HoldCause if cause.value == found), None)


def _table(found: object) -> Mapping[str, object]:
    return found if isinstance(found, dict) else {}


def _list(found: object) -> list[object]:
    return found if isinstance(found, list) else []
