"""Exercises: what fits now, what is one's own, and everything there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coach.domain.exercise import Exercise, ExerciseBook, ExerciseKind, ExerciseWishes, Position, Routine
from coach.domain.look import Look, Scheme
from coach.domain.phrases import reason
from coach.domain.pose import Prop
from coach.domain.routine_families import LeftOut
from coach.domain.routine_offer import RoutineOffer
from coach.ui.pages.exercises_offer import OfferWish
from coach.ui.pages.exercises_own import OwnRoutine
from coach.ui.pages.exercises_page import ExercisesPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.exercise_card import ExerciseCard
from tests.ui.by_name import clipped, control, key, let_go, named_controls, names, press, show, words
from tests.ui.days import read_words
from tests.ui.shelves import EVENING, book, seconds_of, shelf

OFFER = RoutineOffer(replace(EVENING, id="stretch", name="Stretch", own=False), 290.0)
NOTHING = RoutineOffer(Routine("core", "Core", ExerciseKind.CORE), 0.0)
SEARCH = "Search for an exercise or a part of the body"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("exercises")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[ExercisesPage]:
    page = ExercisesPage(appearance, texts, seconds_of)
    page.show_shelf(shelf())
    page.show_wish(OfferWish(ExerciseKind.STRETCH, 5))
    page.show_offer(OFFER, ("You walk tomorrow.",))
    page.show_routines(())
    show(qtbot, page)
    yield page
    let_go()


def cards(page: ExercisesPage) -> list[str]:
    """The exercises of the library that are in view, without those of the offer."""
    library = [card for card in page.findChildren(ExerciseCard) if not card.isHidden() and card.exercise is not None]
    ids = [card.exercise.id for card in library if card.exercise is not None]
    return ids[len(OFFER.routine.items) :]


def search(page: ExercisesPage, text: str) -> None:
    field = control(page, SEARCH)
    assert isinstance(field, QLineEdit)
    field.setText(text)


def test_the_routine_for_now_names_its_exercises_its_length_and_why(page: ExercisesPage) -> None:
    assert "3 exercises, about 5 minutes" in words(page)
    assert "You walk tomorrow." in words(page)
    assert any(name.startswith("Single knee to chest. 2 times a side, held 20 seconds") for name in names(page))


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("Start", "start_requested"),
        ("Save a sheet (PDF)", "print_requested"),
        ("Take it along", "take_along_requested"),
    ],
)
def test_the_routine_for_now_can_be_started_printed_and_taken_along(
    qtbot: QtBot, page: ExercisesPage, button: str, signal: str
) -> None:
    with qtbot.waitSignal(getattr(page, signal)) as asked:
        press(page, button)
    assert asked.args == [OFFER.routine]


def test_another_kind_or_length_is_asked_for(page: ExercisesPage) -> None:
    asked: list[OfferWish] = []
    page.offer_requested.connect(asked.append)
    press(page, "8 minutes")
    press(page, "Warm up")
    press(page, "8 minutes")
    warm_up = OfferWish(ExerciseKind.WARM_UP, 8)
    assert asked == [OfferWish(ExerciseKind.STRETCH, 8), warm_up, warm_up]
    assert page.wish == warm_up


def test_what_is_left_out_is_told_by_its_own_reason(page: ExercisesPage) -> None:
    whys = ("skip_knee", "skip_wrist", "place_no_floor", "resting", "off", "off")
    left_out = tuple(LeftOut(f"x{n}", reason(f"routine_reasons.{why}", name="X")) for n, why in enumerate(whys))
    page.show_offer(replace(OFFER, left_out=left_out), ())
    assert "3 exercises are left out, by what you told Amble to mind." in words(page)
    assert "1 exercise rests for now: it hurt or was too much." in words(page)
    assert "2 exercises are left out, as you switched them off." in words(page)
    page.show_offer(replace(OFFER, left_out=left_out[-1:]), ())
    assert "told Amble to mind." not in words(page)
    assert "1 exercise is left out, as you switched it off." in words(page)


def test_where_nothing_fits_it_says_so_and_starts_nothing(page: ExercisesPage) -> None:
    page.show_offer(NOTHING, ())
    assert "Nothing fits what you told Amble to mind" in words(page)
    assert not control(page, "Start").isEnabled()


def test_the_library_is_narrowed_down_by_what_somebody_looks_for(page: ExercisesPage) -> None:
    everything = [exercise.id for exercise in book().exercises]
    assert cards(page) == everything
    press(page, "Show only: Core")
    core = [exercise.id for exercise in book().exercises if exercise.kind is ExerciseKind.CORE]
    assert cards(page) == core
    press(page, "Show only: On the floor")
    assert set(cards(page)) == {"bridge", "bird_dog", "bird_dog_leg"}
    search(page, "DOG leg")
    assert cards(page) == ["bird_dog_leg"]
    assert "1 of 8 exercises" in words(page)


def test_short_ones_alone_can_be_asked_for(page: ExercisesPage) -> None:
    press(page, "Show only: About 1 minute")
    assert set(cards(page)) == {one.id for one in book().exercises if seconds_of(one) <= 75.0}
    assert len(cards(page)) < 8


def test_favourites_and_own_ones_can_be_looked_at_alone(page: ExercisesPage) -> None:
    page.show_shelf(shelf(ExerciseWishes(favourites=frozenset({"bridge"})), own=frozenset({"bird_dog"})))
    press(page, "Show only: Favourites")
    assert cards(page) == ["bridge"]
    press(page, "Show only: Favourites")
    press(page, "Show only: Made by you")
    assert cards(page) == ["bird_dog"]


def test_where_nothing_is_found_one_press_shows_everything_again(page: ExercisesPage) -> None:
    search(page, "trampoline")
    press(page, "Show only: Seated")
    assert cards(page) == []
    assert "No exercise fits all of that" in words(page)
    press(page, "Show all exercises")
    assert len(cards(page)) == 8
    assert control(page, SEARCH).hasFocus()


def test_the_search_is_reached_and_emptied_by_key(page: ExercisesPage) -> None:
    key(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert control(page, SEARCH).hasFocus()
    assert control(page, SEARCH).mapTo(page, QPoint()).y() < page.height() // 3
    search(page, "bridge")
    key(page, Qt.Key.Key_Escape)
    assert len(cards(page)) == 8


def test_a_card_says_what_is_left_out_and_why(qtbot: QtBot, page: ExercisesPage) -> None:
    page.show_shelf(shelf(left_out={"bird_dog": "Left out: your knee"}))
    (name,) = [name for name in names(page) if name.startswith("Bird-dog. ")]
    assert name.endswith("Left out: your knee")
    with qtbot.waitSignal(page.exercise_requested) as asked:
        press(page, name)
    assert asked.args == ["bird_dog"]


def test_a_shorter_book_leaves_no_card_behind(page: ExercisesPage) -> None:
    page.show_shelf(replace(shelf(), book=ExerciseBook(book().exercises[:3])))
    assert cards(page) == [exercise.id for exercise in book().exercises[:3]]
    search(page, "bird")
    assert cards(page) == []


def test_own_routines_can_be_started_changed_and_deleted(qtbot: QtBot, page: ExercisesPage) -> None:
    page.show_routines([OwnRoutine(EVENING, 350.0)])
    qtbot.waitUntil(lambda: "Start Evening" in names(page))
    assert "3 exercises, about 6 minutes" in words(page)
    for button, signal in (
        ("Start Evening", page.start_requested),
        ("Edit Evening", page.edit_requested),
        ("Delete Evening", page.delete_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            press(page, button)
        assert asked.args == [EVENING]


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("Make a routine", "new_routine_requested"),
        ("Make an exercise", "make_exercise_requested"),
        ("Packs…", "packs_requested"),
        ("Tell Amble", "profile_requested"),
        ("Not now", "profile_passed"),
    ],
)
def test_every_way_on_is_a_press_away(qtbot: QtBot, page: ExercisesPage, button: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(page, signal)):
        press(page, button)


def test_what_there_is_to_mind_is_asked_once_and_can_be_told_later(page: ExercisesPage) -> None:
    assert "Is there anything to mind?" in words(page)
    page.show_shelf(shelf(ExerciseWishes(asked=True)))
    assert "Is there anything to mind?" not in words(page)
    assert "What there is to mind" in names(page)


def test_every_control_has_a_name_and_none_is_cut_in_large_text(
    page: ExercisesPage, appearance: Appearance, qapp: QApplication
) -> None:
    page.show_routines([OwnRoutine(EVENING, 350.0)])
    appearance.apply_look(Look(Scheme.HIGH_CONTRAST, 200))
    qapp.processEvents()
    assert [kind for kind, name in named_controls(page) if not name] == []
    assert clipped(page) == []


def test_a_card_that_was_never_in_view_is_never_painted(page: ExercisesPage, qapp: QApplication) -> None:
    qapp.processEvents()
    library = [card for card in page.findChildren(ExerciseCard) if not card.isHidden()]
    far = [card for card in library if card.visibleRegion().isEmpty()]
    assert len(far) > 4
    picture = library[0].grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert len({picture.pixel(x, y) for x in range(20, 140, 4) for y in range(20, 90, 4)}) > 5


def test_tab_follows_the_page_though_routines_come_later(page: ExercisesPage, qapp: QApplication) -> None:
    page.show_routines([OwnRoutine(EVENING, 350.0)])
    qapp.processEvents()
    control(page, "Not now").setFocus()
    key(page, Qt.Key.Key_Tab)
    assert control(page, "Start Evening").hasFocus()
    control(page, "Packs…").setFocus()
    key(page, Qt.Key.Key_Tab)
    assert control(page, SEARCH).hasFocus()
    key(page, Qt.Key.Key_Backtab)
    assert control(page, "Packs…").hasFocus()


def test_enter_opens_a_card(qtbot: QtBot, page: ExercisesPage) -> None:
    control(page, next(name for name in names(page) if name.startswith("Bird-dog. "))).setFocus()
    with qtbot.waitSignal(page.exercise_requested) as asked:
        key(page, Qt.Key.Key_Return)
    assert asked.args == ["bird_dog"]


@pytest.mark.parametrize(
    ("looked_for", "fits"),
    [
        ("core", lambda one: one.kind is ExerciseKind.CORE),
        ("floor", lambda one: one.position.needs_floor),
        ("Standing", lambda one: one.position is Position.STANDING),
        ("chair", lambda one: one.position is Position.SEATED or one.prop is Prop.CHAIR),
        ("buttocks", lambda one: "buttocks" in one.works.casefold()),
    ],
)
def test_the_search_finds_kind_place_prop_and_muscles(
    page: ExercisesPage, looked_for: str, fits: Callable[[Exercise], bool]
) -> None:
    search(page, looked_for)
    found = {exercise.id for exercise in book().exercises if fits(exercise)}
    assert found
    assert found <= set(cards(page))
    assert len(cards(page)) < len(book().exercises)


def test_while_walking_waits_nothing_begins_and_the_reason_stands_beside(qtbot: QtBot, page: ExercisesPage) -> None:
    page.show_shelf(shelf(waits=True))
    page.show_offer(OFFER, ())
    page.show_routines((OwnRoutine(EVENING, 60.0),))
    QApplication.processEvents()
    assert not control(page, "Start").isEnabled()
    assert not control(page, f"Start {EVENING.name}").isEnabled()
    assert control(page, "Save a sheet (PDF)").isEnabled()
    assert "Exercises wait too" in words(page)
    with qtbot.waitSignal(page.why_requested):
        press(page, "See why")
    page.show_shelf(shelf())
    page.show_offer(OFFER, ())
    assert control(page, "Start").isEnabled()
    assert "See why" not in names(page)


def test_a_routine_names_what_the_bounds_leave_out_and_is_not_begun_without_anything(page: ExercisesPage) -> None:
    page.show_routines([OwnRoutine(EVENING, 120.0, ("Bridge",))])
    QApplication.processEvents()
    assert "Left out by your bounds: Bridge." in words(page)
    assert control(page, f"Start {EVENING.name}").isEnabled()
    page.show_routines([OwnRoutine(EVENING, 0.0, ("Bridge", "Bird-dog"))])
    QApplication.processEvents()
    assert not control(page, f"Start {EVENING.name}").isEnabled()


@pytest.mark.parametrize("banned", [("Bridge", "Bird-dog"), ()])
def test_nothing_is_written_or_taken_along_of_a_routine_of_which_nothing_is_left(
    page: ExercisesPage, banned: tuple[str, ...]
) -> None:
    writes = (f"Save a sheet of {EVENING.name} (PDF)", f"Take {EVENING.name} along")
    page.show_routines([OwnRoutine(EVENING, 120.0)])
    QApplication.processEvents()
    assert all(control(page, name).isEnabled() for name in writes)
    page.show_routines([OwnRoutine(EVENING, 0.0, banned)])
    QApplication.processEvents()
    assert not any(control(page, name).isEnabled() for name in (f"Start {EVENING.name}", *writes))
    assert control(page, f"Edit {EVENING.name}").isEnabled()
