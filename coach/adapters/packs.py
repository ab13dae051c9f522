"""Packs as files: one of TOML, or a zip of ``pack.toml`` with pictures beside it.

A pack may come from anybody, so nothing in it is trusted: every size is limited before it is read, names lead nowhere,
and nothing is kept here.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from coach.adapters.exercise_files import exercise_of, picture_problem, read_toml
from coach.adapters.part_file import part_of
from coach.adapters.picture_header import picture_fault
from coach.adapters.routine_files import routine_of
from coach.adapters.strict_values import ValueProblem, list_of, table_of, text_of
from coach.adapters.toml_text import plain_of, toml_text
from coach.domain.exercise import Exercise
from coach.domain.pack import Pack
from coach.services.pack_ports import PackContents, PackProblem

MOST_FILE = 5_000_000
MOST_UNPACKED = 20_000_000
MOST_TEXT = 400_000
"""Bytes of the file, of all it unpacks to, and of its TOML."""
MOST_MARKS = 25_000
"""Equals signs and opening brackets in the TOML. The window waits for a look into a pack: with these two limits the
worst text takes about a third of a second, and two hundred exercises as large as the catalogue's still fit."""
MOST_IN_ZIP = 250
MOST_ROUTINES = 50
"""Exercises are limited by ``MOST_ENTRIES``, 200, as every list is."""
INSIDE = "pack.toml"
LONGEST_LINE = 4000
FIELDS = ("name", "author", "exercises", "routines")
_IGNORED = re.compile(r"__MACOSX/.*|(.*/)?\.DS_Store|(.*/)?Thumbs\.db", re.DOTALL)
"""What systems add to a zip by themselves; never read."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOTTED = re.compile(r"""((?:"[^"\n]*"|'[^'\n]*'|(?<![\w-])[\w-]++)[ \t]*+\.[ \t]*+){12}""")
"""A name of very many parts, which would keep the reader of TOML busy for minutes."""


class PackFilesOnDisk:
    """The ``PackFiles`` of this machine."""

    def read(self, file: Path) -> PackContents:
        """Everything in a file. Raises ``PackProblem``."""
        try:
            data = _bytes(file)
            if data.startswith(b"PK"):
                text, pictures = _unzipped(data)
            else:
                text, pictures = data, {}
            return PackContents(_pack(_decoded(text), tuple(pictures)), pictures)
        except ValueProblem as problem:
            raise PackProblem(f"{file.name}, {problem}.") from None
        except OSError as problem:
            raise PackProblem(f"{file.name} cannot be read: {problem.strerror or problem}.") from None

    def write(self, pack: Pack, pictures: Mapping[str, Path], file: Path) -> Path:
        """Write a pack. Raises ``PackProblem``."""
        named = file if file.suffix.lower() in (".toml", ".zip") else file.with_name(f"{file.name}{_ending(pack)}")
        if pack.pictures and named.suffix.lower() == ".toml":
            named = named.with_suffix(".zip")
        try:
            text = pack_text(pack).encode()
            _pack(_decoded(text), pack.pictures)
            held = {name: pictures[name].read_bytes() for name in pack.pictures}
            with part_of(named) as part:
                _write(part, text, held, zipped=named.suffix.lower() == ".zip")
        except (ValueProblem, UnicodeError) as problem:
            raise PackProblem(f"{named.name} could not be saved: {problem}.") from None
        except KeyError as problem:
            raise PackProblem(f"{named.name} could not be saved: the picture {problem} is not there.") from None
        except OSError as problem:
            raise PackProblem(f"{named.name} could not be saved: {problem.strerror or problem}.") from None
        return named


def pack_text(pack: Pack) -> str:
    """A pack as TOML, its pictures left out."""
    table = {name: value for name, value in plain_of(pack).items() if name != "pictures"}
    return toml_text(table)


def _ending(pack: Pack) -> str:
    return ".zip" if pack.pictures else ".toml"


def _write(part: Path, text: bytes, pictures: Mapping[str, bytes], *, zipped: bool) -> None:
    with part.open("wb") as file:
        if zipped:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
                pack.writestr(INSIDE, text)
                for name, data in pictures.items():
                    pack.writestr(name, data, zipfile.ZIP_STORED)
        else:
            file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _bytes(file: Path) -> bytes:
    # Looked at before it is opened: opening a pipe would wait for ever.
    if not stat.S_ISREG(file.stat().st_mode):
        raise ValueProblem((), "it is not a file")
    with file.open("rb") as opened:
        data = opened.read(MOST_FILE + 1)
    if len(data) > MOST_FILE:
        raise ValueProblem((), f"it is larger than {MOST_FILE // 1_000_000} MB")
    return data


