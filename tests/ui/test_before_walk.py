"""At Start: two questions that may be skipped, a length that only goes down, and a kind offer on a sore day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from coach.domain.check_in import Reach
from coach.domain.look import Look, Scheme
from coach.domain.progression import Adjustment, NextWalk
from coach.domain.sound_report import SoundFacts, report_on
from coach.domain.walk import Ground, Route
from coach.services.walk_wishes import WalkWish
from coach.services.walks import WalkChoice
from coach.ui.pages.before_walk import BeforeWalk
from coach.ui.texts import Texts, read_texts
from coach.ui.theme import Appearance
from coach.ui.widgets.label import Label
from tests.ui.by_name import clipped, control, key, let_go, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES

LENGTH = "Length of this walk"
WARNING = "You would not hear the safety reminder."
DEVICE = "No sound device answers. Plug one in."
SILENT = report_on(SoundFacts(device=DEVICE))
WELL = report_on(SoundFacts())
SORE = "Your back is at 6 of 10, more than is usual for you."


def walk(minutes: int, *bouts: int) -> NextWalk:
    return NextWalk(minutes, bouts or (minutes,), None, Adjustment.START, False, minutes > 0, ())


@pytest.fixture(scope="module")
def texts() -> Texts:
    room = RESOURCES / "words"
    pages = ("check_in", "before_walk", "sound_test")
    return read_texts(room / "en.toml", *(room / "en" / f"{page}.toml" for page in pages))


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[BeforeWalk]:
    page = BeforeWalk(appearance, texts)
    page.show_walk(walk(18), warm_up=False, usual_pain=3)
    show(qtbot, page)
    yield page
    let_go()


@pytest.fixture
def started(page: BeforeWalk) -> list[WalkChoice]:
    choices: list[WalkChoice] = []
    page.start_requested.connect(choices.append)
    return choices


@pytest.fixture
def wishes(page: BeforeWalk) -> list[WalkWish]:
    kept: list[WalkWish] = []
    page.wish_changed.connect(kept.append)
    return kept


@pytest.fixture
def pains(page: BeforeWalk) -> list[object]:
    scores: list[object] = []
    page.pain_changed.connect(scores.append)
    return scores


def length(page: BeforeWalk) -> QSpinBox:
    field = control(page, LENGTH)
    assert isinstance(field, QSpinBox)
    return field


def test_without_a_single_answer_the_plans_walk_begins(page: BeforeWalk, started: list[WalkChoice]) -> None:
    press(page, "Start walking, 18 minutes")
    assert started == [WalkChoice(18)]


def test_the_answers_go_with_the_walk(page: BeforeWalk, started: list[WalkChoice], pains: list[object]) -> None:
    press(page, "Pain now, 2 of 10")
    press(page, "Now: Buttock")
    press(page, "Start with a warm-up")
    press(page, "Start walking, 18 minutes")
    assert pains == [2]
    assert started == [WalkChoice(18, warm_up=True, before=2, reach_before=Reach.BUTTOCK)]


def test_the_length_goes_down_to_three_minutes_and_never_above_the_plan(
    page: BeforeWalk, started: list[WalkChoice]
) -> None:
    assert (length(page).minimum(), length(page).maximum()) == (3, 18)
    QTest.keyClick(length(page), Qt.Key.Key_Up)
    QTest.keyClick(length(page), Qt.Key.Key_Down)
    press(page, "Start walking, 17 minutes")
    assert started == [WalkChoice(17)]


def test_a_plan_shorter_than_the_floor_is_still_walked_as_planned(page: BeforeWalk) -> None:
    page.show_walk(walk(2), warm_up=False, usual_pain=3)
    assert (length(page).minimum(), length(page).maximum(), length(page).value()) == (2, 2, 2)


def test_a_walk_of_five_minutes_may_be_three_and_one_of_three_no_less(page: BeforeWalk) -> None:
    page.show_walk(walk(5), False, 2)
    assert "5 minutes is the most today; shorter is fine." in words(page)
    press(page, "Less: Length of this walk")
    press(page, "Less: Length of this walk")
    assert "shorter is fine" in words(page)
    page.show_walk(walk(3), False, 2)
    assert "3 minutes is today's walk, the shortest there is." in words(page)


def test_a_sore_start_brings_the_offer_with_its_reasons_as_the_most(
    page: BeforeWalk, started: list[WalkChoice]
) -> None:
    press(page, "Pain now, 6 of 10")
    page.show_offer(replace(walk(8, 4, 4), small=True), (SORE,))
    assert "A shorter walk today: 8 minutes" in words(page)
    assert SORE in words(page)
    assert "In parts: 4 + 4 min, 3 min of rest between" in words(page)
    assert length(page).maximum() == 8
    press(page, "Start walking, 8 minutes")
    assert started == [WalkChoice(8, before=6, bouts=(4, 4), rest_minutes=3)]


def test_a_walk_may_be_shorter_than_the_offer(page: BeforeWalk, started: list[WalkChoice]) -> None:
    page.show_offer(walk(8), (SORE,))
    QTest.keyClick(length(page), Qt.Key.Key_Down)
    press(page, "Start walking, 7 minutes")
    assert started == [WalkChoice(7)]


def test_pain_taken_back_takes_the_offer_back(page: BeforeWalk, pains: list[object]) -> None:
    press(page, "Pain now, 8 of 10")
    page.show_offer(walk(8), (SORE,))
    press(page, "Pain now, 8 of 10")
    page.show_offer(walk(18), ())
    assert pains == [8, None]
    assert "A shorter walk today" not in words(page)
    assert length(page).value() == 18


def test_a_shorter_choice_outlives_the_offer(page: BeforeWalk) -> None:
    length(page).setValue(10)
    page.show_offer(walk(12), (SORE,))
    assert length(page).value() == 10
    page.show_offer(walk(8), (SORE,))
    assert length(page).value() == 8
    page.show_offer(walk(18), ())
    assert length(page).value() == 10


def test_skip_leaves_the_questions_open_and_goes_to_start(page: BeforeWalk, started: list[WalkChoice]) -> None:
    press(page, "Pain now, 2 of 10")
    press(page, "Now: Foot")
    press(page, "Skip the questions")
    key(page, Qt.Key.Key_Return)
    assert started == [WalkChoice(18)]


def test_the_page_goes_by_keyboard_alone(page: BeforeWalk, started: list[WalkChoice]) -> None:
    key(page, Qt.Key.Key_4)
    key(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert started == [WalkChoice(18, before=4)]


def test_esc_goes_back(qtbot: QtBot, page: BeforeWalk, started: list[WalkChoice]) -> None:
    with qtbot.waitSignal(page.cancel_requested):
        key(page, Qt.Key.Key_Escape)
    assert started == []


def test_the_phases_follow_the_length(page: BeforeWalk) -> None:
    assert "3 min easy · 12 min steady · 3 min easy" in words(page)
    length(page).setValue(10)
    assert "2 min easy · 6 min steady · 2 min easy" in words(page)


def test_the_usual_pain_is_there_to_compare(page: BeforeWalk) -> None:
    assert "Your usual pain is 3 of 10." in words(page)


def test_a_walk_that_waits_cannot_be_started(page: BeforeWalk) -> None:
    page.show_walk(walk(0), warm_up=False, usual_pain=3)
    assert "Walking waits until you tell Amble that you were seen" in words(page)
    assert names(page) == ["Not now"]


def test_a_new_walk_begins_with_open_answers(page: BeforeWalk, started: list[WalkChoice]) -> None:
    press(page, "Pain now, 7 of 10")
    press(page, "Now: Foot")
    page.show_offer(walk(8), (SORE,))
    length(page).setValue(5)
    page.show_walk(walk(20), warm_up=True, usual_pain=3)
    press(page, "Start walking, 20 minutes")
    assert started == [WalkChoice(20, warm_up=True)]


def test_a_safety_reminder_nobody_would_hear_is_told_above_everything_with_what_to_do(page: BeforeWalk) -> None:
    page.show_sound(SILENT)
    assert DEVICE in words(page)
    notice = control(page, WARNING)
    assert notice.property("tone") == "danger"
    assert notice.mapTo(page, notice.rect().bottomLeft()).y() < page.viewport().y()


def test_the_warning_moves_nothing_that_somebody_has_come_to(page: BeforeWalk) -> None:
    page.resize(760, 420)
    QApplication.processEvents()
    page.verticalScrollBar().setValue(200)
    field = control(page, "Length of this walk")
    before = field.mapTo(page, field.rect().topLeft()).y()
    for report in (SILENT, WELL):
        page.show_sound(report)
        QApplication.processEvents()
        assert field.mapTo(page, field.rect().topLeft()).y() == before


@pytest.mark.parametrize("scrolled", [False, True])
def test_the_warning_covers_no_question_of_a_page_that_opens(page: BeforeWalk, scrolled: bool) -> None:
    if scrolled:
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
        page.verticalScrollBar().setValue(0)
    for report in (SILENT, WELL, SILENT):
        page.show_sound(report)
        QApplication.processEvents()
        (asked,) = (label for label in page.findChildren(Label) if label.text() == "How is your back right now?")
        assert asked.visibleRegion().boundingRect() == asked.rect()


def test_tab_comes_to_the_warning_as_well(page: BeforeWalk) -> None:
    page.show_sound(SILENT)
    met = set()
    for _ in range(30):
        key(page, Qt.Key.Key_Tab)
        met.add((page.window().focusWidget() or page).accessibleName())
    assert {"Test the sound", "Walk with words on the screen", "Start walking, 18 minutes"} <= met


def test_the_warning_is_as_high_as_its_words_need_whatever_it_said_before(page: BeforeWalk, qapp: QApplication) -> None:
    page.show_sound(report_on(SoundFacts(voice_on=False)))
    qapp.processEvents()
    page.show_sound(report_on(SoundFacts(clip=False, voice=" ".join(["The voice stopped."] * 9))))
    qapp.processEvents()
    notice = control(page, WARNING)
    layout = notice.layout()
    assert layout is not None
    assert notice.height() == layout.totalHeightForWidth(notice.width())


def test_in_large_letters_the_warning_scrolls_with_the_page(
    page: BeforeWalk, appearance: Appearance, qapp: QApplication
) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, 200))
    page.resize(900, 560)
    page.show_sound(SILENT)
    qapp.processEvents()
    notice = control(page, WARNING)
    assert page.viewport().isAncestorOf(notice)
    assert notice.isVisible()


def test_it_leads_to_the_sound_test(qtbot: QtBot, page: BeforeWalk) -> None:
    with qtbot.waitSignal(page.sound_test_requested):
        press(page, "Can you hear me? Test the sound")
    page.show_sound(SILENT)
    with qtbot.waitSignal(page.sound_test_requested):
        press(page, "Test the sound")


@pytest.mark.parametrize("button", ["Start walking, 18 minutes", "Walk with words on the screen"])
def test_nobody_is_locked_out_by_silence(page: BeforeWalk, started: list[WalkChoice], button: str) -> None:
    press(page, "Pain now, 2 of 10")
    page.show_sound(SILENT)
    press(page, button)
    assert started == [WalkChoice(18, before=2)]


def test_when_all_is_well_nothing_is_shown(page: BeforeWalk) -> None:
    before = words(page)
    page.show_sound(WELL)
    assert words(page) == before
    page.show_sound(SILENT)
    page.show_sound(WELL)
    assert words(page) == before


def test_a_voice_that_is_off_on_purpose_is_told_quietly(page: BeforeWalk) -> None:
    page.show_sound(report_on(SoundFacts(voice_on=False)))
    assert control(page, "The voice is off: your walk is in words.").property("tone") == "soft"
    assert WARNING not in words(page)


def test_a_voice_that_is_off_can_be_switched_on_there(qtbot: QtBot, page: BeforeWalk) -> None:
    page.show_sound(report_on(SoundFacts(voice_on=False)))
    with qtbot.waitSignal(page.voice_requested):
        press(page, "Switch the voice on")
    page.show_sound(SILENT)
    assert "Switch the voice on" not in names(page)


def test_what_may_be_missed_is_told_and_words_are_not_offered_in_its_place(page: BeforeWalk) -> None:
    page.show_sound(report_on(SoundFacts(volume=0.1)))
    assert "This computer is turned down low. Turn it up a little" in words(page)
    assert "Walk with words on the screen" not in names(page)


def test_a_walk_that_waits_says_nothing_of_sound(page: BeforeWalk) -> None:
    page.show_walk(walk(0), warm_up=False, usual_pain=3)
    page.show_sound(SILENT)
    assert WARNING not in words(page)


def test_the_notice_does_not_take_the_keyboard(page: BeforeWalk) -> None:
    before = page.window().focusWidget()
    page.show_sound(SILENT)
    assert page.window().focusWidget() is before


def test_every_control_has_a_name(page: BeforeWalk) -> None:
    page.show_sound(SILENT)
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize("percent", [80, 200])
def test_nothing_is_clipped_at_any_text_size(
    page: BeforeWalk, appearance: Appearance, qapp: QApplication, percent: int
) -> None:
    appearance.apply_look(Look(Scheme.DARK, percent))
    page.show_offer(walk(8, 4, 4), (SORE,))
    page.show_sound(SILENT)
    qapp.processEvents()
    assert (page.horizontalScrollBar().maximum(), clipped(page)) == (0, [])


def test_the_warm_up_names_its_exercises_and_its_true_length(page: BeforeWalk) -> None:
    page.show_warm_up(("March on the spot", "Hip circles"), 255.0)
    assert "4 min: March on the spot · Hip circles" in words(page)


def test_where_no_exercise_fits_the_warm_up_says_so(page: BeforeWalk) -> None:
    page.show_warm_up((), 0.0)
    assert "the walk begins at once" in words(page)


def test_where_and_what_to_mind_can_be_told_before_a_walk(page: BeforeWalk) -> None:
    heard: list[str] = []
    page.profile_requested.connect(lambda: heard.append("profile"))
    press(page, "What to mind in exercises")
    assert heard == ["profile"]


# --- how it goes ----------------------------------------------------------------------------------------------------

CHANGE = "Change how you walk"


def test_how_you_walk_is_one_line_until_it_is_opened(page: BeforeWalk) -> None:
    assert "A round · In one go" in words(page)
    assert "Out and back" not in names(page)
    press(page, CHANGE)
    assert {"Out and back", "A round", "Indoors", "Pavement", "2 parts"} <= set(names(page))
    press(page, "Hide these choices")
    assert "Out and back" not in names(page)


def test_the_way_the_ground_and_the_parts_go_with_the_walk(
    page: BeforeWalk, started: list[WalkChoice], wishes: list[WalkWish]
) -> None:
    press(page, CHANGE)
    for name in ("Out and back", "Grass or dirt", "3 parts"):
        press(page, name)
    rest = control(page, "Rest between")
    assert isinstance(rest, QSpinBox)
    rest.setValue(4)
    assert "Out and back · Grass or dirt · In parts: 6 + 6 + 6 min, 4 min of rest between" in words(page)
    press(page, "Start walking, 18 minutes")
    route, ground = Route.OUT_AND_BACK, Ground.SOFT
    assert started == [WalkChoice(18, bouts=(6, 6, 6), rest_minutes=4, route=route, ground=ground)]
    assert wishes == [WalkWish(route, ground, 3, 4)]


def test_what_was_chosen_the_last_time_is_there_again(page: BeforeWalk, started: list[WalkChoice]) -> None:
    page.show_walk(walk(18), warm_up=False, usual_pain=3, wish=WalkWish(Route.OUT_AND_BACK, Ground.MIXED, 2, 5))
    assert "Out and back · A mix · In parts: 9 + 9 min, 5 min of rest between" in words(page)
    press(page, "Start walking, 18 minutes")
    assert started[0].bouts == (9, 9)


def test_indoors_the_ground_is_known(page: BeforeWalk, started: list[WalkChoice]) -> None:
    press(page, CHANGE)
    press(page, "Pavement")
    press(page, "Indoors")
    assert "Pavement" not in names(page)
    press(page, "Start walking, 18 minutes")
    assert (started[0].route, started[0].ground) == (Route.INDOORS, Ground.INDOORS)


def test_parts_share_a_shorter_length_and_each_lasts_three_minutes(page: BeforeWalk, started: list[WalkChoice]) -> None:
    page.show_walk(walk(18), warm_up=False, usual_pain=3, wish=WalkWish(parts=3))
    length(page).setValue(7)
    assert "In parts: 4 + 3 min" in words(page)
    press(page, CHANGE)
    assert "3 parts" not in names(page)
    length(page).setValue(5)
    assert "In one go" in words(page)
    press(page, "Start walking, 5 minutes")
    assert (started[0].bouts, started[0].rest_minutes) == ((), 0)


def test_parts_that_are_offered_are_no_wish_and_can_be_declined(
    page: BeforeWalk, started: list[WalkChoice], wishes: list[WalkWish]
) -> None:
    page.show_offer(walk(18, 9, 9), ())
    assert "In parts: 9 + 9 min" in words(page)
    press(page, "Start walking, 18 minutes")
    press(page, CHANGE)
    press(page, "In one go")
    page.show_offer(walk(17, 9, 8), ())
    press(page, "Start walking, 17 minutes")
    assert [choice.bouts for choice in started] == [(9, 9), ()]
    assert [wish.parts for wish in wishes] == [1, 1]


def test_a_brisk_middle_is_offered_only_by_the_plan(page: BeforeWalk, started: list[WalkChoice]) -> None:
    press(page, CHANGE)
    brisk = "A brisker middle: so that you can still talk, but not sing"
    assert brisk not in names(page)
    page.show_offer(replace(walk(18), brisk_minutes=4), ())
    assert "4 min brisk" in words(page)
    press(page, "Start walking, 18 minutes")
    press(page, brisk)
    assert "4 min brisk" not in words(page)
    press(page, "Start walking, 18 minutes")
    assert [choice.brisk_minutes for choice in started] == [4, 0]


def test_a_shorter_choice_has_a_shorter_brisk_middle_and_says_so(page: BeforeWalk, started: list[WalkChoice]) -> None:
    page.show_offer(replace(walk(18), brisk_minutes=6), ())
    assert "6 min brisk" in words(page)
    length(page).setValue(9)
    assert "3 min brisk" in words(page)
    press(page, "Start walking, 9 minutes")
    assert [choice.brisk_minutes for choice in started] == [3]
