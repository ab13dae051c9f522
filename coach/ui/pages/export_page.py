"""How do I get my record out?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.record import Wanted
from coach.services.export_desk import Exported
from coach.services.export_ports import ExportWish
from coach.ui.pages.export_choices import DaysCard, KindCard, MoreCard
from coach.ui.pages.export_making import ReplaceCard, SavedCard
from coach.ui.pages.pack_page import AskForFile, ask_to_save
from coach.ui.pages.take_along_making import MakingCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.buttons import PrimaryButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.page_frame import WIDEST
from coach.ui.widgets.scroll_into_view import scroll_into_view
from coach.ui.widgets.tab_page import TabPage


class ExportPage(TabPage):
    """Ctrl+Enter saves; Esc stops what is being written, and goes back otherwise."""

    save_requested = Signal(object)
    """An ``ExportWish`` for a file that may be written."""
    cancel_requested = Signal()
    folder_requested = Signal(object)
    """Show this folder, a ``Path``."""
    back_requested = Signal()

    def __init__(
        self, appearance: Appearance, texts: Texts, ask_save: AskForFile = ask_to_save, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.say("export.title"), texts.say("export.caption"), WIDEST, parent)
        self._texts, self._ask_save = texts, ask_save
        self._folder, self._today = Path(), date(1, 1, 1)
        self._make(appearance)
        self._lay_out()
        self._connect()
        self._more.show_kind(self._kinds.kind)
        self._show_choices()

    def show_start(self, first: date, today: date, folder: Path) -> None:
        """The first day of the record, today, and the folder to begin with; what was chosen stays."""
        self._folder, self._today = folder, today
        self._days.show_days(first, today)

    def show_making(self, file: Path) -> None:
        """A file is being written."""
        self._show_only(self._making)
        self._making.begin(file.name)

    def show_progress(self, share: float) -> None:
        """How much is done, 0–1."""
        self._making.show_share(share)

    def show_saved(self, done: Exported) -> None:
        """The file is there."""
        self._show_only(self._saved)
        self._saved.show_saved(done)

    def show_trouble(self, sentence: str) -> None:
        """Say in one sentence why there is no file, and offer the choices again."""
        self._show_choices()
        self._trouble.show_notice(sentence)
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)
        scroll_into_view(self, self._trouble)

    def show_cancelled(self) -> None:
        """It was stopped."""
        self.show_trouble(self._texts.say("export.making.cancelled"))

    def show_no_folder(self) -> None:
        """Say that the folder could not be opened."""
        self._saved.show_no_folder()

    def _make(self, appearance: Appearance) -> None:
        texts, say = self._texts, self._texts.say
        self._back, self._trouble = BackLink(appearance, texts), NoticeBar(appearance)
        self._intro = Label(say("export.intro"))
        self._kinds, self._days, self._more = KindCard(texts), DaysCard(appearance, texts), MoreCard(appearance, texts)
        self._privacy = Card(say("export.privacy.heading"), "soft")
        self._privacy.body.addWidget(Label(say("export.privacy.words")))
        self._save = PrimaryButton(say("export.making.save"))
        self._save.show_icon(appearance, "download")
        self._exists, self._making = ReplaceCard(texts), MakingCard(appearance, texts, "export.making")
        self._saved = SavedCard(appearance, texts)

    def _lay_out(self) -> None:
        self._choices = (self._intro, self._kinds, self._days, self._more, self._privacy, self._save)
        self._steps = (self._exists, self._making, self._saved)
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self._trouble)
        for part in (*self._steps, *self._choices[:-1]):
            self.content.addWidget(part)
        self.content.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self.tab_through((self._back, self._trouble, *self._steps, *self._choices))
        self.setFocusProxy(self._kinds.chips)

    def _connect(self) -> None:
        self._kinds.kind_changed.connect(self._more.show_kind)
        self._save.clicked.connect(self._ask)
        self._exists.replace_requested.connect(self.save_requested)
        self._exists.left.connect(self._show_choices)
        self._making.cancel_requested.connect(self.cancel_requested)
        self._saved.folder_requested.connect(self.folder_requested)
        self._saved.another_requested.connect(self._begin_again)
        self._back.clicked.connect(self.back_requested)
        QShortcut(QKeySequence("Esc"), self, self._leave)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._save.click)

    def _leave(self) -> None:
        if self._making.isVisible():
            self._making.cancel()
        elif self._exists.isVisible():
            self._show_choices()
        else:
            self._back.click()

    def _ask(self) -> None:
        days, kind, say = self._days.days, self._kinds.kind, self._texts.say
        if days is None:
            self._days.focus_days()
            return
        start = self._folder / f"{say('export.file.name', day=self._today.isoformat())}.{kind.value}"
        chosen = self._ask_save(self, say("export.making.title"), str(start), say(f"export.kinds.{kind.name.lower()}"))
        if chosen is None:
            return
        has_ending = chosen.name.lower().endswith(f".{kind.value}")
        file = chosen if has_ending else chosen.with_name(f"{chosen.name}.{kind.value}")
        wish = ExportWish(file, kind, Wanted(days, self._more.words, self._more.proofs), self._more.name)
        # The system's dialogue asked about the name that was typed, not about the one with its ending.
        if not has_ending and file.exists():
            self._show_only(self._exists)
            self._exists.ask(wish)
        else:
            self.save_requested.emit(wish)

    def _begin_again(self) -> None:
        self._show_choices()
        self._kinds.chips.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_choices(self) -> None:
        self._trouble.show_notice("")
        for step in self._steps:
            step.hide()
        for part in self._choices:
            part.show()

    def _show_only(self, shown: Card) -> None:
        self._trouble.show_notice("")
        for part in (*self._steps, *self._choices):
            part.setVisible(part is shown)
