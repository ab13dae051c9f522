"""Figures side by side, and whether they stay within their limits."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure beside the bare window's. ``limit`` bounds the ratio, or the figure itself where there is no ``bare``
    to divide by."""

    name: str
    ours: float
    bare: float | None
    limit: float
    unit: str = "ms"
    digits: int = 0

    @property
    def compared(self) -> float:
        """What the limit bounds."""
        return self.ours if self.bare is None else self.ours / self.bare

    @property
    def is_within(self) -> bool:
        """Whether the limit is kept."""
        return self.compared <= self.limit


def median_row(name: str, ours: Sequence[float], bare: Sequence[float], limit: float, unit: str = "ms") -> Row:
    """The ratio of medians."""
    return Row(name, statistics.median(ours), statistics.median(bare), limit, unit, 0 if unit == "ms" else 1)


def print_table(title: str, rows: Sequence[Row]) -> int:
    """Print the rows; returns 1 when a limit is missed, else 0."""
    print(f"\n{title}\n{'':38}{'ours':>12}{'bare':>12}{'ratio':>8}{'limit':>8}")
    for row in rows:
        ours, bare = _figure(row.ours, row), "" if row.bare is None else _figure(row.bare, row)
        ratio = "" if row.bare is None else f"{row.compared:.2f}"
        print(f"{row.name:38}{ours:>12}{bare:>12}{ratio:>8}{row.limit:>8g}  {'' if row.is_within else 'MISSED'}")
    return 0 if all(row.is_within for row in rows) else 1


def _figure(value: float, row: Row) -> str:
    return f"{value:.{row.digits}f} {row.unit}"
