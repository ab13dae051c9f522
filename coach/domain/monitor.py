"""Monitors: which ones somebody has named as theirs, and whether an unknown one (a projector) is connected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.domain.presence import Finding, Reading


@dataclass(frozen=True)
class Monitor:
    """One that is connected. ``key`` is the same whenever it is connected again (maker, model and serial number, or
    where it is plugged in); ``name`` is what people see; a ``built_in`` one belongs to the computer and is always
    known."""

    key: str
    name: str
    built_in: bool = False


def unknown_monitors(connected: Sequence[Monitor], known: frozenset[str]) -> tuple[Monitor, ...]:
    """Those that nobody has named as theirs, in their order; ``known`` are keys."""
    return tuple(monitor for monitor in connected if not monitor.built_in and monitor.key not in known)


def monitor_reading(connected: Sequence[Monitor], known: frozenset[str] | None) -> Reading:
    """Whether an unknown monitor is connected; it cannot be told while nobody has said which are theirs (None)."""
    if not connected:
        return Reading(why="no_monitors")
    unknown = unknown_monitors(connected, known or frozenset())
    if not unknown:
        return Reading(Finding.NO)
    if known is None:
        return Reading(why="monitors_not_named")
    return Reading(Finding.YES, detail=", ".join(monitor.name for monitor in unknown))
