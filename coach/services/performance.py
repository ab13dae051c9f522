"""The state and the end of a performance, as values."""

from __future__ import annotations

from dataclasses import dataclass, fields
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

    @classmethod
    def early(cls, walked_seconds: float, reason: StopReason) -> RunEnd:
        """An end before the end: pain stops a walk, anything else shortens it."""
        return cls(walked_seconds, Outcome.STOPPED if reason.is_pain else Outcome.SHORTENED, reason)

    @property
    def is_for_pain(self) -> bool:
        """Whether the back ended it."""
        return self.stop_reason is not None and self.stop_reason.is_pain


@dataclass(frozen=True)
class Sounds:
    """Sound files that are not speech: two chimes, a pip that stands in for a counted word, a beat, and tones to
    breathe by."""

    chime: Path
    end: Path
    pip: Path
    beat: Path
    breath_in: Path
    breath_out: Path

    @classmethod
    def of(cls, folder: Path) -> Sounds:
        """Those of a folder, each named after what it is."""
        return cls(**{field.name: folder / f"{field.name}.wav" for field in fields(cls)})
