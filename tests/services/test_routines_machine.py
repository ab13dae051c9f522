"""Routines under any order of time, pauses, sleep, next, back, easier, too much, pain, kills, answers and endings."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtWidgets import QApplication

from coach.domain.exercise import ExerciseKind, Routine, RoutineItem
from coach.domain.plan import Plan
from coach.domain.routine_session import ExerciseResult, Managed
from coach.domain.session import StopReason
from coach.domain.sound import Bus
from coach.services.exercises import ExerciseDesk
from coach.services.exercising import Exercising
from coach.services.performance import RunState, Sounds
from coach.services.planning import Planning
from coach.services.routine_maker import RoutineMaker
from coach.services.routines import Routines
from coach.services.session_runner import SessionRunner
from tests.fakes.answer_store import FakeAnswerStore
from tests.fakes.clock import FakeClock
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.fakes.own_exercises import FakeOwnExercises
from tests.fakes.routine_store import FakeRoutineStore
from tests.fakes.session_store import FakeSessionStore
from tests.fakes.sound_out import FakeSoundOut, Played
from tests.fakes.voice import FakeVoice
from tests.fakes.wake_lock import FakeWakeLock
from tests.services.rooms import RULES, START
from tests.services.routine_rooms import EXERCISES, WORDS

CLIP = 0.5
ids = st.sampled_from(["bridge", "plank", "tilt", "gone"])
STAYS = (Managed.TOO_MUCH, Managed.PAIN)


@pytest.fixture(autouse=True, scope="module")
def application(qapp: QApplication) -> QApplication:
    """Timers need one, and all tests of a process share it."""
    return qapp


class AnyRoutine(RuleBasedStateMachine):
    """What is known of the routine independently of the services is kept beside them."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.clock = FakeClock(START)
        self.values, self.store, walks = FakeKeyValueStore(), FakeRoutineStore(), FakeSessionStore()
        self.planning = Planning(self.values, walks, FakeAnswerStore(walks), self.clock, RULES)
        self.planning.set_plan(Plan())
        self.performed = 0.0
        self.marked: set[str] = set()
        self.hurt: dict[datetime, bool] = {}
        self.open_program()

    def open_program(self) -> None:
        self.out, self.wake_lock = FakeSoundOut(self.clock), FakeWakeLock()
        voice = FakeVoice(Path(self.folder.name))
        silent, sounds = FakeSoundOut(self.clock), Sounds.of(Path(self.folder.name))
        self.runner = SessionRunner(self.out, silent, voice, self.clock, sounds, clip_seconds=lambda _clip: CLIP)
        desk = ExerciseDesk(self.values, lambda: EXERCISES, FakeOwnExercises())
        maker = RoutineMaker(desk, lambda: WORDS, self.store.history, lambda: 1)
        self.exercising = Exercising(maker, self.runner)
        self.routines = Routines(
            self.store, maker, self.exercising, self.runner, self.planning, self.wake_lock, self.clock
        )

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.runner.pause()
            self.folder.cleanup()

    def is_on(self) -> bool:
        return self.routines.running is not None

    # --- what happens -----------------------------------------------------------------------------------------------

    @precondition(lambda self: not self.is_on())
    @rule(items=st.lists(st.builds(RoutineItem, ids, st.integers(1, 3)), min_size=1, max_size=4))
    def start(self, items: list[RoutineItem]) -> None:
        self.clock.advance(1)
        self.out.played.clear()
        self.out.silenced_at.clear()
        self.routines.start(Routine("r", "R", ExerciseKind.CORE, tuple(items)))
        assert self.is_on() == any(item.exercise != "gone" for item in items)
        self.performed, self.marked = 0.0, set()

    @rule(seconds=st.integers(1, 25))
    def time_passes(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.advance(1)
            if self.runner.state is RunState.RUNNING:
                left = self.runner.timeline.seconds - self.runner.position + 1
                self.performed += min(1.0, left)
            self.runner.catch_up()

    @precondition(lambda self: self.runner.state is RunState.RUNNING)
    @rule(seconds=st.floats(20, 1e4))
    def computer_sleeps(self, seconds: float) -> None:
        self.clock.sleep(seconds)
        self.runner.catch_up()
        assert self.runner.state is RunState.PAUSED

    @rule()
    def pause(self) -> None:
        self.runner.pause()

    @rule()
    def resume(self) -> None:
        self.runner.resume()

    @rule()
    def next(self) -> None:
        before = self.exercising.station
        self.routines.next()
        if before is not None and self.exercising.station is not None:
            assert self.exercising.station.number == before.number + 1

    @rule()
    def back(self) -> None:
        before = self.runner.position
        self.routines.back()
        assert self.runner.position <= before

    @rule(press=st.sampled_from([Routines.easier, Routines.too_much, Routines.mark_pain]))
    def easier(self, press: object) -> None:
        station, position = self.exercising.station, self.runner.position
        press(self.routines)  # type: ignore[operator]
        if self.is_on() and station is not None:
            assert self.runner.position == pytest.approx(position)
            if press is not Routines.easier:
                self.marked.add(station.exercise)

    @rule(reason=st.sampled_from(StopReason))
    def end(self, reason: StopReason) -> None:
        was_on = self.is_on()
        self.routines.end(reason)
        assert not self.is_on()
        if was_on:
            assert (self.store.history()[-1].red_flags is None) == (reason is StopReason.SHARP_PAIN)

    @rule(managed=st.sampled_from(Managed))
    def answer(self, managed: Managed) -> None:
        if not self.is_on() and self.store.history():
            last = self.store.history()[-1]
            before = {(one.exercise, one.level): one.managed for one in last.results}
            # What the player knew of it at its end; a slip of one's own in the answer may be mended afterwards.
            hurt = self.hurt.setdefault(last.started_at, before.get(("plank", 1)) is Managed.PAIN)
            self.routines.answer([ExerciseResult("plank", 1, managed)])
            results = [one for one in self.store.history()[-1].results if (one.exercise, one.level) == ("plank", 1)]
            assert results
            if hurt:
                assert Managed.PAIN in [one.managed for one in results]
            self.marked.clear()

    @rule(go_on=st.booleans())
    def killed(self, go_on: bool) -> None:
        running = self.is_on()
        begun = self.store.unfinished()
        self.runner.blockSignals(True)
        self.runner.pause()
        # The next program knows what is on disk, and no more.
        self.hurt.clear()
        self.open_program()
        assert (self.routines.unfinished() is not None) == running
        if not go_on:
            self.routines.close_unfinished()
            assert self.routines.unfinished() is None
        elif begun is not None:
            self.routines.go_on()
            assert self.is_on()
            station = self.exercising.station
            assert begun.place == (station.number if station else 1)
            # Progress is kept once a second.
            self.performed = begun.seconds

    # --- what holds -------------------------------------------------------------------------------------------------

    @invariant()
    def the_record_holds_what_happened(self) -> None:
        running = self.routines.running if hasattr(self, "routines") else None
        if running is None:
            return
        kept = self.store.unfinished()
        assert kept is not None
        assert kept.started_at == running.started_at
        assert kept.results == self.exercising.results
        assert kept.routine == self.exercising.routine
        assert 1 <= kept.place <= len(kept.routine.items)
        assert kept.seconds <= self.performed + 1e-6
        assert kept.seconds >= self.performed - 1.01

    @invariant()
    def what_was_too_much_or_hurt_is_never_forgotten(self) -> None:
        if not hasattr(self, "routines"):
            return
        results = self.exercising.results if self.is_on() else self._last_results()
        marked = {result.exercise for result in results if result.managed in STAYS}
        assert self.marked <= marked

    def _last_results(self) -> tuple[ExerciseResult, ...]:
        history = self.store.history()
        return history[-1].results if history else ()

    @invariant()
    def the_computer_stays_awake_for_a_routine_and_no_longer(self) -> None:
        if hasattr(self, "routines"):
            assert self.wake_lock.held == self.is_on()
            assert (self.runner.state is RunState.IDLE) != self.is_on()

    @invariant()
    def two_sentences_never_sound_at_once(self) -> None:
        if not hasattr(self, "routines"):
            return
        spoken = sorted((one for one in self.out.played if one.bus is Bus.VOICE), key=lambda one: one.at)
        for one, other in pairwise(spoken):
            assert other.at >= self._heard_until(one) - 1e-6, (one, other)

    def _heard_until(self, clip: Played) -> float:
        return min((clip.at + CLIP, *(at for at in self.out.silenced_at[clip.silences :] if at >= clip.at)))


AnyRoutine.TestCase.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
TestAnyRoutine = AnyRoutine.TestCase
