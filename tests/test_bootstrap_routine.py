"""A routine as it is put together: from Start over the player to the answers, and its card on Today."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from coach.bootstrap_core import Core
from coach.bootstrap_window import House
from coach.domain.red_flag import RedFlag
from coach.domain.routine_session import Managed
from coach.domain.session import StopReason
from coach.domain.timeline import EventKind
from coach.services.performance import RunState
from coach.services.walks import WalkChoice
from coach.ui.widgets.toast import Toast
from tests.open_house import open_house
from tests.terminal import set_up
from tests.ui.by_name import press
from tests.ui.routines import CORE

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


@pytest.fixture
def house(qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    """Amble with a plan and its first page open, and a voice that renders nothing."""
    set_up(tmp_path)
    with open_house(qapp, tmp_path, Core(tmp_path)) as house:
        house.pages.offer_unfinished()
        yield house


def page_of(house: House) -> str:
    return house.pages.window.current_page()


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def start(house: House) -> None:
    house.pages.exercises.playing.start(CORE)
    assert page_of(house) == "routine"


def into(house: House, exercise: int, seconds: float = 1.0) -> None:
    """Go to a repetition of an exercise."""
    runner = house.performance.runner
    runner.go_to(runner.timeline.stations[exercise].repetitions[0].start + seconds)


def test_the_card_on_today_starts_a_routine(house: House) -> None:
    card = house.pages.today.routine
    assert not card.isHidden()
    next_one = next(label for label in card.findChildren(QLabel) if "about" in label.text())
    press(house.pages.window, f"Start: {next_one.text()}")
    assert page_of(house) == "routine"
    assert house.performance.runner.state is RunState.RUNNING


def test_the_player_goes_on_and_ends_with_the_questions(house: House) -> None:
    start(house)
    page = house.pages.exercises.playing.page
    into(house, 0)
    assert "Core routine · exercise 1 of 3" in words(page)
    press(page, "Next")
    assert "Bird-dog" in words(page)
    press(page, "End early")
    press(page, "I am tired")
    assert page_of(house) == "routine_done"
    assert "Bridge" in words(house.pages.exercises.playing.done)


def test_an_answer_is_kept_and_says_what_follows(house: House) -> None:
    start(house)
    into(house, 0)
    house.performance.runner.end(StopReason.TIME)
    done = house.pages.exercises.playing.done
    assert "The same again" in words(done)
    QApplication.processEvents()
    press(done, "Bridge: Too much")
    kept = house.performance.routines.history()[-1].results
    assert [result.managed for result in kept if result.exercise == "bridge"] == [Managed.TOO_MUCH]
    assert "Bridge" in words(done)
    assert "The same again" not in words(done)
    press(done, "Done")
    assert page_of(house) == "today"


def test_too_much_goes_over_to_the_easier_twin(house: House) -> None:
    start(house)
    into(house, 1)
    press(house.pages.exercises.playing.page, "Too much")
    twin = house.core.exercises.book.get("bird_dog_leg")
    assert twin is not None
    ids = [station.exercise for station in house.performance.runner.timeline.stations]
    assert twin.id in ids


def test_a_question_takes_the_message_away(house: House) -> None:
    start(house)
    into(house, 1)
    page = house.pages.exercises.playing.page
    press(page, "Too much")
    assert "Noted." in words(house.pages.window)
    press(page, "I have pain")
    toast = house.pages.window.findChildren(Toast)[0]
    assert not toast.isVisible()


def test_sharp_pain_leads_to_the_questions_about_signs(house: House) -> None:
    start(house)
    into(house, 0)
    page = house.pages.exercises.playing.page
    press(page, "I have pain")
    assert house.performance.runner.state is RunState.PAUSED
    press(page, "Sharp, shooting or spreading")
    assert page_of(house) == "flags"


def test_while_a_walk_is_on_no_routine_begins(house: House) -> None:
    house.pages.flow.start(WalkChoice(10))
    house.pages.exercises.playing.start(CORE)
    assert page_of(house) == "walk"
    assert house.performance.routines.running is None


def test_whoever_comes_back_in_mid_routine_finds_it(house: House) -> None:
    start(house)
    house.pages.window.show_page("today")
    house.pages.exercises.playing.start(CORE)
    assert page_of(house) == "routine"
    assert house.performance.runner.state is RunState.RUNNING


def test_while_walking_waits_the_way_on_is_shown_instead(house: House) -> None:
    house.core.check_ins.report_flags(frozenset({RedFlag.FEVER}))
    house.pages.exercises.playing.start(CORE)
    assert page_of(house) == "flags"
    assert house.pages.today.routine.isHidden()


def test_a_routine_that_was_cut_off_is_offered_on_today(house: House) -> None:
    start(house)
    into(house, 1)
    cut_off = house.performance.routines.running
    assert cut_off is not None
    house.performance.runner.end(StopReason.OTHER)
    house.core.routines.keep(cut_off)  # as though the program had died
    house.pages.window.show_page("today")
    assert "Core routine: you were at exercise 2 of 3." in words(house.pages.today)
    assert house.pages.today.routine.isHidden()
    press(house.pages.window, "Continue the routine")
    assert page_of(house) == "routine"


def numbers(house: House) -> list[str]:
    counts = [event.text for event in house.performance.runner.timeline.events if event.kind is EventKind.COUNT]
    return [text for text in counts if text in ("Four", "Five")]


def test_counting_aloud_is_kept_and_followed_at_once(house: House) -> None:
    start(house)
    assert numbers(house)
    press(house.pages.exercises.playing.page, "Count silently")
    assert not house.core.exercises.wishes.count_aloud
    into(house, 0)
    house.performance.runner.pause()
    assert not numbers(house)
    press(house.pages.exercises.playing.page, "Count aloud")
    assert numbers(house)


def test_the_page_before_a_walk_says_what_its_warm_up_is_and_follows_the_wishes(house: House) -> None:
    house.pages.flow.ask_before_walk(True)
    before = house.pages.before_walk
    assert "March on the spot" in words(before)
    press(before, "What to mind in exercises")
    assert page_of(house) == "exercise_profile"
    desk = house.core.exercises
    desk.switch("march_on_the_spot", False)
    assert "March on the spot" not in words(before)


def test_a_walk_shows_its_warm_up_and_lets_an_exercise_be_left(house: House) -> None:
    house.pages.flow.start(WalkChoice(10, warm_up=True))
    into(house, 0)
    page = house.pages.walk
    assert "Warm-up · exercise 1 of" in words(page)
    press(page, "Next")
    assert "Warm-up · exercise 2 of" in words(page)
