"""By how much two groups of pain scores differ, and how sure that is: Hodges and Lehmann's estimate.

The estimate is the median of all differences between a score of one group and one of the other; the interval holds the
differences that a rank-sum test at 5 % would not reject (Hodges and Lehmann 1963; Lehmann, Nonparametrics, 1975). It
asks for no bell-shaped scores and minds no single odd day. Pain is told in whole points, so each difference stands for
everything up to half a point around it, as in the median of grouped figures: without that, ties would make the interval
so wide that nothing could ever be told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

TWO_SIDED_95 = 1.959964
"""Standard deviations either side that hold 95 % of a bell curve."""
HALF = 0.5
"""Points either side that a whole point stands for."""


@dataclass(frozen=True)
class Shift:
    """``points`` by which the first group lies above the second, with its 95 % interval from ``low`` to ``high``."""

    points: float
    low: float
    high: float

    @property
    def is_told_apart(self) -> bool:
        """Whether the interval leaves out "no difference"."""
        return self.low > 0 or self.high < 0


def shift(first: Sequence[int], second: Sequence[int]) -> Shift:
    """How far ``first`` lies above ``second``. Raises ``ValueError`` when one of them is empty."""
    if not first or not second:
        raise ValueError("a shift needs scores on both sides")
    gaps = _gaps(Counter(first), Counter(second))
    pairs = len(first) * len(second)
    cut = pairs / 2 - TWO_SIDED_95 * sqrt(pairs * (len(first) + len(second) + 1) / 12)
    cut = max(0.0, cut)
    return Shift(_quantile(gaps, pairs / 2), _quantile(gaps, cut), _quantile(gaps, pairs - cut))


def _gaps(first: Mapping[int, int], second: Mapping[int, int]) -> dict[int, int]:
    """How often each difference occurs: scores are few, walks may be thousands."""
    gaps: Counter[int] = Counter()
    for one, count in first.items():
        for other, times in second.items():
            gaps[one - other] += count * times
    return dict(sorted(gaps.items()))


def _quantile(gaps: Mapping[int, int], rank: float) -> float:
    """The difference below which ``rank`` of them lie; between two groups, the middle of what lies between."""
    passed, touching = 0, list[float]()
    for gap, count in gaps.items():
        if passed <= rank <= passed + count:
            touching.append(gap - HALF + (rank - passed) / count)
        passed += count
    return sum(touching) / len(touching)
