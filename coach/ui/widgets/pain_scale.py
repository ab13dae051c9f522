"""The 0–10 scale: of pain, or of something else that has its own words at both ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.even_layout import EvenLayout
from coach.ui.widgets.label import Label

WORST = 10
TEN_WITHIN_MS = 700
"""A 0 typed this soon after a 1 means ten."""


class ScoreBox(QPushButton):
    """One number of the scale."""

    corner = 12

    def __init__(self, score: int, name: str, parent: QWidget) -> None:
        super().__init__(str(score), parent)
        self.score = score
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class PainScale(QWidget):
    """Eleven boxes. Keys: 0–9 (1 then 0 is ten), arrows, Home, End; Backspace or a second click clears."""

    score_changed = Signal(object)
    """The score 0–10, or None when the answer was taken back; only after somebody's own choice."""

    def __init__(
        self, texts: Texts, name: str, ends: tuple[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        """``ends`` are the words under 0 and 10 where it is not pain that is asked about."""
        super().__init__(parent)
        self._score: int | None = None
        self._one_typed_at: int | None = None
        self._create(texts, name, ends or (texts.say("widgets.no_pain"), texts.say("widgets.worst_pain")))
        self._arrange()
        self._connect()

    @property
    def score(self) -> int | None:
        """The score now shown."""
        return self._score

    @property
    def boxes(self) -> tuple[ScoreBox, ...]:
        """The boxes, from 0 to 10."""
        return tuple(self._boxes)

    def show_score(self, score: int | None) -> None:
        """Show a score or none, without a signal."""
        self._score = score
        for box in self._boxes:
            box.setChecked(box.score == score)
            current = box.score == (score or 0)
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the scale, on whichever box has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._press(event):
            return True
        return super().eventFilter(watched, event)

    def _create(self, texts: Texts, name: str, ends: tuple[str, str]) -> None:
        self.setAccessibleName(name)
        names = [texts.say("widgets.score_of", name=name, score=score) for score in range(WORST + 1)]
        self._row = QWidget()
        self._boxes = [ScoreBox(score, names[score], self._row) for score in range(WORST + 1)]
        self._none = Label(ends[0], "small")
        self._worst = Label(ends[1], "small")
        self._worst.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _arrange(self) -> None:
        row = EvenLayout(self._row)
        for box in self._boxes:
            row.addWidget(box)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        ends = QHBoxLayout()
        ends.addWidget(self._none)
        ends.addWidget(self._worst)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._row)
        whole.addLayout(ends)

    def _connect(self) -> None:
        for box in self._boxes:
            box.clicked.connect(self._clicked)
            box.installEventFilter(self)
        self.show_score(None)

    def _clicked(self) -> None:
        box = self.sender()
        if isinstance(box, ScoreBox):
            self._answer(None if box.score == self._score else box.score)

    def _press(self, event: QKeyEvent) -> bool:
        key, typed = event.key(), event.text()
        if typed.isascii() and typed.isdigit():
            self._type(int(typed), event.timestamp())
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._answer(None)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._answer(0 if key == Qt.Key.Key_Home else WORST)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._answer(0 if self._score is None else min(WORST, self._score + 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._answer(0 if self._score is None else max(0, self._score - 1))
        else:
            return False
        return True

    def _type(self, digit: int, at: int) -> None:
        is_ten = digit == 0 and self._one_typed_at is not None and at - self._one_typed_at <= TEN_WITHIN_MS
        self._one_typed_at = at if digit == 1 else None
        self._answer(WORST if is_ten else digit)

    def _answer(self, score: int | None) -> None:
        self.show_score(score)
        self._boxes[score or 0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.score_changed.emit(score)
