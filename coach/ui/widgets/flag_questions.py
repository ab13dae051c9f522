"""The questions about signs, in three lists, and the card that a tick calls up."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.red_flag import RedFlag, Urgency, most_urgent
from coach.domain.red_flag_book import RedFlagBook, Region
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.flag_card import FlagCard
from coach.ui.widgets.label import Label
from coach.ui.widgets.tick_list import TickList, TickRow

_GRAVEST_FIRST = tuple(Urgency)


class FlagQuestions(QWidget):
    """Any number may be ticked; the card of the most urgent tick stands under its list, and that for an appointment
    beside it. Emergencies come first.

    ``walking`` asks about a walk, otherwise about life as it is (set-up).
    """

    flags_changed = Signal(object)
    """The flags now ticked, a frozenset of RedFlag; only after somebody's own choice."""
    card_called = Signal(object)
    """The card (a QWidget) that a tick called up just now, new or graver than the one before: bring it into view.

    Not at every tick: a page that scrolls each time loses somebody's place."""
    region_changed = Signal(str)
    """The id of the region chosen in a card."""
    read_aloud_requested = Signal(str)
    """The words of a card, to be spoken."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        book: RedFlagBook,
        regions: Iterable[Region],
        walking: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        known = tuple(regions)
        self.cards = {urgency: FlagCard(appearance, texts, book, known, urgency) for urgency in Urgency}
        self._lists = {urgency: _list(appearance, texts, book, urgency, walking) for urgency in Urgency}
        self._arrange(texts)
        self._connect()
        self.show_flags(())

    @property
    def flags(self) -> frozenset[RedFlag]:
        """The flags now ticked."""
        return frozenset(RedFlag(id) for ticks in self._lists.values() for id in ticks.ticked)

    @property
    def rows(self) -> tuple[TickRow, ...]:
        """Every row, in order."""
        return tuple(row for ticks in self._lists.values() for row in ticks.rows)

    @property
    def card(self) -> FlagCard | None:
        """The card that is called for, or None."""
        urgency = most_urgent(self.flags)
        return None if urgency is None else self.cards[urgency]

    def show_flags(self, flags: Iterable[RedFlag]) -> None:
        """Show these flags as ticked, without a signal."""
        wanted = [flag.value for flag in flags]
        for ticks in self._lists.values():
            ticks.show_ticked(wanted)
        self._show_card()

    def show_region(self, id: str) -> None:
        """Show the numbers of a region."""
        for card in self.cards.values():
            card.show_region(id)

    def show_read_aloud(self, possible: bool) -> None:
        """Offer to read cards aloud, or not."""
        for card in self.cards.values():
            card.show_read_aloud(possible)

    def _arrange(self, texts: Texts) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for urgency, ticks in self._lists.items():
            group = Card(texts.say(f"flags.group.{urgency}"))
            group.body.addWidget(Label(texts.say(f"flags.group_about.{urgency}"), "muted"))
            group.body.addWidget(ticks)
            column.addWidget(group)
            column.addWidget(self.cards[urgency])

    def _connect(self) -> None:
        for ticks in self._lists.values():
            ticks.ticked_changed.connect(self._tick)
        for card in self.cards.values():
            card.region_changed.connect(self._choose_region)
            card.read_aloud_requested.connect(self.read_aloud_requested)

    def _tick(self) -> None:
        before, now = self._known, most_urgent(self.flags)
        self._show_card()
        self.flags_changed.emit(self.flags)
        if now is not None and (before is None or _GRAVEST_FIRST.index(now) < _GRAVEST_FIRST.index(before)):
            self.card_called.emit(self.cards[now])

    def _show_card(self) -> None:
        self._known, wanted = most_urgent(self.flags), self.card
        for urgency, card in self.cards.items():
            # An appointment is worth making whatever else is ticked; of the other two the graver one says it all.
            is_called = urgency is Urgency.BOOK and bool(self._lists[urgency].ticked)
            card.setVisible(card is wanted or is_called)

    def _choose_region(self, id: str) -> None:
        self.show_region(id)
        self.region_changed.emit(id)


def _list(appearance: Appearance, texts: Texts, book: RedFlagBook, urgency: Urgency, walking: bool) -> TickList:
    choices = [Choice(item.flag.value, item.words(walking)) for item in book.asked(urgency, walking)]
    name = texts.say(f"flags.group.{urgency}")
    return TickList(appearance, name, choices, danger=urgency is not Urgency.BOOK)
