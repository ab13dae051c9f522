"""Going through charts: every point is reached, and what is read there is all there is to say about it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.chart import Band, Chart, Draw, Mark, Note, Point, Series, Tick
from coach.domain.chart_reading import Place, across, along, last_place, middle, reading
from coach.domain.chart_table import NOTHING, table_of


def series(draw: Draw, *values: float | None, step: float = 7.0, name: str = "Walked", digits: int = 0) -> Series:
    points = tuple(Point(number * step, value, f"{name} {number}") for number, value in enumerate(values))
    return Series(name, draw, Mark.CIRCLE, "primary", points, digits)


def chart(*all_series: Series, notes: tuple[Note, ...] = (), bands: tuple[Band, ...] = ()) -> Chart:
    rows = tuple(Tick(number * 7.0, f"week {number}") for number in range(3))
    return Chart("Title", "Sentence.", "Week", "min", 21, 0, 10, series=all_series, notes=notes, bands=bands, rows=rows)


values = st.lists(st.none() | st.floats(0, 10), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(values, values)
def test_arrow_keys_reach_every_known_point_and_no_unknown_one(
    one: list[float | None], other: list[float | None]
) -> None:
    shown = chart(series(Draw.BARS, *one), series(Draw.LINE, *other))
    known = {
        Place(number, index)
        for number, there in enumerate(shown.series)
        for index, point in enumerate(there.points)
        if point.y is not None
    }
    start = last_place(shown)
    assert (start is None) == shown.is_empty == (not known)
    reached = set[Place]()
    waiting = [start] if start else []
    while waiting:
        place = waiting.pop()
        if place not in reached:
            reached.add(place)
            waiting += [
                along(shown, place, 1),
                along(shown, place, -1),
                across(shown, place, 1),
                across(shown, place, -1),
            ]
    assert reached == known


def test_going_on_beyond_the_ends_stays_there() -> None:
    shown = chart(series(Draw.BARS, 1, None, 3))
    assert along(shown, Place(0, 2), 1) == Place(0, 2)
    assert along(shown, Place(0, 2), -99) == Place(0, 0)
    assert along(shown, Place(0, 0), 1) == Place(0, 2)
    assert across(shown, Place(0, 0), 1) == across(shown, Place(0, 0), -1) == Place(0, 0)


def test_another_line_is_entered_where_it_is_nearest() -> None:
    shown = chart(
        series(Draw.BARS, 1, 2, 3), series(Draw.LINE, None, None, None), series(Draw.FAINT, *[1] * 21, step=1.0)
    )
    assert across(shown, Place(0, 1), 1) == Place(2, 10)
    assert across(shown, Place(2, 20), -1) == Place(0, 2)


def test_a_point_is_read_with_what_is_pointed_out_there_and_the_days_off_it_lies_in() -> None:
    notes = (Note(8, "A change that means something"), Note(20, "Elsewhere"))
    shown = chart(series(Draw.BARS, 1, 2, 3), notes=notes, bands=(Band(12, 13, "Holiday"), Band(0, 3, "Ill")))
    assert reading(shown, Place(0, 1)) == "Walked 1. A change that means something. Holiday"


def test_a_week_off_is_read_in_its_own_week_and_neither_before_nor_after() -> None:
    off, changed = (Band(7, 14, "Ill"),), (Note(7, "A change"),)
    bars = chart(series(Draw.BARS, 1, 2, 3), notes=changed, bands=off)
    assert [reading(bars, Place(0, week)) for week in range(3)] == ["Walked 0", "Walked 1. A change. Ill", "Walked 2"]
    line = chart(series(Draw.LINE, *[1] * 16, step=1.0), notes=changed, bands=off)
    ill = [day for day in range(16) if reading(line, Place(0, day)).endswith("Ill")]
    told = [day for day in range(16) if "A change" in reading(line, Place(0, day))]
    assert (ill, told) == ([*range(7, 14)], [7])


def test_a_bar_stands_in_the_middle_of_its_place_and_a_line_goes_through_its_points() -> None:
    bars, line = series(Draw.BARS, 1), series(Draw.LINE, 1)
    shown = chart(bars, line)
    assert middle(shown, bars, bars.points[0]) == 3.5
    assert middle(shown, line, line.points[0]) == 0


def test_the_table_has_a_row_for_each_place_and_says_where_nothing_is_known() -> None:
    shown = chart(
        series(Draw.BARS, 5, None, 7), series(Draw.FAINT, 1, 2, 3), series(Draw.LINE, None, 2.25, name="Pain", digits=1)
    )
    table = table_of(shown)
    assert table.columns == ("Week", "Walked", "Pain")
    assert table.rows == (("week 0", "5", NOTHING), ("week 1", NOTHING, "2.3"), ("week 2", "7", NOTHING))
