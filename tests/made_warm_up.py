"""A warm-up of three minutes with two exercises, written by hand, to stand in front of any walk."""

from __future__ import annotations

from coach.domain.timeline import Event, EventKind, Phase, PoseStep, Repetition, Station, Timeline, Topic

SECONDS = 180.0
COMFORT = "Move only as far as is comfortable."


def _cue(at: float, text: str, topic: Topic) -> Event:
    return Event(at, EventKind.CUE, Phase.WARM_UP, text, topic)


def _moves(exercise: str, times: range) -> tuple[Event, ...]:
    kinds = (EventKind.BREATH_IN, EventKind.BREATH_OUT)
    return tuple(
        Event(at, EventKind.POSE, Phase.WARM_UP, pose=PoseStep(exercise, number % 2, 2.0, breath=kinds[number % 2]))
        for number, at in enumerate(times)
    )


def _repetitions(times: range) -> tuple[Repetition, ...]:
    return tuple(Repetition(at, at + 4.0, number, len(times)) for number, at in enumerate(times, start=1))


WARM_UP = Timeline(
    (
        Event(0.0, EventKind.PHASE, Phase.WARM_UP),
        Event(0.0, EventKind.CHIME, Phase.WARM_UP),
        _cue(2.0, COMFORT, Topic.WARM_UP),
        _cue(10.0, "First: March on the spot.", Topic.EXERCISE),
        _cue(14.0, "Lift one knee, then the other.", Topic.EXERCISE),
        Event(19.0, EventKind.COUNT, Phase.WARM_UP, "One", Topic.EXERCISE),
        *_moves("march", range(20, 80, 2)),
        _cue(82.0, "Next: Calf raises.", Topic.NEXT),
        _cue(90.0, "Now: Calf raises.", Topic.EXERCISE),
        _cue(94.0, "Rise onto your toes, then lower slowly.", Topic.EXERCISE),
        *_moves("calf_raises", range(100, 160, 2)),
        _cue(172.0, "That was the warm-up. Now walk off slowly.", Topic.WARM_UP),
    ),
    SECONDS,
    (
        Station("march", 10.0, 90.0, 1, 2, repetitions=_repetitions(range(20, 80, 4))),
        Station("calf_raises", 90.0, 170.0, 2, 2, repetitions=_repetitions(range(100, 160, 4))),
    ),
)
