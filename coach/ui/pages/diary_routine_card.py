"""One routine of a day: how long it was, and how each exercise went."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.routine_session import RoutineSession
from coach.ui.texts import Texts
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.buttons import DangerButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label


class DiaryRoutineCard(Card):
    """Deleting asks first."""

    removed = Signal(object)
    """The ``RoutineSession`` that is to be deleted, after the question."""

    def __init__(
        self, texts: Texts, routine: RoutineSession, exercise_name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        say = texts.say
        time = texts.time_of_day(routine.started_at.time())
        self.show_heading(say("diary_day.routine.heading", kind=say(f"routine.kind.{routine.kind}"), time=time))
        lines = [say("diary_day.routine.lasted", minutes=max(1, round(routine.seconds / 60)))]
        for result in routine.results:
            managed = say(f"diary_day.managed.{result.managed or 'open'}")
            lines.append(say("diary_day.routine.exercise", name=exercise_name(result.exercise), managed=managed))
        self.body.addWidget(Label("\n".join(lines)))
        delete, asking = DangerButton(say("diary_day.routine.delete")), Asking()
        delete.setAccessibleName(say("diary_day.routine.delete_name", time=time))
        delete.setEnabled(routine.red_flags is not None)
        self.body.addWidget(delete, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(asking)
        sentence = say("diary_day.routine.ask_delete", time=time)
        yes, no = say("diary_day.routine.delete_yes"), say("diary_day.walk.delete_no")
        delete.clicked.connect(lambda: asking.ask(sentence, yes, no, from_no=True))
        asking.accepted.connect(lambda: self.removed.emit(routine))
        asking.declined.connect(lambda: delete.setFocus(Qt.FocusReason.OtherFocusReason))
