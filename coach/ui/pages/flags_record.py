"""What was ticked about signs and what was said about it, each with its date."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.red_flag import FlagReport, RedFlag, SeenNote
from coach.domain.red_flag_book import RedFlagBook
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

AT_FIRST = 8
"""So many entries are shown before somebody asks for all."""


class FlagsRecord(Card):
    """Hidden while there is nothing on record."""

    def __init__(self, texts: Texts, book: RedFlagBook, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("flags.record"), parent=parent)
        self._texts, self._book = texts, book
        self._entries: tuple[FlagReport | SeenNote, ...] = ()
        self._rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._all = LinkButton("")
        foot = FlowLayout(gap=12)
        foot.addWidget(self._all)
        self.body.addWidget(Label(texts.say("flags.record_about"), "muted"))
        self.body.addLayout(self._list)
        self.body.addLayout(foot)
        self._all.clicked.connect(lambda: self._show(len(self._entries)))
        self.hide()

    def show_entries(self, entries: tuple[FlagReport | SeenNote, ...]) -> None:
        """Show a record, newest first; moments are in the user's zone."""
        self._entries = entries
        self.setVisible(bool(entries))
        self._show(AT_FIRST)

    def _show(self, most: int) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(entry) for entry in self._entries[:most]]
        for row in self._rows:
            self._list.addWidget(row)
            row.show()
        self._all.show_text(self._texts.say("flags.record_all", count=len(self._entries)))
        self._all.setVisible(len(self._entries) > most)

    def _row(self, entry: FlagReport | SeenNote) -> QWidget:
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        moment = self._texts.full_date(entry.at.date()), self._texts.time_of_day(entry.at.time())
        column.addWidget(Label(f"{moment[0]} {entry.at.year}, {moment[1]}", "small"))
        for line in self._lines(entry):
            column.addWidget(Label(line))
        return row

    def _lines(self, entry: FlagReport | SeenNote) -> tuple[str, ...]:
        say = self._texts.say
        if isinstance(entry, FlagReport):
            ticked = sorted(entry.flags, key=list(RedFlag).index)
            return tuple(self._book.question(flag).text for flag in ticked) or (say("flags.record_none"),)
        lines = [say("flags.record_mistake" if entry.mistake else "flags.record_seen")]
        lines += [say("flags.record_who", who=entry.who)] if entry.who else []
        return (*lines, *([say("flags.record_words", words=entry.words)] if entry.words else []))
