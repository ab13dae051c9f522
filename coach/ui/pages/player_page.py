"""What the walk and a routine have in common: buttons and keys at the foot, and the questions in their place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coach.domain.session import StopReason
from coach.services.performance import RunState
from coach.ui.pages.pain_question import PainQuestion
from coach.ui.pages.player_controls import END, PAIN, Control, PlayerControls
from coach.ui.pages.player_face import PlayerFace
from coach.ui.pages.player_top import PlayerTop
from coach.ui.pages.walk_question import WalkQuestion
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.tab_by_part import neighbour

NARROW_BELOW = 620
"""Pixels at 100 % below which the page spends little on its margins."""
MARGINS, NARROW_MARGINS = (32, 24, 32, 40), (16, 16, 16, 16)
"""Pixels around it: left, top, right, bottom."""

GAP = 16
LEAST_FACE = 200
"""Pixels of height below which what moves gives way to a question."""


class PlayerPage(QWidget):
    """Space pauses and resumes, M mutes; the other keys are those of the controls."""

    pause_requested = Signal()
    resume_requested = Signal()
    end_requested = Signal(object)
    """Why it ends early: a ``StopReason``."""
    ease_requested = Signal()
    """A mild ache: the rest shall be easier; ``resume_requested`` follows at once."""
    question_opened = Signal()
    """Nothing is to lie over the page now."""
    mute_requested = Signal(bool)
    """Whether nothing shall sound."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        table: str,
        top: PlayerTop,
        face: PlayerFace,
        controls: tuple[Control, ...],
    ) -> None:
        """``table`` holds the page's own words; the ids of ``controls`` come out of ``_obey``."""
        super().__init__()
        self._running = True
        self._appearance, self._texts = appearance, texts
        self._page_top, self._page_face = top, face
        self.setAccessibleName(texts.say(f"{table}.name"))
        self._slept_words = texts.say(f"{table}.slept")
        self._slept = NoticeBar(appearance)
        self._pain = PainQuestion(appearance, texts, f"{table}.hurt")
        self._end = WalkQuestion(appearance, texts, f"{table}.ending", ("tired", "time", "other"))
        self._controls = PlayerControls(appearance, texts, controls)
        self.setFocusProxy(self._controls)
        self._stack_up()
        self._wire()

    def show_muted(self, muted: bool) -> None:
        """Say whether everything is muted."""
        self._page_top.show_muted(muted)

    def show_state(self, state: RunState) -> None:
        """Running, paused or over."""
        self._running = state is RunState.RUNNING
        self._controls.show_paused(state is RunState.PAUSED)
        self._page_face.show_paused(state is RunState.PAUSED)
        if state is not RunState.PAUSED:
            self._slept.show_notice("")
            self._pain.hide()
            self._close_questions()
        if state is RunState.IDLE:
            self._end.hide()
            self._close_questions()

    def show_trouble(self, why: str) -> None:
        """Say why nothing sounds, in one sentence; "" when the voice is on."""
        self._page_top.show_trouble(why)
        self._page_face.show_silence(why)

    def show_voice_off(self) -> None:
        """Say that the voice is off by choice."""
        self._page_top.show_voice_off()
        self._page_face.show_silence("")

    def show_slept(self) -> None:
        """Say that the computer slept and that all of it waits."""
        self._slept.show_notice(self._slept_words)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's name)
        """From top to bottom: Qt's own order leaves out what stands before the button that the page begins with."""
        items = (self._page.itemAt(place) for place in range(self._page.count()))
        parts = [part for item in items if item is not None and (part := item.widget()) is not None]
        target = neighbour(self, parts, forward)
        if target is None:
            return bool(super().focusNextPrevChild(forward))
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _obey(self, id: str) -> None:
        """A button of the page's own was pressed."""

    def _fit(self) -> None:
        narrow = self.width() < self._appearance.px(NARROW_BELOW)
        self._page.setContentsMargins(*(NARROW_MARGINS if narrow else MARGINS))
        self._controls.show_room(self.width())
        self._page_face.show_room(self.width(), self._room())
        self._give_way()

    def _give_way(self) -> None:
        """A question is in view as a whole: what moves leaves it all the room where there is too little for both."""
        question = next((one for one in (self._pain, self._end) if not one.isHidden()), None)
        fits = question is None or self._height_with(question) <= self.height()
        self._page_face.setVisible(fits)

    def _height_with(self, question: WalkQuestion) -> int:
        around, layout = self._page.contentsMargins(), question.layout()
        width = self.width() - around.left() - around.right()
        asked = layout.totalHeightForWidth(width) if layout is not None else question.sizeHint().height()
        top = self._page_top.sizeHint().height()
        return around.top() + around.bottom() + top + LEAST_FACE + asked + 2 * GAP

    def _room(self) -> int:
        """The height for the face in px, nearly."""
        around = self._page.contentsMargins()
        width = self.width() - around.left() - around.right()
        return self.height() - self._controls.heightForWidth(width) - self._page_top.sizeHint().height()

    def _stack_up(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("pageBody")
        inner = self._body = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP)
        inner.addWidget(self._page_top)
        inner.addWidget(self._slept)
        inner.addWidget(self._page_face, 1)
        inner.addWidget(self._pain)
        inner.addWidget(self._end)
        # Takes the room that is left while what moves is hidden.
        inner.addStretch(0)
        self._scroll.setWidget(body)
        page = self._page = QVBoxLayout(self)
        page.setSpacing(GAP)
        page.addWidget(self._scroll, 1)
        page.addWidget(self._controls)

    def _wire(self) -> None:
        controls, pain = self._controls, self._pain
        controls.asked.connect(self._press)
        controls.pause_requested.connect(self.pause_requested)
        controls.resume_requested.connect(self.resume_requested)
        pain.ease_requested.connect(self.ease_requested)
        pain.end_requested.connect(self.end_requested)
        pain.resume_requested.connect(self.resume_requested)
        self._end.answered.connect(lambda reason: self.end_requested.emit(StopReason(reason)))
        for question in (pain, self._end):
            question.answered.connect(self._close_questions)
            question.left.connect(self._close_questions)
        self._page_top.mute_requested.connect(self.mute_requested)
        QShortcut(QKeySequence("M"), self).activated.connect(self._page_top.press_mute)
        self._appearance.changed.connect(self._fit)

    def _press(self, id: str) -> None:
        if id == END:
            self._ask(self._end)
        elif id == PAIN:
            self._pain.was_running = self._running
            self.pause_requested.emit()
            self._ask(self._pain)
        else:
            self._obey(id)

    def _ask(self, question: WalkQuestion) -> None:
        self._controls.hide()
        self.question_opened.emit()
        self._page_face.show_brief(True)
        question.ask()
        self._give_way()
        # Once the layout has found its room.
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(question))

    def _close_questions(self) -> None:
        if self._pain.isHidden() and self._end.isHidden():
            had = self._controls.isHidden()
            self._page_face.show_brief(False)
            self._page_face.show()
            self._controls.show()
            if had and self.isVisible():
                self._controls.setFocus(Qt.FocusReason.OtherFocusReason)
