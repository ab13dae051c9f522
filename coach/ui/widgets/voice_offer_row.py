"""One voice that can be fetched."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.services.sound_ports import VoiceOffer
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.label import Label
from coach.ui.widgets.share_bar import ShareBar
from coach.ui.widgets.side_by_side import SideBySide
from coach.ui.widgets.voice_words import language_of, size_of


class VoiceOfferRow(QWidget):
    """Name, accent, size and source; Fetch asks first, and then there is a bar with Cancel."""

    fetch_requested = Signal(str)
    """Somebody agreed to fetch the voice with this id."""
    cancel_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, offer: VoiceOffer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer, self._texts, self._appearance = offer, texts, appearance
        self._size = size_of(texts, offer.bytes)
        self._create()
        self._arrange()
        self.fetch.clicked.connect(self._ask)
        self._asking.accepted.connect(lambda: self.fetch_requested.emit(offer.id))
        self._asking.declined.connect(lambda: self.fetch.setFocus(Qt.FocusReason.OtherFocusReason))
        self._cancel.clicked.connect(self.cancel_requested)

    def show_share(self, share: float | None) -> None:
        """Show how much has come, 0–1; None while nothing is being fetched."""
        is_coming = share is not None
        if not is_coming and self._coming.isHidden():
            return
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self._asking.hide()
        self._coming.setVisible(is_coming)
        self.fetch.setVisible(not is_coming)
        if share is not None:
            percent = round(share * 100)
            self._bar.show_share(share, self._say("coming", percent=percent))
            self._share.setText(self._say("share", percent=percent))
        if had_focus:
            (self._cancel if is_coming else self.fetch).setFocus(Qt.FocusReason.OtherFocusReason)

    def _create(self) -> None:
        say, offer = self._texts.say, self.offer
        self.fetch = OutlineButton("")
        self.fetch.show_text(say("voices.fetch"), self._say("fetch_name"))
        self._cancel = QuietButton("")
        self._cancel.show_text(say("common.cancel"), self._say("cancel_name"))
        self._name = Label(offer.name, "bold")
        language = language_of(self._texts, offer.language)
        self._about = Label(say("voices.about", language=language, size=self._size, source=offer.source), "small")
        self._asking = Asking(self)
        self._coming = QWidget(self)
        self._bar, self._share = ShareBar(self._appearance), Label("", "small", wrap=False)
        self._coming.hide()

    def _arrange(self) -> None:
        line = SideBySide(self._appearance, narrow=420, shares=(1, 0), parent=self)
        line.left.setSpacing(0)
        for words in (self._name, self._about):
            line.left.addWidget(words)
        line.right.addWidget(self.fetch)
        coming = QHBoxLayout(self._coming)
        coming.setContentsMargins(0, 0, 0, 0)
        coming.setSpacing(14)
        for widget in (self._bar, self._share, self._cancel):
            coming.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (line, self._asking, self._coming):
            column.addWidget(part)

    def _ask(self) -> None:
        sentence = self._say("consent", size=self._size, source=self.offer.source)
        self._asking.ask(sentence, self._texts.say("voices.fetch_now"), self._texts.say("voices.not_now"))

    def _say(self, words: str, **values: str | int) -> str:
        return self._texts.say(f"voices.{words}", name=self.offer.name, **values)
