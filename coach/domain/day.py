"""What kind of day it is, told by one tap: good, so-so or bad. It makes a walk gentler, never longer."""

from __future__ import annotations

from enum import StrEnum


class DayKind(StrEnum):
    """The traffic light of a day, best first."""

    GOOD = "good"
    SO_SO = "so_so"
    BAD = "bad"
