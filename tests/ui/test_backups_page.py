"""Backups: nothing is saved, opened or deleted before somebody said what with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coach.domain.backup import BackupFacts, CopyReason, RecordCopy, RecordFacts, RestorePreview
from coach.services.backup_desk import SavedBackup
from coach.services.backup_ports import SetAside
from coach.ui.pages.backups_erase import EraseWish
from coach.ui.pages.backups_open import LookWish
from coach.ui.pages.backups_page import BackupsPage
from coach.ui.pages.backups_save import SaveWish
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.scroll_into_view import is_in_view
from tests.ui.by_name import clipped, control, key, let_go, named_controls, names, press, show, words
from tests.ui.days import read_words

FIRST, LAST = date(2025, 11, 14), date(2026, 11, 19)
FACTS = RecordFacts(312, 40, FIRST, LAST)
PREVIEW = RestorePreview(
    BackupFacts(FACTS, datetime(2026, 11, 19, 20, 4, tzinfo=UTC), "0.1.0", 2),
    RecordFacts(313, 40, FIRST, LAST + timedelta(days=1)),
    RecordFacts(1, 0, LAST + timedelta(days=1), LAST + timedelta(days=1)),
)
COPIES = tuple(RecordCopy(9 - n, LAST - timedelta(days=n), size=345_678) for n in range(8))
PASSPHRASE, AGAIN = "Passphrase", "The same passphrase once more"
SAVE, LOCK, GO_BACK = "Save a backup…", "Lock it with a passphrase", "Go back to this backup"
FILE = Path("/stick/b.amble")


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("backups")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[BackupsPage]:
    def choose(_parent: QWidget, _title: str, _start: str, _kinds: str) -> Path:
        return FILE

    page = BackupsPage(appearance, texts, choose, choose)
    page.show_copies(COPIES, (), "")
    show(qtbot, page)
    yield page
    let_go()


def write(page: QWidget, name: str, text: str) -> None:
    line = control(page, name)
    assert isinstance(line, QLineEdit)
    line.clear()
    QTest.keyClicks(line, text)


def test_a_backup_is_saved_unlocked_unless_somebody_wants_a_lock(qtbot: QtBot, page: BackupsPage) -> None:
    with qtbot.waitSignal(page.save_requested) as asked:
        press(page, SAVE)
    assert asked.args == [SaveWish(FILE, "")]


def test_a_lock_needs_a_passphrase_typed_twice_alike(qtbot: QtBot, page: BackupsPage) -> None:
    press(page, LOCK)
    assert "Nobody can open it without this passphrase" in words(page)
    with qtbot.assertNotEmitted(page.save_requested):
        press(page, SAVE)
        assert "Please type a passphrase" in words(page)
        write(page, PASSPHRASE, "four quiet grey herons")
        press(page, SAVE)
        assert "not the same" in words(page)
    write(page, AGAIN, "four quiet grey herons")
    with qtbot.waitSignal(page.save_requested) as asked:
        press(page, SAVE)
    assert asked.args == [SaveWish(FILE, "four quiet grey herons")]


def test_a_passphrase_that_is_easy_to_guess_is_told_and_taken(qtbot: QtBot, page: BackupsPage) -> None:
    press(page, LOCK)
    write(page, PASSPHRASE, "heron")
    assert "easy to guess" in words(page)
    write(page, AGAIN, "heron")
    with qtbot.waitSignal(page.save_requested):
        press(page, SAVE)


def test_letters_are_hidden_until_somebody_wants_to_see_them_and_forgotten_later(page: BackupsPage) -> None:
    press(page, LOCK)
    line = control(page, PASSPHRASE)
    assert isinstance(line, QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    press(page, "Show what I type")
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    write(page, PASSPHRASE, "heron")
    page.show_saved(SavedBackup(FILE, True, BackupFacts(FACTS)))
    assert line.text() == ""
    assert "312 walks, from 14 November 2025 to 19 November 2026" in words(page)


def test_a_locked_file_asks_for_its_passphrase(qtbot: QtBot, page: BackupsPage) -> None:
    with qtbot.waitSignal(page.look_requested) as asked:
        press(page, "Choose a backup…")
    assert asked.args == [LookWish(FILE)]
    page.ask_passphrase(FILE)
    with qtbot.assertNotEmitted(page.look_requested):
        press(page, "Open it")
    write(page, PASSPHRASE, "heron")
    with qtbot.waitSignal(page.look_requested) as asked:
        key(page, Qt.Key.Key_Return)
    assert asked.args == [LookWish(FILE, "heron")]


def test_a_wrong_passphrase_is_asked_for_again_for_the_same_file(qtbot: QtBot, page: BackupsPage) -> None:
    page.ask_passphrase(FILE)
    write(page, PASSPHRASE, "eron")
    press(page, "Open it")
    page.show_working("Looking into it…")
    page.ask_passphrase(FILE, "b.amble does not open with this passphrase.")
    assert "b.amble does not open with this passphrase." in words(page)
    write(page, PASSPHRASE, "heron")
    assert "does not open" not in words(page)
    with qtbot.waitSignal(page.look_requested) as asked:
        key(page, Qt.Key.Key_Return)
    assert asked.args == [LookWish(FILE, "heron")]


def test_what_would_be_left_out_is_said_before_anybody_agrees(qtbot: QtBot, page: BackupsPage) -> None:
    page.show_preview(PREVIEW)
    assert "Only here, and not in the backup: 1 walk, of 20 November 2026" in words(page)
    assert "With 2 exercises and routines of your own." in words(page)
    with qtbot.assertNotEmitted(page.go_back_requested):
        key(page, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.go_back_requested):
        press(page, GO_BACK)


def test_escape_declines_first_and_goes_back_then(qtbot: QtBot, page: BackupsPage) -> None:
    page.show_preview(PREVIEW)
    with qtbot.waitSignal(page.keep_requested), qtbot.assertNotEmitted(page.back_requested):
        key(page, Qt.Key.Key_Escape)
    assert GO_BACK not in names(page)
    with qtbot.waitSignal(page.back_requested):
        key(page, Qt.Key.Key_Escape)


def test_escape_stops_what_is_being_done(qtbot: QtBot, page: BackupsPage) -> None:
    page.show_working("Saving everything…")
    page.show_progress(0.42)
    assert "Saving everything… 42 %" in words(page)
    with qtbot.waitSignal(page.cancel_requested), qtbot.assertNotEmitted(page.back_requested):
        key(page, Qt.Key.Key_Escape)
    page.show_cancelled()
    assert "Stopped. Nothing was changed." in words(page)


def test_the_newest_copies_are_shown_and_all_when_asked(qtbot: QtBot, page: BackupsPage) -> None:
    looks = [name for name in names(page) if name.startswith("Look into")]
    assert len(looks) == 3
    press(page, "Show all 8 copies")
    looks = [name for name in names(page) if name.startswith("Look into")]
    assert len(looks) == 8
    with qtbot.waitSignal(page.copy_requested) as asked:
        press(page, looks[7])
    assert asked.args == [COPIES[7]]


def test_a_copy_from_before_something_says_so(page: BackupsPage) -> None:
    reasons = [reason for reason in CopyReason if reason is not CopyReason.DAILY]
    page.show_copies(tuple(RecordCopy(n, LAST, reason) for n, reason in enumerate(reasons)), (), "")
    assert "before an update" in words(page)
    assert "before you went back" in words(page)
    assert "before walks came in" in words(page)


def test_without_copies_it_says_when_there_will_be_one(page: BackupsPage) -> None:
    page.show_copies((), (), "")
    assert "There is no copy yet" in words(page)


def test_the_question_before_deleting_comes_into_view_with_its_focus(qtbot: QtBot, page: BackupsPage) -> None:
    page.resize(900, 600)
    press(page, "Delete everything…")
    word, keep = control(page, "Type “delete” to go on"), control(page, "Keep everything")
    qtbot.waitUntil(lambda: is_in_view(page, keep) and is_in_view(page, word))
    assert keep.hasFocus()
    assert isinstance(word, QLineEdit)
    assert (word.text(), word.placeholderText()) == ("", "")


def test_what_was_mended_and_set_aside_is_shown(qtbot: QtBot, page: BackupsPage) -> None:
    page.show_copies(
        COPIES, (SetAside(FILE.with_name("amble-damaged-2026-11-14.db"), LAST, 345_000),), "It was mended."
    )
    assert "It was mended." in words(page)
    assert "amble-damaged-2026-11-14.db, 19 November 2026, 345 kB" in words(page)
    with qtbot.waitSignal(page.folder_requested):
        press(page, "Open the folder")


def test_nothing_is_deleted_before_the_word_is_typed(qtbot: QtBot, page: BackupsPage) -> None:
    page.show_start(Path("/home"), "a.amble", 120_000_000)
    press(page, "Delete everything…")
    with qtbot.assertNotEmitted(page.erase_requested):
        press(page, "Delete and begin afresh")
        key(page, Qt.Key.Key_Return)
    assert "Please type “delete” first." in words(page)
    write(page, "Type “delete” to go on", " Delete ")
    press(page, "Also the voices I fetched (120.0 MB)")
    with qtbot.waitSignal(page.erase_requested) as asked:
        press(page, "Delete and close Amble")
    assert asked.args == [EraseWish(with_voices=False, starts_again=False)]


def test_saving_is_offered_a_last_time(qtbot: QtBot, page: BackupsPage) -> None:
    press(page, "Delete everything…")
    with qtbot.waitSignal(page.save_requested):
        press(page, "Save a backup first…")
    press(page, "Keep everything")
    assert "Delete and close Amble" not in names(page)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_and_every_control_has_a_name(page: BackupsPage, appearance: Appearance, percent: int) -> None:
    from dataclasses import replace

    before = appearance.look
    appearance.apply_look(replace(before, text_percent=percent))
    page.show_preview(PREVIEW)
    press(page, LOCK)
    press(page, "Delete everything…")
    assert clipped(page) == []
    assert [name for name, _ in named_controls(page) if not name] == []
    appearance.apply_look(before)
