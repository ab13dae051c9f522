"""What becomes of the reminder of a walk outside the hours, and of a break that never comes, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from coach.domain.outside_hours import OutsideHours
from coach.ui.hours_words import days_words
from coach.ui.texts import Texts


def outside_words(texts: Texts, outside: Sequence[OutsideHours]) -> str:
    """A sentence for each; "" for none."""
    return " ".join(_sentence(texts, one) for one in outside)


def left_out_words(texts: Texts, times: Sequence[time]) -> str:
    """That these times lie in the hours of no day; "" for none."""
    told = ", ".join(texts.time_of_day(at) for at in times)
    return texts.say("hours.left_out" if len(times) == 1 else "hours.left_out_some", times=told) if times else ""


def _sentence(texts: Texts, outside: OutsideHours) -> str:
    at = texts.time_of_day(outside.at)
    what = "never" if outside.opens is None else "waits"
    opens = "" if outside.opens is None else texts.time_of_day(outside.opens)
    if len(outside.weekdays) == 1:
        return texts.say(f"hours.one_{what}", day=texts.weekday(outside.weekdays[0]), time=at, opens=opens)
    return texts.say(f"hours.some_{what}", days=days_words(texts, outside.weekdays), time=at, opens=opens)
