"""Charts say what they show, and nothing that is not so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.chart import Chart, Draw
from coach.domain.chart_reading import Place, reading
from coach.domain.chart_table import table_of
from coach.domain.look_back_due import Shift
from coach.domain.phrases import Phrases
from coach.domain.time_off import TimeOffKind
from coach.domain.week_figures import WeekFigures
from coach.services.progress_charts import ProgressCharts
from tests.progress_views import THIS_WEEK, a_holiday, a_view, a_week, compared, nothing_yet, usual_weeks


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    return Catalogue(find_resources()).phrases()


def all_of(drawn: ProgressCharts) -> tuple[Chart, ...]:
    return (drawn.pain, drawn.minutes, drawn.walks, drawn.routines, *drawn.scores)


def test_minutes_stand_beside_the_plan_and_the_sentence_leaves_the_open_week_out(phrases: Phrases) -> None:
    drawn = ProgressCharts(
        a_view([a_week(2, minutes=50), a_week(1, minutes=70), a_week(0, minutes=5)]), phrases
    ).minutes
    walked, planned = drawn.series
    assert [point.y for point in walked.points] == [50, 70, 5]
    assert [point.y for point in planned.points] == [80, 80, 80]
    assert drawn.sentence == "You walked 60 minutes a week on average, over 2 weeks; the plan had 80."
    assert reading(drawn, Place(0, 0)) == "Week of 26 October: 50 minutes of 80 planned"
    assert reading(drawn, Place(0, 2)) == "Week of 9 November: 5 minutes of 80 planned, so far"
    assert reading(drawn, Place(1, 2)) == "Week of 9 November: 80 minutes planned"
    assert [point.quiet for point in walked.points] == [False, False, True]


def test_a_week_off_is_left_out_of_the_average_and_told_kindly(phrases: Phrases) -> None:
    ill = a_week(2, minutes=0, planned_minutes=120, excused=TimeOffKind.ILL, on_plan=None)
    drawn = ProgressCharts(a_view([a_week(3, minutes=80), ill, a_week(1, minutes=60), a_week(0)]), phrases).minutes
    assert drawn.sentence == (
        "You walked 70 minutes a week on average, over 2 weeks; the plan had 80."
        " 1 week off is left out: nobody expects walks then."
    )
    only = ProgressCharts(a_view([replace(ill, minutes=30.0), a_week(0, minutes=12)]), phrases).minutes
    assert only.sentence.startswith("You have walked 12 minutes this week so far. 1 week off is left out")


def test_before_the_plan_nothing_is_said_about_it(phrases: Phrases) -> None:
    weeks = [a_week(1, minutes=40, planned_minutes=None), a_week(0, planned_minutes=None)]
    drawn = ProgressCharts(a_view(weeks), phrases).minutes
    assert drawn.sentence == "You walked 40 minutes a week on average, over 1 week."
    assert reading(drawn, Place(0, 0)) == "Week of 2 November: 40 minutes"
    assert table_of(drawn).rows[0] == ("2 November", "40", "–")


def test_a_week_without_a_walk_in_the_plan_is_not_measured_against_nothing(phrases: Phrases) -> None:
    weeks = [a_week(1, minutes=40, planned_minutes=0), a_week(0, minutes=30, planned_minutes=0)]
    drawn = ProgressCharts(a_view(weeks), phrases).minutes
    assert drawn.sentence == "You walked 40 minutes a week on average, over 1 week."
    assert reading(drawn, Place(0, 0)) == "Week of 2 November: 40 minutes"


def test_the_first_week_is_told_as_far_as_it_went(phrases: Phrases) -> None:
    drawn = ProgressCharts(a_view([a_week(0, minutes=12.4)]), phrases).minutes
    assert drawn.sentence == "You have walked 12 minutes this week so far."


def test_a_week_off_is_read_kindly_and_shaded(phrases: Phrases) -> None:
    weeks = [a_week(2), a_week(1, excused=TimeOffKind.HOLIDAY, on_plan=None), a_week(0)]
    drawn = ProgressCharts(a_view(weeks, bands=(a_holiday(1),)), phrases)
    assert reading(drawn.minutes, Place(0, 1)).startswith("Week of 2 November: 61 minutes of 80 planned. Holiday")
    band = drawn.minutes.bands[0]
    assert (band.begins, band.ends, band.words) == (7, 14, "Holiday")


def test_pain_is_averaged_by_week_over_the_single_days_and_gaps_stay_gaps(phrases: Phrases) -> None:
    weeks = [a_week(5, after=4.0), a_week(4, after=None), a_week(3, after=None), a_week(2, after=None), *usual_weeks(2)]
    drawn = ProgressCharts(a_view(weeks), phrases).pain
    after = next(series for series in drawn.series if series.name == "After")
    single = next(series for series in drawn.series if series.draw is Draw.FAINT)
    assert [point.y for point in after.points] == [4.0, None, None, None, 2.1, 2.0]
    assert [point.y for point in single.points] == [4.0, None, 2.1, 2.0]
    assert single.points[0].words == "6 October: pain after the walk 4.0 of 10"
    assert (drawn.low, drawn.high) == (0, 10)
    assert (
        drawn.sentence
        == "Pain after walks was 4.0 of 10 on average in the first 2 of these weeks, and 2.1 in the last 2."
    )


def test_other_answers_are_shown_where_nothing_was_said_about_after(phrases: Phrases) -> None:
    drawn = ProgressCharts(a_view([a_week(1, after=None), a_week(0, after=None)]), phrases).pain
    assert "so this shows the other answers" in drawn.sentence
    assert [series.name for series in drawn.series] == ["Before", "Next morning"]


@pytest.mark.parametrize(("shift", "told"), [(Shift.BETTER, "lower"), (Shift.WORSE, "higher")])
def test_a_change_is_pointed_out_where_it_means_something_for_better_and_worse(
    phrases: Phrases, shift: Shift, told: str
) -> None:
    before, now = (5.0, 2.0) if shift is Shift.BETTER else (2.0, 5.0)
    scores, change = ((THIS_WEEK - timedelta(7), before), (THIS_WEEK, now)), compared(before, now, shift)
    drawn = ProgressCharts(a_view(usual_weeks(13), pain=change, peg=change, peg_scores=scores), phrases)
    for chart in (drawn.pain, drawn.scores[0]):
        (note,) = chart.notes
        assert note.words == f"Here the change means something: 3.0 {told} than at first"
        assert note.good is (shift is Shift.BETTER)
    series = next(number for number, one in enumerate(drawn.pain.series) if one.name == "After")
    assert "means something" in reading(drawn.pain, Place(series, 12))
    assert "means something" in reading(drawn.scores[0], Place(0, 1))


def test_a_change_is_pointed_out_only_where_both_sides_of_it_are_in_the_chart(phrases: Phrases) -> None:
    scores, change = ((THIS_WEEK - timedelta(7), 5.0), (THIS_WEEK, 2.0)), compared(5.0, 2.0, Shift.BETTER)
    drawn = ProgressCharts(a_view(usual_weeks(12), pain=change, peg=change, peg_scores=scores), phrases)
    assert (drawn.pain.notes, drawn.scores[0].notes) == ((), ())


def test_the_sentence_about_pain_is_a_mean_of_answers_and_says_of_which_weeks(phrases: Phrases) -> None:
    # Many answers in one week weigh more than one in another: 9 twice and 1 six times are 3.
    first = [(THIS_WEEK - timedelta(weeks=12), 9.0)] * 2 + [(THIS_WEEK - timedelta(weeks=11), 1.0)] * 6
    last = [(THIS_WEEK - timedelta(weeks=2), 2.0)] * 3 + [(THIS_WEEK, 3.0)]
    change = replace(compared(3.0, 2.25, Shift.CLOSE), weeks=4)
    said = (
        (13, (*first, *last), "in the first 4 of these weeks, and 2.3 in the last 4."),
        (5, ((THIS_WEEK - timedelta(weeks=4), 6.0), *last), "in the first 2 of these weeks, and 3.0 in the last 2."),
        (3, last, "in the first of these weeks, and 3.0 in the last 7 days."),
    )
    for weeks, after, told in said:
        drawn = ProgressCharts(a_view(usual_weeks(weeks), after=tuple(after), pain=change), phrases).pain
        assert drawn.sentence.endswith(told), drawn.sentence
    quiet = ProgressCharts(a_view(usual_weeks(3), after=(last[-1],), pain=change), phrases).pain
    assert quiet.sentence == "Pain after walks was 3.0 of 10 on average in these weeks."


def test_answers_of_one_day_are_one_point(phrases: Phrases) -> None:
    drawn = ProgressCharts(a_view(usual_weeks(2), after=((THIS_WEEK, 2.0), (THIS_WEEK, 2.5))), phrases).pain
    (single,) = (series for series in drawn.series if series.draw is Draw.FAINT)
    assert [(point.y, point.words[-9:]) for point in single.points] == [(2.25, "2.3 of 10")]


def test_a_change_within_chance_is_not_pointed_out(phrases: Phrases) -> None:
    drawn = ProgressCharts(a_view(usual_weeks(12), pain=compared(2.5, 2.0, Shift.CLOSE)), phrases)
    assert not drawn.pain.notes


def test_walks_are_counted_by_how_they_ended(phrases: Phrases) -> None:
    weeks = [a_week(1, done=3, shortened=1, stopped=1), a_week(0, done=2, shortened=0)]
    drawn = ProgressCharts(a_view(weeks), phrases).walks
    assert [[point.y for point in series.points] for series in drawn.series] == [[3, 2], [1, 0], [1, 0]]
    assert drawn.sentence.startswith("7 walks, of which 1 shortened and 1 stopped.")
    assert drawn.high >= 5
    assert reading(drawn, Place(2, 0)) == "Week of 2 November: 1 walk stopped"
    all_done = ProgressCharts(a_view([a_week(0, done=1, shortened=0)]), phrases).walks
    assert all_done.sentence == "1 walk, done."


def test_scores_are_there_once_they_were_answered(phrases: Phrases) -> None:
    plain = ProgressCharts(a_view(usual_weeks(4)), phrases)
    assert plain.scores == ()
    told = a_view(
        usual_weeks(4), peg_scores=((THIS_WEEK, 4 + 1 / 3),), roland_morris_scores=((THIS_WEEK, 12),),
        goal_scores=((THIS_WEEK - timedelta(7), 3), (THIS_WEEK, 5)), goal="walk to the market",
    )  # fmt: skip
    peg, roland, goal = ProgressCharts(told, phrases).scores
    assert "Your last score was 4.3" in peg.sentence
    assert "your back made 12 hard" in roland.sentence
    assert roland.high == 24
    assert goal.title == "Your goal: walk to the market"
    assert goal.sentence.endswith("You began these weeks at 3 and were at 5 last.")
    assert table_of(goal).rows == (("2 November", "3"), ("9 November", "5"))


def test_before_anything_happened_every_chart_says_when_it_fills(phrases: Phrases) -> None:
    drawn = ProgressCharts(nothing_yet(), phrases)
    assert all(chart.is_empty and chart.sentence for chart in all_of(drawn))
    assert drawn.minutes.sentence == "No minutes in these weeks yet. Your first walk draws the first bar."


def test_many_years_share_places_and_are_told_as_averages(phrases: Phrases) -> None:
    drawn = ProgressCharts(a_view(usual_weeks(1040)), phrases)
    assert drawn.places.size == 13
    assert all(len(series.points) <= 81 for series in drawn.minutes.series)
    said = reading(drawn.minutes, Place(0, 79))
    assert said == "13 weeks from 17 August: 66 minutes of 80 planned a week"
    assert "13 weeks from" in table_of(drawn.walks).rows[-1][0]
    assert [tick.words for tick in drawn.minutes.x_ticks][:2] == ["2007", "2010"]


figures = st.builds(
    a_week,
    ago=st.just(0),
    minutes=st.floats(0, 2000),
    planned_minutes=st.none() | st.integers(0, 1500),
    done=st.integers(0, 30),
    shortened=st.integers(0, 5),
    stopped=st.integers(0, 5),
    routines=st.integers(0, 20),
    before=st.none() | st.floats(0, 10),
    after=st.none() | st.floats(0, 10),
    morning=st.none() | st.floats(0, 10),
    excused=st.none() | st.sampled_from(TimeOffKind),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(figures, min_size=1, max_size=8), st.sampled_from([1, 30, 70]))
def test_whatever_the_weeks_were_nothing_lies_outside_a_chart_and_every_point_is_told(
    phrases: Phrases, some: list[WeekFigures], times: int
) -> None:
    all_weeks = some * times
    weeks = [a_week(len(all_weeks) - 1 - at, **_figures(week)) for at, week in enumerate(all_weeks)]
    for chart in all_of(ProgressCharts(a_view(weeks), phrases)):
        heights = dict[float, float]()
        for series in chart.series:
            for point in series.points:
                assert 0 <= point.x <= chart.width
                assert point.y is None or (chart.low <= point.y <= chart.high and point.words)
                if series.draw is Draw.STACKED:
                    heights[point.x] = heights.get(point.x, 0) + (point.y or 0)
        assert all(height <= chart.high + 1e-9 for height in heights.values())
        assert chart.sentence
        assert len(table_of(chart).rows) == len(chart.rows)


def _figures(week: WeekFigures) -> dict[str, object]:
    kept = ("minutes", "planned_minutes", "done", "shortened", "stopped", "routines", "before", "after", "morning")
    return {name: getattr(week, name) for name in (*kept, "excused")}
