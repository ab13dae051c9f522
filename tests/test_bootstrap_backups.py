"""The page of backups as it is put together: with the real record, the real files, and a program that begins anew."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.adapters.paths import find_folders
from coach.adapters.restore_swap import TakenUp
from coach.adapters.store_backup import Backups, copy_of
from coach.adapters.unsaved import NOTE, Pending
from coach.bootstrap_core import Core
from coach.bootstrap_pages import Pages
from coach.bootstrap_settings import login_item
from coach.bootstrap_settle import settle
from coach.domain.backup import BackupFacts, CopyReason
from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome, Session, StopReason
from coach.services.backup_ports import GoOn
from coach.services.walks import WalkChoice
from coach.ui.pages.backups_erase import EraseWish
from coach.ui.pages.backups_open import LookWish
from coach.ui.pages.backups_page import BackupsPage
from coach.ui.pages.backups_save import SaveWish
from tests.adapters.test_backup_file import NOW, add_walks
from tests.fakes.backup_files import FakeBackups
from tests.open_house import open_pages
from tests.terminal import set_up
from tests.ui.by_name import let_go, names, press, words


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    set_up(folder)
    add_walks(find_folders(folder), range(3))
    return folder


@pytest.fixture
def pages(qapp: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    """The page of backups open on three walks."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder.parent / "config"))
    with open_pages(qapp, folder) as pages:
        pages.window.show_page("settings")
        pages.window.show_page("backups")
        yield pages
        let_go()


def page_of(pages: Pages) -> BackupsPage:
    return pages.record.backups.page


def walks_in(folder: Path) -> int:
    core = Core(folder)
    count = len(core.sessions.sessions())
    core.close()
    return count


def test_a_backup_is_saved_looked_into_and_gone_back_to(qtbot: QtBot, pages: Pages, folder: Path) -> None:
    page, file = page_of(pages), folder.parent / "b"
    page.save_requested.emit(SaveWish(file))
    qtbot.waitUntil(lambda: "b.amble" in words(page))
    assert "3 walks, from 12 November 2026 to 14 November 2026" in words(page)
    add_walks(find_folders(folder), range(5, 7))
    page.look_requested.emit(LookWish(file.with_suffix(".amble")))
    qtbot.waitUntil(lambda: "Only here, and not in the backup: 2 walks" in words(page))
    with qtbot.waitSignal(pages.window.quit_requested):
        press(page, "Go back to this backup")
    pages.core.close()
    taken = settle(find_folders(folder))
    assert taken is not None
    assert taken.before is not None
    assert walks_in(folder) == 3
    pages.record.backups.tell_taken(taken)
    assert "as “before you went back”" in words(pages.window)


def test_nothing_is_saved_over_what_amble_keeps(pages: Pages, folder: Path) -> None:
    page_of(pages).save_requested.emit(SaveWish(folder / "amble.db"))
    assert "Amble keeps its own things in" in words(page_of(pages))
    assert walks_in(folder) == 3


def test_what_waits_while_the_record_refuses_is_in_the_backup(qtbot: QtBot, pages: Pages, folder: Path) -> None:
    page, file, spool, id = page_of(pages), folder.parent / "b.amble", pages.core.spool, 1
    walk = Session(NOW + timedelta(days=3), 20, 20.0, Outcome.DONE, id=-1, by_hand=True)
    note = Pending(NOTE, id, "walk", "through the park")
    spool.keep(replace(spool.unsaved, by_hand=(walk,), pending=(note,)))
    page.save_requested.emit(SaveWish(file))
    qtbot.waitUntil(lambda: "4 walks, from 12 November 2026 to 15 November 2026" in words(page))
    assert spool.unsaved.by_hand == (walk,)
    there = find_folders(folder.parent / "there")
    there.create()
    with zipfile.ZipFile(file) as pack:
        there.store.write_bytes(pack.read("amble.db"))
    assert walks_in(there.data) == 4
    with closing(sqlite3.connect(there.store)) as connection:
        assert connection.execute("SELECT note FROM session WHERE id = ?", (id,)).fetchone() == ("through the park",)


def test_what_is_only_looked_into_is_forgotten(qtbot: QtBot, pages: Pages, folder: Path) -> None:
    page, file = page_of(pages), folder.parent / "b.amble"
    page.save_requested.emit(SaveWish(file))
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: not pages.record.backups.desk.is_busy)
    page.look_requested.emit(LookWish(file))
    qtbot.waitUntil(lambda: "Go back to this?" in words(page))
    press(page, "Keep what I have")
    assert not any(path.name.startswith("coming") for path in folder.iterdir())


def test_a_file_that_is_no_backup_is_one_sentence(qtbot: QtBot, pages: Pages, folder: Path) -> None:
    file = folder.parent / "x.amble"
    file.write_bytes(b"walks")
    page_of(pages).look_requested.emit(LookWish(file))
    qtbot.waitUntil(lambda: "x.amble is not a backup of Amble. Nothing was changed." in words(page_of(pages)))


