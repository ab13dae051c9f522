"""Reading exercises: what people write comes back whole, and what does not fit is named to the field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from time import perf_counter

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.catalogue_entries import CatalogueProblem
from coach.adapters.strict_values import way_in_words
from coach.domain.exercise import Exercise, ExerciseBook
from coach.domain.pose import Arm, Leg, Part, Pose

HEAD = """
id = "reach"
name = "Reach"
kind = "core"
position = "kneeling"
steps = ["Reach out.", "Come back."]
stop_if = "Stop if it hurts."
breath = "Breathe out as you reach."
reviewed = 2026-11-22
"""
DOSES = "doses = [{ repetitions = 6, hold = 2.5 }]\n"
FRAMES = """
[[frames]]
seconds = 2
[frames.pose]
arms = { shoulder = 90, wrist = 90 }
right_arm = { shoulder = 80 }
legs = { hip = 90 }
rests = ["left_knee", "right_knee"]
[[frames]]
say = "And reach"
hold = true
breath = "out"
[frames.pose]
like = 0
trunk = 10
right_leg = { knee = 5 }
"""
Write = Callable[[str, str], ExerciseBook]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., ExerciseBook]:
    """Writes a file of the catalogue and reads the book in a language."""

    def written(name: str, text: str, language: str = "en") -> ExerciseBook:
        path = tmp_path / "exercises" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return Catalogue(tmp_path).exercise_book(language)

    return written


def only(book: ExerciseBook) -> Exercise:
    (exercise,) = book.exercises
    return exercise


def test_what_ships_is_read_quickly() -> None:
    catalogue = Catalogue(find_resources())
    seconds = []
    for _ in range(3):
        start = perf_counter()
        book = catalogue.exercise_book()
        seconds.append(perf_counter() - start)
    assert len(book.exercises) >= 26
    assert min(seconds) < 0.2, "about 20 ms on a quiet machine"


def test_the_shipped_order_is_by_kind_and_week() -> None:
    places = [(e.kind, e.from_week) for e in Catalogue(find_resources()).exercise_book().exercises]
    kinds = [kind for kind, _ in places]
    assert list(dict.fromkeys(kinds)) == ["warm_up", "stretch", "core"]
    for kind in set(kinds):
        weeks = [week for one, week in places if one is kind]
        assert weeks == sorted(weeks)


def test_both_sides_are_set_at_once_and_one_side_wins(write: Write) -> None:
    first = only(write("reach.toml", HEAD + DOSES + FRAMES)).frames[0].pose
    assert first.left_arm == Arm(shoulder=90, wrist=90)
    assert first.right_arm == Arm(shoulder=80)
    assert first.left_leg == first.right_leg == Leg(hip=90)


def test_a_pose_like_an_earlier_one_changes_whole_fields(write: Write) -> None:
    first, second = only(write("reach.toml", HEAD + DOSES + FRAMES)).frames
    assert second.pose == Pose(
        trunk=10,
        right_arm=first.pose.right_arm,
        left_arm=first.pose.left_arm,
        right_leg=Leg(knee=5),
        left_leg=Leg(hip=90),
        rests=(Part.LEFT_KNEE, Part.RIGHT_KNEE),
    )
    assert (second.say, second.hold, second.breath, second.seconds) == ("And reach", True, "out", 2.0)


def test_order_then_name_decides_within_a_week(write: Write) -> None:
    def file(id: str, order: str = "") -> str:
        return HEAD.replace('"reach"', f'"{id}"').replace('"Reach"', f'"{id}"') + DOSES + order

    write("b.toml", file("b"))
    write("a.toml", file("a"))
    write("z.toml", file("z", "order = 2\n"))
    book = write("y.toml", file("y", "order = 10\n"))
    assert [exercise.id for exercise in book.exercises] == ["z", "y", "a", "b"]


def test_another_language_says_what_it_can_and_english_the_rest(write: Callable[..., ExerciseBook]) -> None:
    write("reach.toml", HEAD + DOSES + FRAMES)
    german = 'name = "Strecken"\nsteps = ["Strecke dich."]\nsay = ["", "Und strecken"]\n'
    exercise = only(write("de/reach.toml", german, "de"))
    assert (exercise.name, exercise.steps, exercise.frames[1].say) == ("Strecken", ("Strecke dich.",), "Und strecken")
    assert exercise.stop_if == "Stop if it hurts."
    assert exercise.frames[1].pose.trunk == 10
    closer = only(write("de-AT/reach.toml", 'name = "Dehnen"\n', "de-AT"))
    assert (closer.name, closer.steps) == ("Dehnen", ("Strecke dich.",))


def test_english_is_not_touched_by_another_language(write: Callable[..., ExerciseBook]) -> None:
    write("reach.toml", HEAD + DOSES)
    assert only(write("de/reach.toml", 'name = "Strecken"\n')).name == "Reach"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("doses = []\n", 'de/reach.toml, "doses": a language changes words alone'),
        ("steps = 5\n", 'de/reach.toml, "steps": a list is needed, not a whole number'),
        ('steps = ["ja", 5]\n', 'de/reach.toml, 2nd of "steps": text in quotation marks is needed'),
        ('say = ["Und"]\n', 'de/reach.toml, "say": there are 1 of them, and 2 frames'),
        ('stop_if = " "\n', "de/reach.toml, stop_if: is missing"),
    ],
)
def test_a_mistake_in_another_language_is_named(write: Callable[..., ExerciseBook], words: str, named: str) -> None:
    write("reach.toml", HEAD + DOSES + FRAMES)
    with pytest.raises(CatalogueProblem) as problem:
        write("de/reach.toml", words, "de")
    assert named in str(problem.value)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("knee = 5", 'knee = "5"', '2nd of "frames", "pose", "right_leg", "knee": a number is needed, not text.'),
        ("knee = 5", "kne = 5", '2nd of "frames", "pose", "right_leg", "kne": there is no such field.'),
        ("trunk = 10", "trunk = nan", '2nd of "frames", "pose", "trunk": a number is needed, not nan.'),
        ("knee = 5", "knee = -nan", '2nd of "frames", "pose", "right_leg", "knee": a number is needed, not nan.'),
        ("trunk = 10", "trunk = -inf", '2nd of "frames", "pose", "trunk": the number is too large.'),
        ("trunk = 10", "trunk = 361", '2nd of "frames", "pose", "trunk": 361 is not -360 to 360 degrees.'),
        ("knee = 5", "knee = 400", '2nd of "frames", "pose", "right_leg", "knee": 400 is not -360 to 360 degrees.'),
        ("trunk = 10", "trunk = true", '"trunk": a number is needed, not true or false.'),
        ("hold = true", "step = 9", '2nd of "frames", "step": there is no step 9; they are counted from 1 to'),
        ("hold = true", "step = -1", '2nd of "frames", "step": there is no step -1'),
        ("hold = true", "step = 1.5", '2nd of "frames", "step": a whole number is needed'),
        ("like = 0", "like = 1", '2nd of "frames", "pose", "like": there is no earlier frame 1'),
        ("like = 0", "like = -1", '"like": there is no earlier frame -1'),
        ("like = 0", "like = 0.5", '"like": a whole number is needed, not a number with a point.'),
        ("legs = { hip = 90 }", "legs = 90", '1st of "frames", "pose", "legs": a table is needed, not a whole number.'),
        (
            '"left_knee", "right_knee"',
            '"left_nee"',
            '1st of "frames", "pose", 1st of "rests": "left_nee" is not one of',
        ),
        ('rests = ["left_knee", "right_knee"]', "rests = []", '"rests": a body rests on something'),
        ("seconds = 2", "seconds = 0.2", '1st of "frames", "seconds": 0.2 is not 0.3 to 10 seconds.'),
        ("hold = true", 'hold = "yes"', '2nd of "frames", "hold": true or false is needed, not text.'),
        ("hold = 2.5", "hold = 11", '"doses": number 1 holds 11 s, more than 10.'),
        ("repetitions = 6, ", "", '1st of "doses", "repetitions": is missing.'),
        ("repetitions = 6", "repetitions = 99", '1st of "doses", "repetitions": 99 is not 1 to 30.'),
        ('kind = "core"', 'kind = "cardio"', '"kind": "cardio" is not one of warm_up, stretch, core.'),
        ('name = "Reach"', "", '"name": is missing.'),
        ("2026-11-22", "2026-11-22T10:00:00", '"reviewed": a day such as 2026-11-22 is needed, not a day.'),
        ("2026-11-22", '"today"', '"reviewed": a day such as 2026-11-22 is needed, not text.'),
        ('id = "reach"', 'id = "grab"', '"grab", "id": it is not the name of the file, reach.'),
        ('"Reach out."', '"' + "a " * 15 + '"', '"steps": number 1 has 15 words, not 1 to 14.'),
        ('name = "Reach"', f'name = "{"R" * 61}"', '"name": there are 61 letters, and at most 60 fit.'),
        ('name = "Reach"', 'name = "Re\\u0000ach"', '"name": the letter U+0000 cannot be shown.'),
        ('kind = "core"', 'kind = "core"\nfrom_week = 99', '"from_week": 99 is not 1 to 52.'),
        ('kind = "core"', 'kind = "core"\norder = "x"', '"order": a whole number is needed, not text.'),
        ('kind = "core"', 'kind = "core"\npicture = "../x.png"', '"picture": "../x.png" is not the plain name'),
        ('kind = "core"', 'kind = "core"\neasier = "gone"', "easier: reach names gone, which is not here."),
    ],
)
def test_what_does_not_fit_is_named_with_file_exercise_and_field(write: Write, old: str, new: str, named: str) -> None:
    text = (HEAD + DOSES + FRAMES).replace(old, new, 1)
    assert text != HEAD + DOSES + FRAMES
    with pytest.raises(CatalogueProblem) as problem:
        write("reach.toml", text)
    said = str(problem.value)
    assert named in said
    assert said.startswith(("reach.toml, ", "exercises: "))
    assert "\n" not in said


def test_frames_that_are_no_list_are_named(write: Write) -> None:
    with pytest.raises(CatalogueProblem, match='"frames": a list is needed, not a table'):
        write("reach.toml", HEAD + DOSES + "[frames]\nseconds = 2\n")
    with pytest.raises(CatalogueProblem, match='"frames": there are 13 of them, and at most 12 fit'):
        write("reach.toml", HEAD + DOSES + "[[frames]]\nseconds = 2\n" * 13)


def test_too_many_entries_are_refused_before_they_are_read(write: Write) -> None:
    with pytest.raises(CatalogueProblem, match='"steps": there are 201 entries'):
        write("reach.toml", (HEAD + DOSES).replace('["Reach out.", "Come back."]', str(["x"] * 201)))
    with pytest.raises(CatalogueProblem, match='"breath": there are 601 letters'):
        write("reach.toml", (HEAD + DOSES).replace("Breathe out as you reach.", "x" * 601))


def test_words_of_every_language_may_be_written(write: Write) -> None:
    for name in ("Mise en place", "می\u200cروم", "前屈\u3000ゆっくり", "Schultern 10\u00a0cm", "🧘🏽\u200d♀️"):
        assert only(write("reach.toml", (HEAD + DOSES).replace('"Reach"', f'"{name}"'))).name == name
    with pytest.raises(CatalogueProblem, match="the letter U\\+202E cannot be shown"):
        write("reach.toml", (HEAD + DOSES).replace('"Reach"', '"Reach\u202e"'))


def test_a_way_is_told_from_the_outside_in() -> None:
    assert way_in_words(()) == ""
    assert way_in_words(("frames", 0)) == '1st of "frames"'
    assert way_in_words(("a", 10, 2, "b", 21)) == '3rd of 11th of "a", 22nd of "b"'
    assert way_in_words(("a\n" * 50,)) == '"' + ("a?" * 50)[:59] + '…"'


def test_every_field_of_a_pose_can_be_written(write: Write) -> None:
    """A field that somebody adds to the domain needs nothing here."""
    angles = "\n".join(f"{field.name} = 1" for field in fields(Pose) if field.default == 0.0 or field.name == "trunk")
    pose = only(write("reach.toml", HEAD + DOSES + f"[[frames]]\n[frames.pose]\n{angles}\n[[frames]]\n")).frames[0].pose
    assert {getattr(pose, name) for name in ("trunk", "roll", "yaw", "spine", "bend", "twist", "neck")} == {1.0}
