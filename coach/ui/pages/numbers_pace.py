"""How quickly walks grow, with what each pace rests on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.numbers_told import PaceTold
from coach.ui.pages.settings_choice import OneOf
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.label import Label


class PaceCard(Card):
    """A choice at once; every pace is explained, not only the chosen one."""

    pace_chosen = Signal(str)
    """The id of another pace rule."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("numbers.pace.heading"), parent=parent)
        self._appearance, self._texts = appearance, texts
        self._paces: tuple[PaceTold, ...] = ()
        self.chips = OneOf(texts.say("numbers.pace.heading"), ())
        self._bounded = Label("", "warm")
        self._explained = QVBoxLayout()
        self._explained.setSpacing(14)
        self.body.addWidget(Label(texts.say("numbers.pace.about"), "muted"))
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self._place.addWidget(self.chips)
        self.body.addWidget(self._bounded)
        self.body.addLayout(self._explained)
        self.body.addWidget(Label(texts.say("numbers.pace.whole"), "small"))
        self._bounded.hide()

    def show_paces(self, paces: Sequence[PaceTold], chosen: str, bounded: int | None) -> None:
        """Show the pace rules and the chosen one; ``bounded`` is the per cent that the bounds allow, if any."""
        if tuple(paces) != self._paces:
            self._fill(tuple(paces))
        self.chips.show_one(chosen)
        words = "" if bounded is None else self._texts.say("numbers.pace.bounded", percent=bounded)
        self._bounded.show_text(words)

    def _fill(self, paces: tuple[PaceTold, ...]) -> None:
        say, self._paces = self._texts.say, paces
        self.chips.hide()
        self.chips.deleteLater()
        choices = [Choice(pace.id, say(f"numbers.pace.{pace.id}.name"), self._meaning(pace)) for pace in paces]
        self.chips = OneOf(say("numbers.pace.heading"), choices)
        self.chips.one_changed.connect(self.pace_chosen)
        self._place.addWidget(self.chips)
        while (item := self._explained.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for pace in paces:
            self._explained.addWidget(self._explanation(pace))

    def _meaning(self, pace: PaceTold) -> str:
        """What a screen reader says for the chip."""
        say = self._texts.say
        return f"{say(f'numbers.pace.{pace.id}.name')}: {say('numbers.pace.step', most=pace.most, cap=pace.cap)}"

    def _explanation(self, pace: PaceTold) -> QWidget:
        say, part = self._texts.say, QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        about, step = say(f"numbers.pace.{pace.id}.about"), say("numbers.pace.step", most=pace.most, cap=pace.cap)
        column.addWidget(Label(say(f"numbers.pace.{pace.id}.name"), "bold"))
        column.addWidget(Label(f"{about} {step}"))
        source = say("numbers.after", where=pace.where) if pace.where else say("numbers.ours")
        column.addWidget(Label(source, "small"))
        return part
