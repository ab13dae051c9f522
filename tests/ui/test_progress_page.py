"""Is it working? Three numbers, charts behind them, and weeks off that are excused kindly."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.look import Look, Scheme
from coach.domain.look_back_due import Shift
from coach.domain.progress_view import ProgressView, Span
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.domain.way_to_target import Way, WayToTarget
from coach.services.progress_charts import ProgressCharts
from coach.ui.pages.progress_page import ProgressPage
from coach.ui.texts import Texts, read_texts
from coach.ui.theme import Appearance
from coach.ui.widgets.big_number import BigNumber
from coach.ui.widgets.chart_card import ChartCard
from tests.progress_views import THIS_WEEK, a_holiday, a_view, a_week, compared, nothing_yet, usual_weeks
from tests.ui.by_name import (
    clipped,
    control,
    is_checked,
    key,
    named_controls,
    names,
    press,
    ring_collisions,
    show,
    words,
)
from tests.ui.conftest import RESOURCES

MINUTES = "Minutes walked per week"
PHRASES = Catalogue(RESOURCES).phrases()


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The words of the page."""
    words = RESOURCES / "words"
    return read_texts(words / "en.toml", words / "en" / "progress.toml", words / "en" / "charts.toml")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> ProgressPage:
    """The page, in a window."""
    page = ProgressPage(appearance, texts)
    show(qtbot, page)
    return page


def fill(page: ProgressPage, view: ProgressView, times_off: tuple[TimeOff, ...] = ()) -> None:
    page.show_progress(ProgressCharts(view, PHRASES), times_off)
    for _ in range(3):
        QCoreApplication.processEvents()


def numbers(page: ProgressPage) -> list[str]:
    """What the big numbers say."""
    return [number.accessibleName() for number in page.findChildren(BigNumber) if number.isVisible()]


def test_three_numbers_say_how_it_goes(page: ProgressPage) -> None:
    weeks = [*usual_weeks(4)[:-1], a_week(0, minutes=21.6)]
    fill(page, a_view(weeks, pain=compared(4.5, 1.4, Shift.BETTER), goal="walk to the market"))
    assert numbers(page) == ["22 min", "1.4 /10", "3 of 3"]
    read = words(page)
    assert "80 min planned" in read
    assert "Target 30 min a walk: about 3–6 weeks at this rate." in read
    assert "Last 4 weeks; 3.1 lower than in your first 4" in read
    assert "A meaningful change" in read
    assert "Every one of them, well kept" in read
    assert "Your goal: walk to the market" in read


def test_a_change_for_the_worse_is_told_as_plainly_and_leads_on(page: ProgressPage) -> None:
    fill(page, a_view(usual_weeks(4), pain=compared(2.0, 5.0, Shift.WORSE)))
    assert "Last 4 weeks; 3.0 higher than in your first 4" in words(page)
    assert "A meaningful change" in words(page)
    assert "Worth a word with your clinician" in words(page)


@pytest.mark.parametrize(("now", "told"), [(2.4, "0.6 lower"), (3.0, "the same as"), (3.5, "0.5 higher")])
def test_a_change_within_chance_is_told_and_not_marked(page: ProgressPage, now: float, told: str) -> None:
    fill(page, a_view(usual_weeks(4), pain=compared(3.0, now, Shift.CLOSE)))
    assert told in words(page)
    assert "meaningful" not in words(page)


@pytest.mark.parametrize("way", Way)
def test_every_way_to_the_target_has_a_sentence_and_only_a_growing_one_has_numbers_of_weeks(
    page: ProgressPage, way: Way
) -> None:
    fill(page, a_view(usual_weeks(2), way=WayToTarget(way, 30, 20, 3, 6)))
    assert ("3–6 weeks" in words(page)) == (way is Way.GROWING)


def test_lighter_weeks_and_weeks_off_are_told_kindly(page: ProgressPage) -> None:
    weeks = [a_week(3, on_plan=False), a_week(2), a_week(1, on_plan=None, excused=TimeOffKind.ILL), a_week(0)]
    fill(page, a_view(weeks))
    assert numbers(page)[2] == "1 of 2"
    assert "1 lighter week, part of every plan" in words(page)
    assert "1 week off, not counted" in words(page)


