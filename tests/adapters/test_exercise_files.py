"""Every exercise that comes with Amble: all of them are there, their doses and twins follow the rules, their words are
kind, and each says whom to leave it out for and where it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.exercise import Condition, Dose, Exercise, ExerciseKind, Position, Sides
from coach.domain.pose import Part
from tests.test_words import AMERICAN, BLAME, CLAIMS, FEAR

BOOK = Catalogue(find_resources()).exercise_book()
ALL = BOOK.exercises

NAMED = {
    ExerciseKind.WARM_UP: """
        march_on_the_spot standing_pelvic_tilt hip_circles standing_cat_cow standing_back_bend knee_lifts leg_swings
        ankle_rocks calf_raises""",
    ExerciseKind.STRETCH: """
        hamstring_stretch hip_flexor_half_kneeling hip_flexor_standing knee_to_chest knee_roll_stretch childs_pose
        seated_childs_pose""",
    ExerciseKind.CORE: """
        pelvic_tilt knee_rolls bridge bird_dog_leg bird_dog side_plank_knees curl_up dead_bug plank_knees""",
}
"""What the evidence names."""
WEEKS = {
    1: ("pelvic_tilt", "knee_rolls", "bridge", "bird_dog_leg"),
    3: ("side_plank_knees", "curl_up", "bird_dog"),
    5: ("dead_bug", "plank_knees"),
}
ROUNDED, ARCHED = 20.0, -8.0
"""Degrees of spine from which a back is bent forward under load, or bent back (the floor carries a back
that lies, with its natural hollow)."""
BENT_OVER = 72.0
"""Degrees of trunk (90 is upright) up to which hands that rest carry real weight."""
LYING_ON_THE_SIDE = {"side_plank_knees"}
HANDS = {Part.RIGHT_HAND, Part.LEFT_HAND}

each_exercise = pytest.mark.parametrize("exercise", ALL, ids=[exercise.id for exercise in ALL])


def words_of(exercise: Exercise) -> Iterator[str]:
    """All that is read or heard of it, but for the names of leaflets."""
    yield from (exercise.name, *exercise.steps, exercise.breath, exercise.stop_if, exercise.works, exercise.why)
    yield exercise.highlight_words
    yield from (frame.say for frame in exercise.frames)


def rests_of(exercise: Exercise) -> set[Part]:
    return {part for frame in exercise.frames for part in frame.pose.rests}


def easier_line(exercise: Exercise) -> Iterator[Exercise]:
    """The twins on the way down, the exercise itself not among them."""
    while exercise.easier:
        twin = BOOK.get(exercise.easier)
        assert twin is not None
        exercise = twin
        yield exercise


def test_every_exercise_that_the_evidence_names_is_here() -> None:
    assert len(ALL) >= 30
    for kind, ids in NAMED.items():
        for id in ids.split():
            exercise = BOOK.get(id)
            assert exercise is not None, id
            assert exercise.kind is kind, id


def test_core_work_comes_in_the_order_of_the_evidence() -> None:
    for week, ids in WEEKS.items():
        for id in ids:
            exercise = BOOK.get(id)
            assert exercise is not None, id
            assert exercise.from_week == week, id


@each_exercise
def test_one_thing_changes_from_level_to_level_and_repetitions_before_seconds(exercise: Exercise) -> None:
    assert 2 <= len(exercise.doses) <= 4
    changes = [changed(lighter, heavier) for lighter, heavier in pairwise(exercise.doses)]
    assert changes[0] == "repetitions"
    assert set(changes) <= {"repetitions", "hold"}


def changed(lighter: Dose, heavier: Dose) -> str:
    """The one number that rises, or a list of what else happens."""
    rises = [name for name in ("repetitions", "hold") if getattr(heavier, name) > getattr(lighter, name)]
    falls = [name for name in ("repetitions", "hold") if getattr(heavier, name) < getattr(lighter, name)]
    return rises[0] if len(rises) == 1 and not falls and lighter.rest == heavier.rest else f"{rises} {falls}"


@each_exercise
def test_stretches_are_held_20_to_30_seconds_two_or_three_a_side(exercise: Exercise) -> None:
    if exercise.kind is ExerciseKind.STRETCH:
        assert all(20 <= dose.hold <= 30 and 2 <= dose.repetitions <= 3 for dose in exercise.doses)
    else:
        assert all(dose.hold <= 10 for dose in exercise.doses)


@each_exercise
def test_twins_are_of_one_kind_and_name_each_other(exercise: Exercise) -> None:
    if exercise.easier:
        twin = BOOK.get(exercise.easier)
        assert twin is not None
        assert twin.harder == exercise.id
        assert twin.kind is exercise.kind
    if exercise.harder:
        twin = BOOK.get(exercise.harder)
        assert twin is not None
        assert twin.easier == exercise.id


@each_exercise
def test_from_every_exercise_on_the_floor_two_steps_at_most_lead_off_it(exercise: Exercise) -> None:
    if exercise.position.needs_floor:
        nearest = list(easier_line(exercise))[:2]
        assert any(not twin.position.needs_floor for twin in nearest)


@each_exercise
def test_a_twin_never_asks_to_be_done_in_a_later_week(exercise: Exercise) -> None:
    assert all(twin.from_week <= exercise.from_week for twin in easier_line(exercise))


@each_exercise
def test_kneeling_and_lying_name_whom_to_leave_them_out_for(exercise: Exercise) -> None:
    if exercise.position is Position.KNEELING:
        assert Condition.KNEE in exercise.skip_if
    if exercise.position is Position.LYING and exercise.id not in LYING_ON_THE_SIDE:
        assert Condition.PREGNANCY in exercise.skip_if


@each_exercise
def test_weight_on_the_arms_is_left_out_for_wrists_and_shoulders(exercise: Exercise) -> None:
    if leans_on_hands(exercise):
        assert Condition.WRIST in exercise.skip_if
    on_arms = exercise.position is Position.KNEELING or exercise.id in LYING_ON_THE_SIDE
    if exercise.kind is ExerciseKind.CORE and on_arms:
        assert Condition.SHOULDER in exercise.skip_if


def leans_on_hands(exercise: Exercise) -> bool:
    """On all fours, or bent over hands that rest on a chair, a table or the thighs; holding on for balance is none."""
    words = " ".join(exercise.steps)
    if "forearm" in words:
        return False
    bent = any(frame.pose.trunk <= BENT_OVER for frame in exercise.frames)
    on_thighs = exercise.position is Position.STANDING and bent and "hands on your thighs" in words
    held = bent and any(set(frame.pose.rests) >= HANDS for frame in exercise.frames)
    return (exercise.position is Position.KNEELING and "hands and knees" in words) or on_thighs or held


@each_exercise
def test_the_figure_follows_the_steps_in_their_order(exercise: Exercise) -> None:
    named = [frame.step for frame in (*exercise.frames[1:], *exercise.frames[:1]) if frame.step]
    assert named == sorted(named)


@each_exercise
def test_rounding_is_left_out_for_thin_bones_and_arching_for_a_narrow_canal(exercise: Exercise) -> None:
    spines = [frame.pose.spine for frame in exercise.frames]
    if max(spines) > ROUNDED:
        assert Condition.OSTEOPOROSIS in exercise.skip_if
    if min(spines) < ARCHED and exercise.position is not Position.LYING:
        assert Condition.STENOSIS in exercise.skip_if


@each_exercise
def test_no_word_promises_blames_or_frightens(exercise: Exercise) -> None:
    for pattern in (CLAIMS, BLAME, FEAR, AMERICAN):
        assert [text for text in words_of(exercise) if re.search(pattern, text, re.IGNORECASE)] == []


@each_exercise
def test_sentences_are_true_on_either_side(exercise: Exercise) -> None:
    one_sided = re.compile(r"\b(left|right)\b", re.IGNORECASE)
    assert [text for text in words_of(exercise) if one_sided.search(text)] == []


@each_exercise
def test_every_sentence_is_one(exercise: Exercise) -> None:
    for text in (*exercise.steps, exercise.breath, exercise.stop_if):
        assert re.fullmatch(r"[A-Z][^!]*\.", text), text
    assert exercise.stop_if.startswith("Stop if ")
    assert len(exercise.highlight_words.split()) <= 4


@each_exercise
def test_every_one_says_what_it_is_for_and_where_it_is_from(exercise: Exercise) -> None:
    assert exercise.breath
    assert exercise.works
    assert exercise.why
    assert exercise.source
    assert exercise.reviewed is not None
    assert bool(exercise.highlight) == bool(exercise.highlight_words)


def moves_one_side(exercise: Exercise) -> bool:
    poses = [frame.pose for frame in exercise.frames]
    return any(
        pose.right_leg != pose.left_leg or pose.right_arm != pose.left_arm or pose.bend or pose.twist or pose.roll
        for pose in poses
    )


@each_exercise
def test_what_has_sides_is_done_on_both(exercise: Exercise) -> None:
    assert moves_one_side(exercise) == (exercise.sides is not Sides.NONE)


@each_exercise
def test_a_repetition_is_calm_and_holds_where_its_dose_does(exercise: Exercise) -> None:
    assert len(exercise.frames) >= 2
    seconds = sum(frame.seconds for frame in exercise.frames)
    assert 0.8 <= seconds <= 10
    held = [frame for frame in exercise.frames if frame.hold]
    assert len(held) == (1 if any(dose.hold for dose in exercise.doses) else 0)


@each_exercise
def test_sides_in_turn_begin_alike_so_that_the_figure_does_not_jump(exercise: Exercise) -> None:
    if exercise.sides is Sides.ALTERNATE:
        first = exercise.frames[0].pose
        assert first.right_leg == first.left_leg
        assert first.right_arm == first.left_arm
