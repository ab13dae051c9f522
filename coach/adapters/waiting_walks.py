"""Walks of the database together with what waits of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

from coach.adapters.unsaved import NOTE, Unsaved
from coach.domain.session import Session


def with_waiting(unsaved: Unsaved, saved: Sequence[Session]) -> tuple[Session, ...]:
    """Finished walks of the database with what waits of them, every walk that waits beside them, and none that was
    thrown away; in order of time, as ``saved`` is."""
    # Most of the time nothing waits, and a history is thousands of walks.
    if unsaved.is_empty:
        return tuple(saved)
    gone = unsaved.gone
    ended = (walk.as_session(walk.outcome) for walk in unsaved.walks if walk.outcome is not None)
    waiting = (*ended, *unsaved.by_hand)
    starts = {session.started_at for session in waiting}
    others = [session for session in saved if session.started_at not in starts]
    answers = {unsaved.real_id(id): check_in for id, check_in in unsaved.answers}
    notes = {unsaved.real_id(one.walk): one.plain for one in unsaved.pending if one.kind == NOTE}
    found = (
        replace(one, check_in=answers.get(one.id, one.check_in), note=notes.get(one.id, one.note))
        for one in (*others, *waiting)
        if one.id not in gone
    )
    return tuple(sorted(found, key=lambda session: session.started_at.astimezone(UTC)))
