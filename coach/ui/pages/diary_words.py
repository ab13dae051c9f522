"""What days of the diary held, in words: the same on the map, in the list and for screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coach.domain.diary import DiaryMark
from coach.ui.texts import Texts


class DiaryWords:
    """Sentences about days."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def full(self, day: date) -> str:
        """ "Thursday 12 November 2026"."""
        return self._texts.say("diary.full", day=self._texts.full_date(day), year=day.year)

    def month(self, year: int, month: int) -> str:
        """ "November 2026"."""
        return self._texts.say("diary.month", month=self._texts.say("common.months").split()[month - 1], year=year)

    def held(self, mark: DiaryMark) -> str:
        """ "16 min walked, worst pain 3 of 10, a note"."""
        return ", ".join(self._held(mark)) or self._texts.say("diary.held.nothing")

    def line(self, mark: DiaryMark) -> str:
        """The same with its day."""
        return self._texts.say("diary.line", day=self.full(mark.day), held=self.held(mark))

    def _held(self, mark: DiaryMark) -> Iterator[str]:
        say, minutes = self._texts.say, round(mark.minutes)
        if mark.walks > 1:
            yield say("diary.held.walks", minutes=minutes, walks=mark.walks)
        elif mark.walks:
            yield say("diary.held.minutes", minutes=minutes) if minutes else say("diary.held.begun")
        if mark.worst is not None:
            yield say("diary.held.worst", worst=mark.worst)
        if mark.hurt:
            yield say("diary.held.hurt")
        if mark.routines:
            yield say("diary.held.routines", routines=mark.routines)
        if mark.noted:
            yield say("diary.held.noted")
        if mark.time_off is not None:
            yield say(f"diary.time_off.{mark.time_off}")
        if mark.thrown_away:
            yield say("diary.held.deleted")
