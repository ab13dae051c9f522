"""Bounds: nothing counts before somebody agrees, and what counts is heard everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.bounds import NO_BOUNDS, Bounds
from coach.domain.exercise import ExerciseWishes
from coach.domain.sound import SoundSettings
from coach.services.bounds_desk import BoundsDesk, BoundsPreview
from coach.services.bounds_records import BOUNDS, bounds_from_json, bounds_to_json
from coach.services.exercises import ExerciseDesk
from coach.services.settings import SettingsDesk
from tests.fakes.bounds_files import FakeBoundsFiles
from tests.fakes.own_exercises import FakeOwnExercises
from tests.services.rooms import PLAN, RULES, Room

FILE = Path("from-jo.toml")
THEIRS = Bounds(12, 3, 0.1, 90, frozenset({"bridge"}), frozenset({"lying"}), (("red.rise", 2.0),), "Jo")
BOOK = Catalogue(find_resources()).exercise_book()
bounds_of_all_kinds = st.builds(
    Bounds,
    most_minutes=st.none() | st.integers(1, 60),
    most_days=st.none() | st.integers(1, 7),
    most_rise=st.none() | st.floats(0, 1),
    most_cadence=st.none() | st.integers(60, 120),
    banned_exercises=st.frozensets(st.sampled_from(["bridge", "bird_dog", "jo_1"])),
    banned_positions=st.frozensets(st.sampled_from(["lying", "seated"])),
    thresholds=st.sampled_from([(), (("red.rise", 2.0),), (("flare.share", 0.4), ("gap.short_days", 5.0))]),
    by=st.text("Jo, Dr.", max_size=20),
)


@pytest.fixture
def files() -> FakeBoundsFiles:
    return FakeBoundsFiles({FILE: THEIRS})


@pytest.fixture
def desk(room: Room, files: FakeBoundsFiles) -> BoundsDesk:
    return BoundsDesk(room.store.values, room.planning, files, lambda: BOOK, room.clock, RULES)


def test_a_look_into_a_file_changes_nothing(room: Room, desk: BoundsDesk) -> None:
    seen: list[BoundsPreview] = []
    desk.previewed.connect(seen.append)
    found = desk.preview(FILE)
    assert [found] == seen
    assert found is not None
    assert (found.bounds, found.file) == (THEIRS, FILE)
    assert desk.bounds == NO_BOUNDS
    assert room.planning.plan() == PLAN


def test_a_file_that_does_not_fit_is_one_sentence(desk: BoundsDesk, files: FakeBoundsFiles) -> None:
    told: list[str] = []
    desk.failed.connect(told.append)
    assert desk.preview(Path("other.toml")) is None
    files.full = True
    assert desk.write_template(Path("new.toml")) is None
    assert [words.split(" ")[0] for words in told] == ["other.toml", "new.toml"]


def test_what_is_agreed_to_is_dated_and_holds_the_plan_at_once(room: Room, desk: BoundsDesk) -> None:
    changed: list[object] = []
    room.planning.plan_changed.connect(changed.append)
    signed = desk.sign(THEIRS, "  Jo   Sample ")
    assert (signed.by, signed.signed_at) == ("Jo Sample", room.clock.now())
    plan = room.planning.plan()
    assert plan is not None
    assert plan.bounds == signed == desk.bounds
    assert changed == [plan]
    assert room.planning.next_walk().minutes <= 12


def test_a_plan_that_is_kept_again_keeps_its_bounds(room: Room, desk: BoundsDesk) -> None:
    desk.sign(THEIRS, "Jo")
    plan = room.planning.plan()
    assert plan is not None
    room.planning.set_plan(plan)
    again = room.planning.plan()
    assert again is not None
    assert again.bounds == desk.bounds


def test_removing_can_be_taken_back_with_its_date(room: Room, desk: BoundsDesk) -> None:
    signed = desk.sign(THEIRS, "Jo")
    room.clock.advance(3 * 86_400)
    before = desk.remove()
    assert desk.bounds == NO_BOUNDS
    assert room.store.values.get(BOUNDS) is None
    desk.put_back(before)
    assert desk.bounds == signed


def test_beat_and_exercises_hear_of_bounds(room: Room, desk: BoundsDesk) -> None:
    settings_desk = SettingsDesk(room.store.values)
    exercises = ExerciseDesk(room.store.values, lambda: BOOK, FakeOwnExercises())
    wishes: list[ExerciseWishes] = []
    sounds: list[SoundSettings] = []
    exercises.wishes_changed.connect(wishes.append)
    settings_desk.sound_changed.connect(sounds.append)
    desk.bounds_changed.connect(settings_desk.show_bounds)
    desk.bounds_changed.connect(lambda _bounds: exercises.tell_wishes())
    settings_desk.set_sound(SoundSettings(beat_on=True, cadence=110))
    desk.sign(THEIRS, "Jo")
    assert sounds[-1].beat == 90
    assert (wishes[-1].banned, wishes[-1].banned_positions) == (THEIRS.banned_exercises, THEIRS.banned_positions)
    settings_desk.set_sound(SoundSettings(beat_on=True, cadence=120))
    assert settings_desk.settings.sound.beat == 90
    assert SettingsDesk(room.store.values).settings.sound.beat == 90
    desk.remove()
    assert settings_desk.settings.sound.beat == 120
    assert wishes[-1] == ExerciseWishes()


def test_a_template_is_written(desk: BoundsDesk, files: FakeBoundsFiles) -> None:
    done: list[Path] = []
    desk.written.connect(done.append)
    assert desk.write_template(Path("new.toml")) == Path("new.toml")
    assert done == files.written == [Path("new.toml")]


@settings(max_examples=40)
@given(bounds_of_all_kinds)
def test_bounds_are_read_as_they_were_written(bounds: Bounds) -> None:
    assert bounds_from_json(bounds_to_json(bounds)) == bounds


@pytest.mark.parametrize(
    "found",
    [
        None,
        [],
        "20",
        {"most_minutes": 0, "most_days": True, "most_rise": 2, "most_cadence": "90", "by": 4, "signed_at": "today"},
        {"most_minutes": 20.5, "thresholds": {"red.raise": 1, "red.rise": 99}, "banned_exercises": 3},
        {"thresholds": [1], "banned_positions": [4]},
    ],
)
def test_what_cannot_be_read_limits_nothing(found: object) -> None:
    assert bounds_from_json(found) == NO_BOUNDS


def test_what_can_be_read_goes_on_holding_beside_what_cannot() -> None:
    assert bounds_from_json({"most_minutes": 20, "most_days": "often"}) == Bounds(most_minutes=20)
