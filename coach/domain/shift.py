"""By how much two groups of pain scores differ, and how sure that is: Hodges and Lehmann's estimate.

The estimate is the median of all differences between a score of one group and one of the other; the interval holds the
differences that a rank-sum test at 5 % would not reject (Hodges and Lehmann 1963; Lehmann, Nonparametrics, 1975). It
asks for no bell-shaped scores and minds no single odd day. Scores that are tied make the interval wider than need be,
never narrower.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import floor, sqrt

TWO_SIDED_95 = 1.959964
"""Standard deviations either side that hold 95 % of a bell curve."""


@dataclass(frozen=True)
class Shift:
    """``points`` by which the first group lies above the second, with its 95 % interval from ``low`` to ``high``."""

    points: float
    low: int
    high: int

    @property
    def is_told_apart(self) -> bool:
        """Whether the interval leaves out "no difference"."""
        return self.low > 0 or self.high < 0


def shift(first: Sequence[int], second: Sequence[int]) -> Shift:
    """How far ``first`` lies above ``second``. Raises ``ValueError`` when one of them is empty."""
    if not first or not second:
        raise ValueError("a shift needs scores on both sides")
    gaps = _gaps(Counter(first), Counter(second))
    one, other = len(first), len(second)
    pairs = one * other
    cut = floor(pairs / 2 - TWO_SIDED_95 * sqrt(pairs * (one + other + 1) / 12))
    cut = max(1, cut)
    middle = (_at(gaps, (pairs + 1) // 2) + _at(gaps, pairs // 2 + 1)) / 2
    return Shift(middle, _at(gaps, cut), _at(gaps, pairs - cut + 1))


def _gaps(first: Mapping[int, int], second: Mapping[int, int]) -> dict[int, int]:
    """How often each difference occurs: scores are few, walks may be thousands."""
    gaps: Counter[int] = Counter()
    for one, count in first.items():
        for other, times in second.items():
            gaps[one - other] += count * times
    return dict(sorted(gaps.items()))


def _at(gaps: Mapping[int, int], rank: int) -> int:
    """The difference at a rank, from 1, of them all in order."""
    return list(gaps)[bisect_left(list(accumulate(gaps.values())), rank)]
