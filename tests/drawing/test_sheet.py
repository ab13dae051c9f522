"""A walk on paper: everything is there, inside the page, and legible without colour."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from PySide6.QtCore import QBuffer, QRectF, QSize
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.cue_book import VoiceStyle
from coach.domain.sheet import Sheet, sheet_of
from coach.domain.timeline import Phase
from coach.domain.walk import Pace, Route, Segment, Walk, shape_walk
from coach.drawing.sheet import paint_sheet
from coach.drawing.sheet_ink import UNITS_AN_INCH, on_phase, pt
from coach.drawing.theme import contrast, read_theme
from tests.composed_walks import SAFETY, Composed, odd_walks

RESOURCES = find_resources()
THEME = read_theme(RESOURCES / "themes" / "light.toml")
PHRASES = Catalogue(RESOURCES).phrases()
A4 = QRectF(0, 0, pt(595), pt(842))
LETTER = QRectF(0, 0, pt(612), pt(792))
DAY = date(2026, 11, 22)

pytestmark = pytest.mark.usefixtures("fonts")


@pytest.fixture(scope="module")
def fonts(qapp: object) -> None:
    assert qapp is not None
    for path in sorted(Path(RESOURCES / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def sheet(walk: Walk) -> Sheet:
    return sheet_of(Composed(walk, VoiceStyle.FRIENDLY, 1, 4).timeline(), DAY)


def words(sheet: Sheet, page: QRectF = A4) -> str:
    """Every word on the page, in the order of reading."""
    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(round(page.width()), round(page.height())))
    painter = QPainter(generator)
    paint_sheet(painter, page, THEME, sheet, PHRASES)
    painter.end()
    return " ".join(
        html.unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", buffer.data().toStdString())
    )


def picture(sheet: Sheet, page: QRectF) -> QImage:
    """The page at 72 dots an inch, without colour."""
    share = 72 / UNITS_AN_INCH
    image = QImage(round(page.width() * share), round(page.height() * share), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.scale(share, share)
    paint_sheet(painter, page, THEME, sheet, PHRASES)
    painter.end()
    return image


def ink_rows(image: QImage) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Where anything is printed."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()] < 250


def test_everything_a_walker_needs_stands_there_in_the_order_of_reading() -> None:
    text = words(sheet(shape_walk(20, warm_up=True)))
    for wanted in (
        "A walk of 20 minutes", "Sunday 22 November 2026", "23 minutes with the warm-up", "Warm-up", "3 minutes",
        "0:00 to 3:00", "First: March on the spot.", "Steady pace", "6:00 to 20:00", "You can talk, but not sing.",
        "13:00 Half way. Turn round here if you walk out and back.", "20:00 to 23:00", SAFETY, "How is your back?",
        "Before 0 1 2 3 4 5 6 7 8 9 10", "At its worst 0 1 2 3 4 5 6 7 8 9 10", "After 0 1 2 3 4 5 6 7 8 9 10",
        "Steady: I could talk",
    ):  # fmt: skip
        assert wanted in re.sub(r"\s+", " ", text), wanted
    places = [text.index(part) for part in ("A walk of", "Half way", SAFETY[:20], "How is", "not a doctor")]
    assert places == sorted(places)


def test_a_walk_in_parts_shows_its_rests_and_where_it_turns_round() -> None:
    walk = shape_walk(20, bouts=(10, 10), rest_minutes=5, route=Route.OUT_AND_BACK)
    text = re.sub(r"\s+", " ", words(sheet(walk)))
    for wanted in (
        "A walk of 20 minutes", "25 minutes with the rests", "Rest 5 minutes 10:00 to 15:00", "Sit or stand,",
        "9:00 Turn round here. The way back is as long as the way out.",
    ):  # fmt: skip
        assert wanted in text, wanted
    assert "Half way" not in text


def test_a_title_of_its_own_is_used() -> None:
    assert "Walk 7 of your plan" in words(replace(sheet(shape_walk(20)), title="Walk 7 of your plan"))


def test_a_walk_without_the_safety_sentence_has_no_empty_box() -> None:
    assert "Listen to your back" not in words(replace(sheet(shape_walk(20)), safety=""))


def test_lengths_are_said_as_people_say_them() -> None:
    text = words(sheet(Walk(3, (Segment(Pace.EASY, 60), Segment(Pace.BRISK, 20), Segment(Pace.STEADY, 100)))))
    assert "1 minute " in text
    assert "20 seconds" in text
    assert "1:40 minutes" in text


@pytest.mark.parametrize("page", [A4, LETTER], ids=["A4", "Letter"])
@pytest.mark.parametrize("warm_up", [False, True])
@pytest.mark.parametrize("minutes", [1, 5, 10, 20, 30, 60])
def test_every_usual_walk_has_all_its_phases_and_what_to_do_in_them(minutes: int, warm_up: bool, page: QRectF) -> None:
    text = words(sheet(shape_walk(minutes, warm_up)), page)
    assert text.count("You could sing.") == 2
    assert text.count("You can talk,") == 1
    if warm_up:
        assert "calf" in text.lower() or "heel" in text.lower() or "toes" in text.lower(), "the last move"


@settings(max_examples=20)
@given(odd_walks)
def test_the_edges_of_the_paper_stay_white_whatever_the_walk(composed: Composed) -> None:
    for page in (A4, LETTER):
        assert_white_edges(sheet_of(composed.timeline(), DAY), page)


def assert_white_edges(sheet: Sheet, page: QRectF) -> None:
    """Nothing is printed where printers cannot, and nothing over the line at the foot of the page."""
    printed = ink_rows(picture(sheet, page))
    rows, columns = np.flatnonzero(printed.any(axis=1)), np.flatnonzero(printed.any(axis=0))
    assert rows[0] >= 40
    assert rows[-1] <= printed.shape[0] - 30
    assert columns[0] >= 48
    assert columns[-1] <= printed.shape[1] - 48
    above_footer = rows[(rows >= printed.shape[0] - 56) & (rows < printed.shape[0] - 48)]
    assert len(above_footer) == 0


def test_a_walk_of_very_many_phases_still_fits_and_names_them_all() -> None:
    many = Walk(20, tuple(Segment(pace, 30.0) for pace in (Pace.EASY, Pace.BRISK) * 20), warm_up=True)
    assert_white_edges(sheet(many), LETTER)
    text = words(sheet(many), LETTER)
    assert text.count("30 seconds") == 40
    assert "Half way." in text
    assert SAFETY in text


def test_phases_are_told_apart_and_read_without_colour() -> None:
    image = picture(sheet(shape_walk(20)), A4)
    # In the upper edge of the bar, where no words are: easy, steady, easy.
    row = next(y for y in range(100, 200) if image.pixelColor(200, y).value() < 120) + 4
    easy, steady = image.pixelColor(60, row).value(), image.pixelColor(200, row).value()
    assert easy - steady > 100
    assert image.pixelColor(530, row).value() == easy


def test_all_words_have_the_contrast_of_the_screen() -> None:
    fills = {
        Phase.WARM_UP: "surface",
        Phase.EASY: "warm_soft",
        Phase.STEADY: "primary",
        Phase.BRISK: "primary_strong",
    }
    for phase, fill in fills.items():
        assert contrast(THEME.colour(on_phase(phase)), THEME.colour(fill)) >= 4.5
    for role, ground in (("text", "warm_soft"), ("warm", "warm_soft"), ("warm", "surface"), ("muted", "surface")):
        assert contrast(THEME.colour(role), THEME.colour(ground)) >= 4.5
