"""A walk from Start to its last second: composed, performed, kept on disk as it happens, and closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC

from PySide6.QtCore import QObject, Signal

from coach.domain.check_in import CheckIn, Reach
from coach.domain.cue_proof import CueProof
from coach.domain.day import DayKind
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.sound import SoundSettings
from coach.domain.timeline import PhaseSpan, Timeline
from coach.domain.walk import Ground, Route
from coach.services.performance import RunEnd, RunState
from coach.services.planning import Planning
from coach.services.ports import (
    Clock,
    KeyValueStore,
    ProofStore,
    RunningSession,
    SegmentStore,
    SessionStore,
    WakeLock,
)
from coach.services.session_runner import SessionRunner
from coach.services.sound_ports import VoiceSettings

_EASED = "eased"


@dataclass(frozen=True)
class WalkChoice:
    """What was picked at Start: minutes (never above the plan's), warm-up, and the answers before it.

    ``bad_day`` says that the shorter length was the offer for a sore start or a bad day, not the user's own choice.
    ``bouts`` are the minutes of its parts (they add up to ``minutes``; empty for one) with ``rest_minutes`` (1–10)
    between them. ``day`` is the traffic light of its day.
    """

    minutes: int
    warm_up: bool = False
    before: int | None = None
    reach_before: Reach | None = None
    bad_day: bool = False
    bouts: tuple[int, ...] = ()
    rest_minutes: int = 0
    brisk_minutes: int = 0
    route: Route = Route.ROUND
    ground: Ground | None = None
    day: DayKind | None = None


Compose = Callable[[RunningSession], Timeline]
Ease = Callable[[RunningSession, Timeline, float], Timeline]
Mark = Callable[[Timeline], Timeline]
"""Puts the beats, breaths and counts of the present settings into a timeline."""


class Walks(QObject):
    """Starts walks, keeps their progress, resumes one that was cut off, and records how each ended."""

    started = Signal(object)
    finished = Signal(object)
    easing = Signal()
    """The rest is about to turn easy: so should an exercise that is on."""

    def __init__(
        self,
        store: SessionStore,
        values: KeyValueStore,
        planning: Planning,
        runner: SessionRunner,
        wake_lock: WakeLock,
        clock: Clock,
        compose: Compose,
        ease: Ease,
        segments: SegmentStore,
        proofs: ProofStore,
        mark: Mark,
    ) -> None:
        super().__init__()
        self._store, self._values, self._planning, self._runner = store, values, planning, runner
        self._wake_lock, self._clock, self._compose, self._ease = wake_lock, clock, compose, ease
        self._segments, self._proofs, self._mark = segments, proofs, mark
        self._span: PhaseSpan | None = None
        self._voice = VoiceSettings()
        self._running: RunningSession | None = None
        self._ended: RunningSession | None = None
        self._kept = -1
        runner.position_changed.connect(self._keep_progress)
        runner.phase_changed.connect(self._keep_segment)
        runner.state_changed.connect(lambda _state: self._keep_progress(runner.position, always=True))
        runner.ended.connect(self._record_end)
        runner.proved.connect(self._keep_proofs)

    @property
    def running(self) -> RunningSession | None:
        """The walk that is on, or None."""
        return self._running

    def change_voice(self, settings: VoiceSettings) -> None:
        """How walks are spoken from now on."""
        self._voice = settings
        self._runner.change_voice(settings)

    def change_sound(self, settings: SoundSettings) -> None:
        """What sounds beside the voice from now on; a walk that is on follows."""
        self._runner.change_sound(settings)
        if self._running is not None:
            self._runner.change_marks(self._mark(self._runner.timeline))

    def prepare(self, minutes: int, warm_up: bool = True) -> None:
        """Have the sentences of the likely next walk rendered before Start is pressed; nothing while one is on or
        walking waits."""
        if not self._may_begin():
            return
        self._runner.prepare(self._compose(self._draft(WalkChoice(minutes, warm_up))), self._voice)

    def start(self, choice: WalkChoice) -> None:
        """Begin a walk; it is on disk before the first word. Nothing happens while one is on or walking waits."""
        if not self._may_begin():
            return
        draft = self._draft(choice)
        self._begin(replace(draft, id=self._store.begin(draft)))

    def unfinished(self) -> RunningSession | None:
        """A walk that the last run of the program did not finish, or None."""
        return None if self._running is not None else self._store.unfinished()

    def go_on(self) -> None:
        """Continue the unfinished walk where it was cut off. Nothing happens while one is on or walking waits."""
        cut_off = self.unfinished()
        if cut_off is not None and self._may_begin():
            self._begin(cut_off)

    def close_unfinished(self) -> None:
        """Close the unfinished walk with what was done of it."""
        cut_off = self.unfinished()
        if cut_off is None:
            return
        whole = cut_off.walked_seconds >= _intended(cut_off) * 60 - 1
        reason = None if whole else StopReason.OTHER
        self._store.finish(cut_off.id, cut_off.walked_seconds, Outcome.DONE if whole else Outcome.SHORTENED, reason)
        self._values.remove(_EASED)
        self._announce_end(cut_off)

    def ease_rest(self) -> None:
        """The rest of the walk turns easy: a mild ache was reported. A warm-up that is on goes on to its end first."""
        if self._running is None:
            return
        self.easing.emit()
        starts = self._runner.timeline.walk_starts
        at = max(self._runner.position, starts)
        self._values.put(_EASED, {"walk": _name(self._running), "walked": at - starts})
        self._runner.change(self._ease(self._running, self._runner.timeline, at))

    def _may_begin(self) -> bool:
        is_free = self._running is None and self._runner.state is RunState.IDLE
        return is_free and self._planning.next_walk().walk_allowed

    def _draft(self, choice: WalkChoice) -> RunningSession:
        planned = self._planning.next_walk().minutes
        return RunningSession(
            id=0,
            started_at=self._clock.now(),
            planned_minutes=planned,
            chosen_minutes=choice.minutes if choice.minutes < planned else None,
            bad_day=choice.bad_day,
            warm_up=choice.warm_up,
            seed=self._planning.next_number,
            position=0.0,
            walked_seconds=0.0,
            before=CheckIn(before=choice.before, reach_before=choice.reach_before),
            bouts=choice.bouts,
            rest_minutes=choice.rest_minutes if choice.bouts else 0,
            brisk_minutes=choice.brisk_minutes,
            route=choice.route,
            ground=choice.ground,
            day=choice.day,
        )

    def _begin(self, running: RunningSession) -> None:
        self._running = running
        self._kept = -1
        self._wake_lock.hold()
        try:
            timeline = self._timeline(running)
            self.started.emit(running)
            self._runner.start(timeline, self._voice, _begins(running, timeline))
        except Exception:
            # Whatever failed, the next Start must find no walk in its way.
            self._running = None
            self._wake_lock.release()
            raise

    def _timeline(self, running: RunningSession) -> Timeline:
        timeline = self._compose(running)
        eased = self._values.get(_EASED)
        walked = eased.get("walked") if isinstance(eased, dict) and eased.get("walk") == _name(running) else None
        if not isinstance(walked, float) or walked < 0:
            return timeline
        return self._ease(running, timeline, timeline.walk_starts + walked)

    def _keep_progress(self, position: float, always: bool = False) -> None:
        if self._running is not None and (always or int(position) != self._kept):
            self._kept = int(position)
            self._store.keep_progress(self._running.id, position, self._runner.walked_seconds)

    def _keep_segment(self, span: PhaseSpan) -> None:
        """A phase begins, so the one before it is over."""
        self._keep_progress(self._runner.position, always=True)
        self._close_segment(span.start)
        self._span = span

    def _close_segment(self, end: float) -> None:
        if self._running is not None and self._span is not None and end > self._span.start:
            self._segments.keep_segment(self._running.id, replace(self._span, end=end))
        self._span = None

    def _record_end(self, end: RunEnd) -> None:
        # First of all: whatever the store says, the computer may sleep again.
        self._wake_lock.release()
        self._close_segment(self._runner.position)
        running, self._running = self._running, None
        self._ended = running
        if running is not None:
            self._store.finish(running.id, end.walked_seconds, end.outcome, end.stop_reason)
            self._values.remove(_EASED)
            self._announce_end(running)

    def _keep_proofs(self, proofs: tuple[CueProof, ...]) -> None:
        ended, self._ended = self._ended, None
        if ended is not None:
            self._proofs.keep_proofs(ended.id, proofs)

    def _announce_end(self, ended: RunningSession) -> None:
        # By its start: the last in order of time is another one when somebody has set the clock back, and the id
        # changes when the store takes a walk that had to wait.
        own = (walk for walk in self._planning.sessions() if walk.started_at == ended.started_at)
        session: Session | None = next(own, None)
        if session is not None:
            self.finished.emit(session)
        self._planning.refresh()


def _name(running: RunningSession) -> str:
    """What a walk is known by whatever happens to its id."""
    return running.started_at.astimezone(UTC).isoformat()


def _begins(running: RunningSession, timeline: Timeline) -> float:
    """Where a walk goes on: by what was walked, as its warm-up may have another length by now; in the warm-up with the
    whole of the exercise that was on."""
    if running.walked_seconds > 0:
        return timeline.walk_starts + running.walked_seconds
    position = min(running.position, timeline.walk_starts)
    station = timeline.station_at(position)
    return min(position, station.start) if station else position


def _intended(running: RunningSession) -> int:
    return running.chosen_minutes or running.planned_minutes
