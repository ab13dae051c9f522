"""One walk of a day: how it was planned and walked, what was told and heard, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.check_in import CheckIn
from coach.domain.diary import DiaryWalk
from coach.domain.session import Session
from coach.ui.pages.diary_cues import DiaryCues
from coach.ui.pages.diary_note import DiaryNote
from coach.ui.pages.why_cards import change_box
from coach.ui.pages.why_row import WhyRowView
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.buttons import DangerButton, OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

_SOURCES = ("amble", "apple_health", "gpx", "fit")


class DiaryWalkCard(Card):
    """Deleting asks first."""

    edit_requested = Signal(object)
    """The ``Session`` whose answers are to be changed."""
    removed = Signal(object)
    """The ``Session`` that is to be deleted, after the question."""

    def __init__(self, appearance: Appearance, texts: Texts, walk: DiaryWalk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._appearance, self._texts, self._walk = appearance, texts, walk
        self._time = texts.time_of_day(walk.session.started_at.time())
        self.show_heading(self._heading())
        self.body.addWidget(Label("\n".join(self._happened(walk.session))))
        self._add_feelings()
        self._add_answers()
        self._add_after()
        if not walk.session.by_hand:
            self.body.addWidget(DiaryCues(texts, walk.proofs))
        name = texts.say("diary_day.note.name_walk", time=self._time)
        heading = texts.say("diary_day.note.heading_walk")
        self.note = DiaryNote(appearance, texts, heading, name, walk.session.note)
        self.body.addWidget(self.note)
        self._add_ends()

    def _heading(self) -> str:
        source, say = self._walk.source, self._texts.say
        if source:
            named = say(f"diary_day.source.{source if source in _SOURCES else 'other'}")
            return say("diary_day.walk.heading_import", time=self._time, source=named)
        return say("diary_day.walk.heading_hand" if self._walk.session.by_hand else "diary_day.walk.heading",
                   time=self._time)  # fmt: skip

    def _happened(self, session: Session) -> Iterator[str]:
        say, planned = self._texts.say, session.planned_minutes
        if session.chosen_minutes is None:
            meant = say("diary_day.walk.planned", minutes=planned)
        else:
            meant = say("diary_day.walk.chosen", minutes=planned, chosen=session.chosen_minutes)
        yield meant
        if len(session.bouts) > 1:
            parts = " + ".join(map(str, session.bouts))
            yield say("diary_day.walk.parts", count=len(session.bouts), parts=parts)
        walked = say("diary_day.walk.walked", minutes=round(session.walked_minutes))
        yield f"{walked} {say(f'diary_day.walk.{session.outcome}')}"
        if session.bad_day:
            yield say("diary_day.walk.bad_day")
        if session.warm_up is not None:
            yield say("diary_day.walk.warm_up" if session.warm_up else "diary_day.walk.no_warm_up")

    def _add_feelings(self) -> None:
        if self._walk.felt:
            say = self._texts.say
            told = (
                say(f"diary_day.walk.felt_{one.feeling}", minutes=round(one.walked / 60)) for one in self._walk.felt
            )
            self._add(say("diary_day.walk.feelings"), "\n".join(told))

    def _add_answers(self) -> None:
        say, told = self._texts.say, self._walk.told
        if (told.session.check_in or CheckIn()) == CheckIn():
            self._add(say("diary_day.walk.answers"), say("diary_day.walk.unanswered"))
        else:
            self.body.addWidget(Label(say("diary_day.walk.answers"), "bold"))
            for row in told.rows:
                self.body.addWidget(WhyRowView(self._appearance, self._texts, row))
            response = say(f"why.response.{told.response.name.lower()}")
            self.body.addWidget(Label(say("diary_day.walk.response", response=response), "bold"))
        for change in told.changes:
            self.body.addWidget(change_box(self._texts, change))

    def _add_after(self) -> None:
        after, say = self._walk.after, self._texts.say
        if after is None:
            return
        allowed = after.walk_allowed
        next_walk = (
            say("diary_day.walk.after_next", minutes=after.minutes) if allowed else say("diary_day.walk.after_waits")
        )
        lines = [next_walk, *(self._texts.reason(because) for because in after.reasons)]
        self._add(say("diary_day.walk.after"), "\n".join(lines))
        followed = self._walk.followed
        if allowed and followed is not None and followed != after.minutes:
            self.body.addWidget(Label(say("diary_day.walk.followed", minutes=followed), "small"))
        self.body.addWidget(Label(say("diary_day.walk.after_about"), "small"))

    def _add(self, heading: str, words: str) -> None:
        self.body.addWidget(Label(heading, "bold"))
        self.body.addWidget(Label(words))

    def _add_ends(self) -> None:
        say, session = self._texts.say, self._walk.session
        edit = OutlineButton(say("diary_day.walk.edit" if session.check_in else "diary_day.walk.answer"))
        edit.setAccessibleName(say("diary_day.walk.edit_name", time=self._time))
        delete = DangerButton(say("diary_day.walk.delete"))
        delete.setAccessibleName(say("diary_day.walk.delete_name", time=self._time))
        asking = Asking()
        ends = FlowLayout(gap=12)
        for button in (edit, delete):
            ends.addWidget(button)
        self.body.addLayout(ends)
        self.body.addWidget(asking)
        is_open = session.check_in is not None and session.check_in.red_flags is None
        delete.setEnabled(not is_open)
        if is_open:
            self.body.addWidget(Label(say("diary_day.walk.open_signs"), "small"))
        edit.clicked.connect(lambda: self.edit_requested.emit(session))
        sentence = say("diary_day.walk.ask_delete", time=self._time)
        yes, no = say("diary_day.walk.delete_yes"), say("diary_day.walk.delete_no")
        delete.clicked.connect(lambda: asking.ask(sentence, yes, no, from_no=True))
        asking.accepted.connect(lambda: self.removed.emit(session))
        asking.declined.connect(lambda: delete.setFocus(Qt.FocusReason.OtherFocusReason))
