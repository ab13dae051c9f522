"""No setting and no plan that was acknowledged is lost while the database refuses, whatever happens in which order."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.safe_values import SafeKeyValueStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.unsaved import Unsaved
from tests.fakes.key_value_store import FakeKeyValueStore

FULL = "The disk is full."
NAMES = ("plan", "settings", "times_off")


class Killed(BaseException):
    """The program is gone in the midst of a write."""


class Disk(FakeKeyValueStore):
    """Takes ``room`` more writes where that is not None; dies just before or after the next one when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.room: int | None = None
        self.dies = ""

    def put(self, name: str, value: object) -> None:
        self._dying("before")
        self._count()
        super().put(name, value)
        self._dying("after")

    def remove(self, name: str) -> None:
        self._dying("before")
        self._count()
        super().remove(name)
        self._dying("after")

    def _count(self) -> None:
        if self.room is not None:
            self.refuses = "" if self.room else FULL
            self.room = max(0, self.room - 1)

    def _dying(self, when: str) -> None:
        if self.dies == when:
            self.dies = ""
            raise Killed


class Program:
    """The safe store over a disk; ``restart`` is a kill and a new start on the same files."""

    def __init__(self, folder: Path) -> None:
        self.places = (folder / "cache" / "unsaved.json", folder / "temporary" / "unsaved.json")
        self.disk = Disk()
        self.restart()

    def restart(self) -> None:
        self.disk.dies = ""
        self.spool = SessionSpool(*self.places)
        self.values = SafeKeyValueStore(self.disk, self.spool)

    def change(self, name: str, value: object) -> None:
        if value is None:
            self.values.remove(name)
        else:
            self.values.put(name, value)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def test_while_all_is_well_nothing_waits(program: Program) -> None:
    program.values.put("plan", {"minutes": 8})
    program.values.remove("plan")
    assert program.spool.unsaved == Unsaved()
    assert not any(place.exists() for place in program.places)


def test_a_refused_value_is_there_after_a_kill_and_written_when_there_is_room(program: Program) -> None:
    program.values.put("times_off", [])
    program.disk.refuses = FULL
    program.values.put("times_off", [["2026-11-12", "2026-11-12"]])
    program.values.put("settings", {"region": "eu"})
    assert program.spool.trouble().startswith(FULL)
    program.restart()
    assert program.values.get("times_off") == [["2026-11-12", "2026-11-12"]]
    assert program.disk.get("times_off") == []
    program.disk.refuses = ""
    program.values.replay()
    assert program.disk.get("times_off") == [["2026-11-12", "2026-11-12"]]
    assert program.disk.get("settings") == {"region": "eu"}
    assert not any(place.exists() for place in program.places)
    assert program.spool.trouble() == ""


def test_a_refused_removal_is_one_after_a_kill(program: Program) -> None:
    program.values.put("flare_since", "2026-11-12")
    program.disk.refuses = FULL
    program.values.remove("flare_since")
    program.restart()
    assert program.values.get("flare_since") is None
    program.disk.refuses = ""
    program.values.replay()
    assert program.disk.get("flare_since") is None


def test_the_next_value_takes_those_that_wait_with_it(program: Program) -> None:
    program.disk.refuses = FULL
    program.values.put("plan", 1)
    program.values.put("plan", 2)
    program.disk.refuses = ""
    program.values.put("settings", 3)
    assert (program.disk.get("plan"), program.disk.get("settings")) == (2, 3)
    assert program.spool.unsaved.is_empty


def test_a_value_is_read_as_it_will_be_once_it_is_written(program: Program) -> None:
    given_away: list[object] = [1, (2, 3)]
    program.disk.refuses = FULL
    program.values.put("plan", given_away)
    given_away.append(4)
    assert program.values.get("plan") == [1, [2, 3]]


