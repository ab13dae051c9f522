"""What somebody tells in the middle of a walk: better, the same or worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Feeling(StrEnum):
    """How the back feels, compared with a while ago."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True)
class Felt:
    """A feeling, told after ``walked`` seconds of walking."""

    walked: float
    feeling: Feeling


def calls_for_ease(felt: Sequence[Felt], worse_running: int) -> bool:
    """Whether what was told last calls for an easier rest: so many "worse" in a row. After as many again there is
    another call."""
    run = 0
    for told in reversed(felt):
        if told.feeling is not Feeling.WORSE:
            break
        run += 1
    return run > 0 and run % worse_running == 0
