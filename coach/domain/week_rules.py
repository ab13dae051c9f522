"""How days and pace grow once the length does not have to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WeekRules:
    """Days a week grow toward ``full_days``, one at a time; for ``settle_days`` after one was added, lengths hold.

    At the target on ``full_days`` come ``most_days`` or a brisker middle: longer by ``brisk_step`` minutes after a good
    walk, and never over ``brisk_share`` of the walk. ``green_share`` of the week's walks must have gone well before
    anything is added. Toward 5 days a week: WalkBack and SWIFT trials; the rest is our own choice.
    """

    full_days: int = 5
    most_days: int = 6
    settle_days: int = 7
    green_share: float = 0.5
    brisk_step: int = 3
    brisk_share: float = 0.33
