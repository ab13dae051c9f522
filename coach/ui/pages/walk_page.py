"""The walk: where you are, what was just said, what comes, and four buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QVBoxLayout, QWidget

from coach.domain.session import StopReason
from coach.domain.timeline import Event, Timeline
from coach.services.performance import RunState
from coach.ui.pages.pain_question import PainQuestion
from coach.ui.pages.walk_controls import WalkControls
from coach.ui.pages.walk_face import WalkFace
from coach.ui.pages.walk_question import WalkQuestion
from coach.ui.pages.walk_top import WalkTop
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.notice_bar import NoticeBar


class WalkPage(QWidget):
    """Keys: Space pauses and resumes, R repeats, M mutes, E ends early, P is pain, V the small view."""

    pause_requested = Signal()
    resume_requested = Signal()
    repeat_requested = Signal()
    end_requested = Signal(object)
    """Why the walk ends early: a ``StopReason``."""
    pain_requested = Signal()
    """Sent before anything else when something hurts; ``pause_requested`` follows at once."""
    ease_requested = Signal()
    """The rest shall be easy; ``resume_requested`` follows at once."""
    small_view_requested = Signal()
    mute_requested = Signal(bool)
    """Whether nothing shall sound."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = True
        self._appearance, self._texts = appearance, texts
        self.setAccessibleName(texts.say("walk.name"))
        self._create()
        self._arrange()
        self._connect()
        self._connect_keys()

    def show_walk(self, timeline: Timeline, title: str) -> None:
        """Show a walk from its beginning, or what is left of one that changed; ``title`` is "Walk 9 of your plan"."""
        self._top.show_title(title)
        self._face.show_walk(timeline)

    def show_position(self, seconds: float) -> None:
        """Show how far the walk has come, in seconds of the timeline."""
        self._face.show_position(seconds)

    def show_cue(self, cue: Event) -> None:
        """Show the sentence being spoken."""
        self._face.show_cue(cue)

    def show_count(self, count: Event) -> None:
        """Show a second counted before a change of pace."""
        self._face.show_count(count)

    def show_beat(self, beat: int | None) -> None:
        """Show the steps a minute of the metronome; None while it is off."""
        self._top.show_beat(beat)

    def show_muted(self, muted: bool) -> None:
        """Say whether everything is muted."""
        self._top.show_muted(muted)

    def show_state(self, state: RunState) -> None:
        """Running, paused or over."""
        self._running = state is RunState.RUNNING
        self._controls.show_paused(state is RunState.PAUSED)
        self._face.show_paused(state is RunState.PAUSED)
        if state is not RunState.PAUSED:
            self._slept.show_notice("")
            self._pain.hide()
            self._close_questions()
        if state is RunState.IDLE:
            self._end.hide()
            self._close_questions()

    def show_trouble(self, why: str) -> None:
        """Say why nothing sounds, in one sentence; "" when the voice is on."""
        self._top.show_trouble(why)
        self._face.show_silence(why)

    def show_voice_off(self) -> None:
        """Say that the voice is off by choice."""
        self._top.show_voice_off()
        self._face.show_silence("")

    def show_slept(self) -> None:
        """Say that the computer slept and the walk waits."""
        self._slept.show_notice(self._texts.say("walk.slept"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = self.height() - self._controls.heightForWidth(self.width()) - self._top.sizeHint().height()
        self._face.show_room(self.width(), height)

    def _create(self) -> None:
        self._top = WalkTop(self._appearance, self._texts)
        self._slept = NoticeBar(self._appearance)
        self._face = WalkFace(self._appearance, self._texts)
        self._pain = PainQuestion(self._appearance, self._texts)
        self._end = WalkQuestion(self._appearance, self._texts, "ending", ("tired", "time", "other"))
        self._controls = WalkControls(self._appearance, self._texts)
        self.setFocusProxy(self._controls)

    def _arrange(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("pageBody")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        inner.addWidget(self._top)
        inner.addWidget(self._slept)
        inner.addWidget(self._face, 1)
        inner.addWidget(self._pain)
        inner.addWidget(self._end)
        self._scroll.setWidget(body)
        page = QVBoxLayout(self)
        page.setContentsMargins(32, 24, 32, 40)
        page.setSpacing(16)
        page.addWidget(self._scroll, 1)
        page.addWidget(self._controls)

    def _connect(self) -> None:
        controls, pain = self._controls, self._pain
        controls.repeat_requested.connect(self.repeat_requested)
        controls.pause_requested.connect(self.pause_requested)
        controls.resume_requested.connect(self.resume_requested)
        controls.end_asked.connect(lambda: self._ask(self._end))
        controls.pain_asked.connect(self._ask_pain)
        pain.ease_requested.connect(self.ease_requested)
        pain.end_requested.connect(self.end_requested)
        pain.resume_requested.connect(self.resume_requested)
        self._end.answered.connect(lambda reason: self.end_requested.emit(StopReason(reason)))
        for question in (pain, self._end):
            question.answered.connect(self._close_questions)
            question.left.connect(self._close_questions)
        self._top.small_view_requested.connect(self.small_view_requested)
        self._top.mute_requested.connect(self.mute_requested)
        self._appearance.changed.connect(self._fit)

    def _connect_keys(self) -> None:
        # On the buttons' row, so that they rest while a question hides it.
        keys = (("R", self.repeat_requested.emit), ("E", lambda: self._ask(self._end)), ("P", self._ask_pain))
        for key, call in (*keys, ("V", self.small_view_requested.emit), ("Space", self._press_space)):
            QShortcut(QKeySequence(key), self._controls).activated.connect(call)
        QShortcut(QKeySequence("M"), self).activated.connect(self._top.press_mute)

    def _press_space(self) -> None:
        """Space presses the button that the keyboard is on, as everywhere; otherwise it pauses or goes on."""
        focus = self.focusWidget()
        if isinstance(focus, QAbstractButton) and focus.hasFocus():
            focus.click()
        else:
            self._controls.press_pause()

    def _ask_pain(self) -> None:
        self._pain.was_running = self._running
        self.pain_requested.emit()
        self.pause_requested.emit()
        self._ask(self._pain)

    def _ask(self, question: WalkQuestion) -> None:
        self._controls.hide()
        self._face.show_brief(True)
        question.ask()
        # Once the layout has found its room.
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(question))

    def _close_questions(self) -> None:
        if self._pain.isHidden() and self._end.isHidden():
            had = self._controls.isHidden()
            self._face.show_brief(False)
            self._controls.show()
            if had and self.isVisible():
                self._controls.setFocus(Qt.FocusReason.OtherFocusReason)
