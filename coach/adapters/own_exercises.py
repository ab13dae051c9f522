"""Own exercises and routines: a TOML file each in one folder, with pictures beside them.

A file is written beside its place, forced to the disk and renamed, so that it is whole or not there; one that cannot be
read is set aside under another name and told of, and the others are read all the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from coach.adapters.exercise_files import exercise_of, id_problem, picture_problem, read_toml
from coach.adapters.part_file import part_of
from coach.adapters.picture_header import MOST_BYTES, picture_fault
from coach.adapters.routine_files import routine_of
from coach.adapters.strict_values import ValueProblem
from coach.adapters.toml_text import plain_of, toml_text
from coach.domain.exercise import Exercise, Routine
from coach.services.exercise_ports import OwnThings
from coach.services.ports import StoreProblem

Thing = TypeVar("Thing", Exercise, Routine)

EXERCISE, ROUTINE = "exercise_", "routine_"
"""What the names of files begin with, so that no id is a name that a system keeps for itself."""
MOST_FILE = 200_000
ENDINGS = (".png", ".jpg", ".jpeg")


class OwnExercisesOnDisk:
    """The ``OwnExercises`` and the ``PackKeeper`` of this machine. For one thread."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is made when something is kept in it."""
        self._folder = folder
        self._is_tidy = False

    def load(self) -> OwnThings:
        """Everything, in order of name; what cannot be read is set aside."""
        troubles: list[str] = []
        exercises = tuple(self._read(EXERCISE, lambda table: exercise_of(table), troubles))
        routines = tuple(self._read(ROUTINE, lambda table: replace(routine_of(table), own=True), troubles))
        if not self._is_tidy:
            self._is_tidy = True
            self._let_go({exercise.picture for exercise in exercises}, bool(troubles))
        return OwnThings(_by_name(exercises), _by_name(routines), tuple(troubles))

    def keep_exercise(self, exercise: Exercise, picture: Path | None = None) -> Exercise:
        """Write an exercise, and a copy of its picture. Raises ``StoreProblem``."""
        with _told(exercise.name):
            data = None if picture is None else _picture(picture)
            if data is not None and picture is not None:
                exercise = replace(exercise, picture=self._free(exercise.id, picture.suffix.lower()))
            text = _text(exercise, exercise_of)
            if data is not None:
                self._write(exercise.picture, data)
            self._write(f"{EXERCISE}{exercise.id}.toml", text)
        return exercise

    def keep_routine(self, routine: Routine) -> None:
        """Write a routine. Raises ``StoreProblem``."""
        with _told(routine.name):
            self._write(f"{ROUTINE}{routine.id}.toml", _text(routine, routine_of))

    def keep_all(
        self, exercises: tuple[Exercise, ...], routines: tuple[Routine, ...], pictures: Mapping[str, bytes]
    ) -> None:
        """Keep all of a pack or nothing. Raises ``StoreProblem``; ids that are here already are refused."""
        names = [*(exercise.name for exercise in exercises), *(routine.name for routine in routines)]
        done: list[Path] = []
        try:
            with _told(", ".join(names[:3])):
                for name, data in self._files(exercises, routines, pictures):
                    if (self._folder / name).exists():
                        raise ValueProblem((), f"{name} is here already")
                    self._write(name, data)
                    done.append(self._folder / name)
        except StoreProblem:
            for file in done:
                with suppress(OSError):
                    file.unlink()
            raise

    def remove_exercise(self, id: str) -> None:
        """Remove an exercise; its picture stays until the next start. Raises ``StoreProblem``."""
        self._remove(f"{EXERCISE}{id}.toml", id)

    def remove_routine(self, id: str) -> None:
        """Remove a routine. Raises ``StoreProblem``."""
        self._remove(f"{ROUTINE}{id}.toml", id)

    def picture(self, name: str) -> Path | None:
        """The file of a picture, or None when it is not there."""
        file = self._folder / name
        return file if not picture_problem(name) and file.is_file() else None

    def _files(
        self, exercises: tuple[Exercise, ...], routines: tuple[Routine, ...], pictures: Mapping[str, bytes]
    ) -> list[tuple[str, bytes]]:
        """Names and contents, all made before the first is written; pictures first and routines last, so that whatever
        is there when a machine goes down is whole in itself."""
        texts: list[tuple[str, bytes]] = []
        held: dict[str, bytes] = {}
        for exercise in exercises:
            if exercise.picture:
                name = self._free(exercise.id, Path(exercise.picture).suffix.lower())
                held[name] = pictures[exercise.picture]
                exercise = replace(exercise, picture=name)
            texts.append((f"{EXERCISE}{exercise.id}.toml", _text(exercise, exercise_of)))
        texts += [(f"{ROUTINE}{routine.id}.toml", _text(routine, routine_of)) for routine in routines]
        return [*held.items(), *texts]

    def _free(self, id: str, ending: str) -> str:
        """A name for a picture that nothing has: an earlier picture stays for whoever takes back."""
        number = 1
        while (self._folder / f"{id}-{number}{ending}").exists():
            number += 1
        return f"{id}-{number}{ending}"

    def _write(self, name: str, data: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        with part_of(self._folder / name) as part, part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def _remove(self, name: str, id: str) -> None:
        with _told(id, "removed"):
            if not id_problem(id):
                (self._folder / name).unlink(missing_ok=True)

    def _read(self, start: str, decode: Callable[[dict[str, object]], Thing], troubles: list[str]) -> Iterator[Thing]:
        for file in sorted(self._folder.glob(f"{start}*.toml")):
            try:
                thing = decode(read_toml(_file_text(file)))
                if file.stem != f"{start}{thing.id}":
                    raise ValueProblem(("id",), f"{thing.id} is not what the file is called")
                yield thing
            except ValueProblem as problem:
                troubles.append(_set_aside(file, str(problem)))
            except OSError as problem:
                troubles.append(f"{file.name} cannot be read: {problem.strerror or problem}.")

    def _let_go(self, shown: set[str], in_doubt: bool) -> None:
        """Remove what was left half written, and pictures that nothing shows; these stay while a file is in doubt."""
        left = list(self._folder.glob(".amble-*.part"))
        if not in_doubt and not any(self._folder.glob("*.damaged*")):
            left += [file for file in self._folder.glob("*-*.*") if _is_picture(file) and file.name not in shown]
        for file in left:
            with suppress(OSError):
                file.unlink()


def _by_name(things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    return tuple(sorted(things, key=lambda thing: thing.name.casefold()))


def _text(thing: Thing, decode: Callable[[dict[str, object]], Thing]) -> bytes:
    """A thing as text from which it can be read again. Raises ``ValueProblem`` for one that cannot."""
    try:
        text = toml_text(plain_of(thing))
        if decode(read_toml(text)) != thing:
            raise ValueProblem((), "it does not come back as it was written")
        return text.encode()
    except UnicodeError:
        raise ValueProblem((), "a letter in it cannot be written") from None


def _file_text(file: Path) -> str:
    with file.open("rb") as opened:
        data = opened.read(MOST_FILE + 1)
    if len(data) > MOST_FILE:
        raise ValueProblem((), "it is too large")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueProblem((), "it is not UTF-8 text") from None


def _picture(file: Path) -> bytes:
    if file.suffix.lower() not in ENDINGS or not file.is_file():
        raise ValueProblem((), f"{file.name} is not a picture in PNG or JPEG format")
    with file.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    if fault := picture_fault(file.name, data):
        raise ValueProblem((), fault)
    return data


def _is_picture(file: Path) -> bool:
    return file.suffix.lower() in ENDINGS and file.is_file()


def _set_aside(file: Path, problem: str) -> str:
    number = 1
    while (target := file.with_name(f"{file.name}.damaged-{number}")).exists():
        number += 1
    try:
        file.rename(target)
    except OSError:
        return f"{file.name} could not be read: {problem}."
    return f"{file.name} could not be read and is kept as {target.name}: {problem}."


@contextmanager
def _told(name: str, done: str = "kept") -> Iterator[None]:
    """Any failure inside as one sentence. Raises ``StoreProblem``."""
    try:
        yield
    except OSError as problem:
        raise StoreProblem(f"“{name}” could not be {done}: {problem.strerror or problem}.") from problem
    except ValueProblem as problem:
        raise StoreProblem(f"“{name}” could not be {done}: {problem}.") from None
