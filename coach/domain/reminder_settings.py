"""What somebody wants to be reminded of. Apart from the reminders: settings are read before the first paint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True)
class ReminderSettings:
    """What somebody wants to be reminded of. ``morning_at`` is local; ``heads_up_minutes`` are before the walk."""

    walk_on: bool = True
    morning_on: bool = True
    morning_at: time = time(8)
    sound_on: bool = True
    heads_up_minutes: int = 0
