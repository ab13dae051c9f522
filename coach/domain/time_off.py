"""Days on which nobody expects a plan to be kept: illness, a holiday, a flare. They excuse weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TimeOffKind(StrEnum):
    """Why."""

    ILL = "ill"
    HOLIDAY = "holiday"
    FLARE = "flare"
    PAUSE = "pause"
    """The plan rested, and nobody said why."""
    OTHER = "other"


@dataclass(frozen=True)
class TimeOff:
    """The local days ``first`` to ``last``, both included."""

    first: date
    last: date
    kind: TimeOffKind = TimeOffKind.OTHER
