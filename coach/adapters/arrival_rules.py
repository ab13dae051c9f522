"""What is taken in from other programs, from its file."""

from __future__ import annotations

import tomllib
from pathlib import Path

from coach.domain.arrival import ArrivalRules, TrackRules


def read_arrival_rules(resources: Path) -> ArrivalRules:
    """The rules of ``rules/arrivals.toml``. Raises ``TypeError`` for a name that nobody knows."""
    table = tomllib.loads((resources / "rules" / "arrivals.toml").read_text(encoding="utf-8"))
    return ArrivalRules(**{**table, "track": TrackRules(**table["track"])})
