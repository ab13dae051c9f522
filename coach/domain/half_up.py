"""Numbers as they are told: half of the last digit goes up, as most people learned it, and not to the next even one."""

from __future__ import annotations

from math import floor

_NEARLY = 1e-9
"""Means of whole numbers are not exact: 2.35 is a little less than that."""


def rounded(value: float, digits: int = 1) -> float:
    """``value`` with so many digits after the point; 2.25 is 2.3."""
    scale = 10.0**digits
    return floor(value * scale + 0.5 + _NEARLY) / scale


def half_up(value: float, digits: int = 1) -> str:
    """The same in figures: "2.3"."""
    return f"{rounded(value, digits):.{digits}f}"


def apart(one: float, other: float, digits: int = 1) -> str:
    """How far two numbers are apart as they are told: what stands beside both of them adds up."""
    return half_up(abs(rounded(one, digits) - rounded(other, digits)), digits)
