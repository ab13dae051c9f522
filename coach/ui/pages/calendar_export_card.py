"""Our walks as a file for another calendar: where it is kept, or that there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from coach.services.calendar_records import LONGEST
from coach.services.reminder_ports import CalendarTrouble
from coach.ui.pages.calendar_place_card import breakable, trouble_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.written_field import WrittenField

AskToSave = Callable[[QWidget, str, str, str], Path | None]
"""Asks for a new file, with a title, a name to begin with and the kinds that fit; None when nobody chose."""


def ask_to_save(parent: QWidget, title: str, start: str, kinds: str) -> Path | None:
    """The system's own dialogue for a new file."""
    found, _ = QFileDialog.getSaveFileName(parent, title, start, kinds)
    return Path(found) if found else None


class CalendarExportCard(Card):
    """Asks where to while nothing is written, and says where it is while something is."""

    export_requested = Signal(str)
    """The file that was typed or chosen."""
    stop_requested = Signal()

    def __init__(
        self, appearance: Appearance, texts: Texts, ask_save: AskToSave = ask_to_save, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.say("calendar.export.heading"), parent=parent)
        self._texts, self._ask_save = texts, ask_save
        self._make(appearance)
        self._lay_out()
        self._connect()

    def show_start(self, path: Path) -> None:
        """A file to begin with."""
        self._field.show_text(str(path))

    def show_export(self, path: Path | None, trouble: CalendarTrouble | None, is_written: bool = True) -> None:
        """Show where the plan is kept, None for nowhere, what went wrong or None, and whether it stands there yet. What
        was typed stays while nothing is kept."""
        focus = self.window().focusWidget()
        self._asking.setVisible(path is None)
        self._there.setVisible(path is not None)
        sentence = trouble_words(self._texts, trouble)
        self._trouble.show_notice("" if path is None else sentence)
        self._field.show_fault(sentence if path is None else "")
        if path is not None:
            words = self._texts.say(f"calendar.export.{'kept' if is_written else 'soon'}", path=str(path))
            stop = self._texts.say(f"calendar.export.{'stop' if is_written else 'give_up'}")
            self._stop.setText(stop)
            self._stop.setAccessibleName(stop)
            self._kept.setText(breakable(words))
            self._kept.setAccessibleName(words)
            self._field.show_text(str(path))
        if focus is not None and self.isAncestorOf(focus) and not focus.isVisibleTo(self):
            (self._field.line if path is None else self._stop).setFocus()

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._trouble = NoticeBar(appearance)
        self._asking, self._there = QWidget(), QWidget()
        self._field = WrittenField(say("calendar.export.field"), LONGEST, parent=self._asking)
        self._keep, self._choose = (
            OutlineButton(say("calendar.export.keep")),
            QuietButton(say("calendar.export.choose")),
        )
        self._choose.show_icon(appearance, "folder-open")
        self._kept, self._stop = Label(), OutlineButton(say("calendar.export.stop"))

    def _lay_out(self) -> None:
        asking, there = QVBoxLayout(self._asking), QVBoxLayout(self._there)
        buttons, ends = FlowLayout(gap=12), FlowLayout(gap=12)
        for button in (self._keep, self._choose):
            buttons.addWidget(button)
        ends.addWidget(self._stop)
        for column in (asking, there):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        asking.addWidget(self._field)
        asking.addLayout(buttons)
        there.addWidget(self._kept)
        there.addLayout(ends)
        self.body.addWidget(Label(self._texts.say("calendar.export.about"), "muted"))
        for part in (self._trouble, self._asking, self._there):
            self.body.addWidget(part)

    def _connect(self) -> None:
        self._keep.clicked.connect(self._take)
        self._field.line.returnPressed.connect(self._take)
        self._field.text_changed.connect(lambda _text: self._field.show_fault(""))
        self._choose.clicked.connect(self._ask)
        self._stop.clicked.connect(self.stop_requested)

    def _take(self) -> None:
        text = self._field.text.strip()
        if text:
            self.export_requested.emit(text)
        else:
            self._field.show_fault(self._texts.say("calendar.export.nothing"))

    def _ask(self) -> None:
        say = self._texts.say
        found = self._ask_save(self, say("calendar.export.choose"), self._field.text, say("calendar.export.kinds"))
        if found is not None:
            self._field.show_text(str(found))
            self.export_requested.emit(str(found))
