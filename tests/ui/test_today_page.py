"""Today: says what is true of the day, and asks for what somebody presses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.appointment import SnoozeChoice, SnoozeKind
from coach.domain.check_in import CheckIn
from coach.domain.day import DayKind
from coach.domain.day_versions import DayVersions
from coach.domain.look import Look, Scheme
from coach.domain.phrases import reason
from coach.domain.red_flag import Urgency
from coach.domain.session import Outcome, StopReason
from coach.domain.today import Today
from coach.domain.walk import shape_walk
from coach.services.ports import RunningSession
from coach.ui.pages.today_lock import LockWords
from coach.ui.pages.today_page import TodayPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton
from coach.ui.widgets.card import Card
from tests.ui.by_name import control, is_checked, key, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES
from tests.ui.days import (
    BECAUSE,
    LONGER,
    NOON,
    SCHEDULE,
    WAITING,
    ZONE,
    day,
    flaring,
    ordinary_day,
    read_words,
    walked,
)

CUT_OFF = RunningSession(1, NOON, 18, None, False, True, 1, 600.0, 420.0, CheckIn())


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("today", "today_day", "today_routine", "reminder", "flags")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> TodayPage:
    page = TodayPage(appearance, texts)
    show(qtbot, page)
    return page


def tell(page: TodayPage, today: Today, *reasons: str) -> TodayPage:
    """Show a day, with the shape of its walk."""
    shape = shape_walk(today.walk.minutes) if today.walk.walk_allowed else None
    page.show_today(today, reasons or BECAUSE, shape)
    QApplication.processEvents()
    return page


def lock(urgency: Urgency) -> LockWords:
    """What waits for two signs, with the numbers of Great Britain."""
    catalogue = Catalogue(RESOURCES)
    return LockWords(urgency, "gb", ("Fever", "Losing weight"), catalogue.red_flags(), catalogue.regions())


def primaries(page: TodayPage) -> list[str]:
    return [button.accessibleName() for button in page.findChildren(PrimaryButton) if button.isVisible()]


def test_before_the_first_day_is_known_the_page_says_so(page: TodayPage) -> None:
    assert "Just a moment" in words(page)
    assert names(page) == []


def test_an_ordinary_day_says_what_when_how_long_and_why(page: TodayPage) -> None:
    told = words(tell(page, ordinary_day()))
    assert "Thursday 12 November" in told
    assert "Good afternoon. Your walk is ready." in told
    assert "Walk 3 · today 12:30" in told
    assert "3 min easy  ·  12 min steady  ·  3 min easy" in told
    assert "Why 18?" in told
    assert BECAUSE[0] in told
    assert control(page, "18 minutes")
    assert "2 of 4 walks done · 32 of 68 minutes" in told


def test_why_and_its_link_stand_under_each_other_where_there_is_no_room_for_both(
    page: TodayPage, appearance: Appearance, qtbot: QtBot
) -> None:
    appearance.apply_look(Look(text_percent=200))
    tell(page, ordinary_day()).resize(560, 740)
    why = next(label for label in page.findChildren(QLabel) if label.text() == "Why 18?")
    link = control(page, "How this was decided")
    qtbot.waitUntil(lambda: link.y() >= why.geometry().bottom())
    assert why.width() >= why.fontMetrics().horizontalAdvance("Why 18?")
    page.resize(1400, 740)
    qtbot.waitUntil(lambda: link.x() > why.geometry().right())


def test_the_week_is_told_in_whole_sentences(page: TodayPage) -> None:
    tell(page, ordinary_day())
    assert control(page, "Monday, 16 minutes walked")
    assert control(page, "Thursday, today, 18 minutes planned at 12:30")
    assert control(page, "Sunday, rest")


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (0, "Hello."),
        (3, "Hello."),
        (4, "Good morning."),
        (11, "Good morning."),
        (12, "Good afternoon."),
        (18, "Good evening."),
    ],
)
def test_the_greeting_follows_the_hour(page: TodayPage, hour: int, greeting: str) -> None:
    tell(page, day(NOON.replace(hour=hour), walked(1, 9)))
    assert page.title.text().startswith(greeting)


@pytest.mark.parametrize(
    ("today", "title"),
    [
        (day(), "Your first walk is ready."),
        (day(datetime(2026, 11, 13, 9, tzinfo=ZONE)), "Your first walk is tomorrow."),
        (day(datetime(2026, 11, 13, 9, tzinfo=ZONE), walked(1, 9)), "Today is a rest day."),
        (day(NOON.replace(hour=20), walked(1, 9), walked(2, 12)), "Today's walk is done."),
        (day(NOON, walked(1, 9), walk=WAITING), "Your plan is waiting for you."),
        (
            day(NOON, walked(1, 9), schedule=replace(SCHEDULE, paused_until=date(2026, 11, 16))),
            "Your plan rests until Monday.",
        ),
        (
            day(NOON, walked(1, 9), schedule=replace(SCHEDULE, paused_until=date(2026, 12, 4))),
            "Your plan rests until Friday 4 December.",
        ),
    ],
)
def test_the_title_says_what_is_true(page: TodayPage, today: Today, title: str) -> None:
    assert tell(page, today).title.text().endswith(title)


def test_start_asks_for_a_walk_with_or_without_warm_up(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, ordinary_day())
    with qtbot.waitSignal(page.start_requested) as asked:
        press(page, "Start with warm-up")
    assert asked.args == [True]
    with qtbot.waitSignal(page.start_requested) as asked:
        press(page, "Start")
    assert asked.args == [False]


def test_the_keyboard_starts_on_the_primary_button(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, ordinary_day())
    page.setFocus()
    with qtbot.waitSignal(page.start_requested) as asked:
        key(page, Qt.Key.Key_Return)
    assert asked.args == [True]


@pytest.mark.parametrize(
    "today",
    [
        ordinary_day(),
        day(datetime(2026, 11, 13, 9, tzinfo=ZONE), walked(1, 9)),
        day(NOON, walked(1, 9), schedule=replace(SCHEDULE, paused_until=date(2026, 11, 16))),
        day(NOON, walked(1, 9), walk=WAITING),
    ],
)
@pytest.mark.parametrize("running", [None, CUT_OFF])
def test_a_day_has_at_most_one_primary_button(page: TodayPage, today: Today, running: RunningSession | None) -> None:
    tell(page, today)
    page.show_unfinished(running)
    assert len(primaries(page)) <= 1


def test_a_rest_day_still_lets_you_walk(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, day(datetime(2026, 11, 13, 9, tzinfo=ZONE), walked(1, 9)))
    assert "Rest is part of the plan" in words(page)
    assert "Later…" not in names(page)
    with qtbot.waitSignal(page.start_requested):
        press(page, "Start")


MENU_OPENS = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", extend=True)
"""The offscreen platform says what it cannot do for a menu."""


def choose_later(page: TodayPage, text: str) -> None:
    press(page, "Later…")
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text().startswith(text)).trigger()
    menu.close()


@MENU_OPENS
def test_later_offers_what_it_is_told_when_it_opens_with_its_price(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, ordinary_day())
    soon = SnoozeChoice(SnoozeKind.FIFTEEN, NOON + timedelta(minutes=15), 6, NOON + timedelta(minutes=21))
    page.later_opening.connect(lambda: page.show_choices((soon,), NOON, 9))
    with qtbot.waitSignal(page.later_requested) as asked:
        choose_later(page, "In 15 minutes (then 6 minutes fit before 12:31)")
    assert asked.args == [soon]


@MENU_OPENS
def test_today_can_be_skipped(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, ordinary_day())
    with qtbot.waitSignal(page.skip_requested):
        choose_later(page, "Skip today")


def test_how_this_was_decided_asks_for_the_page_that_says_so(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, ordinary_day())
    with qtbot.waitSignal(page.why_requested):
        press(page, "How this was decided")


def test_a_day_that_the_bounds_leave_free_has_nothing_to_start_and_says_when_the_next_is(page: TodayPage) -> None:
    waits = replace(LONGER, earliest=date(2026, 11, 14))
    told = words(tell(page, day(NOON, walked(1, 9), walk=waits)))
    assert "Today is a rest day." in told
    assert "Walk 2 · from Saturday" in told
    assert "Your bounds leave today free" in told
    assert not {"Start", "Start with warm-up", "Later…"} & set(names(page))
    page.setFocus()
    assert page.window().focusWidget() is control(page, "How this was decided")
    assert "I walked without Amble" in names(page)


# --- the traffic light ----------------------------------------------------------------------------------------------

GOOD, SO_SO, BAD = "Good: 18 minutes", "So-so: 6 + 6 + 6 minutes, with a rest between", "Bad: 8 minutes"
VERSIONS = DayVersions(LONGER, replace(LONGER, bouts=(6, 6, 6)), replace(LONGER, minutes=8, bouts=(8,)))


def test_the_light_shows_what_each_kind_of_day_gives_and_tells_one_tap(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, ordinary_day())
    page.show_day(VERSIONS, None)
    assert [is_checked(page, name) for name in (GOOD, SO_SO, BAD)] == [False, False, False]
    with qtbot.waitSignal(page.day_told) as told:
        press(page, SO_SO)
    assert told.args == [DayKind.SO_SO]
    page.show_day(VERSIONS, DayKind.SO_SO)
    assert "in parts, with a rest between" in words(page)
    with qtbot.waitSignal(page.day_told) as told:
        press(page, SO_SO)
    assert told.args == [None]


@pytest.mark.parametrize(("percent", "width"), [(100, 1120), (200, 640)])
def test_a_chip_stays_where_it_is_when_the_kind_of_day_is_told(
    page: TodayPage, appearance: Appearance, percent: int, width: int
) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, percent))
    page.resize(width, 740)
    places = set[QPoint]()
    for kind, walk in ((None, LONGER), (DayKind.SO_SO, VERSIONS.so_so), (DayKind.BAD, VERSIONS.bad)):
        page.show_day(VERSIONS, kind)
        reasons = BECAUSE if kind is None else (*BECAUSE, *("You said it is such a day, so the walk is another.",) * 3)
        today = day(NOON, walked(1, 9), walked(2, 11), walk=walk)
        page.show_today(today, reasons, shape_walk(walk.minutes))
        # What has just been built takes a few turns until it has its place.
        for _ in range(10):
            QApplication.processEvents()
        chip = control(page, SO_SO)
        places.add(chip.mapTo(page.viewport(), chip.rect().topLeft()))
    assert len(places) == 1


def test_the_parts_of_a_so_so_day_are_not_called_optional_beside_the_reason_for_them(page: TodayPage) -> None:
    so_so = replace(VERSIONS.so_so, reasons=(reason("because.so_so_day", parts=3),))
    tell(page, day(NOON, walked(1, 9), walked(2, 11), walk=so_so))
    assert "if you like: 6 + 6 + 6" not in words(page)


def test_the_light_is_told_with_the_keyboard(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, ordinary_day())
    page.show_day(VERSIONS, None)
    control(page, GOOD).setFocus()
    key(page, Qt.Key.Key_End)
    with qtbot.waitSignal(page.day_told) as told:
        key(page, Qt.Key.Key_Space)
    assert told.args == [DayKind.BAD]


def test_a_bad_day_offers_gentle_stretches_and_says_that_its_walk_counts(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, ordinary_day())
    page.show_day(VERSIONS, None)
    assert "Gentle stretches" not in names(page)
    page.show_day(VERSIONS, DayKind.BAD)
    assert "counts as a full one" in words(page)
    with qtbot.waitSignal(page.stretches_requested):
        press(page, "Gentle stretches")


@pytest.mark.parametrize(
    "today",
    [
        day(datetime(2026, 11, 13, 9, tzinfo=ZONE), walked(1, 9)),
        day(NOON.replace(hour=20), walked(1, 9), walked(2, 12)),
        day(NOON, walked(1, 9), walk=WAITING),
    ],
)
def test_the_light_is_there_only_before_a_walk_of_today(page: TodayPage, today: Today) -> None:
    tell(page, ordinary_day())
    page.show_day(VERSIONS, None)
    tell(page, today)
    assert not {GOOD, SO_SO, BAD} & set(names(page))


def test_a_small_walk_on_a_bad_day_counts_in_full_and_the_week_says_so(page: TodayPage) -> None:
    small = replace(walked(2, 11), walked_minutes=8, chosen_minutes=8, bad_day=True)
    told = words(tell(page, day(NOON, walked(1, 9), small)))
    assert "2 of 4 walks done" in told
    assert "A small walk on a bad day counts in full." in told


def test_a_morning_answer_is_typed_and_entered(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, day(NOON, walked(1, 9), walked(2, 11, morning=None)))
    assert "How is your back this morning, after yesterday's walk?" in words(page)
    control(page, "Back pain this morning, 0 of 10").setFocus()
    key(page, Qt.Key.Key_3)
    with qtbot.waitSignal(page.morning_answered) as answer:
        key(page, Qt.Key.Key_Return)
    assert answer.args == [3]


def test_the_morning_after_a_stopped_walk_is_met_kindly(page: TodayPage) -> None:
    stopped = replace(walked(2, 11, morning=None), outcome=Outcome.STOPPED, stop_reason=StopReason.SHARP_PAIN)
    tell(page, day(NOON, walked(1, 9), stopped))
    assert "You stopped that walk for your back, and that was listening well." in words(page)
    tell(page, day(NOON, walked(1, 9), walked(2, 11, morning=None)))
    assert "You stopped that walk" not in words(page)


def test_a_morning_answer_is_clicked_and_saved(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, day(NOON, walked(1, 9, morning=None)))
    assert "after Monday's walk" in words(page)
    assert not control(page, "Save").isEnabled()
    press(page, "Back pain this morning, 0 of 10")
    with qtbot.waitSignal(page.morning_answered) as answer:
        press(page, "Save")
    assert answer.args == [0]


def test_enter_without_a_number_answers_nothing(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, day(NOON, walked(1, 11, morning=None)))
    control(page, "Back pain this morning, 0 of 10").setFocus()
    with qtbot.assertNotEmitted(page.morning_answered):
        key(page, Qt.Key.Key_Return)


def test_a_number_being_chosen_survives_a_fresh_look_at_the_same_day(page: TodayPage) -> None:
    today = day(NOON, walked(1, 11, morning=None))
    tell(page, today)
    press(page, "Back pain this morning, 4 of 10")
    tell(page, replace(today, now=NOON.replace(minute=11)))
    assert control(page, "Save").isEnabled()


def test_an_open_check_in_can_be_answered_or_skipped(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, day(NOON, walked(1, 11, morning=2, answered=False)))
    with qtbot.waitSignal(page.check_in_requested):
        press(page, "Answer")
    with qtbot.waitSignal(page.check_in_skipped):
        press(page, "Skip")


def test_nothing_is_asked_when_nothing_is_open(page: TodayPage) -> None:
    tell(page, ordinary_day())
    assert "How is your back" not in words(page)
    assert "Answer" not in names(page)


def test_of_a_walk_that_was_made_shorter_what_is_left_is_told(page: TodayPage) -> None:
    tell(page, ordinary_day())
    page.show_unfinished(CUT_OFF, 4)
    assert "about 4 easy minutes are left" in words(page)
    assert "of 18 minutes" not in words(page)
    page.show_unfinished(CUT_OFF, 1)
    assert "about 1 easy minute is left" in words(page)


def test_a_walk_that_was_cut_off_comes_first(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, ordinary_day())
    page.setFocus()
    page.show_unfinished(CUT_OFF)
    assert "7 of 18 minutes are done" in words(page)
    assert primaries(page) == ["Continue the walk"]
    assert not {"Start", "Start with warm-up", "Later…"} & set(names(page))
    assert page.window().focusWidget().accessibleName() == "Continue the walk"
    with qtbot.waitSignal(page.continue_requested):
        press(page, "Continue the walk")
    with qtbot.waitSignal(page.close_unfinished_requested):
        press(page, "Keep what was done")
    page.show_unfinished(None)
    assert primaries(page) == ["Start with warm-up"]


def test_a_routine_that_was_cut_off_comes_first_and_the_walk_stays_to_be_had(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, ordinary_day())
    page.setFocus()
    assert page.routine.isVisible()
    page.show_unfinished_routine("Core", 2, 4)
    assert "Core: you were at exercise 2 of 4." in words(page)
    assert primaries(page) == ["Continue the routine"]
    assert "Start with warm-up" in names(page)
    assert not page.routine.isVisible()
    go_on = control(page, "Continue the routine")
    assert go_on.mapTo(page, go_on.rect().center()).y() < control(page, "Start with warm-up").mapTo(page, QPoint()).y()
    page.setFocus()
    assert page.window().focusWidget() is go_on
    with qtbot.waitSignal(page.continue_routine_requested):
        press(page, "Continue the routine")
    with qtbot.waitSignal(page.close_routine_requested):
        press(page, "Leave it at that")
    tell(page, day(NOON, walked(1, 9), walk=WAITING))
    assert "Continue the routine" not in names(page)
    tell(page, ordinary_day())
    page.show_unfinished_routine("", 0, 0)
    assert primaries(page) == ["Start with warm-up"]
    assert page.routine.isVisible()


@pytest.mark.parametrize(("seconds", "told"), [(0.0, "in the warm-up"), (30.0, "only just begun")])
def test_a_walk_cut_off_early_is_told_so(page: TodayPage, seconds: float, told: str) -> None:
    page.show_unfinished(replace(CUT_OFF, walked_seconds=seconds))
    tell(page, ordinary_day())
    assert told in words(page)


def test_while_walking_waits_there_is_no_start_and_a_way_on(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, day(NOON, walked(1, 9), walk=WAITING))
    assert not {"Start", "Start with warm-up", "Later…", "I'm having a flare-up"} & set(names(page))
    assert "1 walk done · 16 minutes" in words(page)
    assert control(page, "Thursday, the walk waits until you have been seen")
    with qtbot.waitSignal(page.seen_requested):
        press(page, "I was seen…")


def test_a_walk_that_was_cut_off_is_not_continued_while_walking_waits(page: TodayPage) -> None:
    page.show_unfinished(CUT_OFF)
    tell(page, day(NOON, walked(1, 9), walk=WAITING))
    assert "Continue the walk" not in names(page)
    assert "Keep what was done" in names(page)


def test_the_lock_says_what_to_do_and_can_be_heard(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, day(NOON, walk=WAITING))
    page.show_lock(lock(Urgency.EMERGENCY))
    assert "Call 999" in words(page)
    assert "You ticked: Fever; Losing weight" in words(page)
    large = next(label for label in page.findChildren(QLabel) if label.isVisible() and "Call 999" in label.text())
    assert QFontInfo(large.font()).pixelSize() > 1.3 * QFontInfo(page.font()).pixelSize()
    with qtbot.waitSignal(page.read_aloud_requested) as heard:
        press(page, "Read aloud")
    assert "Call 999" in heard.args[0]


def test_the_lock_lets_somebody_choose_whose_numbers_it_shows(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, day(NOON, walk=WAITING))
    page.show_lock(lock(Urgency.URGENT))
    assert "Call NHS 111" in words(page)
    with qtbot.waitSignal(page.region_changed):
        QTest.keyClick(control(page, "Telephone numbers for"), Qt.Key.Key_Down)
    page.show_lock(replace(lock(Urgency.EMERGENCY), region="us"))
    assert "Call 911" in words(page)
    assert "Call NHS 111" not in words(page)


def test_without_a_card_the_lock_has_words_of_its_own(page: TodayPage) -> None:
    tell(page, day(NOON, walk=WAITING))
    page.show_lock(None)
    assert "Your plan waits." in words(page)


def test_a_paused_plan_goes_on_when_asked(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, day(NOON, walked(1, 9), schedule=replace(SCHEDULE, paused_until=date(2026, 11, 16))))
    assert "A pause is never a failure." in words(page)
    with qtbot.waitSignal(page.resume_plan_requested):
        press(page, "End the pause now")


def test_a_flare_is_asked_about_twice_and_can_be_left(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, ordinary_day())
    with qtbot.assertNotEmitted(page.flare_requested):
        press(page, "I'm having a flare-up")
        press(page, "Not now")
    press(page, "I'm having a flare-up")
    with qtbot.waitSignal(page.flare_requested):
        press(page, "Yes, go gently")


def test_the_flare_plan_shows_itself_and_is_not_offered_again(page: TodayPage) -> None:
    tell(page, flaring(ordinary_day()))
    assert "Flare plan" in words(page)
    assert "In 3 parts if you like: 6 + 6 + 6 minutes" in words(page)
    assert "I'm having a flare-up" not in names(page)


def test_a_trouble_takes_the_page_and_gives_it_back(page: TodayPage) -> None:
    tell(page, ordinary_day())
    page.show_error("The disk is full.")
    assert "The disk is full." in words(page)
    assert names(page) == []
    page.show_error("")
    assert "Start" in names(page)


def test_a_plan_without_days_still_has_its_walk(page: TodayPage) -> None:
    tell(page, replace(ordinary_day(), next=None))
    assert "Walk 3" in words(page)
    assert "Start with warm-up" in names(page)


def test_every_control_says_its_name(page: TodayPage) -> None:
    tell(page, day(NOON, walked(1, 11, morning=None, answered=False)))
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize(("percent", "width"), [(100, 340), (200, 700)])
def test_nothing_is_wider_than_a_small_window(
    page: TodayPage, appearance: Appearance, percent: int, width: int
) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, percent))
    page.resize(width, 560)
    tell(page, flaring(day(NOON, walked(1, 11, morning=None, answered=False))), "A reason. " * 12)
    page.show_unfinished(CUT_OFF)
    QApplication.processEvents()
    assert page.horizontalScrollBar().maximum() == 0
    page.show_unfinished(None)
    page.show_day(VERSIONS, DayKind.BAD)
    QApplication.processEvents()
    assert page.horizontalScrollBar().maximum() == 0
    tell(page, day(NOON, walked(1, 9), schedule=replace(SCHEDULE, paused_until=date(2026, 11, 16))))
    assert page.horizontalScrollBar().maximum() == 0
    tell(page, day(NOON, walked(1, 9), walk=WAITING))
    assert page.horizontalScrollBar().maximum() == 0


def walk_through(
    page: TodayPage, step: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> list[str]:
    """The names that Tab stops at, once round, from Start on."""
    control(page, "Start").setFocus()
    met: list[str] = []
    while "Start" not in met:
        key(page, step, modifier)
        focus = page.window().focusWidget()
        assert focus is not None
        met.append(focus.accessibleName())
    return met


def test_tab_comes_to_the_morning_question_before_what_stands_below_it(page: TodayPage) -> None:
    last = walked(2, 11, morning=None, answered=False)
    tell(page, replace(ordinary_day(), morning_due=last, check_in_due=last))
    met = walk_through(page, Qt.Key.Key_Tab)
    question = met.index("Back pain this morning, 0 of 10")
    assert question < met.index("Answer")
    assert met[-3:] == ["How this was decided", "Start with warm-up", "Start"]
    assert walk_through(page, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)[:-1] == met[-2::-1]


def test_a_change_of_style_after_tabbing_leaves_the_page_whole(page: TodayPage, appearance: Appearance) -> None:
    tell(page, replace(ordinary_day(), morning_due=walked(2, 11, morning=None)))
    walk_through(page, Qt.Key.Key_Tab)
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        appearance.apply_look(Look(scheme, 200))
        QApplication.processEvents()
    appearance.apply_look(Look())
    assert "Start" in walk_through(page, Qt.Key.Key_Tab)


def test_cards_of_other_pages_stand_where_they_belong_and_go_again(page: TodayPage) -> None:
    stopped, due = Card("What to do now"), Card("Your week")
    page.show_card("stopped", stopped, first=True)
    page.show_card("look_back", due)
    tell(page, ordinary_day())
    walk = control(page, "Start").mapTo(page, QPoint()).y()
    assert stopped.mapTo(page, QPoint()).y() < walk < due.mapTo(page, QPoint()).y()
    tell(page, day(NOON, walked(1, 9), walk=WAITING))
    assert stopped.isVisible()
    assert not due.isVisible()
    tell(page, ordinary_day())
    page.show_card("stopped", None)
    page.show_card("look_back", None)
    assert not stopped.isVisible()
    assert not due.isVisible()


def test_whose_turn_it_is_is_a_line_under_the_length(page: TodayPage) -> None:
    tell(page, ordinary_day())
    page.show_turn("Today is a morning's turn.")
    assert "Today is a morning's turn." in words(page)
    page.show_turn("")
    assert "turn" not in words(page)


def test_a_walk_without_amble_can_be_told(page: TodayPage, qtbot: QtBot) -> None:
    tell(page, ordinary_day())
    with qtbot.waitSignal(page.add_walk_requested):
        press(page, "I walked without Amble")


def test_after_a_stop_for_the_back_nothing_is_to_start_that_day(page: TodayPage) -> None:
    stopped = replace(walked(2, 12), walked_minutes=0.0, outcome=Outcome.STOPPED, stop_reason=StopReason.SHARP_PAIN)
    tomorrow = replace(LONGER, earliest=NOON.date() + timedelta(days=1), stopped_today=True)
    tell(page, day(NOON.replace(hour=13), walked(1, 9), stopped, walk=tomorrow))
    assert page.title.text().endswith("That is enough walking for today.")
    assert "There is nothing more to start today." in words(page)
    assert "Well walked" not in words(page)
    assert "Walk 3 · Saturday 12:30" in words(page)
    assert not {"Start", "Start with warm-up", "Later…"} & set(names(page))
