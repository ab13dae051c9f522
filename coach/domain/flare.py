"""Where a history stands between calm and a flare plan, and how long flare walks are.

A flare plan begins after two red walks running and ends after two running that are not red. Its length is
half of the last good walk before it. Read literally, that last rule can make a *worse* answer give a *longer*
walk (a short good walk turned bad leaves an older, longer good walk as the last one). So the history is also
followed as if any of its walks had been answered better, and the shortest outcome counts: in everyday
histories this changes nothing, and it makes "worse answers never give a longer walk" true of every history.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coach.domain.response import Response
from coach.domain.rules import Rules
from coach.domain.session import Session

NO_LENGTH = 10**6
"""Stands for "no flare length", longer than any walk."""


@dataclass(frozen=True)
class Standing:
    """Calm with ``run`` red walks running, or in a flare plan with ``run`` walks running that were not red."""

    flare: bool = False
    run: int = 0

    @property
    def gravity(self) -> tuple[bool, int]:
        """Sorts from calm to the middle of a flare; worse answers never lead to a lower one."""
        return (self.flare, -self.run if self.flare else self.run)


@dataclass(frozen=True)
class Track:
    """The shortest last good walk and the shortest flare length known for a standing, in minutes."""

    good: int
    flare: int = NO_LENGTH

    def shortest(self, other: Track | None) -> Track:
        """The shorter of each."""
        return self if other is None else Track(min(self.good, other.good), min(self.flare, other.flare))


Tracks = dict[Standing, Track]


def red_minutes(session: Session, rules: Rules) -> int:
    """A quarter off the smaller of planned and walked, rounded down, not under the floor."""
    smaller = min(session.planned_minutes, session.walked_minutes)
    return max(rules.step.floor, int(smaller * (1 - rules.step.red_share) + 1e-9))


def half_of(minutes: int, rules: Rules) -> int:
    """The flare share of a walk, rounded down, not under the floor."""
    return max(rules.step.floor, int(minutes * rules.flare.share + 1e-9))


def follow(walks: Iterable[tuple[Session, Response]], start: int, since: datetime | None, rules: Rules) -> Tracks:
    """Every standing the history can be in (the gravest is the real one) with its shortest lengths.

    ``start`` minutes stand for the last good walk while there is none; ``since`` is when the
    user said a flare had begun.
    """
    tracks: Tracks = {Standing(): Track(start)}
    waiting = since
    for session, response in walks:
        if waiting is not None and session.started_at >= waiting:
            tracks, waiting = declare(tracks, None, rules), None
        tracks = _after(tracks, session, response, rules)
    return tracks


def declare(tracks: Tracks, last: Session | None, rules: Rules) -> Tracks:
    """The flare plan begins now because the user says so; one that is on already stays as it is."""
    declared: Tracks = {}
    for standing, track in tracks.items():
        if standing.flare:
            _merge(declared, standing, track)
        else:
            _merge(declared, Standing(flare=True), Track(track.good, flare_length(track.good, last, rules)))
    return declared


def worst(tracks: Tracks) -> Standing:
    """The standing the real answers lead to."""
    return max(tracks, key=lambda standing: standing.gravity)


def flare_length(good: int, last: Session | None, rules: Rules) -> int:
    """Minutes: the shorter of half the last good walk and what red alone would give after ``last``."""
    length = half_of(good, rules)
    return length if last is None else min(length, red_minutes(last, rules))


def _after(tracks: Tracks, session: Session, actual: Response, rules: Rules) -> Tracks:
    """The tracks after one walk, for its real response and every better one."""
    following: Tracks = {}
    for standing, track in tracks.items():
        if not session.is_walked:
            _merge(following, standing, track)
        for response in _possible(session):
            if response <= actual:
                _merge(following, *_step(standing, track, session, response, rules))
    return following


def _possible(session: Session) -> tuple[Response, ...]:
    """What a walk can have meant; one that was not walked proves nothing good, so it ends neither a flare plan nor a
    run of red walks, and only a red answer counts."""
    return (Response.GREEN, Response.AMBER, Response.RED) if session.is_walked else (Response.RED,)


def _step(was: Standing, track: Track, session: Session, response: Response, rules: Rules) -> tuple[Standing, Track]:
    good = session.intended_minutes if response is Response.GREEN else track.good
    if was.flare:
        return _step_in_flare(was, Track(good, track.flare), response, rules)
    if response < Response.RED:
        return Standing(), Track(good)
    if was.run + 1 < rules.flare.reds:
        return Standing(run=was.run + 1), track
    return Standing(flare=True), Track(track.good, flare_length(track.good, session, rules))


def _step_in_flare(was: Standing, track: Track, response: Response, rules: Rules) -> tuple[Standing, Track]:
    if response is Response.RED:
        return Standing(flare=True), track
    if was.run + 1 < rules.flare.calm_walks:
        return Standing(flare=True, run=was.run + 1), track
    return Standing(), Track(track.good)


def _merge(tracks: Tracks, standing: Standing, track: Track) -> None:
    tracks[standing] = track.shortest(tracks.get(standing))
