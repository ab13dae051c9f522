"""The days of flares that are over or going on, as they are told beside a history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coach.domain.response import Response, response_of
from coach.domain.rules import Rules
from coach.domain.session import Session
from coach.domain.time_off import TimeOff, TimeOffKind


def flare_spans(sessions: Iterable[Session], since: date | None, today: date, rules: Rules) -> tuple[TimeOff, ...]:
    """The flares among walks in order of time, the first of them taken as calm.

    One begins on the day of the last of ``rules.flare.reds`` red walks running, or on ``since``, when the user said so;
    it ends on the day of the last of ``rules.flare.calm_walks`` running that were not red, and else lasts until
    ``today``. A walk without Amble that nobody answered about neither ends one nor a run of red walks. Every day is
    that on which a walk began, where it began.
    """
    spans: list[TimeOff] = []
    began: date | None = None
    reds = calm = 0
    for session in sessions:
        day = session.started_at.date()
        if since is not None and since <= day:
            # One that is on already stays as it is.
            began, calm = (since, 0) if began is None else (began, calm)
            since = None
        red = response_of(session, rules) is Response.RED
        if not red and not session.is_telling:
            continue
        reds, calm = (reds + 1, 0) if red else (0, calm + 1)
        if began is None and reds >= rules.flare.reds:
            began = day
        elif began is not None and calm >= rules.flare.calm_walks:
            spans.append(TimeOff(min(began, day), day, TimeOffKind.FLARE))
            began = None
    if began is None and since is not None and since <= today:
        began = since
    return (*spans, TimeOff(began, max(began, today), TimeOffKind.FLARE)) if began is not None else tuple(spans)
