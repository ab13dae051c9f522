"""The set-up: six steps to a plan, in under two minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.domain.red_flag_book import RedFlagBook, Region
from coach.domain.set_up import STEPS, SetUpAnswers, missing_answers
from coach.ui.pages.set_up_steps_all import SetUpSteps
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.scroll_into_view import scroll_into_view
from coach.ui.widgets.step_bar import StepBar
from coach.ui.widgets.tab_by_part import neighbour

WIDEST = 780
"""Pixels; a column that reads well."""


class SetUpPage(PageFrame):
    """One step at a time. Enter goes on, Alt+Left or Esc goes back; answers stay either way. ``voice`` are
    the fields of the last step, with signals and ``show_…`` methods of their own."""

    answers_changed = Signal(object)
    """The SetUpAnswers as they stand, after every answer and every step."""
    finished_requested = Signal(object)
    """The SetUpAnswers, all needed ones given: make the plan."""
    region_changed = Signal(str)
    """The id of the region whose emergency numbers were chosen."""
    restore_requested = Signal()
    """Begin from a backup of another computer instead."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        book: RedFlagBook,
        regions: Iterable[Region],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(widest=WIDEST, parent=parent)
        self._texts = texts
        self._answers = SetUpAnswers()
        self._bar = StepBar(appearance, texts, len(STEPS))
        self._steps = SetUpSteps(appearance, texts, book, regions)
        self.voice = self._steps.voice.fields
        self._back, self._next = QuietButton(texts.say("common.back")), PrimaryButton(texts.say("common.next"))
        self._restore = LinkButton(texts.say("set_up.welcome.restore"))
        self._restore.let_wrap()
        self._lay_out()
        self._connect()
        self.show_answers(self._answers)

    def show_answers(self, answers: SetUpAnswers) -> None:
        """Show the answers, at the step they are at; another step begins at its top."""
        turns, self._answers = answers.step != self._answers.step, answers
        self._steps.show_answers(answers)
        self._show_frame()
        if turns and self.isVisible():
            self.verticalScrollBar().setValue(0)
            self._focus(self._steps.current.first_field())

    def show_most_days(self, most: int | None) -> None:
        """Show on how many days the bounds allow walks; None for no bounds."""
        self._steps.times.show_most_days(most)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on wherever no control has a use for it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus where the step begins."""
        super().showEvent(event)
        self._focus(self._steps.current.first_field())

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's name)
        """Tab comes to the voices where they stand, though they are found later than the rest is built."""
        target = neighbour(self, (*self.voice.tab_parts, self._back, self._restore, self._next), forward)
        if target is None:
            return bool(super().focusNextPrevChild(forward))
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        if self.isAncestorOf(target):
            self.ensureWidgetVisible(target)
        return True

    def _lay_out(self) -> None:
        self.top.addWidget(self._bar)
        self.content.addWidget(self._steps)
        ends = QHBoxLayout()
        ends.addWidget(self._back)
        ends.addWidget(self._restore)
        ends.addStretch(1)
        ends.addWidget(self._next)
        self.content.addLayout(ends)

    def _connect(self) -> None:
        self._steps.answers_changed.connect(self._keep)
        self._steps.card_shown.connect(lambda card: scroll_into_view(self, card))
        self._steps.safety.region_changed.connect(self.region_changed)
        self._restore.clicked.connect(self.restore_requested)
        self._next.clicked.connect(self._go_on)
        self._back.clicked.connect(self._go_back)
        for keys in ("Alt+Left", "Esc"):
            QShortcut(QKeySequence(keys), self, self._go_back, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _keep(self, answers: SetUpAnswers) -> None:
        self._answers = answers
        self.answers_changed.emit(answers)

    def _go_on(self) -> None:
        missing = missing_answers(self._answers)
        field = self._steps.current.show_missing(missing)
        if missing:
            self._focus(field)
        elif self._answers.step == len(STEPS) - 1:
            self.finished_requested.emit(self._answers)
        else:
            self._go_to(self._answers.step + 1)

    def _go_back(self) -> None:
        if self._answers.step > 0:
            self._go_to(self._answers.step - 1)

    def _go_to(self, step: int) -> None:
        self.show_answers(replace(self._answers, step=step))
        self.answers_changed.emit(self._answers)

    def _show_frame(self) -> None:
        number, name = self._answers.step + 1, self._answers.step_name
        say = self._texts.say
        self._bar.show_step(number)
        self.show_caption(say("set_up.caption", step=number, steps=len(STEPS), name=say(f"set_up.name.{name}")))
        self.show_title(say(f"set_up.title.{name}"))
        self._back.setVisible(number > 1)
        self._restore.setVisible(number == 1)
        self._next.show_text(say("set_up.finish" if number == len(STEPS) else "common.next"))

    def _focus(self, field: QWidget | None) -> None:
        """Put the focus on a field, on the way on where there is none."""
        target = field or self._next
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        scroll_into_view(self, target)
