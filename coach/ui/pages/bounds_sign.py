"""Bounds nobody has agreed to yet: what they do, who sets them, and the question."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.bounds import LONGEST_BY, NO_BOUNDS
from coach.services.bounds_desk import BoundsPreview
from coach.ui.pages.bounds_list import BoundsList
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.written_field import WrittenField


class BoundsSign(Card):
    """Hidden until there is something to agree to. Nobody agrees without saying who sets them, and no key agrees by
    itself: the heading has the focus first, and Enter in the field only writes."""

    agreed = Signal(object)
    """The ``Bounds`` with who set them."""
    declined = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("bounds.sign.heading"), parent=parent)
        self._texts, self._bounds = texts, NO_BOUNDS
        say = texts.say
        self._file, self._list = Label("", "muted"), BoundsList(texts)
        self._replaces = Label(say("bounds.sign.replaces"), "small")
        self._by = WrittenField(say("bounds.sign.by"), LONGEST_BY, example=say("bounds.sign.by_example"))
        self._agree, self._decline = PrimaryButton(say("bounds.sign.agree")), QuietButton(say("bounds.sign.decline"))
        answers = FlowLayout(gap=12)
        for button in (self._agree, self._decline):
            answers.addWidget(button)
        for part in (self._file, self._list, self._replaces, self._by):
            self.body.addWidget(part)
        self.body.addSpacing(8)
        self.body.addLayout(answers)
        self._agree.clicked.connect(self._give)
        self._decline.clicked.connect(self.declined)
        self._by.text_changed.connect(lambda _text: self._by.show_fault(""))
        self.heading.setAccessibleName(self.heading.text())
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def show_preview(self, preview: BoundsPreview, replaces: bool) -> None:
        """Show what bounds would do; ``replaces`` says that others count now."""
        self._bounds = preview.bounds
        file = self._texts.say("bounds.sign.heading_file", file=preview.file.name) if preview.file else ""
        self._file.show_text(file)
        self._list.show_told(preview.told)
        self._replaces.setVisible(replaces)
        self._by.show_text(preview.bounds.by)
        self._by.show_fault("")
        self.show()

    def focus_heading(self) -> None:
        """Begin where there is something to read and nothing to press."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        by = self._by.text.strip()
        if not by:
            self._by.show_fault(self._texts.say("bounds.sign.by_missing"))
            self._by.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.agreed.emit(replace(self._bounds, by=by))
