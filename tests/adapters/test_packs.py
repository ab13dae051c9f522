"""Packs as files: what went out comes in again, and whatever else somebody sends is one clear sentence."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.packs import MOST_FILE, PackFilesOnDisk, pack_text
from coach.adapters.picture_header import picture_fault
from coach.domain.exercise import Dose, Exercise, ExerciseKind, Position
from coach.domain.pack import Pack
from coach.services.pack_ports import PackProblem
from tests.exercise_strategies import packs

FILES = PackFilesOnDisk()
REACH = Exercise(
    "reach", "Reach", ExerciseKind.CORE, Position.SEATED, (Dose(5),), ("Reach.",), "Stop if it hurts.", picture="a.png"
)
PACK = Pack("Mine", "Me", (REACH,), pictures=("a.png",))
TOML = pack_text(PACK)


def png(wide: int = 4, high: int = 3) -> bytes:
    """A real picture of one colour, or one that only says it is that large."""
    body = zlib.compress(b"".join(b"\x00" + b"\x80" * wide for _ in range(high))) if wide * high < 10_000 else b""
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)), (b"IDAT", body), (b"IEND", b"")]
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def jpeg(wide: int = 4, high: int = 3) -> bytes:
    """As much of one as its header needs."""
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\x00" + bytes(9)
    return b"\xff\xd8" + app + b"\xff\xff\xc0" + struct.pack(">HBHH", 17, 8, high, wide) + bytes(20)


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as pack:
        for name, data in entries:
            pack.writestr(name, data, method)
    return buffer.getvalue()


Problem = Callable[[bytes], str]


@pytest.fixture
def problem_of(tmp_path: Path) -> Problem:
    """What is said of a file with this in it; nothing is left anywhere."""

    def said(data: bytes) -> str:
        file = tmp_path / "their.pack"
        file.write_bytes(data)
        with pytest.raises(PackProblem) as problem:
            FILES.read(file)
        assert os.listdir(tmp_path) == ["their.pack"]
        return one_sentence(str(problem.value))

    return said


def one_sentence(text: str) -> str:
    assert text.endswith(".")
    assert "\n" not in text
    assert "Traceback" not in text
    assert len(text) < 400
    return text


@settings(max_examples=25, deadline=None)
@given(pack=packs(), zip_it=st.booleans())
def test_what_went_out_comes_in_again(pack: Pack, zip_it: bool, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("pack") / ("pack.zip" if zip_it else "pack.toml")
    assert FILES.write(pack, {}, file) == file
    assert FILES.read(file).pack == pack
    file.unlink()


def test_pictures_go_along_in_a_zip(tmp_path: Path) -> None:
    (tmp_path / "here.png").write_bytes(png())
    written = FILES.write(PACK, {"a.png": tmp_path / "here.png"}, tmp_path / "mine")
    assert written == tmp_path / "mine.zip"
    contents = FILES.read(written)
    assert contents.pack == PACK
    assert contents.pictures == {"a.png": png()}
    assert FILES.write(PACK, {"a.png": tmp_path / "here.png"}, tmp_path / "m.toml") == tmp_path / "m.zip"


def test_a_pack_without_pictures_is_a_text_file_that_people_can_read(tmp_path: Path) -> None:
    plain = replace(PACK, exercises=(replace(REACH, picture=""),), pictures=())
    written = FILES.write(plain, {}, tmp_path / "mine")
    assert written.name == "mine.toml"
    assert written.read_text().startswith('name = "Mine"\nauthor = "Me"\n\n[[exercises]]\nid = "reach"\n')


def test_a_pack_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(PackProblem, match=r'"name": there are 61 letters'):
        FILES.write(replace(PACK, exercises=(replace(REACH, name="x" * 61),)), {"a.png": Path()}, tmp_path / "m.zip")
    with pytest.raises(PackProblem, match=r"picture 'a\.png' is not there"):
        FILES.write(PACK, {}, tmp_path / "m.zip")
    with pytest.raises(PackProblem, match="No such file or directory"):
        FILES.write(PACK, {"a.png": tmp_path / "gone.png"}, tmp_path / "m.zip")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("repetitions = 5", 'repetitions = "5"', '"exercises", "reach", 1st of "doses", "repetitions": a whole number'),
        ('stop_if = "Stop if it hurts."', "", '"exercises", "reach", "stop_if": is missing'),
        ('id = "reach"', "", '1st of "exercises", "id": is missing'),
        ('id = "reach"', 'id = "../../reach"', '"exercises", "../../reach", "id": '),
        ('picture = "a.png"', 'picture = "/etc/a.png"', '"picture": "/etc/a.png" is not the plain name'),
        ('picture = "a.png"', 'picture = "b.png"', '"reach" shows b.png, which is not in the pack'),
        ('name = "Mine"', "", '"name": is missing'),
        ('name = "Mine"', 'name = ""', "name: is missing"),
        ('name = "Mine"', "name = 5", '"name": text in quotation marks is needed'),
        ('author = "Me"', 'author = "a\\nb"', '"author": a short text of one line'),
        ('author = "Me"', 'run = "import os"', '"run": there is no such field'),
        ('author = "Me"', "author = " + "9" * 3000, "text in quotation marks is needed"),
        ('author = "Me"', "routines = 5", '"routines": a list is needed'),
        ('author = "Me"', "routines = [5]", '1st of "routines": a table is needed'),
        (
            'author = "Me"',
            'routines = [{ id = "r", name = "R", kind = "core" }]',
            '"routines", "r", "items": there are 0',
        ),
        (
            'author = "Me"',
            'routines = [{ id = "r", name = "R", kind = "core", items = [{ exercise = "reach", level = 0 }] }]',
            '"routines", "r", 1st of "items", "level": 0 is not 1 to 99',
        ),
    ],
)
def test_a_mistake_is_named_to_the_field(problem_of: Problem, old: str, new: str, named: str) -> None:
    assert old in TOML
    said = problem_of(zipped(("pack.toml", TOML.replace(old, new, 1).encode()), ("a.png", png())))
    assert named in said
    assert said.startswith("their.pack, ")


def _entry(name: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    return entry


GOOD = ("pack.toml", TOML.encode())
ABSURD = {
    "nothing": (b"", '"name": is missing'),
    "random": (bytes(range(256)) * 20, "neither TOML text nor a zip"),
    "half a zip": (zipped(GOOD)[:80], "damaged zip"),
    "flipped bytes": (zipped(GOOD).replace(b"PK\x01\x02", b"PK\x01\x09"), "damaged zip"),
    "a wrong sum": (zipped(GOOD, method=zipfile.ZIP_STORED).replace(b'"Mine"', b'"Time"', 1), "damaged zip"),
    "deep lists": (b"name = " + b"[" * 3900, "nested too deeply"),
    "deep tables": (b"[a" + b".a" * 1900 + b"]\n", "line 1 is too long or has too many parts"),
    "deep tables, odd names": (b"['!'" + b" . '!'" * 600 + b"]\n", "line 1 is too long"),
    "a huge number": (b"name = " + b"9" * 3990, "text in quotation marks is needed"),
    "a number too long to read": (b"".join([b"name = [\n", b"9" * 3999, b"9" * 999, b"]\n"]), "line 2 is too long"),
    "a long line": (b"#" * 5000, "line 1 is too long"),
    "too many values": ("".join(f"k{n} = 1\n" for n in range(25_100)).encode(), "there are more values in it"),
    "too much text": (b"# x\n" * 300_000, "the text is larger than 400 kB"),
    "a large file": (b"x" * (MOST_FILE + 1), "larger than 5 MB"),
    "no pack inside": (zipped(("a.png", png())), "there is no pack.toml in it"),
    "a way out": (zipped(GOOD, ("../../a.png", png())), '"../../a.png" is not the plain name'),
    "a way out for Windows": (zipped(GOOD, ("..\\a.png", png())), "is not the plain name"),
    "the root": (zipped(GOOD, ("/etc/passwd", b"x")), '"/etc/passwd" is not the plain name'),
    "a folder": (zipped(GOOD, ("folder/", b"")), '"folder/" is not the plain name'),
    "a programme": (zipped(GOOD, ("run.py", b"x")), '"run.py" is not the plain name'),
    "a name of two lines": (zipped(GOOD, ("a\n\u202eb.png", png())), '"a??b.png" is not the plain name'),
    "a hidden file": (zipped(GOOD, (".a.png", png())), '".a.png" is not the plain name'),
    "a link": (zipped(GOOD, (_entry("a.png", stat.S_IFLNK | 0o777), b"/etc/passwd")), "a.png is not a plain file"),
    "a bomb": (zipped(GOOD, ("a.png", bytes(21_000_000))), "it unpacks to more than 20 MB"),
    "a bomb of text": (zipped(("pack.toml", bytes(1_100_000))), "the text is larger than 400 kB"),
    "many files": (zipped(*[(f"{n}.png", b"") for n in range(251)]), "there are 251 files in it"),
    "a large picture": (zipped(GOOD, ("a.png", png() + bytes(2_000_000))), "the picture a.png is larger than 2 MB"),
    "a wide picture": (zipped(GOOD, ("a.png", png(4001, 3))), "is 4001 by 3 pixels, and at most 4000 fit"),
    "an empty picture": (zipped(GOOD, ("a.png", png(0, 3))), "is 0 by 3 pixels"),
    "no picture": (zipped(GOOD, ("a.png", b"<svg/>")), "a.png is not a picture in the format"),
    "another picture": (zipped(GOOD, ("a.png", jpeg())), "a.png is not a picture in the format"),
    "another way of packing": (zipped(GOOD, method=zipfile.ZIP_LZMA), "packed in a way that is not read"),
    "many routines": (zipped(("pack.toml", b'name = "x"\nroutines = [' + b"{},\n" * 51 + b"]")), "at most 50 fit"),
    "many exercises": (b'name = "x"\nexercises = [' + b"{},\n" * 201 + b"]", "at most 200 fit"),
}


@pytest.mark.parametrize("kind", ABSURD)
def test_an_absurd_file_is_one_sentence(problem_of: Problem, kind: str) -> None:
    data, words = ABSURD[kind]
    start = perf_counter()
    assert words in problem_of(data)
    assert perf_counter() - start < 5, "nobody waits for a bad file"


def test_a_file_that_is_in_a_zip_twice_is_refused(problem_of: Problem) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(GOOD, ("a.png", png()), ("a.png", png()))
    assert "a.png is in it twice" in problem_of(data)
    assert "A.png is in it twice" in problem_of(zipped(GOOD, ("a.png", png()), ("A.png", png())))


def test_what_systems_add_to_a_zip_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "mine.zip"
    file.write_bytes(zipped(GOOD, ("a.png", png()), ("__MACOSX/._a.png", b"x"), (".DS_Store", b"x")))
    assert FILES.read(file).pack == PACK


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    with pytest.raises(PackProblem, match=r"gone\.toml cannot be read: No such file or directory\."):
        FILES.read(tmp_path / "gone.toml")
    with pytest.raises(PackProblem, match="it is not a file"):
        FILES.read(tmp_path)
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(PackProblem, match="it is not a file"):
        FILES.read(tmp_path / "pipe.toml")


@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=300), start=st.sampled_from([b"", b"PK\x03\x04", TOML.encode()[:150]]))
def test_random_bytes_are_one_sentence_or_a_pack(
    data: bytes, start: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.getbasetemp() / "random.pack"
    file.write_bytes(start + data)
    try:
        assert FILES.read(file).pack.name
    except PackProblem as problem:
        one_sentence(str(problem))


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_zip_with_a_flipped_byte_is_one_sentence_or_the_pack(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = bytearray(zipped(GOOD, ("a.png", png())))
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    file = tmp_path_factory.getbasetemp() / "flipped.pack"
    file.write_bytes(whole)
    try:
        assert FILES.read(file).pack.name
    except PackProblem as problem:
        one_sentence(str(problem))


def test_pictures_are_known_by_their_first_bytes() -> None:
    assert picture_fault("a.png", png()) == ""
    assert picture_fault("a.jpg", jpeg()) == ""
    assert picture_fault("a.JPEG", jpeg(4000, 4000)) == ""
    assert "5000 by 4 pixels" in picture_fault("a.jpg", jpeg(5000, 4))
    for cut in range(30):
        assert "not a picture" in picture_fault("a.jpg", jpeg()[:cut])
        assert "not a picture" in picture_fault("a.png", png()[:cut])
    assert "not a picture" in picture_fault("a.gif", b"GIF89a")
    assert "not a picture" in picture_fault("a.jpg", b"\xff\xd8" + b"\xff\xe0\x00\x00" * 50)


def test_two_hundred_exercises_as_large_as_those_of_the_catalogue_fit(tmp_path: Path) -> None:
    shipped = Catalogue(find_resources()).exercise_book().exercises
    many = (shipped * 5)[:200]
    pack = Pack("Many", exercises=tuple(replace(one.among(set()), id=f"own_{n}") for n, one in enumerate(many)))
    assert FILES.read(FILES.write(pack, {}, tmp_path / "many.toml")).pack == pack
