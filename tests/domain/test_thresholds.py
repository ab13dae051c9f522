"""Thresholds: what each counts, and which way is the stricter one."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.rules import PaceRule, Rules, Source
from coach.domain.thresholds import (
    OUR_CHOICE,
    THRESHOLDS,
    Stricter,
    ThresholdKind,
    Unit,
    threshold_kind,
    thresholds,
    value_of,
    with_values,
)
from coach.domain.walk import LEAST_BOUT

TABLES = ("red", "amber", "step", "flare", "gap", "today", "bouts", "week", "way")


def kind_of(name: str) -> ThresholdKind:
    kind = threshold_kind(name)
    assert kind is not None
    return kind


def test_every_number_of_the_rules_is_a_threshold_and_there_is_no_other() -> None:
    names = {f"{table}.{field.name}" for table in TABLES for field in fields(getattr(Rules(), table))}
    assert {kind.name for kind in THRESHOLDS} == names
    assert threshold_kind("red.raise") is None


def test_our_own_values_are_within_their_ranges() -> None:
    assert [kind.name for kind in THRESHOLDS if kind.objection(value_of(Rules(), kind.name))] == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("red.rise", 2, ""),
        ("red.rise", 3, ""),
        ("red.rise", 4, "4 is looser than Amble's own 3, and bounds can only be stricter"),
        ("red.rise", 0, "0 is not 1 to 10"),
        ("amber.share", 0.8, "0.8 is looser than Amble's own 0.9, and bounds can only be stricter"),
        ("bouts.least", 3, "neither more nor less of it is stricter, so bounds cannot set it"),
    ],
)
def test_bounds_can_only_be_stricter(name: str, value: float, told: str) -> None:
    assert kind_of(name).objection_for_bounds(value, value_of(Rules(), name)) == told


def test_no_part_that_our_rules_make_is_shorter_than_one_that_can_be_walked() -> None:
    assert kind_of("bouts.least").least == LEAST_BOUT


def test_a_threshold_knows_its_table_and_its_field() -> None:
    assert (kind_of("red.rise").table, kind_of("red.rise").field) == ("red", "rise")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("red.rise", 2.5, "a whole number is needed"),
        ("red.rise", 11, "11 is not 1 to 10"),
        ("red.rise", 0, "0 is not 1 to 10"),
        ("amber.share", 0.95, ""),
        ("amber.share", 1.5, "1.5 is not 0 to 1"),
    ],
)
def test_an_odd_value_is_named(name: str, value: float, told: str) -> None:
    assert kind_of(name).objection(value) == told


def test_stricter_is_lower_for_some_and_higher_for_others_and_neither_for_a_few() -> None:
    assert kind_of("red.rise").is_stricter(2, 3)
    assert not kind_of("red.rise").is_stricter(3, 3)
    assert kind_of("amber.share").is_stricter(0.95, 0.9)
    assert not kind_of("amber.share").is_stricter(0.8, 0.9)
    assert not any(kind_of("bouts.least").is_stricter(value, 3) for value in (2, 4))


@settings(max_examples=40)
@given(st.sampled_from(THRESHOLDS), st.data())
def test_a_value_that_is_set_is_read_again_and_changes_nothing_else(kind: ThresholdKind, data: st.DataObject) -> None:
    whole = st.integers(int(kind.least), int(kind.most))
    value = data.draw(whole if kind.is_whole else st.floats(kind.least, kind.most))
    changed = with_values(Rules(), {kind: value})
    assert value_of(changed, kind.name) == value
    others = [one for one in THRESHOLDS if one is not kind]
    assert all(value_of(changed, one.name) == value_of(Rules(), one.name) for one in others)


def test_each_comes_with_what_it_rests_on() -> None:
    rules = Rules(sources=(Source("book", "A book"),), rests_on=(("red.rise", "book"),))
    shown = {one.kind.name: one for one in thresholds(rules)}
    assert (shown["red.rise"].value, shown["red.rise"].source) == (3, "book")
    assert shown["red.peak"].source == OUR_CHOICE
    assert rules.source("book") == Source("book", "A book")
    assert rules.source("none") is None


def test_a_pace_is_found_by_its_id() -> None:
    assert Rules().pace("gentle") == next(pace for pace in Rules().paces if pace.id == "gentle")
    assert Rules().pace("hasty") is None
    assert isinstance(Rules().pace("usual"), PaceRule)


def test_units_that_are_told_in_per_cent_are_the_ones_that_are_not_whole() -> None:
    assert {kind.unit for kind in THRESHOLDS if not kind.is_whole} == {Unit.SHARE}
    assert {kind.table for kind in THRESHOLDS if kind.stricter is Stricter.NEITHER} == {"bouts", "way"}
