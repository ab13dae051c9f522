"""A day as somebody types it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
"""As the windows name them: in English."""
NEAR: Mapping[str, int] = MappingProxyType({"yesterday": -1, "today": 0, "tomorrow": 1})
"""Days from today."""
SHORTEST_NAME = 3
"""Letters of a month's name."""

_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_NAMED = re.compile(r"([0-9]{1,2})\.? ?([a-z]+)\.?,? ?([0-9]{4})")


def day_typed(text: str, today: date) -> date | None:
    """The day that was meant, or None where that is not certain: "7 Jun 2012", "7 June 2012", "07/06/2012" and
    "7.6.2012" with the day first, "2012-06-07", "today", "yesterday" and "tomorrow", whatever the case."""
    words = " ".join(text.casefold().split())
    if words in NEAR:
        return _near(today, NEAR[words])
    if found := _YEAR_FIRST.fullmatch(words):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(words):
        return _day(int(found[4]), int(found[3]), int(found[1]))
    if found := _NAMED.fullmatch(words):
        return _day(int(found[3]), _month(found[2]), int(found[1]))
    return None


def _near(today: date, days: int) -> date | None:
    if today == (date.min if days < 0 else date.max) and days:
        return None
    return today + timedelta(days=days)


def _month(name: str) -> int:
    """1 to 12, or 0 for what names none: any beginning of its name that is long enough names a month."""
    fits = (number for number, month in enumerate(MONTHS, start=1) if month.startswith(name))
    return next(fits, 0) if len(name) >= SHORTEST_NAME else 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
