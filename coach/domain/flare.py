"""Where a history stands between calm and a flare plan, and how long flare walks are.

A flare plan begins after two red walks running and ends after two running that are not red. Its length is
half of the last good walk before it. Read literally, that last rule can make a *worse* answer give a *longer*
walk (a short good walk turned bad leaves an older, longer good walk as the last one). So the history is also
followed as if any of its walks had been answered better, and the shortest outcome counts: in everyday
histories this changes nothing, and it makes "worse answers never give a longer walk" true of every history.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from coach.domain.response import Response, response_of
from coach.domain.rules import Rules
from coach.domain.session import Session

NO_LENGTH = 10**6
"""Stands for "no flare length", longer than any walk."""


class Standing(NamedTuple):
    """Calm with ``run`` red walks running, or in a flare plan with ``run`` walks running that were not red.

    A tuple, because ten years of walks look it up ten thousand times.
    """

    flare: bool = False
    run: int = 0

    @property
    def gravity(self) -> tuple[bool, int]:
        """Sorts from calm to the middle of a flare; worse answers never lead to a lower one."""
        return (self.flare, -self.run if self.flare else self.run)


CALM = Standing()
IN_FLARE = Standing(flare=True)


class Track(NamedTuple):
    """The shortest last good walk and the shortest flare length known for a standing, in minutes."""

    good: int
    flare: int = NO_LENGTH

    def shortest(self, other: Track) -> Track:
        """The shorter of each."""
        if self.good <= other.good and self.flare <= other.flare:
            return self
        return Track(min(self.good, other.good), min(self.flare, other.flare))


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
    user said a flare had begun, which may be after every walk.
    """
    tracks: Tracks = {CALM: Track(start)}
    waiting, ways = since, _ways(rules)
    red: Session | None = None
    for session, response in walks:
        if waiting is not None and session.started_at >= waiting:
            tracks, waiting = declare(tracks, red, rules), None
        tracks = _after(tracks, session, response, ways, rules)
        if response is Response.RED or session.is_telling:
            red = session if response is Response.RED else None
    return tracks if waiting is None else declare(tracks, red, rules)


def follow_settled(sessions: Sequence[Session], start: int, since: datetime | None, rules: Rules) -> Tracks:
    """The same as ``follow`` over all of ``sessions``, but only from where nothing earlier can matter.

    After ``calm_walks`` good walks running every standing has come to the same calm one, whose last good walk is the
    latest ordinary one of them: unless there is none, or the user said in between that a flare had begun.
    """
    said = _said_at(sessions, since)
    tail: list[tuple[Session, Response]] = []
    run = 0
    for place in range(len(sessions) - 1, -1, -1):
        session = sessions[place]
        response = response_of(session, rules)
        tail.append((session, response))
        run = run + 1 if response is Response.GREEN and session.is_walked else 0
        settled = place + rules.flare.calm_walks
        if run >= rules.flare.calm_walks and not place < said < settled:
            good = next((walk for walk in reversed(sessions[place:settled]) if walk.is_ordinary), None)
            if good is not None:
                after = tail[: len(tail) - rules.flare.calm_walks]
                return follow(reversed(after), good.planned_minutes, since if said >= settled else None, rules)
    return follow(reversed(tail), start, since, rules)


def _said_at(sessions: Sequence[Session], since: datetime | None) -> int:
    """The place of the first walk since the user said that a flare had begun; one past the last when there is none."""
    if since is None:
        return len(sessions)
    return next((place for place, session in enumerate(sessions) if session.started_at >= since), len(sessions))


def declare(tracks: Tracks, red: Session | None, rules: Rules) -> Tracks:
    """The flare plan begins now because the user says so; one that is on already stays as it is. ``red`` is the last
    walk where its answer was red."""
    declared: Tracks = {}
    for standing, track in tracks.items():
        if standing.flare:
            _merge(declared, standing, track)
        else:
            _merge(declared, IN_FLARE, Track(track.good, flare_length(track.good, red, rules)))
    return declared


def worst(tracks: Tracks) -> Standing:
    """The standing the real answers lead to."""
    return max(tracks, key=lambda standing: standing.gravity)


def flare_length(good: int, red: Session | None, rules: Rules) -> int:
    """Minutes: the shorter of half the last good walk and what red alone gives after ``red``, the last walk where its
    answer was that. A small walk that was done well makes none smaller."""
    length = half_of(good, rules)
    return length if red is None else min(length, red_minutes(red, rules))


Ways = dict[Standing, tuple[Standing, Standing]]
"""Where each standing leads after a walk that was not red, and after one that was."""


def _ways(rules: Rules) -> Ways:
    """Worked out once, as ten years of walks ask for them ten thousand times."""
    calm = {Standing(run=run): (CALM, _graver(run, rules)) for run in range(max(1, rules.flare.reds))}
    flare = {Standing(True, run): (_calmer(run, rules), IN_FLARE) for run in range(max(1, rules.flare.calm_walks))}
    return {**calm, **flare}


def _graver(reds: int, rules: Rules) -> Standing:
    return Standing(run=reds + 1) if reds + 1 < rules.flare.reds else IN_FLARE


def _calmer(calm_walks: int, rules: Rules) -> Standing:
    return Standing(True, calm_walks + 1) if calm_walks + 1 < rules.flare.calm_walks else CALM


def _after(tracks: Tracks, session: Session, actual: Response, ways: Ways, rules: Rules) -> Tracks:
    """The tracks after one walk, for its real response and every better one.

    One that was not walked proves nothing good: it ends neither a flare plan nor a run of red walks, and only a red
    answer counts. One without Amble that nobody answered about ends neither as well; as it might have been answered
    better, it is followed both ways. A walk that was chosen shorter, or of a bad day, is no last good walk however it
    went: the next small walk would be half of it.
    """
    following: Tracks = {}
    for standing, track in tracks.items():
        calmer, graver = ways[standing]
        if session.is_walked:
            good = _good_after(track, session, actual)
            _merge(following, calmer, Track(good, track.flare if calmer.flare else NO_LENGTH))
        if not session.is_telling:
            _merge(following, standing, track)
        if actual is Response.RED:
            begins = graver.flare and not standing.flare
            flare = flare_length(track.good, session, rules) if begins else track.flare
            _merge(following, graver, Track(track.good, flare))
    return following


def _good_after(track: Track, session: Session, actual: Response) -> int:
    if not session.is_ordinary:
        return track.good
    # Not green means that it may also have been amber, which leaves the last good walk as it was.
    return session.planned_minutes if actual is Response.GREEN else min(session.planned_minutes, track.good)


def _merge(tracks: Tracks, standing: Standing, track: Track) -> None:
    there = tracks.get(standing)
    tracks[standing] = track if there is None else there.shortest(track)
