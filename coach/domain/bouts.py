"""A walk in parts."""

from __future__ import annotations

from coach.domain.rules import Rules


def split(minutes: int, rules: Rules) -> tuple[int, ...]:
    """Whole-minute bouts that add up to ``minutes``, longest first: one, two or three by ``rules.bouts``, and none of
    several shorter than its ``least``."""
    if minutes < rules.bouts.split_from:
        return (minutes,)
    wanted = 3 if minutes >= rules.bouts.three_from else 2
    count = max(1, min(wanted, minutes // rules.bouts.least))
    short, longer = divmod(minutes, count)
    return tuple(short + 1 if index < longer else short for index in range(count))
