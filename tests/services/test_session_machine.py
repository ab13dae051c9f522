"""Walks under any order of passing time, pauses, sleeps, repeats, mutes, other sounds, lost devices and endings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtWidgets import QApplication

from coach.domain.cue_proof import CueFate, CueProof
from coach.domain.session import StopReason
from coach.domain.sound import SoundSettings
from coach.domain.sound_marks import with_sounds
from coach.domain.timeline import Event
from coach.services.performance import RunState
from coach.services.sound_ports import VoiceSettings
from tests.fakes.sound_out import Played
from tests.services.session_rig import SAFETY, a_timeline, build, near

CLIP_SECONDS = 3.0
COUNTS = ("Three", "Two", "One")
SOUNDS = (SoundSettings(), SoundSettings(beat_on=True, cadence=100), SoundSettings(breath_on=True, count_on=False))


@pytest.fixture(autouse=True, scope="module")
def application(qapp: QApplication) -> QApplication:
    """Timers need one, and all tests of a process share it."""
    return qapp


@dataclass(frozen=True)
class Span:
    """A time of the stream's own seconds; ``end`` None while it goes on."""

    start: float
    end: float | None = None

    def meets(self, start: float, end: float) -> bool:
        return self.start < end and (self.end is None or self.end > start)


class AnyWalk(RuleBasedStateMachine):
    """What is known of the walk independently of the runner is kept beside it."""

    @initialize(device=st.booleans(), sound=st.sampled_from(SOUNDS), slow=st.booleans())
    def begin(self, device: bool, sound: SoundSettings, slow: bool) -> None:
        self.folder = TemporaryDirectory()
        self.rig = build(Path(self.folder.name), broken=not device, clip_seconds=CLIP_SECONDS, slow=slow)
        self.walked = self.last = 0.0
        self.mutes: list[Span] = []
        self.gone: list[Span] = []
        self.silent_while_paused: int | None = None
        self.rig.runner.start(with_sounds(a_timeline(), sound, COUNTS), VoiceSettings())

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def _is(self, *states: RunState) -> bool:
        return self.rig.runner.state in states

    # --- what happens -----------------------------------------------------------------------------------------------

    @rule(seconds=st.floats(0.05, 9.0))
    def time_passes(self, seconds: float) -> None:
        if self._is(RunState.RUNNING):
            self.walked += seconds
        self.rig.clock.advance(seconds)
        self.rig.runner.catch_up()

    @rule(seconds=st.integers(1, 40))
    def the_window_looks_each_second(self, seconds: int) -> None:
        if self._is(RunState.RUNNING):
            self.walked += seconds
        self.rig.after(float(seconds))

    @precondition(lambda self: self._is(RunState.RUNNING))
    @rule(seconds=st.floats(20, 1e5))
    def computer_sleeps(self, seconds: float) -> None:
        self.rig.clock.sleep(seconds)
        self.rig.runner.catch_up()
        assert self._is(RunState.PAUSED)

    @rule()
    def clips_become_ready(self) -> None:
        self.rig.voice.finish()

    @rule()
    def pause(self) -> None:
        self.rig.runner.pause()
        assert not self._is(RunState.RUNNING)

    @rule()
    def resume(self) -> None:
        self.rig.runner.resume()

    @rule()
    def repeat(self) -> None:
        before = len(self.rig.cues)
        self.rig.runner.repeat()
        del self.rig.cues[before:]
        self.silent_while_paused = None

    @rule()
    def mute(self) -> None:
        if self._is(RunState.RUNNING, RunState.PAUSED) and not self.rig.runner.muted:
            self.rig.runner.mute(True)
            self.mutes.append(Span(self.rig.sound.position()))

    @rule()
    def unmute(self) -> None:
        if self.rig.runner.muted and not self._is(RunState.IDLE):
            self.rig.runner.mute(False)
            self.mutes[-1] = Span(self.mutes[-1].start, self.rig.sound.position())

    @rule(sound=st.sampled_from(SOUNDS))
    def other_sounds(self, sound: SoundSettings) -> None:
        self.rig.runner.change_sound(sound)
        self.rig.runner.change_marks(with_sounds(self.rig.runner.timeline, sound, COUNTS))

    @precondition(lambda self: self.rig.sound.is_open and not self.rig.sound.broken)
    @rule()
    def device_goes(self) -> None:
        self.rig.sound.broken = "It stopped."
        self.gone.append(Span(self.rig.sound.position()))
        self.rig.runner.catch_up()

    @precondition(lambda self: bool(self.rig.sound.broken))
    @rule()
    def device_returns(self) -> None:
        self.rig.sound.broken = ""
        self.gone[-1] = Span(self.gone[-1].start, self.rig.sound.position())

    @rule()
    def device_is_plugged_in(self) -> None:
        self.rig.sound.plug_in()

    @precondition(lambda self: not self._is(RunState.IDLE))
    @rule(reason=st.sampled_from(StopReason))
    def end(self, reason: StopReason) -> None:
        self.rig.runner.end(reason)
        assert self._is(RunState.IDLE)

    # --- what holds -------------------------------------------------------------------------------------------------

    @invariant()
    def position_is_the_time_walked_and_never_goes_back(self) -> None:
        if hasattr(self, "rig"):
            position = self.rig.runner.position
            assert position == near(min(120.0, self.walked), abs=1e-6)
            assert position >= self.last - 1e-6
            self.last = position

    @invariant()
    def cues_come_once_and_in_order(self) -> None:
        if hasattr(self, "rig"):
            due = [event.text for event in a_timeline().cues if event.at <= min(120.0, self.walked) - 1e-6]
            assert self.rig.cues[: len(due)] == due
            assert len(self.rig.cues) == len(set(self.rig.cues))

    @invariant()
    def nothing_is_played_while_the_walk_is_paused(self) -> None:
        if not hasattr(self, "rig"):
            return
        played = len(self.rig.sound.played)
        if self._is(RunState.PAUSED):
            assert self.silent_while_paused in (None, played)
            self.silent_while_paused = played
        else:
            self.silent_while_paused = None

    @invariant()
    def other_programs_are_low_for_a_sentence_and_no_longer(self) -> None:
        if hasattr(self, "rig") and not self._is(RunState.RUNNING):
            latest = self.rig.clock.monotonic() + CLIP_SECONDS
            assert all(end <= latest + 1e-6 for _start, end in self.rig.others.spans)

    @invariant()
    def a_walk_ends_at_most_once_and_proves_each_sentence_once(self) -> None:
        if hasattr(self, "rig"):
            assert len(self.rig.ends) == len(self.rig.proofs) == (1 if self._is(RunState.IDLE) else 0)
            for proofs in self.rig.proofs:
                due = [event for event in a_timeline().cues if event.at <= self.rig.runner.position]
                assert [(proof.due, proof.text) for proof in proofs] == [(event.at, event.text) for event in due]
                self._proofs_are_true(due, proofs)

    def _proofs_are_true(self, due: list[Event], proofs: tuple[CueProof, ...]) -> None:
        for event, proof in zip(due, proofs, strict=True):
            whole = [clip for text, clip in self.rig.clips() if text == event.text and self._was_whole(clip)]
            if proof.fate is CueFate.SOUNDED:
                assert whole, f"{proof} was never heard whole"
            if event.text == SAFETY and whole and not self.gone:
                assert proof.fate is CueFate.SOUNDED

    def _was_whole(self, clip: Played) -> bool:
        """Whether a clip that was placed there was heard from its beginning to its end by somebody."""
        sound, at = self.rig.sound, clip.at
        begins = next((max(at, gone.end or at) for gone in self.gone if gone.meets(at, at + 1e-9)), at)
        ends = begins + CLIP_SECONDS - 0.06
        return (
            not any(begins - 1e-9 <= silenced < ends for silenced in sound.silenced_at[clip.silences :])
            and not any(span.meets(begins, ends) for span in (*self.mutes, *self.gone))
            and begins <= sound.position()
        )


AnyWalk.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
TestAnyWalk = AnyWalk.TestCase
