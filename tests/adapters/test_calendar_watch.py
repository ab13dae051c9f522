"""A calendar that changes says so by itself, also where a new file takes the place of the old."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.adapters.calendar_watch import CalendarWatch
from coach.services.reminder_ports import CalendarPlace


def replace(file: Path) -> None:
    part = file.with_suffix(".part")
    part.write_text("new")
    part.replace(file)


@pytest.mark.parametrize("change", [lambda file: file.write_text("new"), replace, Path.unlink])
def test_a_file_that_changes_is_told_once(qtbot: QtBot, tmp_path: Path, change: Callable[[Path], object]) -> None:
    file = tmp_path / "mine.ics"
    file.write_text("old")
    watch = CalendarWatch(rest=30)
    watch.show_place(CalendarPlace(path=file))
    with qtbot.waitSignal(watch.changed):
        change(file)


def test_it_goes_on_after_the_file_was_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "mine.ics"
    file.write_text("old")
    watch = CalendarWatch(rest=30)
    watch.show_place(CalendarPlace(path=file))
    for _ in range(2):
        with qtbot.waitSignal(watch.changed):
            replace(file)


def test_a_folder_tells_of_a_new_calendar(qtbot: QtBot, tmp_path: Path) -> None:
    watch = CalendarWatch(rest=30)
    watch.show_place(CalendarPlace(path=tmp_path))
    with qtbot.waitSignal(watch.changed):
        (tmp_path / "new.ics").write_text("new")


def test_what_else_happens_in_its_folder_is_not_told(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "mine.ics"
    file.write_text("old")
    watch, other = CalendarWatch(rest=10), CalendarWatch(rest=200)
    told: list[None] = []
    watch.changed.connect(lambda: told.append(None))
    watch.show_place(CalendarPlace(path=file))
    other.show_place(CalendarPlace(path=tmp_path))
    with qtbot.waitSignal(other.changed):
        (tmp_path / "other.ics").write_text("new")
    assert told == []
    with qtbot.waitSignal(watch.changed):
        file.write_text("newer")


def test_another_place_is_watched_instead_and_an_address_not_at_all(qtbot: QtBot, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    watch = CalendarWatch(rest=30)
    told: list[None] = []
    watch.changed.connect(lambda: told.append(None))
    watch.show_place(CalendarPlace(path=old))
    watch.show_place(CalendarPlace(path=new))
    (old / "a.ics").write_text("a")
    with qtbot.waitSignal(watch.changed):
        (new / "b.ics").write_text("b")
    assert len(told) == 1
    watch.show_place(CalendarPlace(address="https://a.example/x"))
    watch.show_place(None)
    watch.show_place(CalendarPlace(path=tmp_path / "gone" / "c.ics"))
