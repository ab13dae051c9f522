"""The calendar of a year as a drawing: every day has its square, and each is read without telling colours apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from coach.domain.diary import DiaryMark
from coach.domain.time_off import TimeOffKind
from coach.drawing.heat_map import HeatMap, HeatPlaces, contrast, ink_on, paint_day, paint_heat_map, shade_of
from coach.drawing.theme import Theme, read_theme

THEMES = [read_theme(file) for file in sorted((Path(__file__).parents[2] / "resources" / "themes").glob("*.toml"))]
DAY = date(2026, 11, 5)
every_theme = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)

pytestmark = pytest.mark.usefixtures("qapp")


def square(theme: Theme, mark: DiaryMark) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.surface))
    painter = QPainter(image)
    paint_day(painter, QRectF(8, 8, 24, 24), theme, mark, 1.0)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


@every_theme
def test_the_number_of_a_day_can_be_read_on_each_shade(theme: Theme) -> None:
    for shade in range(5):
        ground = shade_of(theme, shade)
        assert contrast(ink_on(theme, ground), ground) >= 4.5, shade


@every_theme
def test_each_mark_of_a_day_is_seen_without_colour(theme: Theme) -> None:
    for minutes in (0.0, 16.0, 40.0):
        plain = DiaryMark(DAY, minutes)
        marked = (
            replace(plain, hurt=True),
            replace(plain, noted=True),
            replace(plain, routines=1),
            replace(plain, time_off=TimeOffKind.ILL),
        )
        pictures = [square(theme, mark) for mark in (plain, *marked)]
        for number, picture in enumerate(pictures):
            assert all(picture != other for other in pictures[:number]), (minutes, number)


@every_theme
def test_a_day_to_come_is_empty_and_so_unlike_one_without_a_walk(theme: Theme) -> None:
    places = HeatPlaces(DAY.year, 900, 1.0)
    image = QImage(900, round(places.height) + 3, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.surface))
    painter = QPainter(image)
    months, weekdays = ("Jan",) * 12, ("Mon",) * 7
    paint_heat_map(painter, theme, places, HeatMap({}, date(2026, 2, 1), DAY, DAY, DAY, months, weekdays))
    painter.end()

    def seen(day: date) -> int:
        part = image.copy(places.rect(day).toAlignedRect())
        return len({part.pixel(x, y) for x in range(part.width()) for y in range(part.height())})

    assert seen(date(2026, 12, 10)) == 1
    assert seen(date(2026, 10, 10)) > 1


@given(st.integers(1, 9999), st.integers(160, 4000), st.sampled_from((0.8, 1.0, 1.5, 2.0)))
@settings(max_examples=25)
def test_every_day_has_its_square_within_the_map_and_is_found_in_it(year: int, width: int, scale: float) -> None:
    places = HeatPlaces(year, width, scale)
    for day in places.grid.days[::13]:
        rect = places.rect(day)
        assert places.day_at(rect.center()) == day
        assert rect.bottom() <= places.height + 0.01
        assert rect.right() <= max(width, places.px(40 + 4 * 28)) + 0.01


def test_beside_the_squares_there_is_no_day() -> None:
    places = HeatPlaces(2026, 800, 1.0)
    first = places.rect(date(2026, 1, 1))
    assert places.day_at(first.center() - QPointF(40, 0)) is None
    assert places.day_at(QPointF(first.center().x(), 5)) is None
    assert places.day_at(QPointF(-5, -5)) is None


def test_the_chosen_day_and_today_stand_out() -> None:
    theme, places = THEMES[0], HeatPlaces(2026, 800, 1.0)

    def painted(chosen: date, today: date) -> QImage:
        image = QImage(800, round(places.height), QImage.Format.Format_RGB32)
        image.fill(QColor(theme.surface))
        painter = QPainter(image)
        months, days = ("Jan",) * 12, ("Mon",) * 7
        paint_heat_map(painter, theme, places, HeatMap({}, date(2026, 1, 1), today, today, chosen, months, days))
        painter.end()
        return image

    assert painted(DAY, DAY) != painted(date(2026, 11, 4), DAY)
    assert painted(date(2025, 1, 1), DAY) != painted(date(2025, 1, 1), date(2026, 11, 6))
