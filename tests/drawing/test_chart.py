"""Charts: what is painted is where it is said to be, and can be told apart without colour."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from coach.domain.chart import Band, Chart, Draw, Mark, Note, Point, Series, Tick
from coach.domain.chart_reading import Place
from coach.drawing.chart import paint_chart, place_at
from coach.drawing.chart_ink import ChartInk
from coach.drawing.chart_marks import dotting, hatching
from coach.drawing.chart_picture import chart_image, chart_png
from coach.drawing.chart_series import bar_rect, levels
from coach.drawing.theme import Theme, read_theme

THEMES = Path(__file__).parents[2] / "resources" / "themes"

pytestmark = pytest.mark.usefixtures("qapp")

WHOLE = QRectF(0, 0, 400, 240)


@pytest.fixture(params=["light", "dark", "high_contrast"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return read_theme(THEMES / f"{request.param}.toml")


@pytest.fixture
def light() -> Theme:
    return read_theme(THEMES / "light.toml")


def series(draw: Draw, *values: float | None, mark: Mark = Mark.PLAIN, role: str = "primary", name: str = "") -> Series:
    points = tuple(Point(number * 7.0, value, f"{number}") for number, value in enumerate(values))
    return Series(name, draw, mark, role, points)


def chart(*shown: Series) -> Chart:
    ticks = tuple(Tick(number * 7 + 3.5, f"week {number}") for number in range(4))
    return Chart("Title", "A sentence.", "Week", "min", 28, 0, 10, ticks, (Tick(0, "0"), Tick(10, "10")), shown)


def painted(theme: Theme, shown: Chart, chosen: Place | None = None, paper: bool = False) -> QImage:
    image = QImage(400, 240, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.surface))
    painter = QPainter(image)
    paint_chart(painter, WHOLE, theme, shown, 1.0, chosen, paper)
    painter.end()
    return image


def ink(theme: Theme, shown: Chart) -> ChartInk:
    return ChartInk(QPainter(), WHOLE, theme, shown, 1.0)


def test_a_bar_stands_on_the_ground_in_its_colour_and_reaches_up_to_its_value(theme: Theme) -> None:
    shown = chart(series(Draw.BARS, 5, 10, None, 2))
    image, where = painted(theme, shown), ink(theme, shown)
    for number, value in ((0, 5.0), (1, 10.0), (3, 2.0)):
        rect = bar_rect(where, 0, shown.series[0].points[number])
        assert rect.top() == pytest.approx(where.y(value))
        assert rect.bottom() == pytest.approx(where.plot.bottom())
        assert image.pixelColor(rect.center().toPoint()) == QColor(theme.primary)
    nothing = QPointF(where.x(17.5), where.plot.bottom() - 10)
    assert image.pixelColor(nothing.toPoint()) == QColor(theme.surface)


def test_stacked_bars_stand_on_those_before(light: Theme) -> None:
    shown = chart(series(Draw.STACKED, 2, 3), series(Draw.STACKED, 4, None), series(Draw.STACKED, 1, 5))
    where = ink(light, shown)
    first, second, third = (bar_rect(where, number, shown.series[number].points[0]) for number in range(3))
    assert second.bottom() == pytest.approx(first.top())
    assert third.bottom() == pytest.approx(second.top())
    assert third.top() == pytest.approx(where.y(7))
    assert bar_rect(where, 2, shown.series[2].points[1]).bottom() == pytest.approx(where.y(3))


def test_a_line_stops_where_nothing_is_known_and_goes_on_after(light: Theme) -> None:
    shown = chart(series(Draw.LINE, 5, 5, None, 5))
    image, where = painted(light, shown), ink(light, shown)
    assert image.pixelColor(where.at(3.5, 5).toPoint()) == QColor(light.primary)
    for gap in (10.5, 17.5):
        assert image.pixelColor(where.at(gap, 5).toPoint()) == QColor(light.surface)
    assert image.pixelColor(where.at(21, 5).toPoint()) == QColor(light.primary)


def test_on_paper_nothing_has_a_colour_and_patterns_differ(light: Theme) -> None:
    marks = (Mark.PLAIN, Mark.HATCHED, Mark.DOTTED)
    shown = chart(*(series(Draw.STACKED, 3, 3, mark=mark, role=role) for mark, role in zip(marks, ROLES, strict=True)))
    image, where = painted(light, shown, paper=True), ink(light, shown)
    looks = set()
    for number in range(3):
        rect = bar_rect(where, number, shown.series[number].points[0]).toRect().adjusted(4, 4, -4, -4)
        pixels = [
            image.pixelColor(x, y) for x in range(rect.left(), rect.right()) for y in range(rect.top(), rect.bottom())
        ]
        assert all(pixel.saturation() < 90 for pixel in pixels)
        looks.add(
            (round(sum(pixel.lightness() for pixel in pixels) / len(pixels)), len({p.name() for p in pixels}) > 8)
        )
    assert len(looks) == 3


ROLES = ("primary", "warm", "danger")


def test_every_mark_has_a_shape_of_its_own(light: Theme) -> None:
    pictures = {
        bytes(painted(light, chart(series(Draw.LINE, None, 5, None, mark=mark))).constBits())
        for mark in (Mark.CIRCLE, Mark.SQUARE, Mark.TRIANGLE, Mark.DIAMOND)
    }
    assert len(pictures) == 4


def test_what_is_pale_differs_from_what_is_not_and_the_chosen_point_from_both(light: Theme) -> None:
    bars = series(Draw.BARS, 5, 5)
    pale = replace(bars, points=(bars.points[0], replace(bars.points[1], quiet=True)))
    pictures = [painted(light, chart(bars)), painted(light, chart(pale)), painted(light, chart(bars), Place(0, 1))]
    line = series(Draw.LINE, 5, 5)
    pictures += [painted(light, chart(line)), painted(light, chart(line), Place(0, 1))]
    assert len({bytes(picture.constBits()) for picture in pictures}) == 5


def test_neighbouring_levels_of_one_height_are_one() -> None:
    shown = series(Draw.STEP, 5, 5, None, 5, 6)
    assert list(levels(shown, 7.0)) == [(0, 14, 5), (21, 28, 5), (28, 35, 6)]


def test_a_place_on_the_screen_finds_the_nearest_point(light: Theme) -> None:
    shown = chart(series(Draw.BARS, 5, 8, None), series(Draw.STEP, 9, 9, 9))
    where = ink(light, shown)
    assert place_at(where, where.at(3, 2)) == Place(0, 0)
    assert place_at(where, where.at(11, 9.2)) == Place(1, 1)
    assert place_at(where, where.at(17.5, 1)) == Place(1, 2)
    assert place_at(ink(light, chart(series(Draw.LINE, None))), QPointF(9, 9)) is None


def test_days_off_and_notes_are_seen(light: Theme) -> None:
    plain = chart(series(Draw.LINE, 5, 5, 5, 5))
    off = replace(plain, bands=(Band(7, 14, "Holiday"), Band(40, 50, "Later")), notes=(Note(20, "A change"),))
    image, where = painted(light, off), ink(light, off)
    assert image != painted(light, plain)
    assert image.pixelColor(QPointF(where.x(20), where.plot.top() - 3).toPoint()) == QColor(light.warm)


def test_patterns_stay_within_their_bar() -> None:
    rect = QRectF(13, 7, 40, 21)
    lines, dots = hatching(rect, 6), dotting(rect, 7)
    wider = rect.adjusted(-1e-6, -1e-6, 1e-6, 1e-6)
    assert len(lines) > 5
    assert len(dots) > 5
    assert all(wider.contains(line.p1()) and wider.contains(line.p2()) for line in lines)
    assert all(wider.contains(dot) for dot in dots)


def test_words_that_do_not_fit_beside_each_other_are_left_out_and_the_legend_wraps(light: Theme) -> None:
    many = tuple(Tick(number, f"the words of day {number}") for number in range(28))
    named = [series(Draw.LINE, 5, 5, name=f"A line with a long name {number}") for number in range(4)]
    shown = replace(chart(*named), x_ticks=many)
    where = ink(light, shown)
    assert len(where.legend) > 1
    assert where.plot.top() > ink(light, chart(named[0])).plot.top()
    assert not painted(light, shown).isNull()


def test_a_picture_has_the_wanted_size_and_title_and_sentence_take_room(light: Theme) -> None:
    shown = chart(series(Draw.BARS, 5, 8))
    png = chart_png(shown, light, QSize(600, 360))
    read = QImage.fromData(png)
    assert png.startswith(b"\x89PNG")
    assert (read.width(), read.height()) == (600, 360)
    assert chart_image(shown, light, QSize(600, 360)) != chart_image(shown, light, QSize(600, 360), titled=False)


def test_a_chart_without_points_is_painted_all_the_same(theme: Theme) -> None:
    empty = Chart("Title", "Sentence.", "Week", "min", 0, 0, 0)
    assert not painted(theme, empty).isNull()
