"""A routine from Start to its last chime: offered, performed, kept on disk as it happens, and closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from coach.domain.exercise import ExerciseKind, Routine
from coach.domain.grades import Grade
from coach.domain.phrases import Reason
from coach.domain.red_flag import RedFlag
from coach.domain.routine_day import RoutineDay, RoutineSuggestion, suggest_routine
from coach.domain.routine_offer import RoutineOffer
from coach.domain.routine_session import ExerciseResult, Managed, RoutineSession, after_answer
from coach.domain.session import Outcome, StopReason
from coach.domain.timeline import Station
from coach.services.exercise_ports import RoutineRecord, RoutineStore
from coach.services.exercising import Exercising
from coach.services.performance import RunEnd, RunState
from coach.services.planning import Planning
from coach.services.ports import Clock, WakeLock
from coach.services.routine_maker import RoutineMaker
from coach.services.session_runner import SessionRunner
from coach.services.sound_ports import VoiceSettings


class Routines(QObject):
    """Starts routines, keeps their progress, goes on with one that was cut off, and records how each ended.

    ``exercising`` goes on, back and over to easier exercises, here and in the warm-up of a walk.
    """

    started = Signal(object)
    """A ``RoutineRecord``."""
    station_changed = Signal(object)
    """A ``Station`` of the routine that is on, or None."""
    finished = Signal(object)
    """A ``RoutineSession``."""
    changed = Signal()
    """History or grades have changed: offers are to be asked for anew."""
    flags_asked = Signal(object)
    """A ``RoutineSession`` that ended for sharp pain, after ``finished``: the red-flag questions are to be shown."""

    def __init__(
        self,
        store: RoutineStore,
        maker: RoutineMaker,
        exercising: Exercising,
        runner: SessionRunner,
        planning: Planning,
        wake_lock: WakeLock,
        clock: Clock,
    ) -> None:
        super().__init__()
        self.exercising = exercising
        self._store, self._maker, self._runner = store, maker, runner
        self._planning, self._wake_lock, self._clock = planning, wake_lock, clock
        self._voice = VoiceSettings()
        self._running: RoutineRecord | None = None
        self._ended: datetime | None = None
        self._known: dict[tuple[str, int], Managed | None] = {}
        self._kept = -1
        maker.desk.wishes_changed.connect(lambda _wishes: self.sound_anew())
        exercising.station_changed.connect(self._show_station)
        exercising.changed.connect(self._keep)
        runner.position_changed.connect(self._keep_progress)
        runner.state_changed.connect(lambda _state: self._keep_progress(runner.position, always=True))
        runner.ended.connect(self._record_end)

    # --- what there is ----------------------------------------------------------------------------------------------

    @property
    def running(self) -> RoutineRecord | None:
        """The routine that is on, or None."""
        return self._running

    def offer(self, kind: ExerciseKind, minutes: int) -> RoutineOffer:
        """A routine of ``minutes`` (3, 5 or 8) for today, with its reasons; asking twice gives the same one."""
        return self._maker.offer(kind, minutes, self._seed())

    def suggestion(self) -> RoutineSuggestion:
        """Which kind is due today, and why."""
        today, zone = self._planning.today(), self._clock.zone()
        own = [one for one in self.history() if one.kind is not ExerciseKind.WARM_UP]
        day = today.now.date()
        done = [one for one in own if one.started_at.astimezone(zone).date() == day]
        before = [one for one in own if one.started_at.astimezone(zone).date() < day]
        return suggest_routine(
            RoutineDay(
                waits=not today.walk.walk_allowed,
                paused=today.paused_until is not None,
                is_walk_day=today.next is not None and today.next.at.date() == day,
                walked=today.done_today,
                stopped=today.stopped_today,
                done=done[-1] if done else None,
                last_kind=before[-1].kind if before else None,
                week=self._planning.week_of_plan(),
                hurt=self._maker.hurt(),
            )
        )

    def grades(self) -> Mapping[str, Grade]:
        """Where somebody stands with each exercise, by id."""
        return self._maker.grades()

    def reasons_after(self, session: RoutineSession) -> tuple[Reason, ...]:
        """What the next routine of its kind changes, and why, by the answers so far."""
        kept = next((one for one in self.history() if one.started_at == session.started_at), session)
        return self._maker.kit().reasons_after(kept)

    def history(self) -> Sequence[RoutineSession]:
        """Every finished routine in order of time, warm-ups before walks included."""
        return self._store.history()

    # --- from Start to the end --------------------------------------------------------------------------------------

    def change_voice(self, settings: VoiceSettings) -> None:
        """How routines are spoken from now on; who tells the walks tells the runner too."""
        self._voice = settings

    def sound_anew(self) -> None:
        """Sounds, or what is counted aloud, were chosen anew: a routine that is on follows."""
        if self._running is not None:
            self.exercising.sound_anew()

    def prepare(self, routine: Routine) -> None:
        """Have the sentences of a routine rendered before Start is pressed."""
        known = self._maker.known(routine)
        if known.items and self._may_begin():
            self._runner.prepare(self._maker.compose(known, self._seed()), self._voice)

    def start(self, routine: Routine) -> None:
        """Begin; on disk before the first word. Nothing happens while a walk or a routine is on, while walking waits
        for "I was seen", and for a routine of which no exercise is left."""
        known = self._maker.known(routine)
        if known.items and self._may_begin():
            record = RoutineRecord(self._moment(), known, self._seed())
            self._store.keep(record)
            self._begin(record)

    def next(self) -> None:
        """Go on to the next exercise; the one that had not begun counts as skipped."""
        self.exercising.next()

    def back(self) -> None:
        """Begin the exercise again; in its first seconds, the one before it."""
        self.exercising.back()

    def easier(self) -> None:
        """Go over to the easier twin, or a lighter dose, in place."""
        self.exercising.easier()

    def too_much(self) -> None:
        """The exercise was too much: remembered for next time, and now its easier twin."""
        self.exercising.too_much()

    def mark_pain(self) -> None:
        """A mild ache in this exercise: remembered for next time, and now its easier twin."""
        self.exercising.mark_pain()

    def end(self, stop_reason: StopReason) -> None:
        """End before the end; sharp pain asks the red-flag questions."""
        if self._running is not None:
            self._runner.end(stop_reason)

    def answer(self, results: Sequence[ExerciseResult]) -> None:
        """How exercises of the last routine were, in the user's answer; what it does not name stays as it is, and so
        does what hurt."""
        ended = self._ended or next((one.started_at for one in reversed(self._own())), None)
        record = None if ended is None else self._store.find(ended)
        if record is not None:
            if self._ended is None:
                self._remember(record)
            told = {(one.exercise, one.level): self._as_known(one) for one in results}
            kept = tuple(told.pop((one.exercise, one.level), one) for one in record.results)
            self._store.keep(replace(record, results=(*kept, *told.values())))
            self.changed.emit()

    # --- one that was cut off ---------------------------------------------------------------------------------------

    def unfinished(self) -> RoutineRecord | None:
        """A routine that the last run of the program did not finish, or None."""
        return None if self._running is not None else self._store.unfinished()

    def go_on(self) -> None:
        """Continue the unfinished routine with the exercise that was on. Nothing happens while something else is on,
        or walking waits; one of which no exercise is left is closed."""
        cut_off = self.unfinished()
        if cut_off is None or not self._may_begin():
            return
        known = self._maker.known(cut_off.routine)
        if known.items:
            self._begin(replace(cut_off, routine=known))
        else:
            self.close_unfinished()

    def close_unfinished(self) -> None:
        """Close the unfinished routine with what was done of it."""
        cut_off = self.unfinished()
        if cut_off is not None:
            self._close(replace(cut_off, outcome=Outcome.SHORTENED, stop_reason=StopReason.OTHER))

    # --- how it is done ---------------------------------------------------------------------------------------------

    def _may_begin(self) -> bool:
        is_free = self._running is None and self._runner.state is RunState.IDLE
        return is_free and self._planning.next_walk().walk_allowed

    def _seed(self) -> int:
        return len(self.history()) + 1

    def _moment(self) -> datetime:
        """Now, or just after the newest routine when a clock that was set back names one of its own moments."""
        now, taken = self._clock.now(), {one.started_at for one in self.history()}
        while now in taken:
            now += timedelta(microseconds=1)
        return now

    def _own(self) -> list[RoutineSession]:
        return [one for one in self.history() if one.kind is not ExerciseKind.WARM_UP]

    def _begin(self, record: RoutineRecord) -> None:
        self._running, self._kept = record, -1
        self._wake_lock.hold()
        try:
            timeline = self._maker.compose(record.routine, record.seed)
            self.exercising.begin(record.routine, record.seed, record.results)
            self.started.emit(record)
            goes_on = record.place > 1
            first = timeline.stations[min(record.place, len(timeline.stations)) - 1]
            self._runner.start(timeline, self._voice, first.start if goes_on else 0.0, safety_first=goes_on)
        except Exception:
            # Whatever failed, the next Start must find nothing in its way.
            self._running = None
            self.exercising.end()
            self._wake_lock.release()
            raise

    def _show_station(self, station: Station | None) -> None:
        if self._running is not None:
            if station is not None:
                self._running = replace(self._running, place=station.number)
            self.station_changed.emit(station)

    def _now(self, running: RoutineRecord) -> RoutineRecord:
        """The routine that is on, as it stands."""
        on = self.exercising
        return replace(
            running,
            routine=on.routine,
            seconds=running.seconds + self._runner.performed_seconds,
            results=on.results,
        )

    def _keep(self) -> None:
        if self._running is not None:
            self._store.keep(self._now(self._running))

    def _keep_progress(self, position: float, always: bool = False) -> None:
        if self._running is not None and (always or int(position) != self._kept):
            self._kept = int(position)
            now = self._now(self._running)
            self._store.keep_progress(now.started_at, now.place, now.seconds)

    def _record_end(self, end: RunEnd) -> None:
        if self._running is None:
            return
        # First of all: whatever the store says, the computer may sleep again.
        self._wake_lock.release()
        self.exercising.end(end.is_for_pain)
        now, self._running = self._now(self._running), None
        # Open questions are on disk with the end itself: a kill in between would lose them.
        flags = None if end.stop_reason is StopReason.SHARP_PAIN else frozenset[RedFlag]()
        self._close(replace(now, outcome=end.outcome, stop_reason=end.stop_reason, red_flags=flags))

    def _close(self, record: RoutineRecord) -> None:
        self._store.keep(record)
        self._remember(record)
        session = next((one for one in self.history() if one.started_at == record.started_at), record.as_session())
        self.finished.emit(session)
        self.changed.emit()
        if session.red_flags is None:
            self.flags_asked.emit(session)
        self._planning.refresh()

    def _remember(self, record: RoutineRecord) -> None:
        """What is known of the last routine before anybody answers."""
        self._ended = record.started_at
        self._known = {(one.exercise, one.level): one.managed for one in record.results}

    def _as_known(self, told: ExerciseResult) -> ExerciseResult:
        known = self._known.get((told.exercise, told.level))
        return replace(told, managed=after_answer(known, told.managed))
