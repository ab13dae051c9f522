"""A room of the program with a few small exercises, whose routines last about a minute."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from coach.adapters.safe_routines import SafeRoutineStore
from coach.adapters.session_spool import SessionSpool
from coach.domain.compose import compose_walk
from coach.domain.cue_book import VoiceStyle
from coach.domain.exercise import Dose, Exercise, ExerciseBook, ExerciseKind, Position, Routine, RoutineItem
from coach.domain.pose import Breath, KeyFrame, Pose
from coach.domain.timeline import Timeline
from coach.domain.walk import shape_walk
from coach.services.check_ins import CheckIns
from coach.services.exercises import ExerciseDesk
from coach.services.exercising import Exercising
from coach.services.ports import RunningSession
from coach.services.routine_maker import RoutineMaker
from coach.services.routines import Routines
from coach.services.walk_changes import WalkChanges
from coach.services.walks import Walks
from coach.services.warm_ups import WarmUps
from tests.fakes.clock import FakeClock
from tests.fakes.own_exercises import FakeOwnExercises
from tests.services.rooms import BOOK, CATALOGUE, Room, change

WORDS = CATALOGUE.routine_words()
FRAMES = (KeyFrame(Pose(), 2.0, Breath.IN), KeyFrame(Pose(spine=10), 2.0, Breath.OUT))


def an_exercise(id: str, kind: ExerciseKind = ExerciseKind.CORE, easier: str = "", harder: str = "") -> Exercise:
    """Two repetitions at the first level, three at the second."""
    doses, steps = (Dose(2), Dose(3)), ("Lift a little.",)
    basis = Exercise(id, id.title(), kind, Position.STANDING, doses, steps, "Stop if it hurts.", frames=FRAMES)
    return replace(basis, easier=easier, harder=harder)


EXERCISES = ExerciseBook(
    (
        an_exercise("march", ExerciseKind.WARM_UP),
        an_exercise("calf", ExerciseKind.WARM_UP, easier="ankle"),
        an_exercise("ankle", ExerciseKind.WARM_UP, harder="calf"),
        an_exercise("lean", ExerciseKind.STRETCH),
        an_exercise("tilt", harder="bridge"),
        an_exercise("bridge", easier="tilt"),
        an_exercise("plank"),
    )
)
CORE = Routine("mine", "Mine", ExerciseKind.CORE, tuple(RoutineItem(id) for id in ("bridge", "plank", "tilt")))


class RoutineRoom(Room):
    """One run of the program on the store in ``folder``, with routines and warm-ups."""

    clip_seconds = 0.5

    def __init__(self, folder: Path, clock: FakeClock | None = None) -> None:
        super().__init__(folder, clock)
        self.record = SafeRoutineStore(self.store.routines, SessionSpool(folder / "spool" / "unsaved.json"))
        self.desk = ExerciseDesk(self.store.values, lambda: EXERCISES, FakeOwnExercises())
        self.maker = RoutineMaker(self.desk, lambda: WORDS, self.record.history, self.planning.week_of_plan, self.mark)
        self.exercising = Exercising(self.maker, self.runner)
        self.routines = Routines(
            self.record, self.maker, self.exercising, self.runner, self.planning, self.wake_lock, self.clock
        )
        self.warm_ups = WarmUps(self.record, self.maker, self.exercising, self.runner)
        self.check_ins = CheckIns(self.store.answers, self.planning, self.clock, lambda: self.record)
        self.walks.deleteLater()
        store = self.store
        self.walks = Walks(
            store.sessions, store.values, self.planning, self.runner, self.wake_lock, self.clock, self.compose,
            WalkChanges(store.values, store.feelings, self.runner, change, self.mark),
            store.segments, store.proofs, self.mark,
        )  # fmt: skip
        self.walks.started.connect(self.warm_ups.begin)
        self.walks.easing.connect(self.exercising.mark_pain)

    def compose(self, running: RunningSession) -> Timeline:
        """A walk with its exercises before it."""
        walk = shape_walk(running.chosen_minutes or running.planned_minutes, running.warm_up)
        return compose_walk(walk, VoiceStyle.FRIENDLY, 1, running.seed, BOOK, self.warm_ups.timeline(running))

    def go(self, exercise: str, seconds_into: float = 0.0) -> None:
        """Time passes until an exercise is on, in this performance or after what was done again."""
        for _ in range(600):
            if self.exercising.station is not None and self.exercising.station.exercise == exercise:
                break
            self.after(1)
        assert self.exercising.station is not None
        assert self.exercising.station.exercise == exercise
        self.after(seconds_into)

    def to_the_end(self) -> None:
        """Time passes until nothing is on."""
        self.after(self.runner.timeline.seconds - self.runner.position + 2)
