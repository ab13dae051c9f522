"""Exercises as TOML: one of the catalogue, of a pack or of somebody's own, with what spares its writer repetition.

In a frame's pose ``arms`` and ``legs`` set both sides (``right_arm`` and so on beside them win), and ``like`` takes the
pose of an earlier frame, counted from 0, as the start of this one; the fields given replace whole fields.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from coach.adapters.catalogue_entries import CatalogueProblem, read_table
from coach.adapters.strict_values import ValueProblem, Way, list_of, number_of, table_of, text_of, value_of
from coach.domain.exercise import LONGEST_NAME, MOST_FRAMES, MOST_STEPS, Exercise, ExerciseBook, ExerciseKind
from coach.domain.pose import KeyFrame, Pose

Table = Mapping[str, Any]

BOTH = {"arms": ("right_arm", "left_arm"), "legs": ("right_leg", "left_leg")}
WORDS = ("name", "breath", "stop_if", "works", "why", "highlight_words")
"""Fields that another language may say anew, beside ``steps`` and ``say``."""
SHORTEST_FRAME, LONGEST_FRAME = 0.3, 10.0
"""Seconds (as ``KeyFrame`` has them)."""
LARGEST_ANGLE = 360.0
LAST = 100_000
"""The place of an exercise without an ``order``."""
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_PICTURE = re.compile(r"[\w][\w .\-]{0,99}\.(png|jpg|jpeg)", re.IGNORECASE)


def read_exercise_book(folder: Path, codes: Sequence[str]) -> ExerciseBook:
    """Every exercise of the catalogue's folder, by kind, week, ``order`` and name, its words in the first of the
    languages that says them. ``codes`` are folders below, the closest language first. Raises ``CatalogueProblem``."""
    found = [
        _read_shipped(path, [folder / code / path.name for code in codes]) for path in sorted(folder.glob("*.toml"))
    ]
    try:
        return ExerciseBook(tuple(exercise for _, exercise in sorted(found, key=_place)))
    except ValueError as problem:
        raise CatalogueProblem(f"{folder.name}: {problem}.") from None


def exercise_of(table: Table) -> Exercise:
    """An exercise from its table. Raises ``ValueProblem``."""
    shape = {name: value for name, value in table.items() if name != "order"}
    _order(table)
    if "frames" in table:
        shape["frames"] = _expanded(list_of(table["frames"], ("frames",)))
    exercise = value_of(Exercise, shape)
    _check(exercise)
    return exercise


def pose_of(table: Table) -> Pose:
    """A pose from its table. Raises ``ValueProblem``."""
    return value_of(Pose, _whole_pose(table, (), ()))


def read_toml(text: str) -> dict[str, Any]:
    """A table from text that anybody may have written. Raises ``ValueProblem``."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueProblem((), "it is nested too deeply") from None
    except ValueError as problem:
        # A number of very many figures is a ValueError of Python's own.
        raise ValueProblem((), f"it is not valid TOML: {problem}") from None


def id_problem(id: str) -> str:
    """What is wrong with an id, or ""."""
    return "" if _ID.fullmatch(id) else f'"{id[:60]}" is not made of 1 to 60 small English letters, figures, _ and -'


def picture_problem(name: str) -> str:
    """What is wrong with the name of a picture, or ""."""
    return "" if _PICTURE.fullmatch(name) else f'"{name[:60]}" is not the plain name of a png or jpg file'


def _read_shipped(path: Path, overlays: Sequence[Path]) -> tuple[int, Exercise]:
    table = read_table(path)
    try:
        exercise = exercise_of(table)
        if path.stem != table["id"]:
            raise ValueProblem(("id",), f"it is not the name of the file, {path.stem}")
    except ValueProblem as problem:
        raise _problem(path.name, table, problem) from None
    for overlay in reversed([overlay for overlay in overlays if overlay.is_file()]):
        exercise = _said_anew(exercise, overlay)
    return _order(table), exercise


def _said_anew(exercise: Exercise, overlay: Path) -> Exercise:
    """The exercise with the words of another language where it has them. Raises ``CatalogueProblem``."""
    words = read_table(overlay)
    try:
        for name in words:
            if name not in (*WORDS, "steps", "say"):
                raise ValueProblem((name,), "a language changes words alone")
        changes: dict[str, Any] = {name: text_of(words[name], (name,)) for name in WORDS if name in words}
        if "steps" in words:
            changes["steps"] = _texts(words, "steps")
        if "say" in words:
            changes["frames"] = _said_with(exercise.frames, _texts(words, "say"))
        return _changed(exercise, changes)
    except ValueProblem as problem:
        raise CatalogueProblem(f"{overlay.parent.name}/{overlay.name}, {problem}.") from None


