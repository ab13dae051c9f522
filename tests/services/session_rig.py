"""A runner on a clock moved by hand, with what it said: the tests of a session stand on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from coach.adapters.sound_silent import SilentSound
from coach.domain.cue_proof import CueProof
from coach.domain.timeline import Event, EventKind, Phase, Timeline, Topic
from coach.services.performance import RunEnd, Sounds
from coach.services.session_runner import SessionRunner
from coach.services.sound_ports import VoiceSettings
from tests.fakes.clock import FakeClock
from tests.fakes.other_sound import FakeOtherSound
from tests.fakes.sound_out import FakeSoundOut, Played
from tests.fakes.voice import FakeVoice

SAFETY = "Stop if pain turns sharp."
START = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


def near(value: float, abs: float | None = None) -> Any:
    """A float that equals what is very near to it."""
    return pytest.approx(value, abs=abs)


def cue(at: float, text: str, topic: Topic = Topic.POSTURE, phase: Phase = Phase.EASY) -> Event:
    """A sentence."""
    return Event(at, EventKind.CUE, phase, text, topic)


def a_timeline(seconds: float = 120.0) -> Timeline:
    """A warm-up of half a minute, an easy and a steady part, and four sentences."""
    return Timeline(
        (
            Event(0, EventKind.PHASE, Phase.WARM_UP),
            cue(0, "March on the spot.", Topic.WARM_UP, Phase.WARM_UP),
            Event(30, EventKind.PHASE, Phase.EASY),
            Event(30, EventKind.CHIME, Phase.EASY),
            cue(32, SAFETY, Topic.SAFETY),
            cue(70, "Let your shoulders drop."),
            Event(90, EventKind.PHASE, Phase.STEADY),
            cue(100, "Look ahead.", phase=Phase.STEADY),
            Event(seconds, EventKind.CHIME, Phase.STEADY),
        ),
        seconds,
    )


@dataclass
class Rig:
    """A runner, what it stands on, and what it told."""

    clock: FakeClock
    sound: FakeSoundOut
    voice: FakeVoice
    others: FakeOtherSound
    runner: SessionRunner
    cues: list[str] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)
    phases: list[Phase] = field(default_factory=list)
    ends: list[RunEnd] = field(default_factory=list)
    proofs: list[tuple[CueProof, ...]] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    slept: list[bool] = field(default_factory=list)
    muted: list[bool] = field(default_factory=list)

    def after(self, seconds: float, step: float = 1.0) -> None:
        """Time passes; the runner looks at the clock as its timer would."""
        passed = 0.0
        while passed < seconds:
            part = min(step, seconds - passed)
            self.clock.advance(part)
            self.runner.catch_up()
            passed += part

    def clips(self) -> list[tuple[str, Played]]:
        """What the device was given, sentences by their words."""
        texts = {text for asked, _settings in self.voice.asked for text in asked}
        names = {str(self.voice.clip(text, VoiceSettings())): text for text in texts}
        return [(names.get(str(play.clip), play.clip.stem), play) for play in self.sound.played]

    def played(self) -> list[tuple[str, float]]:
        """The same, each with its place in the stream."""
        return [(name, play.at) for name, play in self.clips()]

    def times(self, text: str) -> list[float]:
        """When one sentence or sound was played."""
        return [at for name, at in self.played() if name == text]


def build(folder: Path, speed: float = 1.0, broken: bool = False, clip_seconds: float = 2.0, slow: bool = False) -> Rig:
    """A rig; ``broken`` has no device, ``slow`` a voice that waits for the test."""
    clock = FakeClock(START)
    sound = FakeSoundOut(clock, missing="No sound device here." if broken else "")
    voice, others = FakeVoice(folder, slow=slow), FakeOtherSound(clock)
    runner = SessionRunner(
        sound, SilentSound(clock), voice, clock, Sounds.of(Path()), speed, lambda _clip: clip_seconds, others
    )
    rig = Rig(clock, sound, voice, others, runner)
    runner.cue_due.connect(lambda event: rig.cues.append(event.text))
    runner.count_due.connect(lambda event: rig.counts.append(event.text))
    runner.phase_changed.connect(lambda span: rig.phases.append(span.phase))
    runner.ended.connect(rig.ends.append)
    runner.proved.connect(rig.proofs.append)
    runner.trouble_changed.connect(rig.troubles.append)
    runner.slept.connect(lambda: rig.slept.append(True))
    runner.muted_changed.connect(rig.muted.append)
    return rig
