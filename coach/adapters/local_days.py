"""Local days as the bounds of moments that the database keeps in UTC."""

from __future__ import annotations

from datetime import date


def utc_bounds(first: date | None, last: date | None) -> tuple[str, str]:
    """From when to before when, as text that sorts like moments do there, all moments lie that are on the local days
    ``first`` to ``last`` anywhere: a day more on either side, as no zone is further from UTC. None is no bound."""
    begin = "" if first is None else date.fromordinal(max(1, first.toordinal() - 1)).isoformat()
    after = None if last is None else last.toordinal() + 2
    # As text "~" comes after every year.
    return begin, "~" if after is None or after > date.max.toordinal() else date.fromordinal(after).isoformat()
