"""Where somebody's calendar is: chosen, typed, read again or removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from coach.services.calendar_desk import CalendarState
from coach.services.calendar_records import LONGEST, place_words
from coach.services.reminder_ports import CalendarTrouble
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.written_field import WrittenField

AskForPath = Callable[[QWidget, str, str], Path | None]
"""Asks for a path, with a title and the kinds of file that fit; None when nobody chose."""
_BREAK = "\N{ZERO WIDTH SPACE}"


def ask_for_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """The system's own dialogue for a file that is there."""
    found, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(found) if found else None


def ask_for_folder(parent: QWidget, title: str, _kinds: str) -> Path | None:
    """The system's own dialogue for a folder."""
    found = QFileDialog.getExistingDirectory(parent, title)
    return Path(found) if found else None


def trouble_words(texts: Texts, trouble: CalendarTrouble | None) -> str:
    """What went wrong, in one sentence; "" for nothing."""
    return "" if trouble is None else texts.say(f"calendar.trouble.{trouble.fault.value}", about=trouble.about)


def breakable(path: str) -> str:
    """A path that may go on in the next line after each of its parts."""
    return path.replace("/", f"/{_BREAK}").replace("\\", f"\\{_BREAK}")


class CalendarPlaceCard(Card):
    """Asks for a calendar while there is none, and says how reading it goes while there is one."""

    place_requested = Signal(str)
    """What was typed or chosen."""
    refresh_requested = Signal()
    remove_requested = Signal()

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        ask_file: AskForPath = ask_for_file,
        ask_folder: AskForPath = ask_for_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.say("calendar.place.heading"), parent=parent)
        self._texts, self._ask_file, self._ask_folder = texts, ask_file, ask_folder
        self._make(appearance)
        self._lay_out()
        self._connect()

    @property
    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        return self._field.line if self._asking.isVisibleTo(self) else self._again

    def show_state(self, state: CalendarState, now: datetime) -> None:
        """Show where the calendar is and how reading it went; ``now`` is aware, where the user is. What was typed and
        cannot be read stays in the field."""
        focus = self.window().focusWidget()
        place = state.place
        self._asking.setVisible(place is None)
        self._there.setVisible(place is not None)
        sentence = self._sentence(state)
        partly = self._texts.say("calendar.place.partly") if state.partly and not sentence else ""
        self._trouble.show_notice("" if place is None else sentence or partly)
        self._field.show_fault(sentence if place is None else "")
        self._field.show_note(self._texts.say("calendar.place.reading") if place is None and state.reading else "")
        if place is not None:
            words = place_words(place)
            self._place.setText(breakable(words))
            self._place.setAccessibleName(words)
            self._field.show_text("")
        self._when.show_text(self._when_read(state, now))
        if focus is not None and self.isAncestorOf(focus) and not focus.isVisibleTo(self):
            self.first_field.setFocus()

    def _sentence(self, state: CalendarState) -> str:
        old = self._texts.say("calendar.place.old") if state.read_at is not None else ""
        trouble = trouble_words(self._texts, state.trouble)
        return f"{trouble} {old}".strip() if trouble else ""

    def _when_read(self, state: CalendarState, now: datetime) -> str:
        if state.reading:
            return self._texts.say("calendar.place.reading")
        if state.read_at is None:
            return "" if state.trouble else self._texts.say("calendar.place.never")
        read = state.read_at.astimezone(now.tzinfo)
        day, time = self._texts.day(read.date()), self._texts.time_of_day(read.time())
        return self._texts.say("calendar.place.read", day=day, time=time)

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._trouble = NoticeBar(appearance)
        self._asking, self._there = QWidget(), QWidget()
        self._field = WrittenField(
            say("calendar.place.field"), LONGEST, example=say("calendar.place.example"), parent=self._asking
        )
        self._use = PrimaryButton(say("calendar.place.use"))
        self._file, self._folder = (
            OutlineButton(say("calendar.place.file")),
            OutlineButton(say("calendar.place.folder")),
        )
        self._file.show_icon(appearance, "folder-open")
        self._place, self._when = Label("", "bold"), Label("", "muted")
        self._again, self._remove = (
            OutlineButton(say("calendar.place.again")),
            QuietButton(say("calendar.place.remove")),
        )

    def _lay_out(self) -> None:
        asking, there = QVBoxLayout(self._asking), QVBoxLayout(self._there)
        choose, change = FlowLayout(gap=12), FlowLayout(gap=12)
        for first in (self._use, self._file, self._folder):
            choose.addWidget(first)
        for later in (self._again, self._remove):
            change.addWidget(later)
        for column in (asking, there):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        asking.addWidget(self._field)
        asking.addLayout(choose)
        asking.addWidget(Label(self._texts.say("calendar.place.secret"), "small"))
        for label in (self._place, self._when):
            there.addWidget(label)
        there.addLayout(change)
        self.body.addWidget(Label(self._texts.say("calendar.about"), "muted"))
        for part in (self._trouble, self._asking, self._there):
            self.body.addWidget(part)

    def _connect(self) -> None:
        self._use.clicked.connect(self._take)
        self._field.line.returnPressed.connect(self._take)
        self._field.text_changed.connect(lambda _text: self._field.show_fault(""))
        self._file.clicked.connect(lambda: self._ask(self._ask_file, "calendar.place.file"))
        self._folder.clicked.connect(lambda: self._ask(self._ask_folder, "calendar.place.folder"))
        self._again.clicked.connect(self.refresh_requested)
        self._remove.clicked.connect(self.remove_requested)

    def _take(self) -> None:
        text = self._field.text.strip()
        if text:
            self.place_requested.emit(text)
        else:
            self._field.show_fault(self._texts.say("calendar.place.nothing"))

    def _ask(self, ask: AskForPath, title: str) -> None:
        found = ask(self, self._texts.say(title), self._texts.say("calendar.place.kinds"))
        if found is not None:
            self._field.show_text(str(found))
            self.place_requested.emit(str(found))
