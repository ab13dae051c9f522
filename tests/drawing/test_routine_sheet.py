"""A routine on paper: everything is there, inside the page, on few pages, and legible without colour."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QRectF, QSize
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.exercise import Dose, ExerciseKind, Routine, RoutineItem
from coach.domain.routine_sheet import RoutineSheet, routine_sheet
from coach.drawing.routine_sheet import RoutinePages
from coach.drawing.sheet_ink import UNITS_AN_INCH, pt
from coach.drawing.theme import read_theme

RESOURCES = find_resources()
CATALOGUE = Catalogue(RESOURCES)
THEME = read_theme(RESOURCES / "themes" / "light.toml")
PHRASES = CATALOGUE.phrases()
BOOK = CATALOGUE.exercise_book()
SAFETY = CATALOGUE.routine_words().safety
A4 = QRectF(0, 0, pt(595), pt(842))
LETTER = QRectF(0, 0, pt(612), pt(792))
CORE = ("pelvic_tilt", "bridge", "bird_dog", "side_plank_knees", "dead_bug")

pytestmark = pytest.mark.usefixtures("fonts")


@pytest.fixture(scope="module")
def fonts(qapp: object) -> None:
    assert qapp is not None
    for path in sorted(Path(RESOURCES / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def sheet(*ids: str, pictures: dict[str, str] | None = None, without_frames: bool = False) -> RoutineSheet:
    items = tuple(RoutineItem(id, 2) for id in ids)
    made = routine_sheet(
        Routine("r", "Core, five minutes", ExerciseKind.CORE, items), BOOK, date(2026, 11, 22), SAFETY, pictures
    )
    if not without_frames:
        return made
    bare = (replace(entry, exercise=replace(entry.exercise, frames=())) for entry in made.exercises)
    return replace(made, exercises=tuple(bare))


def words(sheet: RoutineSheet, page: QRectF = A4) -> list[str]:
    """Every word of each page, in the order of reading."""
    found: list[str] = []
    while True:
        buffer, generator = QBuffer(), QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(QSize(round(page.width()), round(page.height())))
        painter = QPainter(generator)
        pages = RoutinePages(painter, page, THEME, sheet, PHRASES)
        pages.paint(len(found))
        count = pages.count
        painter.end()
        texts = re.findall(r"<text[^>]*>([^<]*)</text>", buffer.data().toStdString())
        found.append(re.sub(r"\s+", " ", " ".join(map(html.unescape, texts))))
        if len(found) == count:
            return found


def picture(sheet: RoutineSheet, page: QRectF, number: int = 0) -> QImage:
    """A page at 72 dots an inch, without colour."""
    share = 72 / UNITS_AN_INCH
    image = QImage(round(page.width() * share), round(page.height() * share), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.scale(share, share)
    RoutinePages(painter, page, THEME, sheet, PHRASES).paint(number)
    painter.end()
    return image


def ink(image: QImage, darker: int = 250) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Where anything is printed."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()] < darker


def test_everything_that_is_needed_away_from_a_screen_stands_there_in_order() -> None:
    (text,) = words(sheet("pelvic_tilt", "bridge", "bird_dog", "dead_bug"))
    bird_dog = BOOK.get("bird_dog")
    assert bird_dog is not None
    wanted = (
        "Core, five minutes", "Sunday 22 November 2026 · 4 exercises", "1 Pelvic tilt", "3 Bird-dog",
        f"{bird_dog.dose(2).repetitions} times, sides in turn, held {bird_dog.dose(2).hold:.0f} seconds",
        *bird_dog.steps, bird_dog.breath, bird_dog.stop_if, "4 Dead bug", "Listen to your back", SAFETY, "not a doctor",
    )  # fmt: skip
    assert [part for part in wanted if part not in text] == []
    places = [text.index(part) for part in wanted if not part.endswith("not a doctor")][:-1]
    assert places == sorted(places)


def test_steps_are_left_out_before_a_page_is_added_and_never_the_first_two() -> None:
    (text,) = words(sheet(*CORE))
    for id in CORE:
        exercise = BOOK.get(id)
        assert exercise is not None
        assert " ".join(exercise.steps[:2]) in text


def test_who_should_leave_it_out_is_said_as_a_list() -> None:
    (text,) = words(sheet("bird_dog", "bridge"))
    assert "Leave it out with a sore knee, a sore wrist or a sore shoulder." in text


@pytest.mark.parametrize("page", [A4, LETTER], ids=["A4", "Letter"])
@pytest.mark.parametrize("kind", ExerciseKind)
def test_every_exercise_that_ships_is_there_on_paper(kind: ExerciseKind, page: QRectF) -> None:
    ids = [exercise.id for exercise in BOOK.exercises if exercise.kind is kind][:6]
    pages = words(sheet(*ids), page)
    assert len(pages) <= 2, "one or two pages"
    text = " ".join(pages)
    for id in ids:
        exercise = BOOK.get(id)
        assert exercise is not None
        assert exercise.name in text
        assert exercise.stop_if in text


def test_a_page_is_used_to_its_end_before_the_next() -> None:
    assert len(words(sheet(*CORE))) == 1
    many = words(sheet(*(CORE * 3)))
    assert 2 <= len(many) <= 4
    assert [f"Page {number} of {len(many)}" in text for number, text in enumerate(many, start=1)] == [True] * len(many)
    assert "15 Dead bug" in many[-1]
    assert SAFETY in many[-1]


@pytest.mark.parametrize("page", [A4, LETTER], ids=["A4", "Letter"])
@pytest.mark.parametrize("ids", [CORE, CORE * 2], ids=["one page", "two pages"])
def test_nothing_is_printed_outside_what_printers_reach(ids: tuple[str, ...], page: QRectF) -> None:
    rows = ink(picture(sheet(*ids), page))
    inches = 20
    assert not rows[:inches].any()
    assert not rows[-inches:].any()
    assert not rows[:, :30].any()
    assert not rows[:, -30:].any()


def test_figures_stand_beside_the_words_and_can_be_seen_without_colour() -> None:
    with_figures, without = (ink(picture(sheet(*CORE, without_frames=bare), A4), 140) for bare in (False, True))
    left = slice(50, 280)
    assert with_figures[100:700, left].sum() > 1500, "dark clothes on white paper"
    assert with_figures[100:700, left].sum() != without[100:700, left].sum()


def test_an_own_picture_stands_in_for_the_figure(tmp_path: Path) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0)
    image.save(str(tmp_path / "mine.png"))
    own = sheet("bridge", pictures={"bridge": str(tmp_path / "mine.png")}, without_frames=True)
    assert ink(picture(own, A4), 20)[:, 50:230].sum() > 5000


def test_a_picture_that_is_gone_leaves_the_words_the_whole_width(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_text("no picture")
    for path in ("", str(tmp_path / "gone.png"), str(tmp_path / "broken.png")):
        (text,) = words(sheet("bridge", pictures={"bridge": path}, without_frames=True))
        assert "1 Bridge" in text


def test_once_is_said_as_people_say_it() -> None:
    made = sheet("bridge")
    once = replace(made, exercises=(replace(made.exercises[0], dose=Dose(1)),), safety="")
    (text,) = words(once)
    assert "1 exercise" in text
    assert "Once" in text
    assert "Listen" not in text
