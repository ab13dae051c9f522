"""One's own exercises and routines, handed on as a pack."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.exercise import Exercise, Routine
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.tick_list import TickList
from coach.ui.widgets.written_field import WrittenField

LONGEST = 60
"""Letters of a name."""


class PackExport(Card):
    """Tick what goes along; the exercises that a routine needs come with it."""

    save_wanted = Signal(object, str, str)
    """The ids, the name of the pack and who made it."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        say = texts.say
        super().__init__(say("pack.hand_on"), parent=parent)
        self._texts = texts
        self._exercises: tuple[Exercise, ...] = ()
        self._routines: tuple[Routine, ...] = ()
        self._about, self._none = Label(say("pack.hand_on_about")), Label(say("pack.nothing_own"), "muted")
        self._ticks = TickList(appearance, say("pack.hand_on"))
        self._name = WrittenField(say("pack.name"), LONGEST, example=say("pack.name_example"))
        self._author = WrittenField(say("pack.by"), LONGEST)
        self._save, buttons = OutlineButton(say("pack.save")), FlowLayout(gap=12)
        self._save.show_icon(appearance, "download")
        buttons.addWidget(self._save)
        for part in (self._about, self._none, self._ticks, self._name, self._author):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self._ticks.ticked_changed.connect(lambda _: self._tell())
        self._name.text_changed.connect(lambda _: self._tell())
        self._save.clicked.connect(lambda: self.save_wanted.emit(self._ticks.ticked, self._title, self._author.text))
        self.show_own((), ())

    @property
    def has_pictures(self) -> bool:
        """Whether a picture goes along, with an exercise or with a routine that needs it."""
        ticked = self._ticks.ticked
        needed = {item.exercise for routine in self._routines if routine.id in ticked for item in routine.items}
        return any(exercise.picture for exercise in self._exercises if exercise.id in ticked | needed)

    def show_own(self, exercises: Sequence[Exercise], routines: Sequence[Routine]) -> None:
        """Show what can be handed on; what was ticked stays so."""
        ticked, say = self._ticks.ticked, self._texts.say
        self._exercises, self._routines = tuple(exercises), tuple(routines)
        choices = [Choice(one.id, one.name) for one in exercises]
        choices += [Choice(one.id, say("pack.routine", name=one.name, count=len(one.items))) for one in routines]
        self._ticks.show_choices(choices)
        self._ticks.show_ticked(ticked)
        for part in (self._about, self._ticks, self._name, self._author, self._save):
            part.setVisible(bool(choices))
        self._none.setVisible(not choices)
        self._tell()

    def show_ticked(self, ids: frozenset[str]) -> None:
        """Tick these alone."""
        self._ticks.show_ticked(ids)
        self._tell()

    @property
    def _title(self) -> str:
        return self._name.text.strip() or self._texts.say("pack.name_usual")

    def _tell(self) -> None:
        self._save.setEnabled(bool(self._ticks.ticked))
