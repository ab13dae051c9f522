"""Next and Back: silence, and on from another place; nothing late, nothing twice, and safety in any case."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coach.domain.cue_proof import CueFate
from coach.domain.session import StopReason
from coach.domain.timeline import (
    Event,
    EventKind,
    Phase,
    PoseStep,
    Repetition,
    Station,
    Timeline,
    Topic,
)
from coach.services.performance import RunState
from coach.services.sound_ports import VoiceSettings
from tests.services.session_rig import SAFETY, Rig, build, cue, near


@pytest.fixture
def rig(qapp: QApplication, tmp_path: Path) -> Rig:  # noqa: ARG001
    return build(tmp_path)


def exercises(safety: float = 0.0) -> Timeline:
    """Three exercises of 20 s after ten seconds; each is announced, begins 5 s later, and has two repetitions."""
    events = [Event(0, EventKind.PHASE, Phase.CORE), cue(safety, SAFETY, Topic.SAFETY, Phase.CORE)]
    stations = []
    for number, name in enumerate(("tilt", "bridge", "plank"), start=1):
        start = 20.0 * number - 10
        events.append(cue(start, f"Next: {name}.", Topic.NEXT, Phase.CORE))
        events += [Event(start + 5 + 4 * n, EventKind.POSE, Phase.CORE, pose=PoseStep(name, n, 2.0)) for n in (0, 1)]
        events += [Event(start + 6 + 4 * n, EventKind.COUNT, Phase.CORE, f"{n + 1}") for n in (0, 1)]
        repetitions = tuple(Repetition(start + 5 + 4 * n, start + 9 + 4 * n, n + 1, 2) for n in (0, 1))
        stations.append(Station(name, start, start + 20, number, 3, repetitions=repetitions))
    events.append(Event(70, EventKind.CHIME, Phase.CORE))
    events.sort(key=lambda event: event.at)
    return Timeline(tuple(events), 70.0, tuple(stations))


def test_next_leaps_over_what_lies_between_in_silence(rig: Rig) -> None:
    rig.runner.start(exercises(), VoiceSettings())
    rig.after(12)
    rig.runner.go_to(30)
    assert rig.sound.silenced_at == [near(12.0)]
    assert rig.runner.position == near(30.0)
    rig.after(60)
    assert [text for text in rig.cues if text.startswith("Next")] == ["Next: tilt.", "Next: bridge.", "Next: plank."]
    assert rig.counts == ["1", "2", "1", "2"]
    assert rig.times("Next: bridge.") == [near(12.0)]


def test_back_does_an_exercise_again_whole(rig: Rig) -> None:
    rig.runner.start(exercises(), VoiceSettings())
    rig.after(25)
    rig.runner.go_to(10)
    rig.after(16)
    assert rig.counts == ["1", "2", "1", "2"]
    assert rig.times("Next: tilt.") == [near(10.0), near(25.0)]


def test_what_was_placed_ahead_is_not_heard_after_a_leap(rig: Rig) -> None:
    rig.runner.start(exercises(), VoiceSettings())
    rig.after(29)
    assert rig.times("Next: bridge.") == [near(30.0)]
    rig.runner.go_to(10)
    rig.after(5)
    assert rig.times("Next: bridge.") == []
    rig.after(16)
    assert rig.times("Next: bridge.") == [near(49.0)]


def test_a_leap_in_a_pause_stays_paused_and_is_shown(rig: Rig) -> None:
    rig.runner.start(exercises(), VoiceSettings())
    rig.after(12)
    rig.runner.pause()
    shown: list[float] = []
    stations: list[Station | None] = []
    rig.runner.position_changed.connect(shown.append)
    rig.runner.station_changed.connect(stations.append)
    rig.runner.go_to(30)
    assert rig.runner.state is RunState.PAUSED
    assert shown == [30.0]
    assert [station.exercise for station in stations if station] == ["bridge"]
    rig.runner.resume()
    rig.after(3)
    assert rig.times("Next: bridge.") == [near(12.0)]
    assert rig.cues.count("Next: bridge.") == 1


def test_a_safety_sentence_cut_off_by_next_is_said_whole_and_alone(rig: Rig) -> None:
    rig.runner.start(exercises(), VoiceSettings())
    rig.after(1)
    rig.runner.go_to(10)
    rig.after(9)
    assert rig.times(SAFETY) == [near(0.0), near(1.0)]
    assert rig.times("Next: tilt.") == [near(3.0)]


def test_a_safety_sentence_that_is_leapt_over_is_said_all_the_same(rig: Rig) -> None:
    rig.runner.start(exercises(safety=25.0), VoiceSettings())
    rig.after(12)
    rig.runner.go_to(30)
    rig.after(5)
    assert rig.times(SAFETY) == [near(12.0)]


def test_a_safety_sentence_that_was_whole_is_not_said_again_by_next(rig: Rig) -> None:
    rig.runner.start(exercises(), VoiceSettings())
    rig.after(12)
    rig.runner.go_to(10)
    rig.runner.go_to(30)
    rig.after(10)
    assert rig.times(SAFETY) == [near(0.0)]


def test_a_safety_sentence_that_comes_again_is_said_once(rig: Rig) -> None:
    rig.runner.start(exercises(), VoiceSettings())
    rig.after(1)
    rig.runner.go_to(0)
    rig.after(8)
    assert rig.times(SAFETY) == [near(0.0), near(1.0)]


def test_a_safety_sentence_is_not_said_again_by_going_on_once_more(rig: Rig) -> None:
    rig.runner.start(exercises(safety=25.0), VoiceSettings())
    rig.after(29)
    rig.runner.go_to(10)
    rig.runner.go_to(30)
    rig.after(8)
    assert rig.times(SAFETY) == [near(25.0)]


def test_the_proof_names_what_was_due_and_nothing_else(rig: Rig) -> None:
    rig.runner.start(exercises(), VoiceSettings())
    rig.after(5)
    rig.runner.go_to(30)
    rig.after(60)
    assert [(proof.text, proof.fate) for proof in rig.proofs[0]] == [
        (SAFETY, CueFate.SOUNDED),
        ("Next: bridge.", CueFate.SOUNDED),
        ("Next: plank.", CueFate.SOUNDED),
    ]


def test_what_was_said_before_a_leap_stays_said_whatever_comes_after(rig: Rig) -> None:
    rig.runner.start(exercises(), VoiceSettings())
    rig.after(14)
    rig.runner.go_to(10)
    rig.runner.mute(True)
    rig.runner.pause()
    rig.runner.resume()
    rig.after(5)
    rig.runner.end(StopReason.TIME)
    fates = {proof.text: (proof.fate, proof.heard) for proof in rig.proofs[0]}
    assert fates == {SAFETY: (CueFate.SOUNDED, near(0.0)), "Next: tilt.": (CueFate.SOUNDED, near(10.0))}


def test_what_was_muted_before_a_leap_can_be_heard_after_it(rig: Rig) -> None:
    rig.runner.start(exercises(), VoiceSettings())
    rig.after(9)
    rig.runner.mute(True)
    rig.after(5)
    rig.runner.mute(False)
    rig.runner.go_to(10)
    rig.after(5)
    rig.runner.end(StopReason.TIME)
    assert [proof.fate for proof in rig.proofs[0]] == [CueFate.SOUNDED, CueFate.SOUNDED]


def test_safety_lost_with_the_device_before_a_leap_is_said_when_it_returns(rig: Rig) -> None:
    rig.runner.start(exercises(safety=2.0), VoiceSettings())
    rig.after(3)
    rig.sound.broken = "It stopped."
    rig.after(10)
    rig.runner.go_to(30)
    rig.after(2)
    rig.sound.broken = ""
    rig.after(6)
    rig.runner.end(StopReason.TIME)
    assert {proof.text: proof.fate for proof in rig.proofs[0]}[SAFETY] is CueFate.SOUNDED


def test_seconds_performed_leave_out_leaps_and_count_what_was_done_again(rig: Rig) -> None:
    rig.runner.start(exercises(), VoiceSettings(), 10.0)
    rig.after(10)
    rig.runner.go_to(30)
    rig.after(10)
    rig.runner.pause()
    rig.after(30)
    rig.runner.resume()
    rig.runner.go_to(10)
    rig.after(60)
    assert rig.runner.performed_seconds == near(10 + 10 + 60)
    assert rig.runner.state is RunState.IDLE


def test_a_leap_beyond_the_end_ends(rig: Rig) -> None:
    rig.runner.start(exercises(), VoiceSettings())
    rig.after(2)
    rig.runner.go_to(99)
    assert rig.runner.state is RunState.IDLE
    assert rig.runner.performed_seconds == near(2.0)
    rig.runner.go_to(0)
    assert rig.runner.position == 70.0


def test_exercises_are_told_as_they_come(rig: Rig) -> None:
    told: list[object] = []
    rig.runner.station_changed.connect(lambda station: told.append(station and station.exercise))
    rig.runner.start(exercises(), VoiceSettings())
    rig.after(31)
    assert told == ["tilt", "bridge"]
