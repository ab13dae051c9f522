"""Another Amble's record: read entry by entry, every field of it checked, and nothing of it held.

Plan, times and days off are checked and not taken in: those that are here stay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import IO, Any

from coach.adapters.arrive_bounds import Bounds
from coach.adapters.json_stream import read_object
from coach.adapters.record_values import FieldProblem, Unknown, value_of
from coach.domain.cue_proof import CueProof
from coach.domain.feeling import Felt
from coach.domain.look_back import LookBack, RolandMorris
from coach.domain.plan import Plan
from coach.domain.record import FORMAT, VERSION, DayNote, Record, RecordSource, Replaced, RoutineEntry, WalkEntry
from coach.domain.red_flag import FlagReport, SeenNote
from coach.domain.schedule import Schedule
from coach.domain.session import Session
from coach.domain.time_off import TimeOff
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem

LISTS: dict[str, type[Any]] = {
    "times_off": TimeOff,
    "flags": FlagReport,
    "seen": SeenNote,
    "look_backs": LookBack,
    "roland_morris": RolandMorris,
    "day_notes": DayNote,
    "walks": WalkEntry,
    "routines": RoutineEntry,
}
"""What stands in each list of a record."""
MOST_ENTRIES = 200_000
"""Of all lists together."""
MOST_REST = 1440
"""Minutes between two parts of a walk."""
_STANDING: dict[str, type[Any]] = {"plan": Plan, "schedule": Schedule}
_HEAD = ("format", "version", "made", "days", "words", "proofs")
_OF_SESSION = frozenset(one.name for one in fields(Session)) - {"id"}


@dataclass(frozen=True)
class _BesideWalk:
    """What is known of a walk beside its own fields."""

    rest_minutes: int = 0
    felt: tuple[Felt, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    proofs: tuple[CueProof, ...] = ()
    source: RecordSource | None = None


Entry = Callable[[str, Any], None]
"""Hears of every entry of a list that comes in, as JSON holds it."""


def read_record(source: IO[bytes], bounds: Bounds, entry: Entry) -> int:
    """Read a record and have each entry told to ``entry``; returns how many fields nobody knows. Raises
    ``ArrivalProblem``."""
    unknown, count, head = Unknown(), dict.fromkeys(LISTS, 0), dict[str, Any]()
    for name, value, listed in read_object(source, bounds):
        if listed and name in LISTS:
            _check_head(head)
            checked(name, value, f"{name}[{count[name]}]", unknown)
            count[name] += 1
            if sum(count.values()) > MOST_ENTRIES:
                raise ArrivalProblem(ArrivalFault.TOO_MANY)
            entry(name, value)
        elif name in _HEAD:
            head[name] = value
        elif name in _STANDING:
            _check_head(head)
            _check_standing(name, value, unknown)
        else:
            unknown.count += not listed
    _check_head(head)
    return unknown.count


def checked(name: str, value: Any, place: str, unknown: Unknown) -> Any:
    """An entry of the list ``name`` as its value. Raises ``ArrivalProblem``."""
    try:
        if name == "walks":
            return _walk(value, place, unknown)
        return value_of(LISTS[name], value, place, unknown)
    except FieldProblem as problem:
        raise ArrivalProblem(ArrivalFault.FIELD, str(problem)[:300]) from None


class RecordMaker:
    """A record of entries as they are told, walks and routines among them held."""

    def __init__(self) -> None:
        self._found: dict[str, list[Any]] = {name: [] for name in LISTS}

    def add(self, name: str, value: Any) -> None:
        """One more. Raises ``ArrivalProblem``."""
        self._found[name].append(checked(name, value, name, Unknown()))

    def record(self) -> Record:
        """What was told, without a plan of its own."""
        given: dict[str, Any] = {name: tuple(values) for name, values in self._found.items()}
        return Record(**given)


def _walk(value: Any, place: str, unknown: Unknown) -> WalkEntry:
    """A walk's own fields stand beside what is known of it."""
    if not isinstance(value, dict):
        raise FieldProblem(f"{place}: an object was expected")
    own = {name: one for name, one in value.items() if name in _OF_SESSION}
    others = {name: one for name, one in value.items() if name not in _OF_SESSION}
    session = value_of(Session, own, place, unknown)
    known = value_of(_BesideWalk, others, place, unknown)
    if not 0 <= known.rest_minutes <= MOST_REST:
        raise FieldProblem(f"{place}.rest_minutes: {known.rest_minutes} is not between 0 and {MOST_REST}")
    return WalkEntry(session, **{one.name: getattr(known, one.name) for one in fields(known)})


def _check_standing(name: str, value: Any, unknown: Unknown) -> None:
    try:
        if value is not None:
            value_of(_STANDING[name], value, name, unknown)
    except FieldProblem as problem:
        raise ArrivalProblem(ArrivalFault.FIELD, str(problem)[:300]) from None


def _check_head(head: dict[str, Any]) -> None:
    version = head.get("version")
    if head.get("format") != FORMAT:
        raise ArrivalProblem(ArrivalFault.UNKNOWN)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise ArrivalProblem(ArrivalFault.FIELD, "version: a whole number from 1 on was expected")
    if version > VERSION:
        raise ArrivalProblem(ArrivalFault.NEWER)
