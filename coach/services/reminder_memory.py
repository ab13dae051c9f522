"""What reminders remember beside the notes: from when the plan and each rhythm count, and what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from coach.domain.rhythm import Rhythm
from coach.domain.schedule import Schedule
from coach.services.ports import KeyValueStore

NAME = "reminders"
"""Where the memory lives in the key-value store."""


@dataclass(frozen=True)
class Memory:
    """``since`` is the moment from which walks of ``plan`` count; ``rhythms`` holds for each kind of small reminder how
    it was described and from when it counts; ``asked`` holds kinds with the walk asked about; ``shown_at`` is when the
    last reminder was shown, ``told_at`` when somebody told last of a walk without Amble. Instants are in UTC."""

    since: datetime | None = None
    plan: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    shown_at: datetime | None = None
    rhythms: tuple[tuple[str, str, datetime | None], ...] = ()
    told_at: datetime | None = None

    def rhythm_since(self, kind: str) -> datetime | None:
        """From when a kind of small reminder counts."""
        return next((since for name, _, since in self.rhythms if name == kind), None)

    def knows_rhythm(self, kind: str, described: str) -> bool:
        """Whether the rhythm of a kind is still the same."""
        return any(name == kind and known == described and since for name, known, since in self.rhythms)


def read_memory(values: KeyValueStore) -> Memory:
    """What was kept; a value that nobody of ours wrote is taken as none."""
    value = values.get(NAME)
    if not isinstance(value, dict):
        return Memory()
    asked, rhythms = value.get("asked"), value.get("rhythms")
    return Memory(
        since=_instant_of(value.get("since")),
        plan=str(value.get("plan", "")),
        asked=tuple(_pairs(asked if isinstance(asked, dict) else {})),
        shown_at=_instant_of(value.get("shown_at")),
        rhythms=tuple(_rhythms(rhythms if isinstance(rhythms, dict) else {})),
        told_at=_instant_of(value.get("told_at")),
    )


def keep_memory(values: KeyValueStore, memory: Memory) -> None:
    """Write it down."""
    rhythms = {kind: {"plan": plan, "since": since and since.isoformat()} for kind, plan, since in memory.rhythms}
    kept = {
        "since": memory.since and memory.since.isoformat(),
        "plan": memory.plan,
        "asked": dict(memory.asked),
        "shown_at": memory.shown_at and memory.shown_at.isoformat(),
        "rhythms": rhythms,
        "told_at": memory.told_at and memory.told_at.isoformat(),
    }
    values.put(NAME, kept)


def described(schedule: Schedule) -> str:
    """The plan in a form that is equal only for equal plans, and that JSON can hold."""
    times = ",".join("-" if slot is None else slot.isoformat("minutes") for slot in schedule.times)
    moves = ",".join(f"{move.day}>{move.to_day}T{move.at.isoformat('minutes')}" for move in schedule.moves)
    home = f";{schedule.home}" if schedule.home else ""
    return f"{times};{moves};{schedule.paused_until or '-'}{home}"


def described_rhythm(rhythm: Rhythm) -> str:
    """When a rhythm reminds, in such a form."""
    times = ",".join(at.isoformat("minutes") for at in rhythm.times)
    days = (each and f"{each.start.isoformat('minutes')}-{each.end.isoformat('minutes')}" for each in rhythm.hours.days)
    return f"{int(rhythm.on)};{times};{rhythm.every_minutes or '-'};{','.join(day or '-' for day in days)}"


def _rhythms(kept: dict[object, object]) -> Iterator[tuple[str, str, datetime | None]]:
    for kind, value in kept.items():
        if isinstance(value, dict):
            yield str(kind), str(value.get("plan", "")), _instant_of(value.get("since"))


def _pairs(asked: dict[object, object]) -> Iterator[tuple[str, str]]:
    return ((str(kind), str(walk)) for kind, walk in sorted(asked.items(), key=str))


def _instant_of(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
