"""Set-up: keeps the answers at every change, and turns them into a plan at the end."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach.domain.red_flag import FlagReport
from coach.domain.set_up import SetUpAnswers, plan_from, schedule_from
from coach.services.bounds_records import BOUNDS, bounds_from_json
from coach.services.planning import Planning
from coach.services.ports import AnswerStore, Clock, KeyValueStore
from coach.services.records import answers_from_json, answers_to_json

_NAME = "set_up"


class SetUp(QObject):
    """The six steps; leaving half-way resumes where one was."""

    finished = Signal()

    def __init__(self, values: KeyValueStore, answers: AnswerStore, planning: Planning, clock: Clock) -> None:
        super().__init__()
        self._values, self._answers, self._planning, self._clock = values, answers, planning, clock

    @property
    def most_days(self) -> int | None:
        """On how many days in any seven the bounds allow walks; None for no bounds."""
        return bounds_from_json(self._values.get(BOUNDS)).most_days

    def answers(self) -> SetUpAnswers:
        """What has been answered so far."""
        return answers_from_json(self._values.get(_NAME))

    def keep(self, answers: SetUpAnswers) -> None:
        """Put the answers on disk as they stand."""
        self._values.put(_NAME, answers_to_json(answers))

    def finish(self, answers: SetUpAnswers) -> None:
        """Make the plan; the answer about red flags, also that there are none, is reported with today's date, and the
        plan waits where they ask for it."""
        self.keep(answers)
        if answers.is_safety_answered:
            self._answers.report_flags(FlagReport(self._clock.now(), answers.flags))
        self._planning.set_schedule(schedule_from(answers))
        self._planning.set_plan(plan_from(answers))
        self.finished.emit()
