"""Backups: is my record safe, and how does it come along?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.backup import RecordCopy, RestorePreview
from coach.services.backup_desk import SavedBackup
from coach.services.backup_ports import SetAside
from coach.ui.pages.backups_copies import CopiesCard, SetAsideCard
from coach.ui.pages.backups_erase import EraseCard
from coach.ui.pages.backups_move import MoveCard
from coach.ui.pages.backups_open import LockedCard, LookWish, OpenCard, PreviewCard
from coach.ui.pages.backups_save import SaveCard, SaveWish
from coach.ui.pages.backups_words import facts_words
from coach.ui.pages.backups_working import WorkingCard
from coach.ui.pages.pack_page import AskForFile, ask_to_open, ask_to_save
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.page_frame import WIDEST
from coach.ui.widgets.scroll_into_view import scroll_into_view
from coach.ui.widgets.tab_page import TabPage

ENDING = ".amble"


class BackupsPage(TabPage):
    """A backup may be chosen or dropped on the page; nothing changes before somebody agrees. Esc stops what is being
    done, and goes back otherwise."""

    save_requested = Signal(object)
    """A ``SaveWish``; an existing file may be lost, the system's dialogue asked."""
    look_requested = Signal(object)
    """A ``LookWish``."""
    copy_requested = Signal(object)
    """The ``RecordCopy`` to look into."""
    go_back_requested = Signal()
    keep_requested = Signal()
    """What was looked into is forgotten."""
    cancel_requested = Signal()
    folder_requested = Signal()
    """Show where the files are."""
    erase_requested = Signal(object)
    """An ``EraseWish``."""
    back_requested = Signal()

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        ask_open: AskForFile = ask_to_open,
        ask_save: AskForFile = ask_to_save,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.say("backups.title"), texts.say("backups.caption"), WIDEST, parent)
        self._texts, self._ask_open, self._ask_save = texts, ask_open, ask_save
        self._folder, self._name = Path(), "amble.amble"
        self._make(appearance)
        self._lay_out()
        self._connect()
        # What is dropped on a scrolling page comes by way of its viewport.
        self.viewport().setAcceptDrops(True)

    def show_copies(self, copies: Sequence[RecordCopy], aside: Sequence[SetAside], mended: str) -> None:
        """Show the copies there are, what was set aside, and what was mended at this start."""
        self._copies.show_copies(copies)
        self._aside.show_files(aside, mended)

    def begin_restore(self) -> None:
        """Begin where a file is chosen."""
        self._open.first_field.setFocus(Qt.FocusReason.OtherFocusReason)
        scroll_into_view(self, self._open)

    def show_start(self, folder: Path, name: str, voices: int) -> None:
        """Where a dialogue begins, what a file is called, and bytes of fetched voices."""
        self._folder, self._name = folder, name
        self._erase.show_voices(voices)

    def show_working(self, words: str) -> None:
        """Something is being done that may be stopped."""
        self._quiet()
        self._working.begin(words)
        scroll_into_view(self, self._working)

    def show_progress(self, share: float) -> None:
        """How much is done, 0–1."""
        self._working.show_share(share)

    def show_saved(self, saved: SavedBackup) -> None:
        """Say where the file is and what is in it."""
        self._quiet()
        self._save.forget()
        about = facts_words(self._texts, saved.facts.record)
        words = self._texts.say("backups.save.saved", name=str(saved.file), about=about)
        locked = f" {self._texts.say('backups.lock.nobody')}" if saved.is_locked else ""
        self._notice.show_notice(words + locked)
        scroll_into_view(self, self._notice)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_passphrase(self, file: Path, fault: str = "") -> None:
        """A locked file was chosen; ``fault`` says that the passphrase before did not open it."""
        self._quiet()
        self._locked.ask(file, fault)
        scroll_into_view(self, self._locked)

    def show_preview(self, found: RestorePreview) -> None:
        """Show what going back would do."""
        self._quiet()
        self._preview.show_preview(found)
        scroll_into_view(self, self._preview)

    def show_trouble(self, sentence: str) -> None:
        """Say in one sentence what does not work; nothing was changed. "" for nothing."""
        self._quiet()
        self._notice.show_notice(sentence)
        if sentence:
            scroll_into_view(self, self._notice)
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_cancelled(self) -> None:
        """It was stopped."""
        self.show_trouble(self._texts.say("backups.working.cancelled"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = _dropped(event)
        if file is not None:
            event.acceptProposedAction()
            self.look_requested.emit(LookWish(file))

    def _make(self, appearance: Appearance) -> None:
        texts = self._texts
        self._back, self._notice = BackLink(appearance, texts), NoticeBar(appearance)
        self._working, self._preview, self._locked = (
            WorkingCard(appearance, texts),
            PreviewCard(texts),
            LockedCard(texts),
        )
        self._save, self._open = SaveCard(appearance, texts), OpenCard(appearance, texts)
        self._copies, self._aside = CopiesCard(texts), SetAsideCard(appearance, texts)
        self._move, self._erase = MoveCard(texts), EraseCard(appearance, texts)

    def _lay_out(self) -> None:
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        parts = (
            self._notice, self._working, self._locked, self._preview, self._save, self._open, self._copies, self._aside,
            self._move, self._erase,
        )  # fmt: skip
        for part in parts:
            self.content.addWidget(part)
        self.tab_through((self._back, *parts))
        # The first thing on the page, so that it opens at its top.
        self.setFocusProxy(self._back)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._save.save_requested.connect(self._choose_target)
        self._erase.save_requested.connect(lambda: self._choose_target(""))
        self._open.choose_requested.connect(self._choose_source)
        self._copies.look_requested.connect(self.copy_requested)
        self._aside.folder_requested.connect(self.folder_requested)
        self._locked.opened.connect(self.look_requested)
        self._locked.declined.connect(self._locked.hide)
        self._preview.agreed.connect(self.go_back_requested)
        self._preview.declined.connect(self._keep)
        self._working.cancel_requested.connect(self.cancel_requested)
        self._erase.question_opened.connect(lambda question: scroll_into_view(self, question))
        self._erase.erase_requested.connect(self.erase_requested)
        QShortcut(QKeySequence("Esc"), self, self._leave)

    def _leave(self) -> None:
        """Esc stops what is being done; a question is declined first."""
        if self._working.isVisible():
            self._working.cancel()
        elif self._preview.isVisible():
            self._keep()
        elif self._locked.isVisible():
            self._locked.hide()
        else:
            self._back.click()

    def _keep(self) -> None:
        self._preview.hide()
        self._open.first_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keep_requested.emit()

    def _quiet(self) -> None:
        for part in (self._notice, self._working, self._locked, self._preview):
            part.hide()

    def _choose_target(self, passphrase: str) -> None:
        say = self._texts.say
        found = self._ask_save(self, say("backups.save.title"), str(self._folder / self._name), say("backups.kinds"))
        if found is not None:
            self._folder = found.parent
            self.save_requested.emit(SaveWish(found, passphrase))

    def _choose_source(self) -> None:
        say = self._texts.say
        found = self._ask_open(self, say("backups.open.title"), str(self._folder), say("backups.kinds"))
        if found is not None:
            self._folder = found.parent
            self.look_requested.emit(LookWish(found))


def _dropped(event: QDragEnterEvent | QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
