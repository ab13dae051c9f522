"""Today's card of a routine: what fits, why, how long, and Start."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach.domain.exercise import ExerciseKind, Routine
from coach.domain.phrases import reason
from coach.domain.routine_day import RoutineSuggestion
from coach.domain.routine_offer import RoutineOffer
from coach.ui.pages.today_routine_card import RoutineCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.ui.by_name import is_checked, names, press, show, words
from tests.ui.days import read_words
from tests.ui.routines import CORE

DUE = RoutineSuggestion(ExerciseKind.CORE, 5, True, (reason("routine_today.first"),))


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("today_routine", "routine_today")


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance, texts: Texts) -> RoutineCard:
    card = RoutineCard(appearance, texts)
    show(qtbot, card)
    return card


@pytest.fixture
def asked(card: RoutineCard) -> list[object]:
    """Offers, starts and the rest, in order."""
    heard: list[object] = []
    card.offer_requested.connect(lambda kind, minutes: heard.append((kind, minutes)))
    card.start_requested.connect(heard.append)
    for name in ("exercises_requested",):
        getattr(card, name).connect(lambda name=name: heard.append(name))
    return heard


def test_what_is_due_is_asked_for_and_shown_with_its_reason(card: RoutineCard, asked: list[object]) -> None:
    card.show_suggestion(DUE, ("No walk today.",))
    assert asked == [(ExerciseKind.CORE, 5)]
    card.show_offer(RoutineOffer(CORE, 290.0), ("Bridge", "Bird-dog"))
    for said in ("No walk today.", "Core · about 5 minutes", "Bridge · Bird-dog"):
        assert said in words(card)
    press(card, "Start: Core · about 5 minutes")
    assert asked[-1] is CORE


def test_another_length_is_asked_for_and_one_is_always_chosen(card: RoutineCard, asked: list[object]) -> None:
    card.show_suggestion(DUE, ())
    press(card, "8 min")
    press(card, "8 min")
    assert asked[1:] == [(ExerciseKind.CORE, 8)] * 2
    assert is_checked(card, "8 min")


def test_where_nothing_fits_nothing_is_started(card: RoutineCard) -> None:
    card.show_suggestion(DUE, ())
    card.show_offer(RoutineOffer(Routine("core", "Core", ExerciseKind.CORE), 0.0), ())
    assert "Nothing fits" in words(card)
    assert not any(name.startswith("Start") for name in names(card))
    assert "All exercises" in names(card)