def test_before_the_first_walk_it_says_when_it_fills_and_leads_to_today(qtbot: QtBot, page: ProgressPage) -> None:
    fill(page, nothing_yet())
    assert "Nothing to see yet" in words(page)
    assert not [card for card in page.findChildren(ChartCard) if card.isVisible()]
    with qtbot.waitSignal(page.today_requested):
        press(page, "Go to Today")
    fill(page, a_view(usual_weeks(2)))
    assert "Nothing to see yet" not in words(page)
    assert MINUTES in words(page)


def test_an_error_is_one_sentence_and_goes_again(page: ProgressPage) -> None:
    page.show_error("The data cannot be read.")
    assert "The data cannot be read." in words(page)
    assert "Go to Today" not in names(page)
    fill(page, a_view(usual_weeks(2)))
    assert "The data cannot be read." not in words(page)


def test_spans_are_chosen_and_one_is_always_chosen(qtbot: QtBot, page: ProgressPage) -> None:
    fill(page, a_view(usual_weeks(4)))
    assert is_checked(page, "12 weeks")
    with qtbot.waitSignal(page.span_changed) as chosen:
        press(page, "1 year")
    assert chosen.args == [Span.YEAR]
    fill(page, a_view(usual_weeks(52), span=Span.YEAR))
    with qtbot.assertNotEmitted(page.span_changed):
        press(page, "1 year")
    assert is_checked(page, "1 year")


def test_another_span_moves_nothing_and_keeps_the_place(qtbot: QtBot, page: ProgressPage) -> None:
    fill(page, a_view(usual_weeks(12)))
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    page.verticalScrollBar().setValue(300)
    card = control(page, MINUTES)
    before, long = card.geometry(), page.verticalScrollBar().maximum()
    fill(page, a_view(usual_weeks(52), span=Span.YEAR))
    page.grab()
    assert control(page, MINUTES) is card
    assert (card.geometry(), page.verticalScrollBar().value()) == (before, 300)
    assert page.verticalScrollBar().maximum() == long


def test_diary_and_report_are_one_press_away(qtbot: QtBot, page: ProgressPage) -> None:
    fill(page, a_view(usual_weeks(2)))
    with qtbot.waitSignal(page.diary_requested):
        press(page, "Diary")
    with qtbot.waitSignal(page.report_requested):
        press(page, "Report for my clinician")


def test_the_week_chosen_in_the_chart_can_be_marked_and_taken_back(qtbot: QtBot, page: ProgressPage) -> None:
    fill(page, a_view(usual_weeks(4)))
    assert "Week of 9 November: were you ill or on holiday?" in words(page)
    view = control(page, MINUTES)
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert "Week of 2 November: were you ill or on holiday?" in words(page)
    with qtbot.waitSignal(page.mark_requested) as marked:
        press(page, "Holiday")
    assert marked.args == [a_holiday(1)]
    weeks = [*usual_weeks(4)[:2], a_week(1, excused=TimeOffKind.HOLIDAY, on_plan=None), a_week(0)]
    fill(page, a_view(weeks, bands=(a_holiday(1),)), (a_holiday(1),))
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert is_checked(page, "Holiday")
    with qtbot.waitSignal(page.unmark_requested) as unmarked:
        press(page, "Holiday")
    assert unmarked.args == [a_holiday(1)]


def test_a_single_day_off_in_a_week_that_counts_is_not_said_of_the_week(qtbot: QtBot, page: ProgressPage) -> None:
    tuesday = THIS_WEEK + timedelta(days=1)
    day = TimeOff(tuesday, tuesday, TimeOffKind.ILL)
    fill(page, a_view(usual_weeks(4), bands=(day,)), (day,))
    assert not is_checked(page, "Ill")
    with qtbot.waitSignal(page.mark_requested) as marked:
        press(page, "Ill")
    assert marked.args == [replace(a_holiday(0), kind=TimeOffKind.ILL)]


