"""Where it hurts: a body to point at, and the same choices as a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.drawing.body_map import (
    SIDES,
    Body,
    BodyArea,
    BodyMarks,
    area_at,
    area_rect,
    names_of,
    neighbour,
    paint_body,
    side_rect,
)
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.label import Label

TALLEST = 330
"""Pixels at 100 %."""
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class BodyPicture(QWidget):
    """Back and front. Click an area, or move with the arrow keys and choose with Space."""

    corner = 16
    area_pressed = Signal(str)

    def __init__(self, appearance: Appearance, texts: Texts, body: Body, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts, self._body = appearance, texts, body
        self._marks = BodyMarks()
        self._at = body.areas[0].id
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(texts.say("widgets.body_map_how"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        appearance.changed.connect(self.update)
        self._name()

    def show_chosen(self, ids: frozenset[str]) -> None:
        """Mark these areas."""
        self._show(replace(self._marks, chosen=ids))

    def centre_of(self, area: BodyArea) -> QRectF:
        """Where an area is painted, in this widget's pixels."""
        return area_rect(area.shape, self._room())

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(TALLEST), self._appearance.px(TALLEST))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(240, min(width, self._appearance.px(TALLEST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(216, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_body(painter, self._room(), self._appearance.theme, self._body, self._marks)
        painter.setFont(self._appearance.font(15))
        painter.setPen(self._appearance.colour("muted"))
        for side in SIDES:
            under = side_rect(side, self._room())
            line = QRectF(under.left(), self.height() - self._line(), under.width(), self._line())
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self._texts.say(f"widgets.{side}"))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area = area_at(self._body, self._room(), event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if area else Qt.CursorShape.ArrowCursor)
        self.setToolTip(area.name if area else "")
        self._show(replace(self._marks, hovered=area.id if area else ""))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        area = area_at(self._body, self._room(), event.position())
        if area is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = area.id
            self._show(replace(self._marks, current=""))
            self.area_pressed.emit(area.id)

    def leaveEvent(self, _event: QEvent) -> None:
        self._show(replace(self._marks, hovered=""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self._at = neighbour(self._body, self._at, *_STEPS[Qt.Key(event.key())])
            self._show(replace(self._marks, current=self._at))
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.area_pressed.emit(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._show(replace(self._marks, current=self._at))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show(replace(self._marks, current=""))

    def _show(self, marks: BodyMarks) -> None:
        if marks != self._marks:
            self._marks = marks
            self._name()
            self.update()

    def _name(self) -> None:
        name = names_of(self._body, {self._at})[0]
        state = "widgets.chosen" if self._at in self._marks.chosen else "widgets.not_chosen"
        self.setAccessibleName(self._texts.say("widgets.body_map", area=self._texts.say(state, name=name)))

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(8, 8, -8, -8 - self._line())

    def _line(self) -> int:
        return QFontMetrics(self._appearance.font(15)).height() + 4


class BodyMap(QWidget):
    """The picture, what is chosen in words, and the list of the same choices behind a link."""

    chosen_changed = Signal(object)
    """The ids of the areas now chosen, a frozenset of str; only after somebody's own choice."""

    def __init__(self, appearance: Appearance, texts: Texts, body: Body, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._body = texts, body
        self._create(appearance)
        self._arrange()
        self._connect()
        self.show_chosen(())

    @property
    def chosen(self) -> frozenset[str]:
        """The ids of the areas now chosen."""
        return self.list.chosen

    def show_chosen(self, ids: Iterable[str]) -> None:
        """Show these areas as chosen, without a signal."""
        known = frozenset(ids) & {area.id for area in self._body.areas}
        self.list.show_chosen(known)
        self.picture.show_chosen(known)
        self._words.setText(", ".join(names_of(self._body, known)) or self._texts.say("widgets.nowhere"))
        self._words.show_role("warm" if known else "small")

    def _create(self, appearance: Appearance) -> None:
        self.picture = BodyPicture(appearance, self._texts, self._body)
        self._words = Label()
        self._as_list = LinkButton(self._texts.say("widgets.as_list"))
        self.list = ChipGroup("", [Choice(area.id, area.name) for area in self._body.areas], multiple=True)
        self.list.setAccessibleName(self._texts.say("widgets.as_list"))
        self.list.hide()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.picture)
        column.addWidget(self._words)
        column.addWidget(self._as_list, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.list)

    def _connect(self) -> None:
        self.picture.area_pressed.connect(self._toggle)
        self.list.chosen_changed.connect(self._choose)
        self._as_list.clicked.connect(self._show_list)

    def _toggle(self, id: str) -> None:
        self._choose(self.chosen ^ {id})

    def _choose(self, ids: frozenset[str]) -> None:
        self.show_chosen(ids)
        self.chosen_changed.emit(ids)

    def _show_list(self) -> None:
        self.list.setVisible(self.list.isHidden())
        self._as_list.show_text(self._texts.say("widgets.as_list" if self.list.isHidden() else "widgets.as_picture"))
