"""Where a plan begins, and what that rests on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coach.domain.plan import (
    DEFAULT_START,
    DEFAULT_START_DAYS,
    DEFAULT_TARGET,
    HIGHEST_START,
    LOWEST_START,
    START_SHARE,
)
from coach.ui.texts import Texts
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label


class StartCard(Card):
    """The same for everybody."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("numbers.group.start"), parent=parent)
        say = texts.say
        least_most = {"least": LOWEST_START, "most": HIGHEST_START}
        self._add(
            say("numbers.start.share", value=round(START_SHARE * 100), **least_most), say("numbers.start.share_source")
        )
        unknown = say("numbers.start.unknown", value=DEFAULT_START, days=DEFAULT_START_DAYS)
        self._add(unknown, say("numbers.start.unknown_source"))
        self._add(say("numbers.start.target", value=DEFAULT_TARGET), say("numbers.start.target_source"))

    def _add(self, sentence: str, source: str) -> None:
        self.body.addWidget(Label(sentence))
        self.body.addWidget(Label(source, "small"))