def test_days_off_of_the_diary_that_excuse_a_week_are_said_of_it(page: ProgressPage) -> None:
    days = TimeOff(THIS_WEEK, THIS_WEEK + timedelta(days=3), TimeOffKind.ILL)
    fill(page, a_view([a_week(1), a_week(0, excused=TimeOffKind.ILL, on_plan=None)]), (days,))
    assert is_checked(page, "Ill")
    fill(page, a_view([a_week(1), a_week(0)]), (a_holiday(0),))
    assert is_checked(page, "Holiday")


def test_marking_a_week_keeps_it_chosen(page: ProgressPage) -> None:
    fill(page, a_view(usual_weeks(4)))
    QTest.keyClick(control(page, MINUTES), Qt.Key.Key_Home)
    weeks = [a_week(3, excused=TimeOffKind.HOLIDAY, on_plan=None), *usual_weeks(3)]
    fill(page, a_view(weeks, bands=(a_holiday(3),)), (a_holiday(3),))
    assert "Week of 19 October" in words(page)
    assert is_checked(page, "Holiday")


def test_a_flare_is_known_without_being_asked_about(page: ProgressPage) -> None:
    fill(page, a_view([a_week(1), a_week(0, excused=TimeOffKind.FLARE, on_plan=None)]))
    assert "Week of 9 November: a flare, so it is excused." in words(page)
    assert "Ill" not in names(page)


def test_years_of_weeks_share_bars_and_no_single_one_is_asked_about(page: ProgressPage) -> None:
    fill(page, a_view(usual_weeks(400), span=Span.ALL))
    assert "were you ill" not in words(page)
    assert "In a shorter span you can mark a single week" in words(page)
    fill(page, a_view(usual_weeks(12)))
    assert "In a shorter span" not in words(page)


def test_tab_goes_from_top_to_bottom_and_everything_has_a_name(page: ProgressPage) -> None:
    scores = ((THIS_WEEK, 4.0),)
    fill(
        page,
        a_view(usual_weeks(4), peg_scores=scores, roland_morris_scores=scores, goal_scores=scores, goal="walk"),
    )
    stops = named_controls(page)
    assert all(name for _, name in stops)
    control(page, "12 weeks").setFocus()
    order = tabbed(page, len(stops))
    order = order[: order.index("12 weeks") + 1]
    charts = [
        "Pain around walks, weekly average", MINUTES, "Walks", "Exercises", "Pain in everyday life",
        "What your back made hard", "Your goal: walk",
    ]  # fmt: skip
    assert [name for name in order if name in charts] == charts
    assert order[:6] == [
        "Diary", "Report for my clinician", charts[0],
        f"Show as table: {charts[0]}", f"Save picture: {charts[0]}", f"Copy picture: {charts[0]}",
    ]  # fmt: skip
    assert order[6:8] == [MINUTES, "Ill"]
    assert order[-2] == "Copy picture: Your goal: walk"


def tabbed(page: ProgressPage, times: int) -> list[str]:
    """What has the focus after each Tab."""
    order = []
    for _ in range(times):
        key(page, Qt.Key.Key_Tab)
        focus = page.window().focusWidget()
        order.append(focus.accessibleName() if focus else "")
    return order


def test_the_chosen_span_has_the_focus_when_the_page_opens(page: ProgressPage) -> None:
    control(page, "4 weeks").setFocus()
    fill(page, a_view(usual_weeks(4)))
    assert control(page, "12 weeks").hasFocus()
    control(page, "1 year").setFocus()
    fill(page, a_view(usual_weeks(4)))
    assert control(page, "1 year").hasFocus()


def test_nothing_is_cut_at_large_text_and_rings_touch_nothing(
    qtbot: QtBot, page: ProgressPage, appearance: Appearance
) -> None:
    fill(page, a_view(usual_weeks(4), pain=compared(4.5, 1.4, Shift.BETTER)))
    assert ring_collisions(page) == []
    appearance.apply_look(Look(Scheme.DARK, text_percent=200))
    page.resize(640, 740)
    qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)
    assert clipped(page) == []
