"""What suits me? Counts before sentences, sentences before claims, and a way out at any time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.domain.check_in import CheckIn
from coach.domain.experiment import ExperimentRules, Factor, Side, compare
from coach.domain.session import Outcome, Session
from coach.domain.turns import Experiment, Trial, follow_turns
from coach.services.experiments import Experience
from coach.ui.pages.suits_page import SuitsPage
from coach.ui.pages.suits_words import turn_words
from coach.ui.texts import Texts, read_texts
from coach.ui.theme import Appearance
from tests.ui.by_name import clipped, control, key, named_controls, names, press, ring_collisions, show, words
from tests.ui.conftest import RESOURCES

RULES = ExperimentRules()
BEGAN = datetime(2026, 5, 4, 6, tzinfo=UTC)


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The words of the page."""
    return read_texts(RESOURCES / "words" / "en.toml", RESOURCES / "words" / "en" / "suits.toml")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> SuitsPage:
    """The page, in a window."""
    page = SuitsPage(appearance, texts, RULES)
    show(qtbot, page)
    return page


def a_walk(day: int, warm_up: bool, left: int | None = 0) -> Session:
    """Ten minutes, and the pain they left."""
    check_in = CheckIn(before=4, morning=None if left is None else 4 + left)
    at = BEGAN + timedelta(days=day, hours=3)
    return Session(at, 10, 10.0, Outcome.DONE, check_in=check_in, warm_up=warm_up)


def a_trial(walks: int, without: int = 0) -> tuple[Trial, list[Session]]:
    """Turns with the warm-up; walks without it leave so much pain."""
    experiment, done = Experiment(Factor.WARM_UP, BEGAN), list[Session]()
    for day in range(walks):
        first = follow_turns(experiment, done, RULES).turn is Side.FIRST
        done.append(a_walk(day, first, 0 if first else without))
    return follow_turns(experiment, done, RULES), done


def experience(walks: list[Session], trial: Trial | None = None, past: tuple[Trial, ...] = ()) -> Experience:
    """What the service would tell."""
    return Experience(tuple(compare(walks, factor, RULES) for factor in Factor), trial, past)


def test_without_walks_it_says_so_and_lets_turns_begin(page: SuitsPage, qtbot: QtBot) -> None:
    page.show_experience(experience([]))
    assert "There are no walks to compare yet." in words(page)
    with qtbot.waitSignal(page.begin_requested) as told:
        press(page, "Take turns: Soft ground or pavement")
    assert told.args == [Factor.GROUND]


def test_a_few_walks_are_counted_and_not_judged(page: SuitsPage) -> None:
    page.show_experience(experience([a_walk(day, day % 2 == 0, 3) for day in range(7)]))
    assert "With the warm-up: 4 of 12" in words(page)
    assert "Too early to tell: 12 of each kind are needed." in words(page)
    assert "worse" not in words(page)
    assert control(page, "Without, 3 of 12")


def test_chosen_walks_are_never_shown_without_the_doubt(page: SuitsPage) -> None:
    page.show_experience(experience([a_walk(day, day % 2 == 0, 0 if day % 2 == 0 else 3) for day in range(24)]))
    assert "After walks with the warm-up, the next morning was about 3 points better than after" in words(page)
    assert "Taking turns is fairer." in words(page)


def test_no_difference_is_not_sold_as_none(page: SuitsPage) -> None:
    walks = [a_walk(day, day % 2 == 0, day % 5) for day in range(40)]
    page.show_experience(experience(walks))
    assert "No difference can be told yet." in words(page)


def test_nothing_shows_on_the_way_through_the_turns(page: SuitsPage) -> None:
    trial, walks = a_trial(20, without=5)
    page.show_experience(experience(walks, trial))
    assert "Taking turns since Monday 4 May." in words(page)
    assert "Nothing is shown until there are 12 of each kind" in words(page)
    assert "5 points" not in words(page)
    assert "Take turns: Mornings or evenings" not in names(page)


def test_the_end_of_the_turns_is_told_and_can_be_put_away(page: SuitsPage, qtbot: QtBot) -> None:
    trial, walks = a_trial(24, without=1)
    page.show_experience(experience(walks, trial))
    assert "That was the last walk it needed." in words(page)
    assert "That is less than people usually notice, which is 2 points." in words(page)
    with qtbot.waitSignal(page.leave_requested):
        press(page, "Put it away: With the warm-up or without")


def test_whose_turn_it_is_is_said_until_all_were_taken(page: SuitsPage, texts: Texts) -> None:
    trial, walks = a_trial(3)
    page.show_experience(experience(walks, trial))
    assert turn_words(texts, trial, RULES) in words(page)
    assert turn_words(texts, a_trial(24)[0], RULES) == ""


def test_walks_out_of_turn_are_left_out_without_blame(page: SuitsPage) -> None:
    experiment = Experiment(Factor.WARM_UP, BEGAN)
    turn = follow_turns(experiment, [], RULES).turn
    walks = [a_walk(0, turn is not Side.FIRST), a_walk(1, turn is Side.FIRST, None)]
    page.show_experience(experience(walks, follow_turns(experiment, walks, RULES)))
    assert "1 walk was not in turn and is left out. That is fine." in words(page)
    assert "1 more walk could not be counted, as an answer is missing." in words(page)


def test_what_was_tried_before_stays_to_be_read(page: SuitsPage) -> None:
    trial, walks = a_trial(24, without=2)
    page.show_experience(experience(walks, past=(trial,)))
    assert "With the warm-up or without, 4 May to 4 May" in words(page)
    page.show_experience(experience(walks))
    assert "Tried before" not in words(page)


def test_trouble_is_one_sentence_and_goes_again(page: SuitsPage) -> None:
    page.show_error("The disk cannot be read.")
    assert "The disk cannot be read. Your walks are not lost" in words(page)
    assert names(page) == ["Back"]
    page.show_experience(experience([]))
    assert len(names(page)) == 4


def test_the_keys_lead_through_it_and_esc_goes_back(page: SuitsPage, qtbot: QtBot) -> None:
    page.show_experience(experience([]))
    page.setFocus()
    seen = []
    for _ in range(4):
        focus = page.window().focusWidget()
        seen.append(focus.accessibleName() if focus else "")
        key(page, Qt.Key.Key_Tab)
    assert seen == names(page)
    with qtbot.waitSignal(page.back_requested):
        key(page, Qt.Key.Key_Escape)


def test_every_control_has_a_name_and_room(page: SuitsPage) -> None:
    trial, walks = a_trial(5)
    page.show_experience(experience(walks, trial))
    assert all(name for _, name in named_controls(page))
    assert clipped(page) == []
    assert ring_collisions(page) == []
