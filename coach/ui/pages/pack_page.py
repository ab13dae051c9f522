"""Packs: exercises and routines from somebody else, and one's own handed on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.domain.exercise import Exercise, Routine
from coach.services.pack_desk import PackPreview
from coach.ui.pages.pack_export import PackExport
from coach.ui.pages.pack_preview import PackPreviewCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.scroll_into_view import scroll_into_view

WIDEST = 900
AskForFile = Callable[[QWidget, str, str, str], Path | None]
"""Asks for a file, with a title, a name to begin with and the kinds that fit; None when nobody chose."""


@dataclass(frozen=True)
class ExportWish:
    """The own things of these ids are to be written to ``file`` as a pack of that name."""

    ids: frozenset[str]
    file: Path
    name: str
    author: str = ""


def ask_to_open(parent: QWidget, title: str, start: str, kinds: str) -> Path | None:
    """The system's own dialogue for a file that is there."""
    found, _ = QFileDialog.getOpenFileName(parent, title, start, kinds)
    return Path(found) if found else None


def ask_to_save(parent: QWidget, title: str, start: str, kinds: str) -> Path | None:
    """The system's own dialogue for a new file; it asks before one is replaced."""
    found, _ = QFileDialog.getSaveFileName(parent, title, start, kinds)
    return Path(found) if found else None


class PackPage(PageFrame):
    """A file may be chosen or dropped on the page; nothing is kept before somebody says so. Esc goes back."""

    preview_requested = Signal(object)
    """The ``Path`` of a pack."""
    import_requested = Signal(object)
    """The ``PackPreview`` that was looked at."""
    export_requested = Signal(object)
    """An ``ExportWish``."""
    back_requested = Signal()

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        ask_open: AskForFile = ask_to_open,
        ask_save: AskForFile = ask_to_save,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.say("pack.title"), texts.say("pack.caption"), WIDEST, parent)
        self._texts, self._ask_open, self._ask_save = texts, ask_open, ask_save
        self._seen: PackPreview | None = None
        self._make(appearance)
        self._lay_out()
        self._connect()
        # What is dropped on a scrolling page comes by way of its viewport.
        self.viewport().setAcceptDrops(True)
        self.begin(frozenset())

    def begin(self, ids: frozenset[str]) -> None:
        """Show the page as it opens, with these own things ticked."""
        self.show_trouble("")
        self._done.hide()
        self._hide_preview()
        self._export.show_ticked(ids)
        if ids:
            scroll_into_view(self, self._export)

    def show_own(self, exercises: Sequence[Exercise], routines: Sequence[Routine]) -> None:
        """Show what is one's own and can be handed on."""
        self._export.show_own(exercises, routines)

    def show_preview(self, preview: PackPreview) -> None:
        """Show what is in a pack."""
        self._seen = preview
        self.show_trouble("")
        self._done.hide()
        self._preview.show_preview(preview)
        self._preview.show()
        scroll_into_view(self, self._preview)

    def show_trouble(self, sentence: str) -> None:
        """Say in one sentence why a pack cannot be taken in or written; nothing was changed."""
        self._trouble.show_notice(sentence)
        if sentence:
            self._hide_preview()
            scroll_into_view(self, self._trouble)

    def show_imported(self) -> None:
        """It is kept."""
        self._hide_preview()

    def show_exported(self, file: Path) -> None:
        """Say where the pack is."""
        self.show_trouble("")
        self._done.show_notice(self._texts.say("pack.exported", file=str(file)))
        scroll_into_view(self, self._done)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragEnterEvent) -> None:  # type: ignore[override]
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()
            self.preview_requested.emit(Path(urls[0].toLocalFile()))

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._back, self._trouble = LinkButton(say("exercise.back")), NoticeBar(appearance)
        self._done, self._choose = NoticeBar(appearance), OutlineButton(say("pack.choose"))
        self._choose.show_icon(appearance, "folder-open")
        self._preview = PackPreviewCard(appearance, self._texts)
        self._export = PackExport(appearance, self._texts)

    def _lay_out(self) -> None:
        say = self._texts.say
        take, buttons = Card(say("pack.take_in")), FlowLayout(gap=12)
        buttons.addWidget(self._choose)
        take.body.addWidget(Label(say("pack.take_in_about")))
        take.body.addSpacing(6)
        take.body.addLayout(buttons)
        self.top.addWidget(self._back)
        for part in (self._trouble, self._done, take, self._preview, self._export):
            self.content.addWidget(part)
        self.setFocusProxy(self._choose)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._choose.clicked.connect(self._ask)
        self._preview.accepted.connect(lambda: self.import_requested.emit(self._seen))
        self._preview.declined.connect(self._hide_preview)
        self._export.save_wanted.connect(self._save)
        QShortcut(QKeySequence("Esc"), self, self._back.click)

    def _ask(self) -> None:
        say = self._texts.say
        found = self._ask_open(self, say("pack.choose"), "", say("pack.kinds_in"))
        if found is not None:
            self.preview_requested.emit(found)

    def _save(self, ids: frozenset[str], name: str, author: str) -> None:
        say = self._texts.say
        kinds = say("pack.kinds_zip" if self._export.has_pictures else "pack.kinds_toml")
        found = self._ask_save(self, say("pack.save"), name.replace("/", "-"), kinds)
        if found is not None:
            self.export_requested.emit(ExportWish(ids, found, name, author))

    def _hide_preview(self) -> None:
        self._seen = None
        self._preview.hide()
