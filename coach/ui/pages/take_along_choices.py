"""Which walk is taken along, how it sounds and where it goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.take_along import CHOSEN_ROUTINE, ROUTINES, FileFormat, LyricsKind, TakeAlong, of_length
from coach.domain.walk import LONGEST_WALK, WARM_UP_MINUTES
from coach.ui.pages.settings_choice import OneOf
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.explained_tick import ExplainedTick
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.number_field import NumberField
from coach.ui.widgets.tick_list import TickRow

SHORTEST = 5
"""Minutes; today's own length can be shorter."""
NO_TEXT = "none"
A_WALK = "walk"


class WhatCard(Card):
    """A walk with its length, today's at first, and the warm-up; or a routine alone."""

    changed = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("take_along.what.heading"), parent=parent)
        self._texts = texts
        self._today, self._chosen = 0, ""
        self._walk: TakeAlong | None = None
        self._kinds = OneOf(texts.say("take_along.what.kind"), self._choices())
        self._kind = A_WALK
        self._picked = Label("", "bold")
        name, unit = texts.say("take_along.what.length_name"), texts.say("take_along.what.unit")
        self._length = NumberField(appearance, texts, name, SHORTEST, LONGEST_WALK, 1, unit)
        self._about, self._way = Label("", "muted"), Label("", "muted")
        self._longer = NoticeBar(appearance)
        self._done = False
        self._warm_up = TickRow(appearance, texts.say("take_along.what.warm_up_about", minutes=WARM_UP_MINUTES))
        self._warm_up.setAccessibleName(texts.say("take_along.what.warm_up"))
        head = Label(texts.say("take_along.what.length"), "bold")
        self._of_walks = (head, self._length, self._about, self._way, self._warm_up)
        self._routine = Label("", "muted")
        for widget in (self._kinds, self._picked, *self._of_walks[:-1], self._longer, self._warm_up, self._routine):
            self.body.addWidget(widget)
        self._kinds.one_changed.connect(self._choose_kind)
        self._length.number_changed.connect(self._change)
        self._warm_up.clicked.connect(self.changed)

    @property
    def first_field(self) -> QWidget:
        """The length."""
        return self._length.field

    def show_walk(self, request: TakeAlong, done_today: bool = False) -> None:
        """Show today's walk, or the next one where today's is done."""
        self._done, self._walk = done_today, request
        self._today = request.minutes
        # Who picked a routine elsewhere wants that one, and finds its name rather than a choice of others.
        picked = request.routine == CHOSEN_ROUTINE
        self.show_heading(self._texts.say(f"take_along.what.heading{'_routine' if picked else ''}"))
        self._kinds.setVisible(not picked)
        self._picked.setVisible(picked)
        self._picked.setText(request.name)
        self._length.blockSignals(True)
        self._length.show_bounds(min(SHORTEST, request.minutes), request.most_minutes)
        self._length.blockSignals(False)
        self._length.show_number(request.minutes)
        self._warm_up.setChecked(request.warm_up)
        self._chosen = request.name
        self._kind = request.routine or A_WALK
        self._kinds.show_one(self._kind)
        self._show_about()

    def applied(self, request: TakeAlong) -> TakeAlong:
        """``request`` with what is chosen here."""
        routine = "" if self._kind == A_WALK else self._kind
        name = self._chosen if routine == CHOSEN_ROUTINE else ""
        warm_up = self._warm_up.isChecked()
        return replace(of_length(request, self._length.number), warm_up=warm_up, routine=routine, name=name)

    def _choices(self) -> list[Choice]:
        """A walk, and the routines that are offered."""
        say = self._texts.say
        return [Choice(id, say(f"take_along.what.kind_{id.replace('-', '_')}")) for id in (A_WALK, *ROUTINES)]

    def _way_of(self, request: TakeAlong) -> str:
        """Which way it goes, in how many parts, and its brisk middle."""
        say, shared = self._texts.say, " + ".join(map(str, request.bouts))
        parts = [say("take_along.what.parts", parts=shared, rest=request.rest_minutes)] if request.bouts else []
        minutes = request.walk.brisk_minutes
        brisk = [say("take_along.what.brisk", minutes=minutes)] if minutes else []
        return say("take_along.what.way_join").join([say(f"take_along.what.way_{request.route}"), *parts, *brisk])

    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        self._change()

    def _change(self) -> None:
        self._show_about()
        self.changed.emit()

    def _show_about(self) -> None:
        say = self._texts.say
        self._about.setText(say(f"take_along.what.{'next' if self._done else 'today'}", minutes=self._today))
        is_walk = self._kind == A_WALK
        self._way.setText("" if self._walk is None else self._way_of(of_length(self._walk, self._length.number)))
        for widget in self._of_walks:
            widget.setVisible(is_walk)
        self._routine.setVisible(not is_walk)
        self._routine.setText("" if is_walk else say(f"take_along.what.{self._kind.replace('-', '_')}_alone"))
        longer = is_walk and self._length.number > self._today
        self._longer.show_notice(say("take_along.what.longer", minutes=self._today) if longer else "")


