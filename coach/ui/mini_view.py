"""The small view: a walk in a corner of the screen, above everything else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.domain.exercise import ExerciseBook
from coach.domain.feeling import Felt
from coach.domain.gentled import Gentled
from coach.domain.timeline import Event, Timeline
from coach.services.performance import RunState
from coach.ui.pages.pain_question import PainQuestion
from coach.ui.pages.walk_aside import WalkAside
from coach.ui.pages.walk_gentler import GentlerCard
from coach.ui.pages.walk_reading import minutes_left, read_count, read_walk
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import DangerButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.mute_button import MuteButton
from coach.ui.widgets.progress_ring import ProgressRing

DIAMETER, NUMBER, WIDTH = 160, 34, 612
"""Pixels at 100 %: the ring, the figures in it, and the window."""


class MiniView(QWidget):
    """Never takes the keyboard by itself; once it has it: Space, R, M, P, V, B, S, W, T and in a rest G and L, as on
    the walk page. Drag it."""

    pause_requested = Signal()
    resume_requested = Signal()
    repeat_requested = Signal()
    end_requested = Signal(object)
    ease_requested = Signal()
    large_view_requested = Signal()
    mute_requested = Signal(bool)
    feeling_told = Signal(object)
    """The ``Feeling``."""
    sit_requested = Signal()
    go_on_requested = Signal()
    rest_longer_requested = Signal()
    home_requested = Signal()
    undo_requested = Signal()
    """What was told last was a slip."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint
        super().__init__(parent, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._appearance, self._texts = appearance, texts
        self._timeline, self._book = Timeline((), 0.0), ExerciseBook()
        self._position, self._said = 0.0, ""
        self._count: Event | None = None
        self._paused, self._muted, self._why = False, False, ""
        self._grip: QPoint | None = None
        self._create()
        self._arrange()
        self._connect()
        self._show_silence()
        self._fit()

    def show_walk(self, timeline: Timeline, title: str) -> None:
        """Show a walk; ``title`` is the window's name."""
        self.setWindowTitle(title)
        self._timeline, self._position = timeline, 0.0
        self._said, self._count = "", None
        self._show()

    def show_intervals(self, on: bool) -> None:
        """Offer to sit down all the way: for legs that grow heavy."""
        self._aside.show_intervals(on)
        self._fit()

    def show_felt(self, felt: Felt) -> None:
        """Say that a feeling was noted."""
        self._aside.show_felt(felt)
        self._fit()

    def show_slip(self, can_slip: bool) -> None:
        """Offer to take back what was told last, for a moment."""
        self._aside.show_slip(can_slip)
        if not can_slip:
            self._gentler.hide_undo()
        self._fit()

    def show_taken_back(self, as_planned: bool) -> None:
        """Say that it was taken back; where it had made the walk gentler, that this goes on as planned."""
        self._aside.show_taken_back(as_planned)
        self._gentler.close_card()
        self._fit()

    def show_gentler(self, gentled: Gentled) -> None:
        """Say what became of the rest, and offer the way home; the walk is the changed one already."""
        self._gentler.show_gentler(minutes_left(self._timeline, self._position), self._timeline.route, gentled)
        self._fit()

    def show_exercises(self, book: ExerciseBook, _pictures: Mapping[str, Path]) -> None:
        """The exercises that a warm-up may hold; there is no room for pictures."""
        self._book = book

    def show_position(self, seconds: float) -> None:
        """Show how far the walk has come, in seconds of the timeline."""
        self._position = seconds
        self._show()

    def show_cue(self, cue: Event) -> None:
        """Show the sentence being spoken."""
        self._said = cue.text
        self._show()

    def show_count(self, count: Event) -> None:
        """Show a second counted before a change of pace."""
        self._count, self._position = count, max(self._position, count.at)
        self._show()

    def show_muted(self, muted: bool) -> None:
        """Say whether everything is muted, and offer the other."""
        self._muted = muted
        self._show_silence()

    def show_state(self, state: RunState) -> None:
        """Running, paused or over; over hides the view."""
        self._paused = state is RunState.PAUSED
        self._pause.show_text(self._texts.say("walk.resume" if self._paused else "walk.pause"))
        self._pause.show_icon(self._appearance, "play" if self._paused else "pause")
        if not self._paused:
            self._answer()
        if state is RunState.IDLE:
            self._aside.show_felt(None)
            self._gentler.close_card()
            self.hide()
        self._show()

    def show_trouble(self, why: str) -> None:
        """Say quietly that nothing sounds, and why as a tip; the words are on the view in any case."""
        self._why = why
        self._show_silence()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle = self.windowHandle()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        # The window system moves it where it can (on Wayland nobody else may); otherwise we follow the mouse.
        if handle is None or not handle.startSystemMove():
            self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None

    def _create(self) -> None:
        say = self._texts.say
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAccessibleName(say("walk.small"))
        self._ring = ProgressRing(self._appearance, DIAMETER, NUMBER)
        self._ring.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._spoken, self._silence = Label("", "bold"), Label("", "small", parent=self)
        self._mute = MuteButton(self._appearance, self._texts)
        self._pause, self._hurt, self._large = PrimaryButton(""), DangerButton(say("walk.pain")), QuietButton("")
        large = say("walk.large")
        self._large.show_text("", accessible=large)
        self._large.setProperty("slim", "true")
        self._large.show_icon(self._appearance, "maximize-2")
        self._large.setToolTip(say("walk.with_key", name=large, key="V"))
        self._hurt.setToolTip(say("walk.with_key", name=say("walk.pain"), key="P"))
        self._question = PainQuestion(self._appearance, self._texts)
        self._aside = WalkAside(self._appearance, self._texts)
        self._gentler = GentlerCard(self._appearance, self._texts)
        self.setFocusProxy(self._pause)

    def _arrange(self) -> None:
        self._buttons = QWidget()
        buttons = FlowLayout(self._buttons, gap=8)
        for button in (self._pause, self._hurt, self._mute, self._large):
            buttons.addWidget(button)
        words = QVBoxLayout()
        words.addWidget(self._spoken, 1)
        words.addWidget(self._silence)
        words.addWidget(self._buttons)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self._ring)
        row.addLayout(words, 1)
        card = Card()
        card.body.setContentsMargins(16, 16, 16, 16)
        card.body.addLayout(row)
        for widget in (self._aside, self._gentler, self._question):
            card.body.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def _connect(self) -> None:
        self._pause.clicked.connect(self._press_pause)
        self._hurt.clicked.connect(self._ask)
        self._large.clicked.connect(self.large_view_requested)
        self._mute.mute_requested.connect(self.mute_requested)
        question = self._question
        question.ease_requested.connect(self.ease_requested)
        question.end_requested.connect(self.end_requested)
        question.resume_requested.connect(self.resume_requested)
        question.sit_requested.connect(self.sit_requested)
        aside, gentler = self._aside, self._gentler
        aside.feeling_told.connect(self.feeling_told)
        aside.sit_requested.connect(self.sit_requested)
        aside.go_on_requested.connect(self.go_on_requested)
        aside.rest_longer_requested.connect(self.rest_longer_requested)
        gentler.home_requested.connect(self.home_requested)
        for part in (aside, gentler):
            part.undo_requested.connect(self.undo_requested)
        gentler.closed.connect(self._fit)
        question.answered.connect(self._answer)
        question.left.connect(self._answer)
        keys = (("R", self.repeat_requested.emit), ("P", self._ask), ("V", self.large_view_requested.emit))
        for key, call in keys:
            QShortcut(QKeySequence(key), self._buttons).activated.connect(call)
        QShortcut(QKeySequence("M"), self).activated.connect(self._mute.click)
        self._appearance.changed.connect(self._fit)
        # Once more when the letters have their new size, or a view that was large stays so.
        refit = QTimer(self, singleShot=True)
        refit.timeout.connect(self._fit)
        self._appearance.changed.connect(refit.start)

    def _press_pause(self) -> None:
        (self.resume_requested if self._paused else self.pause_requested).emit()

    def _ask(self) -> None:
        self._question.was_running = not self._paused
        self.pause_requested.emit()
        self._buttons.hide()
        self._aside.hide()
        self._gentler.close_card()
        self._question.ask()
        self._fit()

    def _answer(self) -> None:
        self._question.hide()
        self._buttons.show()
        self._show()
        self._fit()

    def _show(self) -> None:
        reading = read_walk(self._texts, self._timeline, self._position, self._paused)
        self._ring.show_ring(self._timeline.spans, self._timeline.seconds, self._position)
        counted = self._count and read_count(self._texts, self._timeline, self._count, self._position)
        shown = reading if self._paused else counted or reading
        self._ring.show_texts(shown.number, shown.above)
        self._show_aside()
        spoken = self._exercise() or self._said or reading.spoken or self._texts.say("walk.quiet")
        if spoken != self._spoken.text():
            self._spoken.setText(spoken)

    def _show_aside(self) -> None:
        """What can be told on the way; not before the first step, and not over a question."""
        was_high = self._aside.sizeHint().height() if not self._aside.isHidden() else 0
        self._aside.show_moment(self._timeline, self._position)
        walking = self._position >= self._timeline.walk_starts and self._question.isHidden()
        self._aside.setVisible(walking)
        if was_high != (self._aside.sizeHint().height() if walking else 0):
            self._fit()

    def _exercise(self) -> str:
        """The name of the exercise that is on, its side and repetition; "" outside them."""
        if not self._timeline.stations or self._position >= self._timeline.walk_starts:
            return ""
        from coach.ui.pages.routine_reading import read_routine

        reading = read_routine(self._texts, self._timeline, self._book, "", self._position)
        parts = (reading.title, reading.side, reading.repetition)
        return self._texts.say("routine.limbs").join(part for part in parts if part) if reading.repetition else ""

    def _show_silence(self) -> None:
        say, muted = self._texts.say, self._muted
        self._mute.show_muted(muted)
        quiet = say("walk.muted") if muted else say("walk.silent") if self._why else ""
        self._silence.show_text(quiet)
        whole = say("walk.muted_why") if muted else say("walk.trouble", why=self._why) if self._why else ""
        self.setToolTip(whole)
        self._silence.setAccessibleDescription(whole)
        self._fit()

    def _fit(self) -> None:
        width = self._appearance.px(WIDTH)
        self.setFixedWidth(width)
        self.resize(width, max(self.sizeHint().height(), self.heightForWidth(width)))
