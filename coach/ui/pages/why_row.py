"""One answer on the Why page: what was told, what came of it, and by which rule."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.why_rows import WhyRow
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.label import Label
from coach.ui.widgets.pill import Pill
from coach.ui.widgets.turning_row import TurningRow

ROW_FROM = 520
"""Pixels at 100 % from which what came of it stands beside what was told."""

NEUTRAL = ("green", "asked")
"""What is nothing to mind, and stands without a colour."""


class WhyRowView(QWidget):
    """Read as one by a screen reader."""

    def __init__(self, appearance: Appearance, texts: Texts, row: WhyRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        part, told = texts.say(f"why.part.{row.part}"), ", ".join(texts.reason(one) for one in row.told)
        effect = effect_words(texts, row)
        met = [texts.reason(because) for because in row.met]
        rule = texts.reason(row.rule)
        self.setAccessibleName(f"{part}: {told}. {effect}.")
        self.setAccessibleDescription(" ".join((*met, rule)))
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (Label(part, "bold"), Label(told), Label(rule, "small")):
            column.addWidget(label)
        line = TurningRow(appearance, ROW_FROM, gap=12)
        line.add(words, 1)
        line.add(Pill(effect, "" if row.effect in NEUTRAL else "warm"), align=Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 8)
        whole.addWidget(line)


def effect_words(texts: Texts, row: WhyRow) -> str:
    """What came of one part, in two or three words."""
    return texts.say(f"why.effect.{row.effect}")
