"""How reminders stand while Amble does not run, as far as its store tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from coach.domain.ledger import Entry
from coach.domain.plan_calendar import DAYS_AHEAD
from coach.domain.reminder import OccurrenceName, OccurrenceState, ReminderKind, ReminderPause, ReminderStatus
from coach.domain.schedule import Occurrence
from coach.services.ledger_desk import LedgerDesk
from coach.services.ports import Clock, OccurrenceStore

AHEAD = timedelta(days=DAYS_AHEAD)
"""How far ahead the next walk is looked for."""


def stored_status(
    ledger: LedgerDesk, store: OccurrenceStore, clock: Clock, pause: ReminderPause | None
) -> ReminderStatus:
    """The next walk, what was put off, and the pause that is on. Raises ``StoreProblem``."""
    now, today = clock.now().astimezone(UTC), clock.now().date()
    open_ones = [entry for entry in ledger.entries(today, today + AHEAD) if not entry.is_closed]
    snoozed = dict(_snoozed(open_ones, store, now))
    on = pause if pause is not None and pause.is_on(now) else None
    return ReminderStatus(next=_next(open_ones, snoozed, now), pause=on, snoozed=tuple(snoozed.items()))


def _snoozed(
    entries: Iterable[Entry], store: OccurrenceStore, now: datetime
) -> Iterable[tuple[OccurrenceName, datetime]]:
    """What rests, and until when."""
    for entry in entries:
        until = store.snoozed_until(entry.name) if entry.state is OccurrenceState.SNOOZED else None
        if until is not None and until > now:
            yield entry.name, until


def _next(entries: Iterable[Entry], snoozed: Mapping[OccurrenceName, datetime], now: datetime) -> Occurrence | None:
    """The next walk at the instant it is wanted, in the zone it is planned in."""
    ahead = [
        Occurrence(entry.name.day, snoozed.get(entry.name, entry.planned_at).astimezone(entry.planned_at.tzinfo))
        for entry in entries
        if entry.name.kind is ReminderKind.WALK and entry.planned_at is not None
    ]
    ahead = [walk for walk in ahead if walk.at.astimezone(UTC) > now]
    return min(ahead, key=lambda walk: walk.at.astimezone(UTC), default=None)
