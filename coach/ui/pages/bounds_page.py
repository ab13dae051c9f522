"""Bounds: what may my plan not pass?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.bounds import NO_BOUNDS, Bounds
from coach.domain.bounds_told import BoundsTold
from coach.services.bounds_desk import BoundsPreview
from coach.ui.pages.bounds_now import BoundsNow
from coach.ui.pages.bounds_own import BoundsOwn
from coach.ui.pages.bounds_sign import BoundsSign
from coach.ui.pages.pack_page import AskForFile, ask_to_open, ask_to_save
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.page_frame import WIDEST
from coach.ui.widgets.scroll_into_view import scroll_into_view
from coach.ui.widgets.tab_page import TabPage


class BoundsPage(TabPage):
    """A file may be chosen or dropped on the page; nothing counts before somebody agrees. Esc goes back."""

    preview_requested = Signal(object)
    """The ``Path`` of a file."""
    proposal_requested = Signal(object)
    """The ``Bounds`` that were set on the page, to be looked at."""
    sign_requested = Signal(object)
    """The ``Bounds`` that somebody agrees to, with who set them."""
    remove_requested = Signal()
    template_requested = Signal(object)
    """The ``Path`` of a new file."""
    numbers_requested = Signal()
    back_requested = Signal()

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        ask_open: AskForFile = ask_to_open,
        ask_save: AskForFile = ask_to_save,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.say("bounds.title"), texts.say("bounds.caption"), WIDEST, parent)
        self._texts, self._ask_open, self._ask_save = texts, ask_open, ask_save
        self._bounds, self._folder = NO_BOUNDS, Path()
        self._make(appearance)
        self._lay_out()
        self._connect()
        # What is dropped on a scrolling page comes by way of its viewport.
        self.viewport().setAcceptDrops(True)
        self.show_bounds(NO_BOUNDS, BoundsTold())

    def show_bounds(self, bounds: Bounds, told: BoundsTold) -> None:
        """Show the bounds that count now; what was looked at is put away."""
        self._bounds = bounds
        self.show_trouble("")
        self._written.hide()
        self._sign.hide()
        self._now.show_bounds(bounds, told)
        self._own.show_bounds(bounds)

    def show_preview(self, preview: BoundsPreview) -> None:
        """Show what bounds would do."""
        self.show_trouble("")
        self._written.hide()
        self._sign.show_preview(preview, replaces=not self._bounds.is_empty)
        self._sign.focus_heading()
        scroll_into_view(self, self._sign)

    def show_trouble(self, sentence: str) -> None:
        """Say in one sentence what does not work; nothing was changed. "" for nothing."""
        self._trouble.show_notice(sentence)
        if sentence:
            self._sign.hide()
            scroll_into_view(self, self._trouble)

    def show_written(self, file: Path) -> None:
        """Say where the file to fill in is."""
        self.show_trouble("")
        self._written.show_notice(self._texts.say("bounds.file.written", file=str(file)))
        scroll_into_view(self, self._written)

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
            self.preview_requested.emit(file)

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._back = BackLink(appearance, self._texts)
        self._trouble, self._written = NoticeBar(appearance), NoticeBar(appearance)
        self._now, self._own, self._sign = (
            BoundsNow(self._texts),
            BoundsOwn(appearance, self._texts),
            BoundsSign(self._texts),
        )
        self._choose, self._template = (
            OutlineButton(say("bounds.file.choose")),
            QuietButton(say("bounds.file.template")),
        )
        self._choose.show_icon(appearance, "folder-open")

    def _lay_out(self) -> None:
        say = self._texts.say
        about, file, buttons = Card(tone="soft"), Card(say("bounds.file.heading")), FlowLayout(gap=12)
        about.body.addWidget(Label(say("bounds.about")))
        for button in (self._choose, self._template):
            buttons.addWidget(button)
        file.body.addWidget(Label(say("bounds.file.about"), "muted"))
        file.body.addLayout(buttons)
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._trouble, self._written, about, self._sign, self._now, file, self._own):
            self.content.addWidget(part)
        self.tab_through((self._back, self._sign, self._now, file, self._own))
        # The first thing on the page, so that it opens at its top.
        self.setFocusProxy(self._back)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._choose.clicked.connect(self._ask)
        self._template.clicked.connect(self._save)
        self._own.proposed.connect(self.proposal_requested)
        self._sign.agreed.connect(self.sign_requested)
        self._sign.declined.connect(self._sign.hide)
        self._now.remove_requested.connect(self.remove_requested)
        self._now.numbers_requested.connect(self.numbers_requested)
        QShortcut(QKeySequence("Esc"), self, self._back.click)

    def _ask(self) -> None:
        say = self._texts.say
        found = self._ask_open(self, say("bounds.file.choose"), self._start(""), say("bounds.file.kinds"))
        if found is not None:
            self._folder = found.parent
            self.preview_requested.emit(found)

    def _save(self) -> None:
        say = self._texts.say
        name, kinds = say("bounds.file.template_name"), say("bounds.file.kinds")
        found = self._ask_save(self, say("bounds.file.template"), self._start(name), kinds)
        if found is not None:
            self._folder = found.parent
            self.template_requested.emit(found)

    def _start(self, name: str) -> str:
        """Where a dialogue begins: in the folder of the file before, once there was one."""
        return name if self._folder == Path() else str(self._folder / name)


def _dropped(event: QDragEnterEvent | QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
