"""Walks from elsewhere: a file is looked into, and what is chosen of it taken in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.services.arrival_desk import ArrivalPreview
from coach.ui.pages.arrivals_found import FoundCard
from coach.ui.pages.arrivals_past import PastCard, PastRow
from coach.ui.pages.arrivals_reading import ReadingCard
from coach.ui.pages.pack_page import AskForFile, ask_to_open
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.page_frame import WIDEST
from coach.ui.widgets.scroll_into_view import scroll_into_view
from coach.ui.widgets.tab_page import TabPage


@dataclass(frozen=True)
class Taking:
    """Take in the walks at these places of a preview."""

    preview: ArrivalPreview
    places: frozenset[int]


class ArrivalsPage(TabPage):
    """A file may be chosen or dropped on the page; nothing is kept before somebody says so. Esc stops what is being
    read, puts a preview away, or goes back."""

    look_requested = Signal(object)
    """The ``Path`` of a file."""
    cancel_requested = Signal()
    take_requested = Signal(object)
    """A ``Taking``."""
    take_back_requested = Signal(int)
    """The id of an arrival."""
    back_requested = Signal()

    def __init__(
        self, appearance: Appearance, texts: Texts, ask_open: AskForFile = ask_to_open, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.say("arrivals.title"), texts.say("arrivals.caption"), WIDEST, parent)
        self._texts, self._ask_open = texts, ask_open
        self._seen: ArrivalPreview | None = None
        self._back, self._notice = BackLink(appearance, texts), NoticeBar(appearance)
        self._choose = OutlineButton(texts.say("arrivals.choose.button"))
        self._choose.show_icon(appearance, "folder-open")
        self._reading, self._found = ReadingCard(appearance, texts), FoundCard(appearance, texts)
        self._past = PastCard(texts)
        self._lay_out()
        self._connect()
        # What is dropped on a scrolling page comes by way of its viewport.
        self.viewport().setAcceptDrops(True)
        self._found.hide()

    @property
    def preview(self) -> ArrivalPreview | None:
        """What is shown of a file, while it is."""
        return self._seen

    def show_past(self, rows: Sequence[PastRow]) -> None:
        """Show what was taken in before."""
        self._past.show_rows(rows)

    def show_reading(self, file: str) -> None:
        """A file of that name is being read."""
        self._quiet()
        self._reading.begin(file)
        scroll_into_view(self, self._reading)

    def show_progress(self, share: float) -> None:
        """How much of it is read, 0–1."""
        self._reading.show_share(share)

    def show_keeping(self) -> None:
        """What was chosen is being kept."""
        self._quiet()
        self._reading.show_keeping()

    def show_preview(self, preview: ArrivalPreview, name: str, about: list[str], rows: list[str]) -> None:
        """Show what a file would bring, in words; nothing of it is kept."""
        self._quiet()
        self._seen = preview
        self._found.show_preview(preview, name, about, rows)
        self._found.show()
        self._found.focus_first()
        scroll_into_view(self, self._found)
        # Of a preview that is taller than the window, its beginning.
        scroll_into_view(self, self._found.heading)

    def show_trouble(self, sentence: str) -> None:
        """Say in one sentence what does not work, or how it ended; "" for nothing."""
        self._quiet()
        self._notice.show_notice(sentence)
        if sentence:
            scroll_into_view(self, self._notice)
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, sentence: str) -> None:
        """Say in one sentence why it cannot be now; what is shown stays."""
        self._notice.show_notice(sentence)
        scroll_into_view(self, self._notice)

    def show_cancelled(self) -> None:
        """It was stopped."""
        self.show_trouble(self._texts.say("arrivals.reading.cancelled"))

    def show_kept(self) -> None:
        """It is here."""
        self.show_trouble("")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped; more than one are answered with a sentence."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        if len(urls) != 1 or not urls[0].isLocalFile():
            self._notice.show_notice(self._texts.say("arrivals.choose.two"))
            return
        self._look(Path(urls[0].toLocalFile()))

    def _lay_out(self) -> None:
        say = self._texts.say
        choose = Card(say("arrivals.choose.heading"))
        choose.body.addWidget(Label(say("arrivals.choose.about")))
        for way in ("apple", "track", "amble"):
            choose.body.addWidget(Label(say(f"arrivals.choose.{way}"), "small"))
        choose.body.addSpacing(4)
        choose.body.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        parts = (self._notice, choose, self._reading, self._found, self._past)
        for part in parts:
            self.content.addWidget(part)
        # Else a short preview would be drawn out over all of a tall window.
        self.content.addStretch(1)
        self.tab_through((self._back, *parts))
        self.setFocusProxy(self._choose)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._choose.clicked.connect(self._ask)
        self._reading.cancel_requested.connect(self.cancel_requested)
        self._found.accepted.connect(self._take)
        self._found.declined.connect(self._put_away)
        self._past.take_back_requested.connect(self.take_back_requested)
        QShortcut(QKeySequence("Esc"), self, self._leave)

    def _ask(self) -> None:
        say = self._texts.say
        found = self._ask_open(self, say("arrivals.choose.button"), "", say("arrivals.choose.kinds"))
        if found is not None:
            self._look(found)

    def _look(self, file: Path) -> None:
        if self._reading.isVisible():
            self._notice.show_notice(self._texts.say("arrivals.reading.busy"))
            return
        self.look_requested.emit(file)

    def _take(self, places: frozenset[int]) -> None:
        if self._seen is not None:
            self.take_requested.emit(Taking(self._seen, places))

    def _put_away(self) -> None:
        self.show_trouble("")

    def _leave(self) -> None:
        if self._reading.isVisible():
            self._reading.cancel()
        elif self._found.isVisible():
            self._put_away()
        else:
            self._back.click()

    def _quiet(self) -> None:
        self._seen = None
        for part in (self._notice, self._reading, self._found):
            part.hide()
