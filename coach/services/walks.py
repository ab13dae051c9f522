"""A walk from Start to its last second: composed, performed, kept on disk as it happens, and closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from coach.domain.check_in import CheckIn, Reach
from coach.domain.cue_proof import CueProof
from coach.domain.day import DayKind
from coach.domain.progression import NextWalk
from coach.domain.recompose import Change
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.sound import SoundSettings
from coach.domain.timeline import Phase, PhaseSpan, Timeline
from coach.domain.walk import LEAST_BOUT, LONGEST_REST, Ground, Route, brisk_part, shape_walk
from coach.services import left_over
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
from coach.services.walk_changes import Mark, WalkChanges


@dataclass(frozen=True)
class WalkChoice:
    """What was picked at Start: minutes (never above what is offered), warm-up, and the answers before it.

    ``bouts`` are the minutes of its parts (they add up to ``minutes``; empty for one) with ``rest_minutes`` (1–10)
    between them. ``day`` is the traffic light of its day.
    """

    minutes: int
    warm_up: bool = False
    before: int | None = None
    reach_before: Reach | None = None
    bouts: tuple[int, ...] = ()
    rest_minutes: int = 0
    brisk_minutes: int = 0
    route: Route = Route.ROUND
    ground: Ground | None = None
    day: DayKind | None = None


Compose = Callable[[RunningSession], Timeline]


class Walks(QObject):
    """Starts walks, keeps their progress, resumes one that was cut off, and records how each ended."""

    started = Signal(object)
    finished = Signal(object)
    easing = Signal()
    """The rest is about to turn easy: so should an exercise that is on."""
    put_away = Signal()
    """The walk rests for longer: it is on disk, unfinished."""

    def __init__(
        self,
        store: SessionStore,
        values: KeyValueStore,
        planning: Planning,
        runner: SessionRunner,
        wake_lock: WakeLock,
        clock: Clock,
        compose: Compose,
        changes: WalkChanges,
        segments: SegmentStore,
        proofs: ProofStore,
        mark: Mark,
    ) -> None:
        """``changes`` are of the same runner."""
        super().__init__()
        self.changes = changes
        self._store, self._values, self._planning, self._runner = store, values, planning, runner
        self._wake_lock, self._clock, self._compose = wake_lock, clock, compose
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

    def prepare(self, minutes: int, warm_up: bool = True, choice: WalkChoice | None = None) -> None:
        """Have the sentences of the likely next walk rendered before Start is pressed; nothing while one is on or
        unfinished, or walking waits. ``choice`` says more about it than its length."""
        if not self._may_begin():
            return
        self._runner.prepare(self._compose(self._draft(choice or WalkChoice(minutes, warm_up))), self._voice)

    def start(self, choice: WalkChoice) -> None:
        """Begin a walk; it is on disk before the first word. Nothing happens while one is on or unfinished, or walking
        waits."""
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
        # It was begun on a day that allowed it.
        if cut_off is not None and self._is_free and self._planning.next_walk().walk_allowed:
            self._begin(cut_off)

    def close_unfinished(self) -> None:
        """Close the unfinished walk with what was done of it."""
        cut_off = self.unfinished()
        if cut_off is None:
            return
        left_over.close(self._store, self._values, cut_off)
        self._announce_end(cut_off)

    def ease_rest(self) -> None:
        """The rest of the walk turns easy: a mild ache was reported. A warm-up that is on goes on to its end first."""
        if self._running is None:
            return
        self.easing.emit()
        self.changes.make(Change.EASIER)

    def rest_for_longer(self) -> None:
        """Put the walk away: it ends here for now, and can go on later the same day."""
        if self._running is None:
            return
        self._keep_progress(self._runner.position, always=True)
        self._close_segment(self._runner.position)
        self._running = None
        self.changes.leave()
        self._runner.end(StopReason.OTHER)
        self._planning.refresh()
        self.put_away.emit()

    @property
    def _is_free(self) -> bool:
        return self._running is None and self._runner.state is RunState.IDLE

    def _may_begin(self) -> bool:
        # A walk that rests goes on or is closed first: two of them would be more than the plan of a day.
        return self._is_free and self._store.unfinished() is None and self._planning.next_walk().may_begin

    def _draft(self, choice: WalkChoice) -> RunningSession:
        whole, offered = self._planning.whole_walk().minutes, self._planning.next_walk(choice.before)
        return _drafted(choice, whole, offered, self._clock.now(), self._planning.next_number)

    def _begin(self, running: RunningSession) -> None:
        self._running = running
        self._kept = -1
        self._wake_lock.hold()
        try:
            timeline = self.changes.begin(running, self._compose(running))
            self.started.emit(running)
            self._runner.start(timeline, self._voice, _begins(running, timeline))
        except Exception:
            # Whatever failed, the next Start must find no walk in its way.
            self._running = None
            self.changes.leave()
            self._wake_lock.release()
            raise

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
            outcome, reason = self._verdict(running, end)
            self._store.finish(running.id, end.walked_seconds, outcome, reason)
            self.changes.forget(running)
            self._announce_end(running)

    def _verdict(self, running: RunningSession, end: RunEnd) -> tuple[Outcome, StopReason | None]:
        """A walk that was made shorter on its way is not done when that shorter one is."""
        if end.outcome is not Outcome.DONE or left_over.is_whole(running, end.walked_seconds):
            return end.outcome, end.stop_reason
        return Outcome.SHORTENED, left_over.why_shorter(self._values, running)

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


def _drafted(choice: WalkChoice, whole: int, offered: NextWalk, now: datetime, seed: int) -> RunningSession:
    """The walk of a choice: never longer or brisker than what is offered for its pain and its day; parts that make no
    walk are left out. ``whole`` are the minutes of the plan's own walk."""
    minutes = min(choice.minutes, offered.minutes)
    are_parts = len(choice.bouts) > 1 and sum(choice.bouts) == minutes and min(choice.bouts) >= LEAST_BOUT
    bouts = choice.bouts if are_parts else ()
    rest = min(max(1, choice.rest_minutes), LONGEST_REST) if are_parts else 0
    brisk = min(choice.brisk_minutes, brisk_part(minutes, offered.minutes, offered.brisk_minutes))
    return RunningSession(
        id=0,
        started_at=now,
        planned_minutes=whole,
        chosen_minutes=minutes if minutes < whole else None,
        bad_day=offered.small,
        warm_up=choice.warm_up,
        seed=seed,
        position=0.0,
        walked_seconds=0.0,
        before=CheckIn(before=choice.before, reach_before=choice.reach_before),
        bouts=bouts,
        rest_minutes=rest,
        # What does not fit is left out of the walk, and so of its record.
        brisk_minutes=shape_walk(minutes, bouts=bouts, rest_minutes=rest, brisk_minutes=brisk).brisk_minutes,
        route=choice.route,
        ground=choice.ground,
        day=choice.day,
    )


def _begins(running: RunningSession, timeline: Timeline) -> float:
    """Where a walk goes on: by what was walked, as its warm-up may have another length by now, and after a rest, which
    has been had; in the warm-up with the whole of the exercise that was on."""
    if running.walked_seconds > 0:
        position = timeline.position_at(running.walked_seconds)
        span = timeline.span_at(position)
        return span.end if span.phase is Phase.REST else position
    position = min(running.position, timeline.walk_starts)
    station = timeline.station_at(position)
    return min(position, station.start) if station else position