def _decoded(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_TEXT:
        raise ValueProblem((), f"the text is larger than {MOST_TEXT // 1000} kB")
    if data.count(b"=") + data.count(b"[") > MOST_MARKS:
        raise ValueProblem((), "there are more values in it than in any pack")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueProblem((), "it is neither TOML text nor a zip") from None
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST_LINE or _DOTTED.search(line):
            raise ValueProblem((), f"line {number} is too long or has too many parts")
    return read_toml(text)


def _refuse_alone(table: Mapping[str, Any]) -> None:
    """Who hands a single exercise or routine on should hear how a pack holds it, not that ``id`` is no field."""
    for kind, only in (("exercise", "steps"), ("routine", "items")):
        if "id" in table and only in table:
            raise ValueProblem(
                (),
                f'it is one {kind} and not a pack yet: a pack begins with its own name = "…", and holds each {kind} '
                f"below a line [[{kind}s]]" + (", its [[frames]] as [[exercises.frames]]" if "frames" in table else ""),
            )


def _pack(table: Mapping[str, Any], pictures: tuple[str, ...]) -> Pack:
    _refuse_alone(table)
    for name in table:
        if name not in FIELDS:
            raise ValueProblem((name,), "there is no such field")
    if "name" not in table:
        raise ValueProblem(("name",), "is missing")
    exercises = list_of(table.get("exercises", []), ("exercises",))
    routines = list_of(table.get("routines", []), ("routines",))
    if len(routines) > MOST_ROUTINES:
        raise ValueProblem(("routines",), f"there are {len(routines)} of them, and at most {MOST_ROUTINES} fit")
    try:
        return Pack(
            name=_short(table["name"], "name"),
            author=_short(table.get("author", ""), "author"),
            exercises=tuple(_exercise(raw, number) for number, raw in enumerate(exercises)),
            routines=tuple(routine_of(raw, ("routines", number)) for number, raw in enumerate(routines)),
            pictures=pictures,
        )
    except ValueError as problem:
        raise ValueProblem((), str(problem)) from None


def _short(raw: object, name: str) -> str:
    text = text_of(raw, (name,))
    if len(text) > 100 or "\n" in text:
        raise ValueProblem((name,), "a short text of one line is needed")
    return text


def _exercise(raw: object, number: int) -> Exercise:
    table = table_of(raw, ("exercises", number))
    try:
        return exercise_of(table)
    except ValueProblem as problem:
        id = table.get("id")
        raise problem.below(*(["exercises", id] if isinstance(id, str) else ["exercises", number])) from None


def _unzipped(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """The TOML and the pictures of a zip. Raises ``ValueProblem``."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as pack:
            found = dict(_entries(pack))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError):
        raise ValueProblem((), "it is a damaged zip, or one of a kind that is not read") from None
    if INSIDE not in found:
        raise ValueProblem((), f"there is no {INSIDE} in it")
    text = found.pop(INSIDE)
    for name, picture in found.items():
        if fault := picture_problem(name) or picture_fault(name, picture):
            raise ValueProblem((), fault)
    return text, found


def _entries(pack: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Every file in a zip by its name; sizes are counted while they are read, as what a zip says of itself may lie."""
    entries = pack.infolist()
    if len(entries) > MOST_IN_ZIP:
        raise ValueProblem((), f"there are {len(entries)} files in it, and at most {MOST_IN_ZIP} fit")
    left = MOST_UNPACKED
    seen: set[str] = set()
    for entry in entries:
        if _IGNORED.fullmatch(entry.filename):
            continue
        _refuse_odd(entry, seen)
        seen.add(entry.filename.lower())
        with pack.open(entry) as opened:
            data = opened.read(left + 1)
        left -= len(data)
        if left < 0:
            raise ValueProblem((), f"it unpacks to more than {MOST_UNPACKED // 1_000_000} MB")
        yield entry.filename, data


def _refuse_odd(entry: zipfile.ZipInfo, seen: set[str]) -> None:
    name = entry.filename
    if name != INSIDE and (fault := picture_problem(name)):
        raise ValueProblem((), fault)
    if entry.orig_filename != name or stat.S_ISLNK(entry.external_attr >> 16):
        raise ValueProblem((), f"{name} is not a plain file")
    if entry.flag_bits & 0x1 or entry.compress_type not in _METHODS:
        raise ValueProblem((), f"{name} is locked or packed in a way that is not read")
    if name.lower() in seen:
        raise ValueProblem((), f"{name} is in it twice")
