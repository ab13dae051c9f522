"""Which copies are kept, and how hard a passphrase is to guess."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.backup import BEFORE, CopyReason, RecordCopy, RecordFacts, kept_copies
from coach.domain.passphrase import Strength, strength, written_alike

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2026, 1, 1), TODAY)
COPIES = st.lists(st.tuples(DAYS, st.sampled_from(CopyReason)), max_size=60).map(
    lambda rows: [RecordCopy(number, day, reason) for number, (day, reason) in enumerate(rows, start=1)]
)


@settings(max_examples=60)
@given(COPIES)
def test_the_newest_copy_of_every_kind_is_never_dropped_while_it_is_young(copies: list[RecordCopy]) -> None:
    kept = kept_copies(copies, TODAY)
    daily = [copy.number for copy in copies if copy.reason is CopyReason.DAILY]
    assert not daily or daily[-1] in kept
    for reason in CopyReason:
        young = [copy.number for copy in copies if copy.reason is reason and copy.day >= TODAY - timedelta(days=7)]
        assert not young or young[-1] in kept


@settings(max_examples=60)
@given(COPIES)
def test_at_most_seven_days_four_weeks_and_two_of_each_reason_are_kept(copies: list[RecordCopy]) -> None:
    kept = kept_copies(copies, TODAY)
    daily = [copy for copy in copies if copy.number in kept and copy.reason is CopyReason.DAILY]
    assert len(daily) <= 11
    for reason in CopyReason:
        if reason is not CopyReason.DAILY:
            assert sum(copy.reason is reason and copy.number in kept for copy in copies) <= BEFORE


@settings(max_examples=40)
@given(COPIES)
def test_what_is_kept_once_is_not_dropped_by_looking_again(copies: list[RecordCopy]) -> None:
    kept = kept_copies(copies, TODAY)
    assert kept_copies([copy for copy in copies if copy.number in kept], TODAY) == kept


def test_whoever_walks_each_day_can_go_back_five_weeks() -> None:
    copies: list[RecordCopy] = []
    for number in range(1, 101):
        copies.append(RecordCopy(number, TODAY - timedelta(days=100 - number)))
        kept = kept_copies(copies, copies[-1].day)
        copies = [copy for copy in copies if copy.number in kept]
    assert len(copies) == 11
    assert 28 <= (TODAY - copies[0].day).days <= 42


def test_a_copy_from_before_something_goes_after_four_weeks() -> None:
    old = RecordCopy(1, TODAY - timedelta(days=29), CopyReason.RESTORE)
    young = RecordCopy(2, TODAY - timedelta(days=28), CopyReason.RESTORE)
    assert kept_copies([old, young], TODAY) == {2}


def test_a_record_without_walks_and_routines_is_empty() -> None:
    assert RecordFacts().is_empty
    assert not RecordFacts(routines=1).is_empty


@pytest.mark.parametrize(
    ("passphrase", "found"),
    [
        ("", Strength.EMPTY),
        ("   ", Strength.EMPTY),
        ("amble", Strength.WEAK),
        ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("19720314 19720314", Strength.WEAK),
        ("1972031419720314", Strength.WEAK),
        ("red owl", Strength.WEAK),
        ("an old red owl", Strength.GOOD),
        ("Tr0ub4dor&3xy", Strength.WEAK),
    ],
)
def test_long_passphrases_are_worth_more_than_odd_ones(passphrase: str, found: Strength) -> None:
    assert strength(passphrase) is found


def test_the_same_letters_open_a_file_however_they_were_typed() -> None:
    assert written_alike("cafe\u0301") == written_alike("caf\u00e9")
