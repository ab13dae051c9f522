"""Chips to choose from: one or several, with mouse, arrow keys and Space."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coach.ui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True)
class Choice:
    """Something to choose: its id and its words; ``accessible`` says the whole meaning where the words are short."""

    id: str
    text: str
    accessible: str = ""


class Chip(QPushButton):
    """One choice."""

    corner = 22

    def __init__(self, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(choice.text.replace("&", "&&"), parent)
        self.choice = choice
        self.setAccessibleName(choice.accessible or choice.text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        # As wide as it is in bold, so that choosing it moves nothing.
        hint, font = super().sizeHint(), self.font()
        plain = self.fontMetrics().horizontalAdvance(self.choice.text)
        font.setBold(True)
        metrics = type(self.fontMetrics())(font)
        bolder = max(0, metrics.horizontalAdvance(self.choice.text) - plain)
        # Icon and words are centred as if they were plain, so what is bold needs the room twice over.
        return QSize(hint.width() + (bolder if self.icon().isNull() else 2 * bolder), hint.height())


class ChipGroup(QWidget):
    """Wrapping chips. With ``multiple`` off, choosing one lets go of the other; choosing it again clears it.

    ``none`` is the id of the choice that says no to all others: it and they let go of each other."""

    chosen_changed = Signal(object)
    """The ids now chosen, a frozenset of str; only after somebody's own choice."""

    def __init__(
        self,
        name: str,
        choices: Iterable[Choice] = (),
        multiple: bool = False,
        parent: QWidget | None = None,
        none: str = "",
    ) -> None:
        super().__init__(parent)
        self._multiple, self._none_id = multiple, none
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_choices(choices)

    @property
    def chosen(self) -> frozenset[str]:
        """The ids now chosen."""
        return frozenset(chip.choice.id for chip in self._chips if chip.isChecked())

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips, in order."""
        return tuple(self._chips)

    def show_choices(self, choices: Iterable[Choice]) -> None:
        """Show other choices, none chosen."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            # Until it is gone it may still get a key that was on its way.
            chip.removeEventFilter(self)
            chip.deleteLater()
        self._chips = [Chip(choice, self) for choice in choices]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.clicked.connect(self._choose)
            chip.installEventFilter(self)
        self._let_tab_reach(self._chips[0] if self._chips else None)

    def show_chosen(self, ids: Iterable[str]) -> None:
        """Show these ids as chosen, without a signal."""
        wanted = set(ids)
        for chip in self._chips:
            chip.setChecked(chip.choice.id in wanted)
        self._let_tab_reach(next((c for c in self._chips if c.isChecked()), self._chips[0] if self._chips else None))

    def show_only(self, ids: Iterable[str]) -> None:
        """Show the chips of these ids alone; unlike other choices, they keep their place among the keys' stops."""
        wanted = set(ids)
        for chip in self._chips:
            chip.setVisible(chip.choice.id in wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys, Home and End walk over the chips."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, Chip):
            shown = [chip for chip in self._chips if not chip.isHidden()]
            target = self._target(shown.index(watched), len(shown) - 1, event.key())
            if target is not None:
                self._let_tab_reach(shown[target])
                shown[target].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _target(self, at: int, last: int, key: int) -> int | None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else last
        step = steps.get(Qt.Key(key))
        return None if step is None else min(last, max(0, at + step))

    def _choose(self) -> None:
        pressed = self.sender()
        assert isinstance(pressed, Chip)
        for chip in self._chips:
            if chip is pressed:
                self._let_tab_reach(chip)
            elif not self._multiple or self._none_id in (chip.choice.id, pressed.choice.id):
                chip.setChecked(False)
        self.chosen_changed.emit(self.chosen)

    def _let_tab_reach(self, current: Chip | None) -> None:
        for chip in self._chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is current else Qt.FocusPolicy.ClickFocus)
