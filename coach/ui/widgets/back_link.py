"""The way back to where a page was opened from, above its title."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton


class BackLink(LinkButton):
    """ "Back", with its arrow; a page that always leads to the same one names that instead."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("common.back"), parent)
        self.show_icon(appearance, "chevron-left")
