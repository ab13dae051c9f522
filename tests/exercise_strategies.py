"""Exercises, routines and packs as people might make them, for Hypothesis."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from coach.domain.exercise import (
    Condition,
    Dose,
    Exercise,
    ExerciseKind,
    Position,
    Routine,
    RoutineItem,
    Sides,
)
from coach.domain.pack import Pack
from coach.domain.pose import Arm, Breath, KeyFrame, Leg, Part, Pose, Prop, View

ids = st.from_regex(r"[a-z][a-z0-9_]{0,11}", fullmatch=True)
letters = st.characters(categories=["L", "N", "P", "S"])
texts = st.text(letters, min_size=1, max_size=20)
"""Texts of one word, in any writing."""
angles = st.integers(-720, 720).map(lambda half: half / 2)
arms = st.builds(Arm, shoulder=angles, abduct=angles, elbow=angles)
legs = st.builds(Leg, hip=angles, knee=angles, ankle=angles)
poses = st.builds(
    Pose,
    trunk=angles,
    spine=angles,
    right_arm=arms,
    left_leg=legs,
    rests=st.lists(st.sampled_from(Part), min_size=1, max_size=3).map(tuple),
)
frames = st.builds(
    KeyFrame,
    pose=poses,
    seconds=st.sampled_from([0.3, 1.0, 2.5, 10.0]),
    breath=st.none() | st.sampled_from(Breath),
    hold=st.booleans(),
    say=st.just("") | texts,
)
doses = st.builds(Dose, repetitions=st.integers(1, 30), hold=st.sampled_from([0, 0.5, 10.0]), rest=st.integers(0, 30))


def exercises(id: str) -> st.SearchStrategy[Exercise]:
    """An exercise of that id, without twins."""
    return st.builds(
        Exercise,
        id=st.just(id),
        name=texts,
        kind=st.sampled_from(ExerciseKind),
        position=st.sampled_from(Position),
        sides=st.sampled_from(Sides),
        doses=st.lists(doses, min_size=1, max_size=2).map(tuple),
        steps=st.lists(texts, min_size=1, max_size=2).map(tuple),
        stop_if=texts,
        breath=st.just("") | texts,
        skip_if=st.lists(st.sampled_from(Condition), max_size=2).map(tuple),
        why=st.just("") | texts,
        reviewed=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        from_week=st.integers(1, 52),
        view=st.sampled_from(View),
        prop=st.sampled_from(Prop),
        frames=st.just(()) | st.lists(frames, min_size=2, max_size=3).map(tuple),
        highlight=st.lists(st.sampled_from(Part), max_size=2).map(tuple),
    )


def routines(id: str, exercise_ids: list[str]) -> st.SearchStrategy[Routine]:
    """A routine of these exercises."""
    items = st.builds(
        RoutineItem, exercise=st.sampled_from(exercise_ids), level=st.integers(1, 5), dose=st.none() | doses
    )
    return st.builds(
        Routine,
        id=st.just(id),
        name=texts,
        kind=st.sampled_from(ExerciseKind),
        items=st.lists(items, min_size=1, max_size=3).map(tuple),
    )


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """A pack without pictures."""
    names = draw(st.lists(ids, min_size=1, max_size=2, unique=True))
    return Pack(
        name=draw(texts),
        author=draw(st.just("") | texts),
        exercises=tuple(draw(exercises(name)) for name in names),
        routines=tuple(draw(st.lists(routines("r", names), max_size=1))),
    )
