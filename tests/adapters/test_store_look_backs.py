"""Looks back: what every store of them promises, and what becomes of them while the disk refuses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.safe_look_backs import SafeLookBackStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.store import Store
from coach.domain.look_back import Helped, LookBack, RolandMorris
from coach.services.dose_ports import LookBackStore
from tests.adapters.store_strategies import moments, scores, words
from tests.fakes.clock import FakeClock
from tests.fakes.look_back_store import FakeLookBackStore

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
MONDAY = date(2026, 11, 9)
TOLD = LookBack(MONDAY, NOW, 4, 3, 5, "Walk to the shop and back", 6, frozenset({Helped.COMPANY}), "A dry week.")
TICKED = RolandMorris(NOW.date(), frozenset({1, 3, 24}))
FULL = "The disk is full."
every_kind = pytest.mark.parametrize("kind", ["on disk", "in memory", "safe"])

days = st.dates(date(2020, 1, 1), date(2035, 1, 1))
look_backs = st.builds(
    LookBack,
    monday=days,
    at=moments(),
    pain=scores,
    enjoyment=scores,
    activity=scores,
    goal=words,
    goal_score=scores,
    helped=st.frozensets(st.sampled_from(Helped)),
    words=words,
)
questionnaires = st.builds(RolandMorris, days, st.frozensets(st.integers(1, 24)))


@contextmanager
def opened(kind: str, folder: Path) -> Iterator[LookBackStore]:
    if kind == "in memory":
        yield FakeLookBackStore()
        return
    store = Store(folder / "amble.db", FakeClock(NOW))
    store.open()
    spool = SessionSpool(folder / "cache" / "unsaved.json")
    yield SafeLookBackStore(store.look_backs, spool) if kind == "safe" else store.look_backs
    store.close()


@every_kind
@settings(deadline=None, max_examples=8)
@given(one=look_backs, other=look_backs)
def test_a_look_back_comes_back_as_it_was_and_a_week_has_one(kind: str, one: LookBack, other: LookBack) -> None:
    with TemporaryDirectory() as folder, opened(kind, Path(folder)) as store:
        store.keep_look_back(one)
        assert store.look_backs() == (one,)
        assert store.look_backs()[0].at.astimezone(UTC) == one.at.astimezone(UTC)
        store.keep_look_back(replace(other, monday=one.monday))
        assert store.look_backs() == (replace(other, monday=one.monday),)
        store.keep_look_back(other)
        assert [found.monday for found in store.look_backs()] == sorted({one.monday, other.monday})


@every_kind
@settings(deadline=None, max_examples=8)
@given(one=questionnaires, other=questionnaires)
def test_a_questionnaire_comes_back_as_it_was_and_a_day_has_one(
    kind: str, one: RolandMorris, other: RolandMorris
) -> None:
    with TemporaryDirectory() as folder, opened(kind, Path(folder)) as store:
        store.keep_roland_morris(one)
        assert store.roland_morrises() == (one,)
        store.keep_roland_morris(replace(other, day=one.day))
        assert store.roland_morrises() == (replace(other, day=one.day),)
        store.keep_roland_morris(other)
        assert [found.day for found in store.roland_morrises()] == sorted({one.day, other.day})


def test_what_a_full_disk_refuses_is_read_told_about_and_written_when_there_is_room(tmp_path: Path) -> None:
    disk, place = FakeLookBackStore(), tmp_path / "unsaved.json"
    disk.refuses = FULL
    safe = SafeLookBackStore(disk, SessionSpool(place))
    safe.keep_look_back(replace(TOLD, pain=9))
    safe.keep_look_back(TOLD)
    safe.keep_roland_morris(TICKED)
    assert (safe.look_backs(), safe.roland_morrises()) == ((TOLD,), (TICKED,))
    assert safe.trouble().startswith(FULL)
    assert disk.look_backs() == ()
    disk.refuses = ""
    safe.replay()
    assert (disk.look_backs(), disk.roland_morrises(), safe.trouble()) == ((TOLD,), (TICKED,), "")
    assert not place.exists()


def test_what_waits_outlives_the_program(tmp_path: Path) -> None:
    disk, place = FakeLookBackStore(), tmp_path / "unsaved.json"
    disk.refuses = FULL
    before = SafeLookBackStore(disk, SessionSpool(place))
    before.keep_look_back(TOLD)
    before.keep_roland_morris(TICKED)
    after = SafeLookBackStore(disk, SessionSpool(place))
    assert (after.look_backs(), after.roland_morrises()) == ((TOLD,), (TICKED,))
    disk.refuses = ""
    after.replay()
    assert (disk.look_backs(), disk.roland_morrises()) == ((TOLD,), (TICKED,))


def test_nothing_that_waits_overtakes_what_is_newer(tmp_path: Path) -> None:
    disk = FakeLookBackStore()
    disk.refuses = FULL
    safe = SafeLookBackStore(disk, SessionSpool(tmp_path / "unsaved.json"))
    safe.keep_look_back(replace(TOLD, pain=9))
    disk.refuses = ""
    safe.keep_look_back(TOLD)
    assert safe.look_backs() == disk.look_backs() == (TOLD,)


def test_a_word_no_version_ever_wrote_counts_as_damage(tmp_path: Path) -> None:
    store = Store(tmp_path / "amble.db", FakeClock(NOW))
    store.open()
    store.look_backs.keep_look_back(TOLD)
    assert store.check() == ""
    store.close()
    with closing(sqlite3.connect(tmp_path / "amble.db")) as connection, connection:
        connection.execute("UPDATE look_back SET helped = '[\"magic\"]'")
    assert "damaged" in store.check()
