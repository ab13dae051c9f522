"""What is told about one exercise: how, how much and why, what to mind, and where it is from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.exercise import Exercise
from coach.ui.exercise_shelf import ExerciseShelf, dose_words
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class HowCard(Card):
    """The steps, the breath, and its easier and harder twins."""

    exercise_requested = Signal(str)
    """The id of a twin."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("exercise.how"), parent=parent)
        self._texts = texts
        self._steps, self._breath = Label(), Label("", "muted")
        self._twins: dict[str, LinkButton] = {}
        self._ids: dict[str, str] = {}
        row = FlowLayout(gap=20)
        self.body.addWidget(self._steps)
        self.body.addWidget(self._breath)
        self.body.addLayout(row)
        for name in ("easier", "harder"):
            link = self._twins[name] = LinkButton("")
            link.clicked.connect(lambda _=False, name=name: self.exercise_requested.emit(self._ids[name]))
            row.addWidget(link)

    def show_exercise(self, exercise: Exercise, shelf: ExerciseShelf) -> None:
        """Show how it goes."""
        lines = [f"{number}.  {step}" for number, step in enumerate(exercise.steps, start=1)]
        self._steps.setText("\n".join(lines) if len(lines) > 1 else exercise.steps[0])
        self._breath.show_text(exercise.breath)
        for name, id in (("easier", exercise.easier), ("harder", exercise.harder)):
            twin = shelf.book.get(id)
            self._ids[name] = id
            self._twins[name].setVisible(twin is not None)
            self._twins[name].show_text(self._texts.say(f"exercise.{name}", name=twin.name if twin else ""))


class DoseCard(Card):
    """How much, and why this much."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("exercise.dose"), parent=parent)
        self._texts = texts
        self._now, self._why, self._levels = Label("", "bold"), Label(), Label("", "small")
        for label in (self._now, self._why, self._levels):
            self.body.addWidget(label)

    def show_exercise(self, exercise: Exercise, shelf: ExerciseShelf) -> None:
        """Show the dose of the level somebody stands at, and the levels there are."""
        say, level = self._texts.say, shelf.levels.get(exercise.id, 1)
        words = [dose_words(self._texts, dose, exercise.sides) for dose in exercise.doses]
        self._now.setText(dose_words(self._texts, shelf.dose(exercise), exercise.sides))
        first = (say("exercise.first_level"),) if level == 1 and len(words) > 1 else ()
        self._why.show_text("\n".join(shelf.level_whys.get(exercise.id, ()) or first))
        names = ("exercise.level_now" if at == level else "exercise.level" for at in range(1, len(words) + 1))
        steps = (say(name, number=at, dose=words[at - 1]) for at, name in enumerate(names, start=1))
        self._levels.show_text("\n".join(steps) if len(words) > 1 else "")


class MindCard(Card):
    """What it is good for, what to mind, and where it is from."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._texts = texts
        self._parts: dict[str, tuple[Label, Label]] = {}
        for name in ("stop_if", "skip_if", "works", "why", "source"):
            heading, words = (
                Label(texts.say(f"exercise.{name}"), "bold"),
                Label("", "muted" if name == "source" else ""),
            )
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(heading)
            column.addWidget(words)
            self.body.addLayout(column)
            self._parts[name] = (heading, words)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show all that is told of it."""
        say = self._texts.say
        skips = [say(f"exercise.skip.{condition}") for condition in exercise.skip_if]
        source = " ".join(part for part in (_sentence(exercise.source), self._reviewed(exercise.reviewed)) if part)
        told = {
            "stop_if": exercise.stop_if,
            "skip_if": "\n".join(skips),
            "works": exercise.works,
            "why": exercise.why,
            "source": source,
        }
        for name, (heading, words) in self._parts.items():
            heading.setVisible(bool(told[name]))
            words.show_text(told[name])

    def _reviewed(self, day: date | None) -> str:
        if day is None:
            return ""
        return self._texts.say("exercise.reviewed", day=f"{self._texts.day(day)} {day.year}")


def _sentence(words: str) -> str:
    return words if not words or words.endswith(".") else f"{words}."
