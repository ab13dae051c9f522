"""What was said on a walk, and what of it was not heard."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.cue_proof import CueFate, CueProof
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.label import Label


class DiaryCues(QWidget):
    """Closed until somebody opens it; what was not heard is fainter, with why."""

    def __init__(self, texts: Texts, proofs: Sequence[CueProof], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._proofs = texts, tuple(proofs)
        self._list: QWidget | None = None
        self._is_open = False
        self._way = LinkButton("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Label(texts.say("diary_day.walk.cues"), "bold"))
        if proofs:
            self._column.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._column.addWidget(Label(texts.say("diary_day.walk.cues_none"), "muted"))
        self._way.clicked.connect(self._turn)
        self._name()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        if self._list is None:
            self._list = self._cues()
            self._column.addWidget(self._list)
        self._list.setVisible(self._is_open)
        self._name()

    def _name(self) -> None:
        if self._is_open:
            self._way.show_text(self._texts.say("diary_day.walk.cues_hide"))
            return
        heard = sum(proof.fate is CueFate.SOUNDED for proof in self._proofs)
        self._way.show_text(self._texts.say("diary_day.walk.cues_show", heard=heard, all=len(self._proofs)))

    def _cues(self) -> QWidget:
        """A label for each run of the same fate: a long walk has hundreds of sentences."""
        cues = QWidget()
        column = QVBoxLayout(cues)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for fate, group in groupby(self._proofs, key=lambda proof: proof.fate):
            lines = "\n".join(self._line(proof) for proof in group)
            column.addWidget(Label(lines, "" if fate is CueFate.SOUNDED else "muted"))
        return cues

    def _line(self, proof: CueProof) -> str:
        at, say = self._texts.clock(proof.due), self._texts.say
        if proof.fate is CueFate.SOUNDED:
            return say("diary_day.walk.cue", at=at, text=proof.text)
        return say("diary_day.walk.cue_lost", at=at, text=proof.text, why=say(f"diary_day.lost.{proof.fate}"))
