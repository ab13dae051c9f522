"""More voices to fetch, each only after somebody agreed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.services.sound_ports import VoiceOffer
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.voice_offer_row import VoiceOfferRow


class VoiceOffers(QWidget):
    """Takes no room while there is nothing to fetch. One voice is fetched at a time."""

    fetch_requested = Signal(str)
    """Fetch the voice with this id: somebody read what is fetched, and agreed."""
    cancel_requested = Signal()
    """Leave off fetching."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._rows: list[VoiceOfferRow] = []
        self._coming, self._share = "", 0.0
        self._trouble, self._news = NoticeBar(appearance), Label("", "small")
        self._arrange()
        self.show_offers(())

    def show_offers(self, offers: Sequence[VoiceOffer]) -> None:
        """Show the voices that are not here yet."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        is_new = [row.offer for row in self._rows] != list(offers)
        if is_new:
            self._fill(offers)
        self.setVisible(bool(offers) or not self._news.isHidden())
        self._show_coming()
        if had_focus and is_new and self._rows:
            self._rows[0].fetch.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, id: str, share: float) -> None:
        """Show how much of a voice has come, 0–1."""
        if self._coming != id:
            self._say_nothing()
        self._coming, self._share = id, share
        self._show_coming()

    def show_fetched(self, id: str) -> None:
        """Say that a voice is here now."""
        self._end()
        names = [row.offer.name for row in self._rows if row.offer.id == id]
        if names:
            self._news.show_text(self._texts.say("voices.fetched", name=names[0]))
            self.show()

    def show_cancelled(self) -> None:
        """Offer everything again: somebody left off."""
        self._end()

    def show_trouble(self, sentence: str) -> None:
        """Say in one sentence why a voice did not come or go, and offer everything again; "" takes it back."""
        if sentence:
            self._end()
            self.show()
        self._trouble.show_notice(sentence)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(12)
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        heading, about = (Label(self._texts.say(f"voices.{words}"), role) for words, role in _HEAD)
        for part in (heading, about, self._trouble):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addWidget(self._news)
        self._news.hide()

    def _fill(self, offers: Sequence[VoiceOffer]) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [VoiceOfferRow(self._appearance, self._texts, offer, self) for offer in offers]
        for row in self._rows:
            self._list.addWidget(row)
            row.show()
            row.fetch_requested.connect(self._fetch)
            row.cancel_requested.connect(self.cancel_requested)

    def _fetch(self, id: str) -> None:
        self.show_progress(id, 0.0)
        self.fetch_requested.emit(id)

    def _end(self) -> None:
        self._coming = ""
        self._say_nothing()
        self._show_coming()

    def _say_nothing(self) -> None:
        self._trouble.show_notice("")
        self._news.show_text("")

    def _show_coming(self) -> None:
        for row in self._rows:
            row.fetch.setEnabled(not self._coming)
            row.show_share(self._share if row.offer.id == self._coming else None)


_HEAD = (("more", "bold"), ("more_about", "small"))
"""The heading and the words below it, with their type roles."""
