"""The pause of all reminders as it is kept on disk: it outlives a restart, and never a week."""

from __future__ import annotations

from datetime import UTC, datetime

from coach.domain.reminder import ReminderPause
from coach.domain.reminder_pause import LONGEST_PAUSE
from coach.services.ports import KeyValueStore

PAUSE = "reminder_pause"
"""Where it lives in the key-value store."""


def kept_pause(values: KeyValueStore, now: datetime) -> ReminderPause | None:
    """The pause that is on at the aware ``now``; a value that nobody of ours wrote is taken as none."""
    value = values.get(PAUSE)
    if not isinstance(value, dict):
        return None
    try:
        ends = (datetime.fromisoformat(str(value.get(name))).astimezone(UTC) for name in ("since", "until"))
        since, until = ends
    except (ValueError, OverflowError):
        return None
    return settled(ReminderPause(since, until), now)


def keep_pause(values: KeyValueStore, pause: ReminderPause | None) -> None:
    """Write it down, or that there is none."""
    if pause is None:
        values.remove(PAUSE)
    else:
        values.put(PAUSE, {"since": pause.since.isoformat(), "until": pause.until.isoformat()})


def pause_from(now: datetime, until: datetime) -> ReminderPause | None:
    """A pause from the aware ``now`` to ``until``, a week at the longest; None where it would be over already."""
    since, end = now.astimezone(UTC), until.astimezone(UTC)
    return ReminderPause(since, min(end, since + LONGEST_PAUSE)) if end > since else None


def settled(pause: ReminderPause, now: datetime) -> ReminderPause | None:
    """The same pause at the aware ``now``: None once it is over. Where the clock went back before its beginning, it
    lasts as long as it was meant to, from now on."""
    instant = now.astimezone(UTC)
    if instant < pause.since:
        return pause_from(instant, instant + min(pause.until - pause.since, LONGEST_PAUSE))
    whole = pause_from(pause.since, pause.until)
    return whole if whole is not None and whole.is_on(instant) else None
