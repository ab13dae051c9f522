"""Plan, schedule and set-up answers as JSON values, and back. What cannot be read falls back to its default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from datetime import date, time
from typing import Any, TypeVar, cast

from coach.domain.plan import Plan
from coach.domain.red_flag import RedFlag
from coach.domain.schedule import Move, Schedule
from coach.domain.set_up import SetUpAnswers

Value = TypeVar("Value")


def plain_to_json(value: Any) -> dict[str, object]:
    """A frozen dataclass of plain values as a JSON object."""
    return asdict(value)


def plain_from_json(kind: type[Value], found: object) -> Value | None:
    """A dataclass of plain values from a JSON object: unknown fields are left out, wrong ones give the default."""
    if not isinstance(found, Mapping):
        return None
    value = kind()
    for field in fields(cast(Any, kind)):
        given = found.get(field.name)
        if type(given) is type(getattr(value, field.name)) or (
            isinstance(given, int) and isinstance(getattr(value, field.name), float)
        ):
            value = replace(cast(Any, value), **{field.name: given})
    return value


def plan_from_json(found: object) -> Plan | None:
    """A stored plan, or None when there is none."""
    return plain_from_json(Plan, found)


def schedule_to_json(schedule: Schedule) -> dict[str, object]:
    """A schedule as a JSON object."""
    return {
        "times": [_time_to_json(slot) for slot in schedule.times],
        "moves": [[move.day.isoformat(), move.to_day.isoformat(), _time_to_json(move.at)] for move in schedule.moves],
        "paused_until": schedule.paused_until.isoformat() if schedule.paused_until else None,
    }


def schedule_from_json(found: object) -> Schedule:
    """A stored schedule; an empty one when there is none."""
    if not isinstance(found, Mapping):
        return Schedule()
    paused = found.get("paused_until")
    return Schedule(
        times=_times_from_json(found.get("times")) or (None,) * 7,
        moves=tuple(_move_from_json(move) for move in found.get("moves") or ()),
        paused_until=date.fromisoformat(paused) if paused else None,
    )


def answers_to_json(answers: SetUpAnswers) -> dict[str, object]:
    """Set-up answers as a JSON object."""
    return {
        **asdict(answers),
        "flags": sorted(answers.flags),
        "tries": list(answers.tries),
        "times": [_time_to_json(slot) for slot in answers.times],
    }


def answers_from_json(found: object) -> SetUpAnswers:
    """Stored set-up answers, or fresh ones."""
    plain = {"step", "region", "usual_pain", "unknown", "target_minutes"}
    if not isinstance(found, Mapping):
        return SetUpAnswers()
    fresh = SetUpAnswers(**{name: found[name] for name in plain & found.keys()})
    return replace(
        fresh,
        flags=frozenset(RedFlag(flag) for flag in found.get("flags") or ()),
        tries=tuple(found.get("tries") or ()),
        times=_times_from_json(found.get("times")) or fresh.times,
    )


def _time_to_json(slot: time | None) -> str | None:
    return slot.isoformat("minutes") if slot else None


def _times_from_json(found: object) -> tuple[time | None, ...] | None:
    if not isinstance(found, list) or len(found) != 7:
        return None
    return tuple(time.fromisoformat(slot) if slot else None for slot in found)


def _move_from_json(found: list[str]) -> Move:
    return Move(date.fromisoformat(found[0]), date.fromisoformat(found[1]), time.fromisoformat(found[2]))