def test_a_copy_that_amble_made_can_be_looked_into(qtbot: QtBot, pages: Pages) -> None:
    pages.core.store.back_up()
    pages.window.show_page("settings")
    pages.window.show_page("backups")
    page = page_of(pages)
    look = next(name for name in names(page) if name.startswith("Look into the copy of"))
    press(page, look)
    qtbot.waitUntil(lambda: "In the backup: 3 walks" in words(page))


def test_going_back_is_told_with_the_way_back_from_it(qtbot: QtBot, pages: Pages, folder: Path) -> None:
    made = copy_of(Backups(find_folders(folder).store).make(NOW.date(), CopyReason.RESTORE))
    pages.record.backups.tell_taken(TakenUp(made))
    assert "Your record is the one you chose now." in words(pages.window)
    press(pages.window, "Undo")
    qtbot.waitUntil(lambda: "Go back to this?" in words(pages.window))


def test_a_record_that_came_without_its_exercises_is_told_as_that(pages: Pages) -> None:
    pages.record.backups.tell_taken(TakenUp(None, "Permission denied", has_come=True))
    assert "Your record is the one you chose now, but your own exercises could not" in words(pages.window)
    assert "is as it was" not in words(pages.window)


def test_a_wrong_passphrase_keeps_the_file(qtbot: QtBot, pages: Pages, folder: Path) -> None:
    page, file = page_of(pages), folder.parent / "b.amble"
    page.save_requested.emit(SaveWish(file, "four quiet grey herons"))
    qtbot.waitUntil(lambda: "Nobody can open it without" in words(page), timeout=30_000)
    page.look_requested.emit(LookWish(file, "four quiet herons"))
    qtbot.waitUntil(lambda: "b.amble does not open with this passphrase." in words(page), timeout=30_000)
    assert "This backup is locked" in words(page)


def test_answers_to_a_walk_that_is_in_no_record_keep_nobody_from_going_back(
    qtbot: QtBot, pages: Pages, folder: Path
) -> None:
    page, file, spool = page_of(pages), folder.parent / "b.amble", pages.core.spool
    spool.keep(replace(spool.unsaved, unplaced=((-7, CheckIn(peak=3)),)))
    page.save_requested.emit(SaveWish(file))
    qtbot.waitUntil(lambda: "3 walks" in words(page))
    page.look_requested.emit(LookWish(file))
    qtbot.waitUntil(lambda: "Go back to this?" in words(page))
    with qtbot.waitSignal(pages.window.quit_requested):
        press(page, "Go back to this backup")


class SlowBackups(FakeBackups):
    """A file takes until somebody lets it be done."""

    def __init__(self) -> None:
        super().__init__()
        self.may_end = Event()

    def write(self, file: Path, passphrase: str, go_on: GoOn) -> BackupFacts | None:
        assert self.may_end.wait(30.0)
        return super().write(file, passphrase, go_on)


def test_a_file_that_is_dropped_while_something_is_done_changes_nothing(
    qtbot: QtBot, pages: Pages, folder: Path
) -> None:
    page, slow, file = page_of(pages), SlowBackups(), folder.parent / "b.amble"
    pages.record.backups.desk.files = slow
    page.save_requested.emit(SaveWish(file))
    page.look_requested.emit(LookWish(file))
    assert "Looking into it…" not in words(page)
    assert "Saving everything…" in words(page)
    slow.may_end.set()
    qtbot.waitUntil(lambda: "3 walks" in words(page))


def test_going_back_that_did_not_work_is_told(pages: Pages) -> None:
    pages.record.backups.tell_taken(TakenUp(problem="database is locked"))
    assert "your record is as it was: database is locked." in words(pages.window)


def test_the_set_up_leads_here_and_back(pages: Pages) -> None:
    pages.window.show_page("set_up")
    press(pages.set_up, "I have a backup")
    assert pages.window.current_page() == "backups"
    press(page_of(pages), "Back")
    assert pages.window.current_page() == "set_up"


def test_while_a_walk_is_on_nothing_is_put_in_its_place(qtbot: QtBot, pages: Pages, folder: Path) -> None:
    pages.flow.start(WalkChoice(10))
    pages.window.show_page("backups")
    with qtbot.assertNotEmitted(pages.window.quit_requested):
        page_of(pages).erase_requested.emit(EraseWish(with_voices=True, starts_again=True))
        page_of(pages).go_back_requested.emit()
    assert "A walk is on. Please end it first." in words(page_of(pages))
    assert settle(find_folders(folder)) is None
    assert (folder / "amble.db").exists()
    pages.performance.runner.end(StopReason.OTHER)


def test_deleting_everything_leaves_nothing_and_takes_the_start_at_login_away(
    qtbot: QtBot, pages: Pages, folder: Path
) -> None:
    login_item(pages).turn(True)
    with qtbot.waitSignal(pages.window.quit_requested):
        page_of(pages).erase_requested.emit(EraseWish(with_voices=True, starts_again=True))
    assert not login_item(pages).is_on()
    pages.close()
    pages.core.close()
    settle(find_folders(folder))
    assert sorted(path.name for path in folder.iterdir()) == ["cache", "logs"]
