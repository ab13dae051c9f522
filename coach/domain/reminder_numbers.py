"""The numbers of the reminders, as their file names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from coach.domain.presence import HoldRules
from coach.domain.sitting import SittingRules


@dataclass(frozen=True)
class ReminderRules:
    """The numbers of the rules; their meaning is in ``resources/rules/reminders.toml``."""

    late_window_minutes: int = 180
    late_after_minutes: int = 5
    check_in_after_minutes: int = 30
    quiet_gap_minutes: int = 15
    look_back_days: int = 31
    look_ahead_days: int = 35
    typing_pause_seconds: int = 4
    typing_cap_minutes: int = 10
    away_seconds: int = 300
    presence_lead_seconds: int = 20
    presence_wait_seconds: int = 10
    hold_note_minutes: int = 10
    heads_up_least_seconds: int = 60
    most_snoozes: int = 3
    break_window_minutes: int = 30
    break_held_minutes: int = 60
    most_breaks_a_day: int = 12
    small_look_back_days: int = 7
    natural_break_minutes: int = 5
    away_most_minutes: int = 120
    away_questions_a_day: int = 2

    @property
    def holds(self) -> HoldRules:
        """Those about what holds a reminder back."""
        return HoldRules(self.typing_pause_seconds, self.away_seconds)

    @property
    def sitting(self) -> SittingRules:
        """Those about sitting and being away."""
        return SittingRules(self.natural_break_minutes, self.away_most_minutes, self.away_questions_a_day)


def rules_from(table: Mapping[str, object]) -> ReminderRules:
    """The rules of a file's table; what is not named keeps its default.

    Raises ``ValueError`` with one sentence for an unknown name, and for a value that is not a whole number from 0 up.
    """
    known = {field.name for field in fields(ReminderRules)}
    numbers: dict[str, int] = {}
    for name, value in table.items():
        if name not in known:
            raise ValueError(f"the reminder rules have no {name!r}")
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise ValueError(f"{name} is a whole number from 0 up, not {value!r}")
        numbers[name] = value
    return ReminderRules(**numbers)
