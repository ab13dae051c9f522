"""How the length of the next walk came about, in full."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.domain.progression import NextWalk
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label


class WhyPanel(Card):
    """All reasons, what the last walk said, when it grows, and where the numbers come from."""

    closed = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._texts = texts
        self._create()
        self._arrange()
        self._close.clicked.connect(self.closed)

    def show_walk(self, walk: NextWalk, reasons: tuple[str, ...]) -> None:
        """Explain a decision."""
        heading = self._texts.say("today.why.heading", minutes=walk.minutes)
        self.show_heading(heading)
        self.setAccessibleName(heading)
        self._reasons.show_text("\n".join(reasons))
        last = "none" if walk.response is None else walk.response.name.lower()
        self._last.show_text(self._texts.say(f"today.why.{last}"))
        self._longer.show_text(self._texts.say("today.why.longer" if walk.walk_allowed else "today.why.longer_stop"))

    def take_focus(self) -> None:
        """Put the keyboard here."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _create(self) -> None:
        say = self._texts.say
        self._reasons, self._last, self._longer = Label(), Label(), Label()
        self._shorter, self._honest = Label(say("today.why.shorter")), Label(say("today.why.honest"))
        self._close = QuietButton(say("today.why.close"))

    def _arrange(self) -> None:
        say = self._texts.say
        for heading, label in (
            ("", self._reasons),
            ("today.why.last_heading", self._last),
            ("today.why.longer_heading", self._longer),
            ("", self._shorter),
            ("today.why.honest_heading", self._honest),
        ):
            if heading:
                self.body.addWidget(Label(say(heading), "bold"))
            self.body.addWidget(label)
        self.body.addWidget(self._close, 0, Qt.AlignmentFlag.AlignLeft)
