"""Follows each sentence of a walk from the moment it is placed, for the proof of cue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coach.domain.cue_proof import CueFate, CueProof
from coach.domain.timeline import Event, Topic
from coach.services.sound_ports import Heard

_WHOLE_WITHIN = 0.05
"""Seconds before its end at which a clip counts as whole: that much is silence and fade."""
_BEST_FIRST = (CueFate.SOUNDED, CueFate.MUTED, CueFate.CUT_OFF)
"""What a sentence that was said more than once is remembered for."""
_WHOLE = (CueFate.SOUNDED, CueFate.MUTED)


@dataclass
class _Attempt:
    """A sentence handed to the stream; ``seconds`` is its length in the session, ``at`` where it began there."""

    cue: Event
    seconds: float
    at: float | None = None
    fate: CueFate | None = None
    cut: bool = False


class CueTracker:
    """Every time is in seconds of the session."""

    def __init__(self, begin: float = 0.0) -> None:
        """One performance, from ``begin`` on."""
        self._begin = begin
        self._spans: list[tuple[float, float]] = []
        self._past: list[tuple[Event, CueFate, float | None]] = []
        """What became of sentences before the session went on from another place, and where each began."""
        self._marks = 0
        self._attempts: dict[int, _Attempt] = {}
        self._refused: dict[Event, CueFate] = {}
        self._mutes: list[tuple[float, float]] = []
        self._muted_at: float | None = None

    def place(self, cue: Event, seconds: float) -> int:
        """A sentence is handed to the stream; its mark."""
        self._marks += 1
        self._attempts[self._marks] = _Attempt(cue, seconds)
        return self._marks

    def refuse(self, cue: Event, fate: CueFate) -> None:
        """A sentence cannot be handed over; the first reason counts."""
        self._refused.setdefault(cue, fate)

    def hear(self, heard: Iterable[Heard], to_session: Callable[[float], float]) -> None:
        """What the stream says became of marked clips."""
        for one in heard:
            attempt = self._attempts.get(one.mark)
            if attempt is None:
                continue
            if one.at is None:
                attempt.fate = _fate(one.why)
            else:
                attempt.at = to_session(one.at)

    def cut(self, position: float) -> None:
        """The stream was silenced: what was not yet whole is cut off, and what waited never began."""
        for attempt in self._attempts.values():
            if attempt.fate is None and not (attempt.at is not None and _end(attempt) <= position + _WHOLE_WITHIN):
                attempt.cut = True

    def lose(self, since: float, position: float) -> None:
        """The device stopped at some time after ``since``: what sounded then was not heard to its end."""
        for attempt in self._attempts.values():
            if _is_whole(attempt) and (attempt.at or 0.0) <= position and _end(attempt) > since:
                attempt.fate = CueFate.NO_DEVICE

    def mute(self, on: bool, position: float) -> None:
        """From here on nothing is heard, or everything again."""
        if on:
            self._muted_at = position
        elif self._muted_at is not None:
            self._mutes.append((self._muted_at, position))
            self._muted_at = None

    def go_to(self, here: float, there: float) -> None:
        """The performance, silent by now, goes on from another place: what lies between was not due, and what was said
        so far is not to be mixed up with what is said when the same moment comes again."""
        self._past += [(one.cue, self._fate_of(one, device=True), one.at) for one in self._attempts.values()]
        self._attempts = {}
        self._mutes, self._muted_at = [], None if self._muted_at is None else there
        self._spans.append((self._begin, here))
        self._begin = there

    def was_whole(self, cue: Event) -> bool:
        """Whether a sentence was said from its beginning to its end, muted or not."""
        tries = (attempt for attempt in self._attempts.values() if attempt.cue == cue)
        return any(map(_is_whole, tries)) or any(was == cue and fate in _WHOLE for was, fate, _at in self._past)

    def was_lost(self, cue: Event) -> bool:
        """Whether a sentence was not heard for want of a device, and not before or since either."""
        tries = [attempt for attempt in self._attempts.values() if attempt.cue == cue]
        fates = [fate for was, fate, _at in self._past if was == cue] + [attempt.fate for attempt in tries]
        return bool(fates) and fates[-1] is CueFate.NO_DEVICE and not self.was_whole(cue)

    def proofs(self, cues: Iterable[Event], position: float, device: bool) -> tuple[CueProof, ...]:
        """One for each sentence that was due in this performance; ``device`` says whether there is one now."""
        spans = (*self._spans, (self._begin, position))
        due = (cue for cue in cues if any(start <= cue.at <= end for start, end in spans))
        return tuple(self._proof(cue, device) for cue in due)

    def _proof(self, cue: Event, device: bool) -> CueProof:
        safety = cue.topic is Topic.SAFETY
        found = [(fate, at) for was, fate, at in self._past if was == cue]
        found += [(self._fate_of(one, device), one.at) for one in self._attempts.values() if one.cue == cue]
        for best in _BEST_FIRST:
            for fate, at in found:
                if fate is best:
                    return CueProof(cue.at, cue.text, safety, fate, None if fate is CueFate.MUTED else at)
        fate = found[-1][0] if found else self._refused.get(cue, CueFate.LATE)
        return CueProof(cue.at, cue.text, safety, fate)

    def _fate_of(self, attempt: _Attempt, device: bool) -> CueFate:
        if attempt.fate is not None:
            return attempt.fate
        if attempt.cut:
            return CueFate.CUT_OFF
        if attempt.at is None:
            return CueFate.CUT_OFF if device else CueFate.NO_DEVICE
        return CueFate.MUTED if self._was_muted(attempt.at, _end(attempt)) else CueFate.SOUNDED

    def _was_muted(self, start: float, end: float) -> bool:
        still = self._muted_at is not None and self._muted_at < end
        return still or any(since < end and until > start for since, until in self._mutes)


def _is_whole(attempt: _Attempt) -> bool:
    return attempt.at is not None and attempt.fate is None and not attempt.cut


def _end(attempt: _Attempt) -> float:
    return (attempt.at or 0.0) + attempt.seconds


def _fate(why: str) -> CueFate:
    try:
        return CueFate(why)
    except ValueError:
        return CueFate.BROKEN