def _texts(words: Table, name: str) -> tuple[str, ...]:
    texts = list_of(words[name], (name,))
    return tuple(text_of(text, (name, number)) for number, text in enumerate(texts))


def _said_with(frames: Sequence[KeyFrame], said: Sequence[str]) -> tuple[KeyFrame, ...]:
    if len(said) != len(frames):
        raise ValueProblem(("say",), f"there are {len(said)} of them, and {len(frames)} frames")
    return tuple(replace(frame, say=text) for frame, text in zip(frames, said, strict=True))


def _changed(exercise: Exercise, changes: Mapping[str, Any]) -> Exercise:
    try:
        changed = replace(exercise, **changes)
    except ValueError as problem:
        raise ValueProblem((), str(problem)) from None
    _check(changed)
    return changed


def _problem(file: str, table: Table, problem: ValueProblem) -> CatalogueProblem:
    id = table.get("id")
    return CatalogueProblem(f'{file}, "{id}", {problem}.' if isinstance(id, str) else f"{file}, {problem}.")


def _place(found: tuple[int, Exercise]) -> tuple[int, int, int, str]:
    order, exercise = found
    return list(ExerciseKind).index(exercise.kind), exercise.from_week, order, exercise.name.casefold()


def _order(table: Table) -> int:
    return int(number_of(int, table.get("order", LAST), ("order",)))


def _expanded(frames: Sequence[object]) -> list[Table]:
    """The frames with whole poses."""
    poses: list[Table] = []
    whole: list[Table] = []
    for number, raw in enumerate(frames):
        frame = table_of(raw, ("frames", number))
        poses.append(_whole_pose(frame.get("pose", {}), poses, ("frames", number, "pose")))
        whole.append({**frame, "pose": poses[-1]})
    return whole


def _whole_pose(raw: object, earlier: Sequence[Table], way: Way) -> Table:
    given = dict(table_of(raw, way))
    pose: dict[str, Any] = {}
    if "like" in given:
        like = number_of(int, given.pop("like"), (*way, "like"))
        if not 0 <= like < len(earlier):
            raise ValueProblem((*way, "like"), f"there is no earlier frame {like}; they are counted from 0")
        pose.update(earlier[int(like)])
    for both, sides in BOTH.items():
        if both in given:
            limb = table_of(given.pop(both), (*way, both))
            pose.update(dict.fromkeys(sides, limb))
    return {**pose, **given}


def _check(exercise: Exercise) -> None:
    """What the types leave open. Raises ``ValueProblem``."""
    if words := id_problem(exercise.id):
        raise ValueProblem(("id",), words)
    if exercise.picture and (words := picture_problem(exercise.picture)):
        raise ValueProblem(("picture",), words)
    if len(exercise.name) > LONGEST_NAME:
        raise ValueProblem(("name",), f"there are {len(exercise.name)} letters, and at most {LONGEST_NAME} fit")
    if not 1 <= exercise.from_week <= 52:
        raise ValueProblem(("from_week",), f"{exercise.from_week} is not 1 to 52")
    for name, most in (("frames", MOST_FRAMES), ("steps", MOST_STEPS), ("doses", MOST_STEPS)):
        if (count := len(getattr(exercise, name))) > most:
            raise ValueProblem((name,), f"there are {count} of them, and at most {most} fit")
    for number, frame in enumerate(exercise.frames):
        _check_frame(frame, ("frames", number))
        if not 0 <= frame.step <= len(exercise.steps):
            said = f"there is no step {frame.step}; they are counted from 1 to {len(exercise.steps)}"
            raise ValueProblem(("frames", number, "step"), said)


def _check_frame(frame: KeyFrame, way: Way) -> None:
    if not SHORTEST_FRAME <= frame.seconds <= LONGEST_FRAME:
        said = f"{frame.seconds:g} is not {SHORTEST_FRAME:g} to {LONGEST_FRAME:g} seconds"
        raise ValueProblem((*way, "seconds"), said)
    if not frame.pose.rests:
        raise ValueProblem((*way, "pose", "rests"), "a body rests on something: at least one part is needed")
    for names, angle in _angles(frame.pose):
        if not -LARGEST_ANGLE <= angle <= LARGEST_ANGLE:
            raise ValueProblem((*way, "pose", *names), f"{angle:g} is not -360 to 360 degrees")


def _angles(pose: Pose) -> Iterator[tuple[tuple[str, ...], float]]:
    for name, value in vars(pose).items():
        if is_dataclass(value):
            yield from (((name, field.name), getattr(value, field.name)) for field in fields(value))
        elif isinstance(value, float):
            yield (name,), value