class SoundCard(Card):
    """The beat, the kind of file, and whether text lies beside it."""

    changed = Signal()
    settings_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("take_along.sound.heading"), parent=parent)
        self._texts, self._appearance = texts, appearance
        self._kind, self._text = FileFormat.MP3, NO_TEXT
        self._formats = OneOf(self._say("format"), ())
        kinds = (NO_TEXT, *(kind.value for kind in LyricsKind))
        self._lyrics = OneOf(self._say("text"), [Choice(id, self._say(f"text_{id}")) for id in kinds])
        self._format_about, self._text_about = Label("", "small"), Label("", "small")
        self._settings = LinkButton(self._say("settings"))
        self._beat = ExplainedTick(appearance, self._say("beat"), "")
        self._arrange()
        self._formats.one_changed.connect(self._choose_format)
        self._lyrics.one_changed.connect(self._choose_text)
        self._beat.row.clicked.connect(self.changed)
        self._settings.clicked.connect(self.settings_requested)
        self.show_formats(tuple(FileFormat)[:-1])

    @property
    def kind(self) -> FileFormat:
        """The kind of file chosen."""
        return self._kind

    def show_walk(self, request: TakeAlong) -> None:
        """Show how walks sound, as chosen in Settings."""
        self._beat.show_about(self._say("beat_about", cadence=request.sound.own_beat))
        self._beat.row.setChecked(request.sound.beat_on)

    @property
    def first_field(self) -> QWidget:
        """The way to what is chosen in Settings."""
        return self._settings

    def show_beat(self, shown: bool) -> None:
        """A beat to walk to is for walks."""
        self._beat.setVisible(shown)

    def show_formats(self, formats: tuple[FileFormat, ...]) -> None:
        """Show the kinds of file that can be made here."""
        if [kind.value for kind in formats] != [chip.choice.id for chip in self._formats.chips]:
            self._formats.show_choices([Choice(kind.value, self._say(f"format_{kind}")) for kind in formats])
        self._kind = self._kind if self._kind in formats else formats[0]
        self._show()

    def applied(self, request: TakeAlong) -> TakeAlong:
        """``request`` with what is chosen here."""
        lyrics = None if self._text == NO_TEXT else LyricsKind(self._text)
        return replace(request, lyrics=lyrics, sound=replace(request.sound, beat_on=self._beat.row.isChecked()))

    def _arrange(self) -> None:
        spoken = FlowLayout(gap=16)
        for widget in (Label(self._say("voice")), self._settings):
            spoken.addWidget(widget)
        self.body.addLayout(spoken)
        chips = (Label(self._say("format"), "bold"), self._formats, self._format_about)
        texts = (Label(self._say("text"), "bold"), self._lyrics, self._text_about)
        widgets: tuple[QWidget, ...] = (self._beat, *chips, *texts)
        for whole in widgets:
            self.body.addWidget(whole)

    def _choose_format(self, id: str) -> None:
        self._kind = FileFormat(id)
        self._show()
        self.changed.emit()

    def _choose_text(self, id: str) -> None:
        self._text = id
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._formats.show_one(self._kind.value)
        self._format_about.setText(self._say(f"about_{self._kind}"))
        self._lyrics.show_one(self._text)
        self._text_about.setText(self._say(f"about_{self._text}"))

    def _say(self, id: str, **values: int) -> str:
        return self._texts.say(f"take_along.sound.{id}", **values)


class WhereCard(Card):
    """The folder and the name of the file."""

    choose_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("take_along.where.heading"), parent=parent)
        self._texts = texts
        self._name, self._folder = Label("", "bold"), Label()
        choose = QuietButton(texts.say("take_along.where.choose"))
        for widget in (self._name, self._folder, choose):
            self.body.addWidget(widget)
        choose.clicked.connect(self.choose_requested)

    def show_file(self, file: Path) -> None:
        """Show where the file will lie."""
        self._name.setText(self._texts.say("take_along.where.name", name=file.name))
        self._folder.setText(self._texts.say("take_along.where.folder", folder=str(file.parent)))
