"""Rows and plain values of the domain: how a moment, a set of words and a check-in are written down."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from coach.domain.check_in import CheckIn, Effort, HealthEvent, Quality, Reach
from coach.domain.red_flag import RedFlag

Word = TypeVar("Word", bound=StrEnum)
Made = TypeVar("Made")


def utc_text(moment: datetime) -> str:
    """An aware moment in UTC, sortable as text. Raises ``ValueError`` for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a moment that is kept needs its zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def zone_name(moment: datetime) -> str:
    """The zone's name ("Europe/Paris"), or its offset ("+02:00") when it has none."""
    key = getattr(moment.tzinfo, "key", None)
    return key if isinstance(key, str) else _offset(moment)


def to_moment(text: str, zone: str) -> datetime:
    """The moment back in its zone. Raises ``ValueError`` when ``text`` is no moment."""
    return datetime.fromisoformat(text).astimezone(_zone(zone))


def words_text(words: Iterable[str] | None) -> str | None:
    """A set of words as JSON, None as NULL."""
    return None if words is None else json.dumps(sorted(words))


def to_words(text: str | None) -> frozenset[str] | None:
    """The set of words back."""
    return None if text is None else frozenset(json.loads(text))


def check_in_plain(check_in: CheckIn) -> dict[str, Any]:
    """A check-in as values JSON and SQLite can hold; sets are sorted lists."""
    return {
        "before": check_in.before,
        "peak": check_in.peak,
        "after": check_in.after,
        "morning": check_in.morning,
        "reach_before": check_in.reach_before,
        "reach_after": check_in.reach_after,
        "qualities": _sorted(check_in.qualities),
        "effort": check_in.effort,
        "leg_soreness": check_in.leg_soreness,
        "red_flags": _sorted(check_in.red_flags),
        "where": _sorted(check_in.where),
        "events": _sorted(check_in.events),
    }


def to_check_in(plain: Mapping[str, Any]) -> CheckIn:
    """The check-in back. Raises ``ValueError`` or ``KeyError`` when the values make none."""
    soreness = plain["leg_soreness"]
    return CheckIn(
        before=plain["before"],
        peak=plain["peak"],
        after=plain["after"],
        morning=plain["morning"],
        reach_before=_word(Reach, plain["reach_before"]),
        reach_after=_word(Reach, plain["reach_after"]),
        qualities=_words(Quality, plain["qualities"]),
        effort=_word(Effort, plain["effort"]),
        leg_soreness=None if soreness is None else bool(soreness),
        red_flags=_words(RedFlag, plain["red_flags"]),
        where=None if plain["where"] is None else frozenset(plain["where"]),
        # Earlier Ambles did not ask for these.
        events=_words(HealthEvent, plain.get("events")),
    )


CHECK_IN_COLUMNS = (
    "pain_before, pain_peak, pain_after, pain_morning, reach_before, reach_after, "
    "qualities, effort, leg_soreness, red_flags, body_areas, events"
)
"""In the order of ``check_in_row`` and ``row_check_in``."""
CHECK_IN_MARKS = ", ".join("?" * len(CHECK_IN_COLUMNS.split(",")))
"""A mark for each of them."""
_REACHES, _EFFORTS = {reach.value: reach for reach in Reach}, {effort.value: effort for effort in Effort}
_LISTS = ("qualities", "red_flags", "where", "events")


def check_in_row(check_in: CheckIn) -> tuple[object, ...]:
    """The values of ``CHECK_IN_COLUMNS``."""
    plain = check_in_plain(check_in)
    return tuple(words_text(value) if name in _LISTS else value for name, value in plain.items())


def row_check_in(*row: Any) -> CheckIn:
    """The check-in from the values of ``CHECK_IN_COLUMNS``; written out, because a history is thousands of these."""
    before, peak, after, morning, reach_before, reach_after, qualities, effort, soreness, flags, areas, events = row
    return CheckIn(
        before,
        peak,
        after,
        morning,
        None if reach_before is None else _REACHES[reach_before],
        None if reach_after is None else _REACHES[reach_after],
        None if qualities is None else _set_of(Quality, qualities),
        None if effort is None else _EFFORTS[effort],
        None if soreness is None else bool(soreness),
        None if flags is None else _set_of(RedFlag, flags),
        None if areas is None else _set_of(str, areas),
        None if events is None else _set_of(HealthEvent, events),
    )


@lru_cache(maxsize=256)
def _set_of(kind: Callable[[str], Made], text: str) -> frozenset[Made]:
    # The same few sets come back in most walks.
    return frozenset(map(kind, json.loads(text)))


def _offset(moment: datetime) -> str:
    return moment.isoformat()[len(moment.replace(tzinfo=None).isoformat()) :]


@lru_cache(maxsize=64)
def _zone(name: str) -> tzinfo:
    if name.startswith(("+", "-")):
        return _fixed(name)
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return _fixed(name)


def _fixed(name: str) -> tzinfo:
    # The zone only says how to show the moment: a name this machine does not know must not lose the walk.
    try:
        return datetime.fromisoformat("2000-01-01T00:00:00" + name).tzinfo or UTC
    except ValueError:
        return UTC


def _sorted(words: Iterable[str] | None) -> list[str] | None:
    return None if words is None else sorted(words)


def _word(kind: type[Word], text: str | None) -> Word | None:
    return None if text is None else kind(text)


def _words(kind: type[Word], words: Iterable[str] | None) -> frozenset[Word] | None:
    return None if words is None else frozenset(map(kind, words))
