"""Small reminders beside the walk: standing breaks and core routines, each with a rhythm of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time

from coach.domain.hours import ALWAYS, WORK_DAYS, Hours

SHORTEST_SITTING, LONGEST_SITTING = 10, 240
"""Minutes of sitting after which a reminder may come (our choice)."""
LONGEST_TEXT = 120
"""Letters of a text of somebody's own."""


@dataclass(frozen=True)
class Rhythm:
    """When one kind of small reminder comes: at local ``times`` (in order, on every day that its ``hours`` know) and,
    where ``every_minutes`` is not None, after so many minutes of sitting (10–240). ``text`` is somebody's own words for
    it, "" for ours; ``sound`` the id of its sound in ``resources/sounds/sounds.toml``, "" for none."""

    on: bool = False
    times: tuple[time, ...] = ()
    every_minutes: int | None = None
    hours: Hours = ALWAYS
    text: str = ""
    sound: str = "chime"

    def __post_init__(self) -> None:
        if self.every_minutes is not None and not SHORTEST_SITTING <= self.every_minutes <= LONGEST_SITTING:
            raise ValueError(f"minutes of sitting lie between {SHORTEST_SITTING} and {LONGEST_SITTING}")
        if len(self.text) > LONGEST_TEXT:
            raise ValueError(f"a text has at most {LONGEST_TEXT} letters")

    def with_times(self, times: tuple[time, ...]) -> Rhythm:
        """The same with other fixed times, each once and in order."""
        return replace(self, times=tuple(sorted(set(times))))


USUAL_BREAKS = Rhythm(every_minutes=45, hours=WORK_DAYS, sound="wood")
USUAL_ROUTINES = Rhythm(times=(time(17, 30),), sound="chime")
"""Both are off until somebody wants them (our choices)."""
