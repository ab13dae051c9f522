"""The voices to choose from, each with a button to hear it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.services.sound_ports import VoiceInfo
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.label import Label
from coach.ui.widgets.voice_row import VoicePick, VoiceRow
from coach.ui.widgets.voice_words import accent_of, in_order

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class VoiceList(QWidget):
    """The usual voice first, then natural ones, then the system's, then the simple ones; ``few`` are shown until
    somebody asks for all. Arrow keys choose, H says a sentence; Tab reaches the chosen row alone."""

    voice_changed = Signal(str)
    """The id now chosen; only after somebody's own choice of another one."""
    hear_requested = Signal(str)
    """Let somebody hear the voice with this id."""
    stop_requested = Signal()
    """Be silent."""
    removal_requested = Signal(object)
    """Remove this ``VoiceInfo``, which was fetched."""

    def __init__(
        self, appearance: Appearance, texts: Texts, name: str, few: int = 6, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance, self._texts, self._few = appearance, texts, few
        self._voices: tuple[VoiceInfo, ...] | None = None
        self._kept: frozenset[str] = frozenset()
        self._chosen = ""
        self._shows_all = False
        self._rows: list[VoiceRow] = []
        self.setAccessibleName(name)
        self._create()
        self._fill()

    @property
    def current(self) -> VoicePick:
        """The row that Tab reaches."""
        return self._row_of(self._chosen).pick

    @property
    def tab_parts(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in order, for ``tab_by_part``."""
        row = self._row_of(self._chosen)
        return (self._more, row.pick, row.remove, row.hear)

    def show_voices(self, voices: Sequence[VoiceInfo]) -> None:
        """Show the voices there are."""
        found = tuple(in_order(voices))
        if found != self._voices:
            self._voices = found
            self._fill()

    def show_kept(self, ids: Sequence[str]) -> None:
        """Show which voices were fetched: they can be removed."""
        self._kept = frozenset(ids)
        for row in self._rows:
            row.show_removal(row.id in self._kept)

    def show_chosen(self, id: str) -> None:
        """Show a voice as chosen, without a signal; one that is not here is shown as the usual voice."""
        self._chosen = id
        current = self._row_of(id)
        for row in self._rows:
            row.pick.setChecked(row is current)
            policy = Qt.FocusPolicy.StrongFocus if row is current else Qt.FocusPolicy.ClickFocus
            for control in (row.pick, row.hear, row.remove):
                control.setFocusPolicy(policy)
        self._show_few()

    def show_saying(self, id: str | None) -> None:
        """Show which voice is speaking; None for none."""
        for row in self._rows:
            row.show_saying(row.id == id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys, Home and End choose; H lets the row be heard."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        row = next(row for row in self._rows if row.pick is watched)
        if event.key() == Qt.Key.Key_H:
            row.hear.click()
            return True
        target = self._target(row, Qt.Key(event.key()))
        if target is not None:
            self._choose(target)
            target.pick.setFocus(Qt.FocusReason.OtherFocusReason)
        return target is not None

    def _create(self) -> None:
        column, head = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        # Room for the focus ring of a row, of its button and of "Show all".
        column.setSpacing(6)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._looking = Label(self._texts.say("voices.looking"), "small")
        self._more = LinkButton("")
        self._more.clicked.connect(self._turn)
        head.addWidget(Label(self.accessibleName(), "bold"), 1)
        head.addWidget(self._more)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addWidget(self._looking)

    def _fill(self) -> None:
        had_focus = any(row.isAncestorOf(self.focusWidget()) for row in self._rows if self.focusWidget())
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        usual = (self._texts.say("voices.usual"), self._texts.say("voices.usual_about"))
        self._rows = [VoiceRow(self._appearance, self._texts, "", usual, parent=self)]
        for voice in self._voices or ():
            words = (voice.name, accent_of(self._texts, voice))
            row = VoiceRow(self._appearance, self._texts, voice.id, words, voice.natural, self)
            row.removal_requested.connect(lambda _id, voice=voice: self.removal_requested.emit(voice))
            self._rows.append(row)
        self.show_kept(tuple(self._kept))
        for row in self._rows:
            self._list.addWidget(row)
            row.pick.installEventFilter(self)
            row.pick.clicked.connect(lambda _=False, row=row: self._choose(row))
            row.hear_requested.connect(self.hear_requested)
            row.stop_requested.connect(self.stop_requested)
        self._looking.setVisible(self._voices is None)
        self.show_chosen(self._chosen)
        if had_focus:
            self.current.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, row: VoiceRow) -> None:
        changed = row.id != self._chosen
        self.show_chosen(row.id)
        if changed:
            self.voice_changed.emit(row.id)

    def _row_of(self, id: str) -> VoiceRow:
        return next((row for row in self._rows if row.id == id), self._rows[0])

    def _target(self, row: VoiceRow, key: Qt.Key) -> VoiceRow | None:
        shown = [other for other in self._rows if not other.isHidden()]
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return shown[0 if key == Qt.Key.Key_Home else -1]
        step = _STEPS.get(key)
        return None if step is None else shown[min(len(shown) - 1, max(0, shown.index(row) + step))]

    def _show_few(self) -> None:
        most = len(self._rows) if self._shows_all else self._few
        chosen = self._row_of(self._chosen)
        for number, row in enumerate(self._rows):
            row.setVisible(number < most or row is chosen)
        self._more.setVisible(len(self._rows) > self._few)
        words = "fewer" if self._shows_all else "all"
        self._more.show_text(self._texts.say(f"voices.show_{words}", count=len(self._rows)))

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        self._show_few()
