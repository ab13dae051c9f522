"""Why an occurrence is in the state it is in: ids of the phrases ``reminders.cause.<id>``."""

from __future__ import annotations

from enum import StrEnum


class Cause(StrEnum):
    """The causes that the clock, the plan and the person give; what a reminder waits for is a ``HoldCause``, whose
    value is a cause as well."""

    NONE = ""
    WALKED = "walked"
    TAKEN = "taken"
    """A break or a routine was done."""
    GOT_UP = "got_up"
    """Somebody got up by themselves: a break of its own."""
    PLAN_PAUSED = "plan_paused"
    SAFETY = "safety"
    BOUNDS = "bounds"
    SWITCHED_OFF = "switched_off"
    ASLEEP = "asleep"
    UNANSWERED = "unanswered"
    LATE = "late"
    LATER_WALK = "later_walk"
    """It gave way to a later walk."""
    LATER_ONE = "later_one"
    """It gave way to a later reminder of its kind."""
    NEAR_WALK = "near_walk"
    """A walk, or its reminder, was near enough."""
    ENOUGH_TODAY = "enough_today"
    """There had been as many breaks as a day has."""
    CLOCK_WENT_BACK = "clock_went_back"
    TAKEN_BACK = "taken_back"
    """A walk that was added by hand was taken back."""
    PLAN_CHANGED = "plan_changed"
