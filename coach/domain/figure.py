"""A body in space."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float, float]
"""Ahead, up, to the right, in shares of body height."""


@dataclass(frozen=True)
class Figure:
    """Every joint of a body at one moment."""

    pelvis: Point
