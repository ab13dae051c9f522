"""A walk in parts."""

from __future__ import annotations

from coach.domain.rules import Rules
from coach.domain.walk import LEAST_BOUT


def split(minutes: int, rules: Rules) -> tuple[int, ...]:
    """Whole-minute bouts that add up to ``minutes``, longest first: one, two or three by ``rules.bouts``, and none of
    several shorter than its ``least``."""
    if minutes < rules.bouts.split_from:
        return (minutes,)
    wanted = 3 if minutes >= rules.bouts.three_from else 2
    return equal_parts(minutes, max(1, min(wanted, minutes // rules.bouts.least)))


def parts_of(minutes: int, wanted: int) -> tuple[int, ...]:
    """As many parts as are wanted (1 or more) and can be walked; empty for a walk in one."""
    count = min(wanted, minutes // LEAST_BOUT)
    return equal_parts(minutes, count) if count > 1 else ()


def equal_parts(minutes: int, count: int) -> tuple[int, ...]:
    """Whole minutes that add up to ``minutes``, as equal as can be, longest first. ``count`` is 1 or more."""
    short, longer = divmod(minutes, count)
    return tuple(short + 1 if index < longer else short for index in range(count))
