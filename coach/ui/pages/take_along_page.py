"""Take this walk along: as a sound file for a player, or as a sheet of paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.domain.take_along import FileFormat, TakeAlong
from coach.services.take_along import TakenAlong
from coach.ui.pages.take_along_choices import SoundCard, WhatCard, WhereCard
from coach.ui.pages.take_along_making import ExistsCard, MakingCard, ReadyCard
from coach.ui.pages.take_along_wish import FileWish
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.page_frame import WIDEST, PageFrame

NameOf = Callable[[TakeAlong, FileFormat], str]
"""What a file is called."""
ChooseFolder = Callable[[QWidget, str, Path], Path | None]
"""Asks for a folder, with a title, from one to begin with; None when nobody chose."""


def ask_for_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """The system's own dialogue."""
    found = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(found) if found else None


class TakeAlongPage(PageFrame):
    """Ctrl+Enter makes the file; Esc stops one that is being made, and goes back otherwise."""

    make_requested = Signal(object)
    """A ``FileWish``; where the file exists, ``ask_to_replace`` is the answer."""
    cancel_requested = Signal()
    folder_chosen = Signal(object)
    """The ``Path`` in which files are put from now on."""
    folder_requested = Signal(object)
    """Show this folder, a ``Path``."""
    settings_requested = Signal()
    back_requested = Signal()

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        name_of: NameOf,
        choose_folder: ChooseFolder = ask_for_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.say("take_along.title"), texts.say("take_along.caption"), WIDEST, parent)
        self._texts, self._name_of, self._choose_folder = texts, name_of, choose_folder
        self._request: TakeAlong | None = None
        self._directory = Path()
        self._make(appearance)
        self._lay_out()
        self._connect()
        self._show_only(self._waiting)

    def show_walk(
        self,
        request: TakeAlong | None,
        folder: Path,
        formats: tuple[FileFormat, ...],
        done_today: bool = False,
        is_routine: bool = False,
    ) -> None:
        """Offer today's walk, or the next where that is done; None while walking waits.

        ``folder`` is where files go, ``formats`` what can be made. ``is_routine`` says that a routine was picked
        elsewhere, and alone is what this is about.
        """
        self._request, self._directory = request, folder
        self._trouble.show_notice("")
        self._show_words(is_routine)
        if request is None:
            self.setFocusProxy(self._back)
            self._show_only(self._waiting)
            return
        self._what.show_walk(request, done_today)
        self._sound.show_formats(formats)
        self._sound.show_walk(request)
        self.setFocusProxy(self._sound.first_field if is_routine else self._what.first_field)
        self._show_choices()

    def _show_words(self, is_routine: bool) -> None:
        """Speak of a walk, or of a routine that was picked elsewhere."""
        of, say = "_routine" if is_routine else "", self._texts.say
        self.show_title(say(f"take_along.title{of}"))
        self._back.show_text(say(f"take_along.back{of}"))
        self._about.setText(say(f"take_along.sheet_about{of}"))
        self._wait.setText(say(f"take_along.waiting{of}"))

    def ask_to_replace(self, wish: FileWish, name: str) -> None:
        """Ask whether the file of that name, which exists, may be lost."""
        self._show_only(self._exists)
        self._exists.ask(wish, name)

    def show_making(self, file: Path) -> None:
        """The file is being made."""
        self._show_only(self._making)
        self._making.begin(file.name)

    def show_progress(self, share: float) -> None:
        """How much is done, 0–1."""
        self._making.show_share(share)

    def show_made(self, taken: TakenAlong) -> None:
        """The sound file is there."""
        self._show_only(self._ready)
        self._ready.show_file(taken)

    def show_sheet(self, file: Path) -> None:
        """The sheet is there."""
        self._show_only(self._ready)
        self._ready.show_sheet(file)

    def show_error(self, sentence: str) -> None:
        """Say in one sentence why there is no file, and offer the choices again."""
        self._show_choices()
        self._trouble.show_notice(sentence)
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._show_trouble)

    def _show_trouble(self) -> None:
        """The words, and then the button that the keyboard is on."""
        for widget in (self._trouble, self._main):
            self.ensureWidgetVisible(widget)

    def show_no_folder(self) -> None:
        """Say that the folder could not be opened."""
        self._ready.show_no_folder()

    def show_cancelled(self) -> None:
        """It was stopped."""
        self.show_error(self._texts.say("take_along.making.cancelled"))

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._waiting, self._trouble = Card(say("take_along.waiting_title")), NoticeBar(appearance)
        self._wait = Label(say("take_along.waiting"))
        self._waiting.body.addWidget(self._wait)
        self._what, self._sound = WhatCard(appearance, self._texts), SoundCard(appearance, self._texts)
        self._where, self._exists = WhereCard(self._texts), ExistsCard(self._texts)
        self._making, self._ready = MakingCard(appearance, self._texts), ReadyCard(appearance, self._texts)
        self._main, self._sheet = PrimaryButton(say("take_along.make")), OutlineButton(say("take_along.sheet"))
        self._main.show_icon(appearance, "download")
        self._sheet.show_icon(appearance, "printer")
        self._about, self._back = Label(say("take_along.sheet_about"), "small"), QuietButton(say("take_along.back"))

    def _lay_out(self) -> None:
        self._choices: tuple[QWidget, ...] = (
            self._what,
            self._sound,
            self._where,
            self._main,
            self._sheet,
            self._about,
        )
        cards = (self._waiting, self._exists, self._making, self._ready, self._what, self._sound, self._where)
        ends = FlowLayout(gap=12)
        for widget in (*cards, self._trouble):
            self.content.addWidget(widget)
        for button in (self._main, self._sheet, self._back):
            ends.addWidget(button)
        self.content.addLayout(ends)
        self.content.addWidget(self._about)

    def _connect(self) -> None:
        for card in (self._what, self._sound):
            card.changed.connect(self._show_file)
        self._sound.settings_requested.connect(self.settings_requested)
        self._where.choose_requested.connect(self._choose)
        self._main.clicked.connect(lambda: self._ask_for(self._sound.kind.value))
        self._sheet.clicked.connect(lambda: self._ask_for("pdf"))
        self._exists.replace_requested.connect(self._ask_again)
        self._exists.left.connect(self._show_choices)
        self._making.cancel_requested.connect(self.cancel_requested)
        self._ready.folder_requested.connect(self.folder_requested)
        self._ready.another_requested.connect(self._show_choices)
        self._back.clicked.connect(self.back_requested)
        QShortcut(QKeySequence("Esc"), self, self._leave)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._main.click)

    def _leave(self) -> None:
        (self._making.cancel if self._making.isVisible() else self._back.click)()

    def _ask_for(self, ending: str) -> None:
        request = self._wanted()
        if request is not None and self._main.isVisible():
            name = Path(self._name_of(request, self._sound.kind)).with_suffix(f".{ending}")
            self.make_requested.emit(FileWish(request, self._directory / name))

    def _ask_again(self, wish: FileWish) -> None:
        self._show_choices()
        self.make_requested.emit(wish)

    def _wanted(self) -> TakeAlong | None:
        return None if self._request is None else self._sound.applied(self._what.applied(self._request))

    def _choose(self) -> None:
        title = self._texts.say("take_along.where.choose_title")
        folder = self._choose_folder(self, title, self._directory)
        if folder is not None:
            self._directory = folder
            self._show_file()
            self.folder_chosen.emit(folder)

    def _show_file(self) -> None:
        request = self._wanted()
        if request is not None:
            self._sound.show_beat(not request.routine)
            self._where.show_file(self._directory / self._name_of(request, self._sound.kind))

    def _show_choices(self) -> None:
        for card in (self._waiting, self._exists, self._making, self._ready):
            card.hide()
        for widget in self._choices:
            widget.show()
        self._show_file()

    def _show_only(self, shown: Card) -> None:
        self._trouble.show_notice("")
        for widget in (self._waiting, self._exists, self._making, self._ready, *self._choices):
            widget.setVisible(widget is shown)
