"""A few exercises made up for tests, and exercises and routines of every kind."""

from __future__ import annotations

from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.exercise import (
    Condition,
    Dose,
    Exercise,
    ExerciseBook,
    ExerciseKind,
    Position,
    Routine,
    RoutineItem,
    Sides,
)
from coach.domain.pose import Breath, KeyFrame, Pose

WORDS = Catalogue(find_resources()).routine_words()
FRAMES = (KeyFrame(Pose(), 2.0, Breath.IN), KeyFrame(Pose(), 1.5, Breath.OUT, hold=True, say="Up"))
DOSES = (Dose(4, 3), Dose(6, 3), Dose(8, 3))


def made(
    id: str,
    kind: ExerciseKind = ExerciseKind.CORE,
    position: Position = Position.STANDING,
    doses: tuple[Dose, ...] = DOSES,
    sides: Sides = Sides.NONE,
    easier: str = "",
    harder: str = "",
    skip_if: tuple[Condition, ...] = (),
    from_week: int = 1,
    frames: tuple[KeyFrame, ...] = FRAMES,
) -> Exercise:
    """An exercise with two steps."""
    return Exercise(
        id,
        id.replace("_", " ").capitalize(),
        kind,
        position,
        doses,
        ("Stand tall and look ahead.", "Move slowly."),
        "Stop if it pinches.",
        sides,
        "Breathe out as you move.",
        easier,
        harder,
        skip_if,
        from_week=from_week,
        frames=frames,
    )


LYING, STRETCH, WARM_UP = Position.LYING, ExerciseKind.STRETCH, ExerciseKind.WARM_UP
HELD = (Dose(2, 20, 3), Dose(3, 20, 3), Dose(3, 30, 3))
BOOK = ExerciseBook(
    (
        made("march", WARM_UP, sides=Sides.ALTERNATE, harder="knee_lifts"),
        made("circles", WARM_UP, sides=Sides.EACH),
        made("bend", WARM_UP, skip_if=(Condition.STENOSIS,), easier="sit_bend"),
        made("knee_lifts", WARM_UP, easier="march"),
        made("calf", WARM_UP),
        made("rocks", WARM_UP),
        made("sit_bend", WARM_UP, Position.SEATED, harder="bend"),
        made("hamstring", STRETCH, doses=HELD, sides=Sides.EACH, easier="sit_hamstring"),
        made("hip", STRETCH, doses=HELD, sides=Sides.EACH),
        made("knee", STRETCH, LYING, HELD, Sides.EACH, skip_if=(Condition.PREGNANCY,)),
        made("child", STRETCH, Position.KNEELING, HELD, skip_if=(Condition.KNEE,)),
        made("sit_hamstring", STRETCH, Position.SEATED, HELD, Sides.EACH, harder="hamstring"),
        made("tilt", position=LYING, easier="wall_tilt", skip_if=(Condition.PREGNANCY,)),
        made("rolls", position=LYING, sides=Sides.ALTERNATE),
        made("bridge", position=LYING, easier="hinge", doses=(Dose(5, 3), Dose(8, 3), Dose(10, 3), Dose(10, 5))),
        made("dog_leg", position=Position.KNEELING, harder="dog", easier="stand_dog", sides=Sides.ALTERNATE),
        made("wall_tilt", harder="tilt"),
        made("hinge", harder="bridge"),
        made("stand_dog", harder="dog_leg"),
        made("side_plank", position=LYING, from_week=3, sides=Sides.EACH, skip_if=(Condition.SHOULDER,)),
        made("curl", position=LYING, from_week=3),
        made("dog", position=Position.KNEELING, from_week=3, easier="dog_leg", sides=Sides.ALTERNATE),
        made("bug", position=LYING, from_week=5),
    )
)

_say = st.sampled_from(("", "Up", "And slowly lower again now"))
_frames = st.builds(
    KeyFrame,
    st.just(Pose()),
    st.sampled_from((0.3, 0.8, 1.5, 2.0, 4.0)),
    st.sampled_from((None, *Breath)),
    st.booleans(),
    _say,
)
doses = st.builds(Dose, st.integers(1, 12), st.sampled_from((0.0, 2.0, 3.0, 5.0, 10.0)), st.sampled_from((0.0, 3.0)))
long_doses = st.builds(Dose, st.integers(1, 3), st.sampled_from((20.0, 30.0)), st.sampled_from((0.0, 3.0)))
_step = st.lists(st.sampled_from(("move", "slowly", "shoulders", "forward")), min_size=1, max_size=14).map(" ".join)


@st.composite
def exercises(draw: st.DrawFn, id: str) -> Exercise:
    """Any exercise, with frames or without."""
    kind = draw(st.sampled_from(ExerciseKind))
    return Exercise(
        id,
        f"Number {id}.",
        kind,
        draw(st.sampled_from(Position)),
        draw(st.lists(doses | long_doses if kind is STRETCH else doses, min_size=1, max_size=2).map(tuple)),
        draw(st.lists(_step, min_size=1, max_size=3).map(tuple)),
        "Stop if it pinches.",
        draw(st.sampled_from(Sides)),
        draw(st.sampled_from(("", "Keep breathing."))),
        frames=draw(st.just(()) | st.lists(_frames, min_size=2, max_size=3).map(tuple)),
    )


@st.composite
def books(draw: st.DrawFn) -> ExerciseBook:
    """Three exercises, "a" to "c"."""
    return ExerciseBook(tuple(draw(exercises(id)) for id in "abc"))


_items = st.builds(RoutineItem, st.sampled_from("abcx"), st.integers(1, 3), st.none() | doses | long_doses)
routines = st.builds(
    Routine,
    st.just("mine"),
    st.just("Mine"),
    st.sampled_from(ExerciseKind),
    st.lists(_items, min_size=1, max_size=3).map(lambda items: (*items, RoutineItem("a"))),
)
