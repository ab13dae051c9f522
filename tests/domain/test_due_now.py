"""What "later" and "skip" are about where nobody names it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.due_now import due_now, wanted_at
from coach.domain.presence import HoldCause
from coach.domain.reminder import HeadsUp, Held, OccurrenceName, Reminder, ReminderKind, ReminderStatus, walk_name
from coach.domain.schedule import Occurrence

NOW = datetime(2026, 11, 12, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()
WALK, BREAK = walk_name(TODAY), OccurrenceName(ReminderKind.BREAK, TODAY, "1130")
NEXT = Occurrence(TODAY, NOW + timedelta(hours=3))
SHOWN = Reminder(ReminderKind.WALK, TODAY, NOW - timedelta(minutes=5))
SHOWN_BREAK = Reminder(ReminderKind.BREAK, TODAY, NOW, slot="1130")
QUESTION = replace(SHOWN, kind=ReminderKind.MORNING)
ANNOUNCED = HeadsUp(BREAK, NOW + timedelta(minutes=4))
HELD = Held(BREAK, HoldCause.CALL, NOW)


@pytest.mark.parametrize(
    ("status", "name", "walk"),
    [
        (ReminderStatus(next=NEXT, showing=(SHOWN, SHOWN_BREAK, QUESTION)), BREAK, WALK),
        (ReminderStatus(next=NEXT, showing=(SHOWN,), announced=ANNOUNCED), WALK, WALK),
        (ReminderStatus(next=NEXT, announced=ANNOUNCED), BREAK, WALK),
        (ReminderStatus(next=NEXT, held=HELD), BREAK, WALK),
        (ReminderStatus(next=NEXT, snoozed=((BREAK, NOW),)), BREAK, WALK),
        (ReminderStatus(next=NEXT), WALK, WALK),
        (ReminderStatus(next=replace(NEXT, at=NOW + timedelta(days=1))), None, None),
        (ReminderStatus(showing=(QUESTION,)), None, None),
        (ReminderStatus(), None, None),
    ],
)
def test_it_is_about_what_is_nearest(
    status: ReminderStatus, name: OccurrenceName | None, walk: OccurrenceName | None
) -> None:
    assert due_now(status, NOW) == name
    assert due_now(status, NOW, (ReminderKind.WALK,)) == walk


@pytest.mark.parametrize(
    ("status", "name", "since"),
    [
        (ReminderStatus(next=NEXT, showing=(SHOWN,)), WALK, NOW),
        (ReminderStatus(next=NEXT, held=Held(WALK, HoldCause.CALL, NOW)), WALK, NOW),
        (ReminderStatus(announced=ANNOUNCED), BREAK, ANNOUNCED.at),
        (ReminderStatus(next=NEXT, announced=ANNOUNCED), WALK, NEXT.at),
        (ReminderStatus(next=replace(NEXT, at=NOW - timedelta(hours=1))), WALK, NOW),
        (ReminderStatus(next=NEXT), BREAK, NOW),
        (ReminderStatus(), WALK, NOW),
    ],
)
def test_later_counts_from_the_time_that_is_still_ahead(
    status: ReminderStatus, name: OccurrenceName, since: datetime
) -> None:
    assert wanted_at(name, status, NOW) == since
