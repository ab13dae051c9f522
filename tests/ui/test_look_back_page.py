"""The look back, the questionnaire and the plan's wishes: by clicks, keys and the names a screen reader says."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.added_day import WeeklySlot
from coach.domain.frequency import NextWeek, WeekStep
from coach.domain.look_back import Helped, LookBack, RolandMorris
from coach.domain.phrases import reason
from coach.domain.plan import Plan
from coach.domain.schedule import Schedule
from coach.services.week_steps import WeekOffer
from coach.ui.pages.look_back_page import LookBackPage
from coach.ui.pages.plan_page import PlanPage
from coach.ui.pages.roland_morris_page import RolandMorrisPage
from coach.ui.pages.today_look_back_card import LookBackCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.ui.by_name import control, is_checked, key, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES

MONDAY = date(2026, 11, 9)
AT = datetime(2026, 11, 15, 9, tzinfo=UTC)
GOAL = "Walk to the shop and back"
FRESH = LookBack(MONDAY, AT)
FRESH_WITH_GOAL = LookBack(MONDAY, AT, goal=GOAL, goal_score=6)
NOON = time(12, 30)
ONE_MORE = NextWeek(WeekStep.ADD_DAY, 5, (reason("because.week_add_day", days=5),), (WeekStep.ADD_DAY,))
HOLD = NextWeek(WeekStep.HOLD, 4, (reason("because.week_not_all", walked=3, planned=4),))
AT_TARGET = NextWeek(
    WeekStep.SIXTH_DAY,
    6,
    (reason("because.week_sixth_day"), reason("because.week_brisk")),
    (WeekStep.SIXTH_DAY, WeekStep.BRISK),
)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> LookBackPage:
    """A fresh week with three walks, and one more day proposed."""
    page = LookBackPage(appearance, texts)
    page.show_week(FRESH, 3, 47)
    page.show_offer(WeekOffer(ONE_MORE, WeeklySlot(1, NOON), (1, 4, 6)))
    page.show_past(())
    page.when.show_roland_morris(None)
    show(qtbot, page)
    return page


@pytest.fixture
def told(page: LookBackPage) -> list[LookBack]:
    """What was told, answer by answer."""
    heard = list[LookBack]()
    page.answers_changed.connect(heard.append)
    return heard


def test_the_week_and_its_walks_are_said_first(page: LookBackPage) -> None:
    assert "9 November to 15 November" in words(page)
    assert "You walked on 3 days of this week, 47 minutes in all." in words(page)


def test_a_week_without_walks_is_met_kindly(page: LookBackPage) -> None:
    page.show_week(FRESH, 0, 0)
    assert "A pause is never a failure." in words(page)


def test_each_answer_is_told_at_once_and_none_is_needed(page: LookBackPage, told: list[LookBack]) -> None:
    press(page, "Pain on average, 4 of 10")
    press(page, "Interfered with enjoyment of life, 3 of 10")
    press(page, "Interfered with general activity, 5 of 10")
    press(page, "Warmth")
    assert (told[-1].pain, told[-1].enjoyment, told[-1].activity) == (4, 3, 5)
    assert told[-1].helped == {Helped.WARMTH}
    assert told[-1].peg == 4
    press(page, "Pain on average, 4 of 10")
    assert told[-1].pain is None


def test_the_goal_is_asked_about_only_when_there_is_one(page: LookBackPage, told: list[LookBack]) -> None:
    assert "How well could you do it in the past week?" not in words(page)
    field = control(page, "Your goal")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, GOAL)
    press(page, "How well it went, 6 of 10")
    assert (told[-1].goal, told[-1].goal_score) == (GOAL, 6)
    field.clear()
    QTest.keyClicks(field, " ")
    assert told[-1].goal_score is None
    assert "How well could you do it in the past week?" not in words(page)


def test_answers_there_are_already_are_filled_in(page: LookBackPage) -> None:
    page.show_week(LookBack(MONDAY, AT, 4, 3, 5, GOAL, 6, frozenset({Helped.SLEEP}), "Dry weather."), 3, 47)
    assert is_checked(page, "Interfered with general activity, 5 of 10")
    assert is_checked(page, "How well it went, 6 of 10")
    assert is_checked(page, "Sleep")


def test_one_more_day_is_added_only_when_somebody_says_so(page: LookBackPage, qtbot: QtBot) -> None:
    assert "5 walks a week" in words(page)
    assert is_checked(page, "One more walk on Tuesday")
    press(page, "One more walk on Friday")
    with qtbot.waitSignal(page.next_week.add_day_requested) as asked:
        press(page, "Add Friday at 12:30")
    assert asked.args == [WeeklySlot(4, NOON)]


def test_arrow_keys_walk_over_the_free_days_alone(page: LookBackPage) -> None:
    control(page, "One more walk on Tuesday").setFocus()
    key(page, Qt.Key.Key_Right)
    key(page, Qt.Key.Key_Space)
    assert is_checked(page, "One more walk on Friday")
    assert "Add Friday at 12:30" in names(page)
    key(page, Qt.Key.Key_End)
    key(page, Qt.Key.Key_Right)
    key(page, Qt.Key.Key_Space)
    assert "Add Sunday at 12:30" in names(page)
    assert "One more walk on Monday" not in names(page)


def test_what_was_added_can_be_taken_back(page: LookBackPage, qtbot: QtBot) -> None:
    page.next_week.show_taken("Friday at 12:30 is in your plan.")
    assert "Friday at 12:30 is in your plan." in words(page)
    assert "Add Tuesday at 12:30" not in names(page)
    with qtbot.waitSignal(page.next_week.undo_requested):
        press(page, "Take it back")


def test_leaving_it_as_it_is_changes_nothing(page: LookBackPage) -> None:
    asked = list[object]()
    page.next_week.add_day_requested.connect(asked.append)
    press(page, "Leave it as it is")
    assert asked == []
    assert "It stays as it is." in words(page)


def test_a_week_that_holds_has_its_reason_and_no_button(page: LookBackPage) -> None:
    page.show_offer(WeekOffer(HOLD, WeeklySlot(1, NOON), (1, 4, 6)))
    assert "That is fine, and next week stays as it is." in words(page)
    assert not {"Leave it as it is", "Walk a brisker middle", "Add Tuesday at 12:30"} & set(names(page))


def test_at_the_target_a_sixth_day_and_a_brisker_middle_are_both_there(page: LookBackPage, qtbot: QtBot) -> None:
    page.show_offer(WeekOffer(AT_TARGET, WeeklySlot(6, NOON), (4, 6)))
    assert "Add Sunday at 12:30" in names(page)
    with qtbot.waitSignal(page.next_week.brisk_requested):
        press(page, "Walk a brisker middle")


def test_with_one_free_day_there_is_nothing_to_choose(page: LookBackPage) -> None:
    page.show_offer(WeekOffer(AT_TARGET, WeeklySlot(6, NOON), (6,)))
    assert "Which day?" not in words(page)
    assert "Add Sunday at 12:30" in names(page)


def test_earlier_weeks_are_shown_as_they_were_told(page: LookBackPage) -> None:
    page.show_past(
        [
            LookBack(MONDAY - timedelta(days=14), AT, 6, 6, 6, GOAL, 3),
            LookBack(MONDAY - timedelta(days=7), AT),
            LookBack(MONDAY, AT, 4, 4, 5),
        ]
    )
    shown = words(page)
    assert "pain 6 · enjoyment 6 · activity 6 · together 6 · goal 3 of 10" in shown
    assert "no answers" in shown
    assert "They are too close to tell a difference." in shown


def test_the_longer_questionnaire_and_what_suits_stand_beside_the_weeks(page: LookBackPage, qtbot: QtBot) -> None:
    page.show_past([LookBack(MONDAY, AT, 4, 4, 5)])
    assert "24 sentences about a day, fewer" not in words(page)
    page.show_past([LookBack(MONDAY, AT, 4, 4, 5)], [RolandMorris(date(2026, 10, 9), frozenset(range(1, 13)))])
    assert "24 sentences about a day, fewer is easier\n9 October: 12 of 24" in words(page)
    with qtbot.waitSignal(page.suits_requested):
        press(page, "What suits me?")


def test_the_next_walk_is_told_in_minutes_while_one_may_begin(page: LookBackPage) -> None:
    page.show_offer(WeekOffer(HOLD, minutes=12))
    assert "As things stand, your next walk is 12 minutes." in words(page)
    page.show_offer(WeekOffer(HOLD))
    assert "As things stand" not in words(page)


def test_an_earlier_goal_is_not_taken_for_the_one_of_now(page: LookBackPage) -> None:
    page.show_past([LookBack(MONDAY - timedelta(days=7), AT, goal="Swim", goal_score=3), FRESH_WITH_GOAL])
    assert "earlier goal, Swim: 3 of 10" in words(page)
    assert "goal 6 of 10" in words(page)


def test_a_lighter_week_says_why_and_counts_nothing(page: LookBackPage) -> None:
    page.show_offer(
        WeekOffer(NextWeek(WeekStep.LIGHTER, 4, (reason("because.week_flare"),)), WeeklySlot(1, NOON), (1,))
    )
    assert "next week stays light" in words(page)
    assert "4 walks a week" not in words(page)


def test_a_change_that_is_told_names_both_scores(page: LookBackPage) -> None:
    page.show_past([LookBack(MONDAY - timedelta(days=7), AT, 6, 6, 6), LookBack(MONDAY, AT, 4, 4, 4)])
    assert "were 6 in the week of 2 November and are 4 now" in words(page)
    assert "people notice" in words(page)


def test_keys_end_it(page: LookBackPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.done_requested):
        key(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(page.leave_requested):
        key(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.put_off_requested):
        press(page, "Not this week")


def test_the_keyboard_begins_at_the_first_question_and_a_digit_answers(
    page: LookBackPage, told: list[LookBack]
) -> None:
    page.setFocus()
    key(page, Qt.Key.Key_7)
    assert told[-1].pain == 7


def test_before_the_first_week_is_over_only_the_day_can_be_chosen(page: LookBackPage) -> None:
    page.show_nothing()
    assert "A week after your first walk" in words(page)
    assert "Done" not in names(page)
    assert control(page, "Ask me on").isVisible()


def test_what_is_wrong_is_said_in_a_sentence(page: LookBackPage) -> None:
    page.show_error("The disk cannot be read.")
    assert "The disk cannot be read. Nothing is lost." in words(page)
    assert "Done" not in names(page)


def test_the_longer_questionnaire_is_a_link_or_a_date(page: LookBackPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.when.roland_morris_requested):
        press(page, "24 sentences about a day with your back")
    page.when.show_roland_morris(date(2026, 12, 10))
    assert "is here again from Thursday 10 December" in words(page)
    assert "24 sentences about a day with your back" not in names(page)


def test_every_control_of_the_look_back_has_a_name(page: LookBackPage) -> None:
    assert [kind for kind, name in named_controls(page) if not name] == []


def test_the_card_on_today_offers_both_ways(qtbot: QtBot, texts: Texts) -> None:
    card = LookBackCard(texts)
    card.show_goal(GOAL)
    show(qtbot, card)
    assert f"Your goal: {GOAL}" in words(card)
    with qtbot.waitSignal(card.look_back_requested):
        press(card, "Look back")
    with qtbot.waitSignal(card.put_off_requested):
        press(card, "Not this week")


# --- Roland-Morris -------------------------------------------------------------------------------------------------


@pytest.fixture
def months(qtbot: QtBot, appearance: Appearance, texts: Texts) -> RolandMorrisPage:
    page = RolandMorrisPage(appearance, texts)
    page.show_past(())
    page.show_answers(RolandMorris(MONDAY, frozenset({24})))
    show(qtbot, page)
    return page


def test_all_24_sentences_are_there_and_done_tells_which_are_true(months: RolandMorrisPage, qtbot: QtBot) -> None:
    press(months, "I sleep less well because of my back.")
    assert "2 of 24 ticked" in words(months)
    assert len([name for name in names(months) if "my back" in name.lower()]) == 24
    with qtbot.waitSignal(months.done_requested) as done:
        press(months, "Done")
    assert done.args == [frozenset({18, 24})]


def test_the_source_of_the_sentences_is_named(months: RolandMorrisPage) -> None:
    assert "M. Roland and R. Morris, Spine 1983" in words(months)


def test_esc_keeps_nothing_but_what_was_ticked_so_far(months: RolandMorrisPage, qtbot: QtBot) -> None:
    kept = list[object]()
    months.done_requested.connect(kept.append)
    with qtbot.waitSignal(months.ticks_changed) as ticked:
        press(months, "I sleep less well because of my back.")
    assert ticked.args == [frozenset({18, 24})]
    with qtbot.waitSignal(months.cancel_requested):
        key(months, Qt.Key.Key_Escape)
    assert kept == []


def test_between_two_of_them_it_says_when_it_is_there_again(months: RolandMorrisPage) -> None:
    months.show_later(MONDAY, MONDAY + timedelta(days=28))
    assert "It is here again from Monday 7 December" in words(months)
    assert "Done" not in names(months)


def test_earlier_numbers_are_shown_and_a_change_only_where_one_can_be_told(months: RolandMorrisPage) -> None:
    first, last = RolandMorris(date(2026, 10, 9), frozenset(range(1, 13))), RolandMorris(MONDAY, frozenset({1, 2}))
    months.show_past([first, last])
    assert "9 October: 12 of 24" in words(months)
    assert "From 12 to 2 since 9 October" in words(months)
    months.show_past([last])
    assert "since" not in words(months)


# --- wishes on the Plan page ---------------------------------------------------------------------------------------


def test_wishes_are_told_as_a_plan_and_the_goal_as_it_is_written(
    qtbot: QtBot, appearance: Appearance, texts: Texts
) -> None:
    page, plans, goals = PlanPage(appearance, texts), list[Plan](), list[str]()
    page.show_schedule(Schedule((NOON,) * 7), MONDAY)
    page.show_plan(Plan(brisk=True), "")
    page.plan_changed.connect(plans.append)
    page.goal_changed.connect(goals.append)
    show(qtbot, page)
    press(page, "Sit down on the way")
    press(page, "A brisker middle at the target")
    assert plans == [Plan(brisk=True, intervals=True), Plan(intervals=True)]
    field = control(page, "Your goal")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Swim ")
    page.show_plan(Plan(), "Swim")
    assert (goals[-1], field.text()) == ("Swim ", "Swim ")
    with qtbot.waitSignal(page.look_back_requested):
        press(page, "Look back at your week")