@pytest.mark.parametrize("odd", [float("nan"), object()])
def test_what_json_cannot_hold_is_refused_at_once_and_does_not_wait(program: Program, odd: object) -> None:
    program.disk.refuses = FULL
    with pytest.raises((TypeError, ValueError)):
        program.values.put("plan", odd)
    assert program.spool.unsaved.is_empty


def test_the_same_value_again_is_not_written_to_the_second_place_again(program: Program) -> None:
    program.disk.refuses = FULL
    program.values.put("plan", 1)
    before = program.places[0].stat().st_ino, program.places[0].stat().st_mtime_ns
    program.values.put("plan", 1)
    assert (program.places[0].stat().st_ino, program.places[0].stat().st_mtime_ns) == before


def test_what_cannot_be_removed_from_a_place_does_not_come_back_over_what_is_newer(program: Program) -> None:
    program.disk.refuses = FULL
    program.values.put("plan", "old")
    kept = program.places[0].read_bytes()
    program.places[0].unlink()
    # A folder of that name with something in it can be neither removed nor written over.
    (program.places[0] / "stuck").mkdir(parents=True)
    program.disk.refuses = ""
    program.values.put("plan", "new")
    (program.places[0] / "stuck").rmdir()
    program.places[0].rmdir()
    program.places[0].write_bytes(kept)
    program.restart()
    program.values.replay()
    assert program.values.get("plan") == "new"


def test_a_second_place_that_an_earlier_amble_wrote_is_read_as_before(program: Program) -> None:
    program.places[0].parent.mkdir(parents=True)
    note = ["note", 4, "", "Rain."]
    old: dict[str, object] = {name: [] for name in ("walks", "answers", "flags", "seen", "unplaced", "ids")}
    program.places[0].write_text(json.dumps({"serial": 3, **old, "pending": [note]}), encoding="utf-8")
    program.restart()
    program.disk.put("plan", 1)
    program.values.replay()
    assert program.values.get("plan") == 1
    assert [one.plain for one in program.spool.unsaved.pending] == ["Rain."]


names = st.sampled_from(NAMES)
values = st.one_of(st.none(), st.integers(0, 3), st.lists(st.integers(0, 3), max_size=2))
steps = st.one_of(
    st.tuples(st.just("change"), names, values),
    st.tuples(st.just("dies"), st.sampled_from(["before", "after"]), names, values),
    st.tuples(st.just("room"), st.one_of(st.none(), st.integers(0, 2))),
    st.tuples(st.just("restart")),
    st.tuples(st.just("retry")),
)


@given(st.lists(steps, max_size=25))
def test_whatever_happens_the_values_acknowledged_last_are_the_ones_there(taken: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        program = Program(Path(folder))
        told: dict[str, list[object]] = {name: [None] for name in NAMES}
        for kind, *rest in taken:
            take(program, told, str(kind), rest)
            # What nobody acknowledged may be there or not; whatever is seen once is so from then on.
            for name in NAMES:
                assert program.values.get(name) in told[name]
                told[name] = [program.values.get(name)]
        program.restart()
        program.disk.room, program.disk.refuses = None, ""
        program.values.replay()
        assert {name: program.disk.get(name) for name in NAMES} == {name: told[name][0] for name in NAMES}
        assert not any(place.exists() for place in program.places)


def take(program: Program, told: dict[str, list[object]], kind: str, rest: list[object]) -> None:
    """One step, and what may be read after it."""
    if kind == "change":
        name, value = rest
        program.change(str(name), value)
        told[str(name)] = [value]
    elif kind == "dies":
        program.disk.dies, name, value = str(rest[0]), rest[1], rest[2]
        try:
            program.change(str(name), value)
            told[str(name)] = [value]
        except Killed:
            told[str(name)] += [value]
        program.restart()
    elif kind == "room":
        (room,) = rest
        program.disk.room, program.disk.refuses = room if isinstance(room, int) else None, ""
    elif kind == "retry":
        program.values.replay()
    else:
        program.restart()
