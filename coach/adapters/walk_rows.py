"""How a walk is written down: its columns, and as values that JSON can hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from functools import lru_cache
from typing import Any

from coach.adapters.store_rows import check_in_plain, row_check_in, to_check_in, to_moment, utc_text, zone_name
from coach.domain.check_in import CheckIn
from coach.domain.day import DayKind
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.walk import Ground, Route
from coach.services.ports import RunningSession

BEGUN_COLUMNS = "started_utc, started_zone, planned_minutes, chosen_minutes, bad_day, warm_up, seed, position"
"""Known from the first second on; ``walked_seconds`` and ``SHAPE_COLUMNS`` beside them."""
SHAPE_COLUMNS = "bouts, rest_minutes, brisk_minutes, route, ground, day"
"""How a walk was meant."""
SHAPE_BEFORE = "'[]', 0, 0, 'round', NULL, NULL"
"""The same for a file from before Amble knew them."""
SHAPE = 6
"""The migration that brought them."""
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_ROUTES = {route.value: route for route in Route}
UNKNOWN_WARM_UP = -1
"""In the column of a walk added by hand, when nobody said whether there was a warm-up."""


def begun_row(walk: RunningSession | Session, seed: int, position: float) -> tuple[object, ...]:
    """The values of ``BEGUN_COLUMNS``."""
    return (
        utc_text(walk.started_at),
        zone_name(walk.started_at),
        walk.planned_minutes,
        walk.chosen_minutes,
        walk.bad_day,
        UNKNOWN_WARM_UP if walk.warm_up is None else walk.warm_up,
        seed,
        position,
    )


def shape_row(walk: RunningSession | Session, rest_minutes: int) -> tuple[object, ...]:
    """The values of ``SHAPE_COLUMNS``."""
    return json.dumps(walk.bouts), rest_minutes, walk.brisk_minutes, walk.route, walk.ground, walk.day


def row_session(*row: Any) -> Session:
    """A finished walk; written out, because a history is thousands of these."""
    id, started, zone, planned, chosen, bad_day, walked, outcome, reason, warm_up, by_hand, note, *rest = row
    bouts, _rest_minutes, brisk, route, ground, day, answered, *answers = rest
    return Session(
        to_moment(started, zone),
        planned,
        walked / 60,
        _OUTCOMES[outcome],
        None if reason is None else StopReason(reason),
        None if answered is None else row_check_in(*answers),
        chosen,
        bool(bad_day),
        id,
        None if warm_up == UNKNOWN_WARM_UP else bool(warm_up),
        () if bouts == "[]" else _minutes(bouts),
        brisk,
        _ROUTES[route],
        None if ground is None else Ground(ground),
        None if day is None else DayKind(day),
        bool(by_hand),
        note,
    )


def row_running(*row: Any) -> RunningSession:
    """A walk that was begun and never finished."""
    id, started, zone, planned, chosen, bad_day, warm_up, seed, position, walked, *rest = row
    bouts, rest_minutes, brisk, route, ground, day, answered, *answers = rest
    return RunningSession(
        id=id,
        started_at=to_moment(started, zone),
        planned_minutes=planned,
        chosen_minutes=chosen,
        bad_day=bool(bad_day),
        warm_up=bool(warm_up),
        seed=seed,
        position=position,
        walked_seconds=walked,
        before=CheckIn() if answered is None else row_check_in(*answers),
        bouts=_minutes(bouts),
        rest_minutes=rest_minutes,
        brisk_minutes=brisk,
        route=Route(route),
        ground=None if ground is None else Ground(ground),
        day=None if day is None else DayKind(day),
    )


def running_plain(running: RunningSession) -> dict[str, Any]:
    """As values JSON can hold."""
    plain = {field.name: getattr(running, field.name) for field in fields(running)}
    return {**plain, "started_at": _moment_plain(running.started_at), "before": check_in_plain(running.before)}


def to_running(plain: Mapping[str, Any]) -> RunningSession:
    """The value back; what an earlier Amble did not write is its default."""
    values = dict(plain)
    started, before = to_moment(*values.pop("started_at")), to_check_in(values.pop("before"))
    return RunningSession(started_at=started, before=before, **_shape(values))


def session_plain(session: Session) -> dict[str, Any]:
    """As values JSON can hold."""
    answers = None if session.check_in is None else check_in_plain(session.check_in)
    return {**asdict(session), "started_at": _moment_plain(session.started_at), "check_in": answers}


def to_session(plain: Mapping[str, Any]) -> Session:
    """The value back."""
    values = dict(plain)
    started, answers = to_moment(*values.pop("started_at")), values.pop("check_in")
    reason = values.pop("stop_reason")
    return Session(
        started_at=started,
        check_in=None if answers is None else to_check_in(answers),
        outcome=Outcome(values.pop("outcome")),
        stop_reason=None if reason is None else StopReason(reason),
        **_shape(values),
    )


def _shape(values: dict[str, Any]) -> dict[str, Any]:
    kinds = (("bouts", tuple), ("route", Route), ("ground", Ground), ("day", DayKind))
    made = {name: kind(values[name]) for name, kind in kinds if values.get(name) is not None}
    return {**values, **made}


@lru_cache(maxsize=256)
def _minutes(text: str) -> tuple[int, ...]:
    # The same few shapes come back in most walks.
    return tuple(map(int, json.loads(text)))


def _moment_plain(moment: datetime) -> list[str]:
    return [utc_text(moment), zone_name(moment)]
