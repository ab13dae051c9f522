"""The wires of the page of backups."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from coach.adapters.erasing import Erasing
from coach.adapters.mended_note import MendedNote
from coach.bootstrap_backup_desk import backup_desk
from coach.bootstrap_save_target import target_refused
from coach.bootstrap_way_back import WayBack
from coach.domain.backup import RecordCopy
from coach.services.backup_desk import BackupDesk
from coach.services.backup_ports import BackupProblem
from coach.services.performance import RunState
from coach.ui.pages.backups_erase import EraseWish
from coach.ui.pages.backups_open import LookWish
from coach.ui.pages.backups_page import ENDING, BackupsPage
from coach.ui.pages.backups_save import SaveWish

if TYPE_CHECKING:
    from coach.adapters.restore_swap import TakenUp
    from coach.bootstrap_pages import Pages


class BackupWires:
    """Fills the page when it is opened, and carries out what it asks for."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core

    def open(self) -> None:
        """Show the page as things are now."""
        self._pages.window.show_page("backups")

    def open_to_restore(self) -> None:
        """Show the page where a file can be chosen."""
        self.open()
        self.page.begin_restore()

    def close(self) -> None:
        """Stop what is being done; what was only looked into is forgotten."""
        if "desk" in self.__dict__:
            self.desk.close()
            self.desk.give_up()

    @cached_property
    def desk(self) -> BackupDesk:
        """What the page works with."""
        return backup_desk(self._core)

    @cached_property
    def page(self) -> BackupsPage:
        """Is my record safe?"""
        page, desk = BackupsPage(self._pages.appearance, self._pages.texts), self.desk
        page.save_requested.connect(self._save)
        page.look_requested.connect(self._look)
        page.copy_requested.connect(self._look_at)
        page.go_back_requested.connect(self._go_back)
        page.keep_requested.connect(desk.give_up)
        page.cancel_requested.connect(desk.cancel)
        page.folder_requested.connect(self._show_folder)
        page.erase_requested.connect(self._erase)
        back = WayBack(self._pages.window, "backups")
        page.back_requested.connect(lambda: back.go())
        desk.progress_changed.connect(page.show_progress)
        desk.saved.connect(page.show_saved)
        desk.passphrase_needed.connect(page.ask_passphrase)
        desk.passphrase_wrong.connect(page.ask_passphrase)
        desk.previewed.connect(page.show_preview)
        desk.failed.connect(page.show_trouble)
        desk.cancelled.connect(page.show_cancelled)
        self._pages.window.page_shown.connect(lambda name: self._fill() if name == "backups" else None)
        return page

    def tell_taken(self, taken: TakenUp) -> None:
        """Say what came of going back; where it worked, with the way back from it."""
        say, window, before = self._pages.texts.say, self._pages.window, taken.before
        if taken.problem:
            words = "backups.problem.unfinished" if taken.has_come else "backups.taken.problem"
            window.show_trouble("restore", say(words, why=taken.problem.rstrip(".")))
        elif before is None:
            window.show_toast(say("backups.taken.done"))
        else:
            window.show_toast(say("backups.taken.done_kept"), lambda: self._undo(before))

    def _fill(self) -> None:
        copies = self.desk.copies
        self.page.show_copies(copies.all_copies(), copies.set_aside(), MendedNote(self._core.folders.data).text())
        day = self._core.clock.now().date().isoformat()
        name = self._pages.texts.say("backups.save.file_name", day=day) + ENDING
        self.page.show_start(_documents(), name, Erasing(self._core.folders).sizes()[1])

    def _save(self, wish: SaveWish) -> None:
        file = wish.file if wish.file.suffix else wish.file.with_suffix(ENDING)
        refused = target_refused(self._core, file)
        if refused:
            self.page.show_trouble(refused)
            return
        if self._begin("backups.save.working"):
            self.desk.save(file, wish.passphrase)

    def _look(self, wish: LookWish) -> None:
        if self._begin("backups.open.working"):
            self.desk.look(wish.file, wish.passphrase)

    def _look_at(self, copy: RecordCopy) -> None:
        if self._begin("backups.open.working"):
            self.desk.look_at(copy)

    def _begin(self, words: str) -> bool:
        """Say that something begins, and whether it may: what is being done goes on, and stays what is shown."""
        if self.desk.is_busy:
            return False
        self._pages.window.clear_toast()
        self.page.show_working(self._pages.texts.say(words))
        return True

    def _undo(self, before: RecordCopy) -> None:
        """The way back is a look into the copy that was made, and the same question."""
        self.open()
        self._look_at(before)

    def _go_back(self) -> None:
        """Amble closes; the record changes once it is closed, and Amble opens again."""
        if self._refuse_on_the_way():
            return
        try:
            self.desk.go_back()
        except BackupProblem as problem:
            self.page.show_trouble(self.desk.words(problem))
            return
        self._pages.window.quit_requested.emit()

    def _erase(self, wish: EraseWish) -> None:
        from coach.bootstrap_settings import login_item

        if self._refuse_on_the_way():
            return
        try:
            Erasing(self._core.folders).agree(wish.with_voices, wish.starts_again)
        except BackupProblem as problem:
            self.page.show_trouble(self.desk.words(problem))
            return
        if self._core.export.path is not None:
            self._core.export.write_to(None)
        login_item(self._pages).turn(False)
        self._pages.window.quit_requested.emit()

    def _refuse_on_the_way(self) -> bool:
        """Nothing is put in the place of what is just being written."""
        pages = self._pages
        is_on = "performance" in pages.__dict__ and pages.performance.runner.state is not RunState.IDLE
        if is_on:
            self.page.show_trouble(pages.texts.say("backups.taken.walking"))
        return is_on

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._core.folders.data)))


def _documents() -> Path:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()
