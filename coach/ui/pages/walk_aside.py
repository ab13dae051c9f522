"""What somebody can tell and ask for while they walk: better, same or worse, a sit-down, and the end of a rest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.domain.feeling import Feeling, Felt
from coach.domain.timeline import Phase, Timeline
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.centred_layout import CentredLayout
from coach.ui.widgets.label import Label

GAP = 8
UNDO_SECONDS = 20.0
"""Seconds of the walk for which the button to take something back is there."""
BESIDE_FROM = 540
"""Pixels at 100 % from which the words stand beside the buttons."""
SIT_FROM = 780
"""Pixels at 100 % from which there is room to offer a sit-down beside them all the way."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_FEELINGS = ((Feeling.BETTER, "B"), (Feeling.SAME, "S"), (Feeling.WORSE, "W"))


class WalkAside(QWidget):
    """The three feelings always stand in the same order; what belongs to a rest comes after them.

    Keys: B, S and W tell, U takes that back; T sits down; in a rest G goes on and L rests for longer. They rest while
    this is hidden.
    """

    feeling_told = Signal(object)
    """The ``Feeling``."""
    undo_requested = Signal()
    """What was told last was a slip."""
    sit_requested = Signal()
    go_on_requested = Signal()
    rest_longer_requested = Signal()
    arranged = Signal()
    """It takes more room, or less."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._intervals = self._resting = self._carded = False
        # Narrow until there is room: a window that was widened for one row would stay so.
        self._narrow, self._roomy, self._noted = True, False, False
        self._can_slip, self._position, self._told_at = False, 0.0, 0.0
        self._create()
        self._arrange()
        appearance.changed.connect(self._turn)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def show_intervals(self, on: bool) -> None:
        """Offer to sit down also where there is little room: for legs that grow heavy. The key works in any case."""
        self._intervals = on
        self._show()

    def show_moment(self, timeline: Timeline, position: float) -> None:
        """Offer what can be asked for at ``position`` seconds: in a rest another thing than on the way."""
        resting = bool(timeline.spans) and timeline.span_at(position).phase is Phase.REST
        self._position = position
        if resting != self._resting or self._offers_undo == self._undo.isHidden():
            self._resting = resting
            self._show()

    def show_felt(self, felt: Felt | None) -> None:
        """Say that it was noted; None asks again."""
        words = self._texts.say(f"walk.feel.noted_{felt.feeling}") if felt else self._texts.say("walk.feel.ask")
        self._label.setText(words)
        self._noted = felt is not None
        self._show()
        if felt:
            QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def show_slip(self, can_slip: bool) -> None:
        """Offer to take back what was told just now; the key works for longer than the button is there."""
        self._can_slip, self._told_at = can_slip, self._position
        self._show()

    def show_card(self, on: bool) -> None:
        """A card says what was noted and takes it back: where room is scarce this is silent meanwhile."""
        self._carded = on
        self._show()

    def show_taken_back(self, as_planned: bool) -> None:
        """Say that it was taken back, or that the walk goes on as planned again."""
        self._label.setText(self._texts.say(f"walk.feel.{'as_planned' if as_planned else 'taken_back'}"))
        QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    @property
    def _offers_undo(self) -> bool:
        is_said = self._carded and self._narrow
        return self._can_slip and not is_said and 0 <= self._position - self._told_at <= UNDO_SECONDS

    def _create(self) -> None:
        self._label = Label("", "muted", wrap=False, parent=self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._feelings = [self._feeling(feeling, key) for feeling, key in _FEELINGS]
        self._undo = self._button("walk.feel.undo", "U", "walk.feel.undo_name")
        self._sit = self._button("walk.sit", "T")
        # At the end of the row, away from "Worse" and from what comes and goes beside it.
        self._seat = QuietButton(self._texts.say("walk.sit"))
        self._seat.setToolTip(self._sit.toolTip())
        self._seat.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._seat.setProperty("slim", "true")
        self._go_on = self._button("walk.go_on", "G")
        self._longer = self._button("walk.rest_longer", "L")
        self._undo.clicked.connect(self.undo_requested)
        for sit in (self._sit, self._seat):
            sit.clicked.connect(self.sit_requested)
        self._go_on.clicked.connect(self.go_on_requested)
        self._longer.clicked.connect(self.rest_longer_requested)

    def _feeling(self, feeling: Feeling, key: str) -> QuietButton:
        button = self._button(f"walk.feel.{feeling}", key, f"walk.feel.{feeling}_name")
        button.clicked.connect(lambda: self.feeling_told.emit(feeling))
        return button

    def _button(self, words: str, key: str, accessible: str = "") -> QuietButton:
        button = QuietButton(self._texts.say(words))
        button.show_text(self._texts.say(words), self._texts.say(accessible) if accessible else "")
        button.setToolTip(self._texts.say("walk.with_key", name=button.accessibleName(), key=key))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("slim", "true")
        shortcut = QShortcut(QKeySequence(key), self)
        # Held down it is still one answer.
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: button.click() if self._works(button) else None)
        return button

    def _works(self, button: QuietButton) -> bool:
        """Whether its key does; to sit down and to take something back also while there is no button for it."""
        return not button.isHidden() or button is self._sit or (button is self._undo and self._can_slip)

    def _arrange(self) -> None:
        """What may come and go stands above and to the left, so that the feelings stay where they are."""
        self._asking = QWidget()
        asking = CentredLayout(self._asking, gap=GAP)
        for button in (self._sit, self._go_on, self._longer):
            asking.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._asking.setSizePolicy(policy)
        self._row = QGridLayout()
        self._row.setSpacing(GAP)
        for column in (0, 4):
            self._row.setColumnStretch(column, 1)
        for column, button in enumerate(self._feelings, start=1):
            self._row.addWidget(button, 1, column)
        self._row.addWidget(self._seat, 1, 4, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addWidget(self._asking)
        whole.addLayout(self._row)
        self.show_felt(None)

    def _show(self) -> None:
        if self._offers_undo == self._undo.isHidden():
            self._undo.setVisible(self._offers_undo)
        self._place()
        above = self._intervals and not self._roomy
        self._sit.setVisible(above and not self._resting)
        self._seat.setVisible(self._roomy and not self._resting)
        self._go_on.setVisible(self._resting)
        self._longer.setVisible(self._resting)
        self._asking.setVisible(above or self._resting)
        # Where room is scarce the buttons say enough.
        self._label.setVisible(not self._narrow or (self._noted and not self._carded))
        self.updateGeometry()
        self.arranged.emit()

    def _turn(self) -> None:
        """The words stand beside the buttons, or above them; in the middle of these, whichever it is."""
        width, px = self.width(), self._appearance.px
        narrow, roomy = width < px(BESIDE_FROM), width >= px(SIT_FROM)
        if (narrow, roomy) != (self._narrow, self._roomy):
            self._narrow, self._roomy = narrow, roomy
            self._show()

    def _place(self) -> None:
        """The words in the middle above the buttons, or with "Undo" on either side of the middle."""
        alone = self._narrow and self._undo.isHidden()
        row, across = (0, 5 if alone else 3) if self._narrow else (1, 1)
        self._row.addWidget(self._label, row, 0, 1, across)
        self._row.addWidget(self._undo, row, 3 if self._narrow else 4, 1, 2 if self._narrow else 1, _LEFT)
        # The gap beside an empty column would be gone, and the buttons would move.
        policy = self._undo.sizePolicy()
        policy.setRetainSizeWhenHidden(not self._narrow)
        self._undo.setSizePolicy(policy)
        side = Qt.AlignmentFlag.AlignHCenter if alone else Qt.AlignmentFlag.AlignRight
        self._label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
