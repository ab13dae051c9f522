"""What to do now about a sign, with the numbers of the place somebody lives in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.red_flag import Urgency
from coach.domain.red_flag_book import RedFlagBook, Region, region_named
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.action_card import ActionCard
from coach.ui.widgets.buttons import DangerButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class FlagCard(QWidget):
    """The action card of one urgency. Whom to call is in large type; the region chooser changes the numbers.

    Signs for an appointment stop nothing, so their card is warm and not red.
    """

    region_changed = Signal(str)
    """The id of the region somebody chose."""
    read_aloud_requested = Signal(str)
    """The whole card, to be spoken."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        book: RedFlagBook,
        regions: Iterable[Region],
        urgency: Urgency,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._book, self._regions, self._urgency = book, tuple(regions), urgency
        self._create(appearance, texts)
        self._arrange(_ground(appearance, texts, urgency), texts)
        self._chooser.choice_changed.connect(self._choose)
        self._read.clicked.connect(lambda: self.read_aloud_requested.emit(self._spoken()))
        self.show_region("")

    @property
    def urgency(self) -> Urgency:
        """The list this card belongs to."""
        return self._urgency

    def show_region(self, id: str) -> None:
        """Show the numbers of a region; an unknown id ("default") is the region without countries."""
        region = region_named(self._regions, id)
        card = self._book.card(self._urgency, region)
        self._chooser.show_chosen(region.id)
        self._title.show_text(card.title)
        self._now.show_text(card.now)
        self._sentences.show_text(" ".join(card.sentences))
        self.setAccessibleName(f"{card.title}. {card.now}")
        self.setAccessibleDescription(" ".join(card.sentences))

    def show_read_aloud(self, possible: bool) -> None:
        """Offer to read the card aloud, or not (no voice)."""
        self._read.setVisible(possible)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell screen readers at once that there is something to do."""
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _create(self, appearance: Appearance, texts: Texts) -> None:
        calm = self._urgency is Urgency.BOOK
        self._title = Label("", "bold" if calm else "danger")
        self._now = Label("", "heading" if calm else "spoken")
        self._sentences = Label()
        choices = [Choice(region.id, region.name) for region in self._regions]
        self._chooser = DropDown(appearance, texts.say("flags.region"), choices)
        self._read = DangerButton(texts.say("widgets.read_aloud"))
        self._read.show_icon(appearance, "volume-2")
        self._read.hide()

    def _arrange(self, ground: Card | ActionCard, texts: Texts) -> None:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for label in (self._title, self._now, self._sentences):
            column.addWidget(label)
        foot = FlowLayout(gap=12)
        for widget in (self._chooser, self._read):
            foot.addWidget(widget)
        column.addWidget(Label(texts.say("flags.region"), "small"))
        column.addLayout(foot)
        inside = ground.layout()
        assert inside is not None
        inside.addWidget(words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)

    def _choose(self, id: str) -> None:
        self.show_region(id)
        self.region_changed.emit(id)

    def _spoken(self) -> str:
        return f"{self.accessibleName()} {self.accessibleDescription()}"


def _ground(appearance: Appearance, texts: Texts, urgency: Urgency) -> Card | ActionCard:
    if urgency is Urgency.BOOK:
        return Card(tone="warm")
    ground = ActionCard(appearance, texts, read_aloud=False)
    ground.show_card("", ())
    return ground
