"""The state and the end of a performance, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from coach.domain.session import Outcome, StopReason


class RunState(StrEnum):
    """Where a performance is."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"


@dataclass(frozen=True)
class RunEnd:
    """How a performance ended: seconds of walking, without warm-up and pauses."""

    walked_seconds: float
    outcome: Outcome
    stop_reason: StopReason | None = None


@dataclass(frozen=True)
class Sounds:
    """Sound files that are not speech."""

    chime: Path
    end: Path
