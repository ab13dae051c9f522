"""Plan, schedule and set-up answers as JSON values, and back. What cannot be read falls back to its default."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypeVar, cast

from coach.domain.added_day import DaysBefore
from coach.domain.check_in import WORST_PAIN
from coach.domain.plan import Plan
from coach.domain.red_flag import RedFlag
from coach.domain.schedule import Earlier, Move, Schedule
from coach.domain.walk import LONGEST_WALK

if TYPE_CHECKING:
    from coach.domain.set_up import SetUpAnswers

Value = TypeVar("Value")

EXPERIMENT = "experiment"
"""The value that is there while turns are taken: asked for on Today, where nothing else of trying out is needed."""
_PLAN = {
    "target_minutes": (5, LONGEST_WALK),
    "days_per_week": (1, 7),
    "start_minutes": (1, LONGEST_WALK),
    "usual_pain": (0, WORST_PAIN),
}
"""What the walks of a plan can be made from; set-up and Settings offer less."""
_PLAN_WISHES = ("pace", "brisk", "intervals")
_LONGEST_TRY = 24 * 60
_LONGEST_ZONE = 100


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


def plan_to_json(plan: Plan) -> dict[str, object]:
    """A plan as a JSON object; its bounds are kept by themselves."""
    day = plan.day_added.isoformat() if plan.day_added else None
    return {**{name: getattr(plan, name) for name in (*_PLAN, *_PLAN_WISHES)}, "day_added": day}


def plan_from_json(found: object) -> Plan | None:
    """A stored plan, or None when there is none; numbers that no plan can have are the default's."""
    plan = plain_from_json(Plan, found)
    if plan is None:
        return None
    kept = {name: getattr(plan, name) for name, (low, high) in _PLAN.items() if low <= getattr(plan, name) <= high}
    wishes = {name: getattr(plan, name) for name in _PLAN_WISHES}
    return Plan(**kept, **wishes, day_added=day_from_json(cast(Mapping[str, object], found).get("day_added")))


def days_before_to_json(before: DaysBefore) -> list[object]:
    """What a day's changes of the schedule are compared with, as a JSON list."""
    return [before.on.isoformat(), before.days, before.added.isoformat() if before.added else None]


def days_before_from_json(found: object) -> DaysBefore | None:
    """The same back, or None."""
    parts = _list(found)
    on, days = (day_from_json(parts[0]), _whole(parts[1], 0, 7)) if len(parts) == 3 else (None, None)
    return None if on is None or days is None else DaysBefore(on, days, day_from_json(parts[2]))


def schedule_to_json(schedule: Schedule) -> dict[str, object]:
    """A schedule as a JSON object."""
    return {
        "times": [_time_to_json(slot) for slot in schedule.times],
        "moves": [[move.day.isoformat(), move.to_day.isoformat(), _time_to_json(move.at)] for move in schedule.moves],
        "paused_until": schedule.paused_until.isoformat() if schedule.paused_until else None,
        "earlier": [[one.last.isoformat(), [_time_to_json(slot) for slot in one.times]] for one in schedule.earlier],
        "home": schedule.home,
    }


def schedule_from_json(found: object) -> Schedule:
    """A stored schedule; an empty one when there is none."""
    if not isinstance(found, Mapping):
        return Schedule()
    return Schedule(
        times=_times_from_json(found.get("times")) or (None,) * 7,
        moves=tuple(_readable(_move_from_json(move) for move in _list(found.get("moves")))),
        paused_until=day_from_json(found.get("paused_until")),
        earlier=tuple(_readable(_earlier_from_json(one) for one in _list(found.get("earlier")))),
        home=_home_from_json(found.get("home")),
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
    """Stored set-up answers, or fresh ones; each answer that cannot be read is a fresh one."""
    # Plans are read before the first paint, these answers only where there is no plan yet.
    from coach.domain.set_up import STEPS, SetUpAnswers

    if not isinstance(found, Mapping):
        return SetUpAnswers()
    fresh = SetUpAnswers()
    region = found.get("region")
    return SetUpAnswers(
        step=_whole(found.get("step"), 0, len(STEPS) - 1) or 0,
        flags=frozenset(_readable(_flag_from_json(flag) for flag in _list(found.get("flags")))),
        region=region if isinstance(region, str) else fresh.region,
        usual_pain=_whole(found.get("usual_pain"), 0, WORST_PAIN),
        tries=tuple(_readable(_whole(each, 0, _LONGEST_TRY) for each in _list(found.get("tries")))),
        unknown=found.get("unknown") is True,
        target_minutes=_whole(found.get("target_minutes"), *_PLAN["target_minutes"]) or fresh.target_minutes,
        times=_times_from_json(found.get("times")) or fresh.times,
        no_flags=found.get("no_flags") is True,
    )


def day_from_json(found: object) -> date | None:
    """A stored day, or None."""
    try:
        return date.fromisoformat(found) if isinstance(found, str) else None
    except ValueError:
        return None


def moment_from_json(found: object) -> datetime | None:
    """A stored aware moment, or None."""
    try:
        moment = datetime.fromisoformat(found) if isinstance(found, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _readable(found: Iterable[Value | None]) -> Iterator[Value]:
    return (value for value in found if value is not None)


def _list(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _whole(found: object, low: int, high: int) -> int | None:
    return found if type(found) is int and low <= found <= high else None


def _flag_from_json(found: object) -> RedFlag | None:
    return next((flag for flag in RedFlag if flag.value == found), None)


def _home_from_json(found: object) -> str | None:
    """The name of a zone; one that nobody knows is seen to where it is used."""
    return found if isinstance(found, str) and 0 < len(found) <= _LONGEST_ZONE else None


def _time_to_json(slot: time | None) -> str | None:
    return slot.isoformat("minutes") if slot else None


def _time_from_json(found: object) -> time | None:
    try:
        return time.fromisoformat(found).replace(tzinfo=None) if isinstance(found, str) else None
    except ValueError:
        return None


def _times_from_json(found: object) -> tuple[time | None, ...] | None:
    """Seven times or Nones; None when it is no such list. A time that cannot be read is a day without a walk."""
    week = _list(found)
    return tuple(_time_from_json(slot) for slot in week) if len(week) == 7 else None


def _earlier_from_json(found: object) -> Earlier | None:
    parts = _list(found)
    last, times = (day_from_json(parts[0]), _times_from_json(parts[1])) if len(parts) == 2 else (None, None)
    return None if last is None or times is None else Earlier(last, times)


def _move_from_json(found: object) -> Move | None:
    parts = _list(found)
    if len(parts) != 3:
        return None
    day, to_day, at = day_from_json(parts[0]), day_from_json(parts[1]), _time_from_json(parts[2])
    return None if day is None or to_day is None or at is None else Move(day, to_day, at)
