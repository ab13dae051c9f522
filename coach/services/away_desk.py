"""Was being away a walk? Asked once an absence, seldom, and only while the walk of the day is still to come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from coach.domain.hand_walk import HandTrouble
from coach.domain.session import Session
from coach.domain.sitting import Away, SittingRules
from coach.services.ports import Clock, KeyValueStore, StoreProblem

NAME = "away_asked"
"""Where the day and the number of its questions are kept in the key-value store."""


@dataclass(frozen=True)
class AwayQuestion:
    """An absence that may have been a walk, and the minutes that would be counted: the planned ones."""

    away: Away
    minutes: int


class WalksByHand(Protocol):
    """What adds a walk that was walked without Amble, and takes it back."""

    def trouble(self, started_at: datetime, minutes: int) -> HandTrouble | None:
        """Why a walk of that time cannot be added, or None."""

    def add(self, started_at: datetime, minutes: int) -> Session:
        """Record a walk."""

    def remove(self, id: int) -> None:
        """Take it back."""


class AwayDesk(QObject):
    """Asks about an absence, counts the walk by one tap, and takes it back by another."""

    asked = Signal(object)
    """The ``AwayQuestion`` to ask now."""
    withdrawn = Signal()
    """It has lost its meaning: a reminder comes, or a walk begins."""
    counted = Signal(object)
    """The ``Session`` that was counted."""

    def __init__(
        self,
        clock: Clock,
        values: KeyValueStore,
        rules: SittingRules,
        open_minutes: Callable[[], int],
        may_ask: Callable[[], bool],
        walks: Callable[[], WalksByHand],
        parent: QObject | None = None,
    ) -> None:
        """``open_minutes`` are those of today's walk, 0 where none is still to come; ``may_ask`` says whether this is a
        moment to ask anything; ``walks`` adds what was walked."""
        super().__init__(parent)
        self._clock, self._values, self._rules = clock, values, rules
        self._open_minutes, self._may_ask, self._walks = open_minutes, may_ask, walks
        self._question: AwayQuestion | None = None
        self._counted: int | None = None

    def is_worth_asking(self, away: Away) -> bool:
        """Whether ``consider`` would ask now."""
        return self._question_about(away) is not None

    def consider(self, away: Away) -> None:
        """Somebody is back: ask, if it can have been the walk of today."""
        question = self._question_about(away)
        if question is not None:
            self._note_asked()
            self._question = question
            self.asked.emit(question)

    def count(self) -> None:
        """Yes, it was: the planned minutes are walked. Raises ``StoreProblem``."""
        question, self._question = self._question, None
        if question is None or self._trouble(question) is not None:
            return
        session = self._walks().add(question.away.since.astimezone(self._clock.zone()), question.minutes)
        self._counted = session.id
        self.counted.emit(session)

    def take_back(self) -> None:
        """The walk counted last was none after all. Raises ``StoreProblem``."""
        id, self._counted = self._counted, None
        if id is not None:
            self._walks().remove(id)

    def withdraw(self) -> None:
        """Do not ask any more: something more important comes, or the walk begins."""
        if self._question is not None:
            self._question = None
            self.withdrawn.emit()

    def _question_about(self, away: Away) -> AwayQuestion | None:
        try:
            return self._found_about(away)
        except StoreProblem:
            return None  # told above the page; nothing is asked of somebody that could not be kept

    def _found_about(self, away: Away) -> AwayQuestion | None:
        minutes = self._open_minutes()
        question = AwayQuestion(away, minutes)
        fits = away.may_be_walk(minutes, self._rules) and self._is_of_today(away)
        if not fits or not self._may_ask() or self._asked_today() >= self._rules.away_questions_a_day:
            return None
        return question if self._trouble(question) is None else None

    def _trouble(self, question: AwayQuestion) -> HandTrouble | None:
        return self._walks().trouble(question.away.since, question.minutes)

    def _is_of_today(self, away: Away) -> bool:
        return away.since.astimezone(self._clock.zone()).date() == self._today

    @property
    def _today(self) -> date:
        return self._clock.now().date()

    def _asked_today(self) -> int:
        found = self._values.get(NAME)
        kept = found if isinstance(found, list) and len(found) == 2 else ["", 0]
        return kept[1] if kept[0] == self._today.isoformat() and isinstance(kept[1], int) else 0

    def _note_asked(self) -> None:
        self._values.put(NAME, [self._today.isoformat(), self._asked_today() + 1])
