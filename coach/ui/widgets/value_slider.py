"""A slider with its value in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.ends_layout import EndsLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.quiet_wheel import QuietWheel


class ValueSlider(QWidget):
    """Whole per cent from ``lowest`` to ``highest`` in steps of ``step``.

    ``words`` is the id of the sentence for a value, with ``{percent}``; a screen reader hears it after the name.
    """

    value_changed = Signal(int)
    """Per cent, after somebody's own change."""

    def __init__(
        self,
        texts: Texts,
        name: str,
        words: str,
        lowest: int,
        highest: int,
        step: int = 5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, self._words, self._step = texts, words, step
        self.slider = QSlider(Qt.Orientation.Horizontal)
        QuietWheel(self.slider)
        self.slider.setAccessibleName(name)
        # The slider counts steps, so that the mouse cannot stop between two.
        self.slider.setRange(round(lowest / step), round(highest / step))
        self._value = Label("", "small", wrap=False)
        self._arrange(name)
        self.slider.valueChanged.connect(self._move)
        self._show_words()

    @property
    def percent(self) -> int:
        """The value now shown."""
        return self.slider.value() * self._step

    def show_percent(self, percent: int) -> None:
        """Show a value, without a signal; kept within the bounds and to the nearest step."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(percent / self._step))
        self.slider.blockSignals(False)
        self._show_words()

    def _arrange(self, name: str) -> None:
        words = EndsLayout()
        words.addWidget(Label(name, "bold", wrap=False))
        words.addWidget(self._value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        # The focus ring of the slider stands out from it.
        column.setSpacing(6)
        column.addLayout(words)
        column.addWidget(self.slider)

    def _move(self) -> None:
        self._show_words()
        self.value_changed.emit(self.percent)

    def _show_words(self) -> None:
        words = self._texts.say(self._words, percent=self.percent)
        self._value.setText(words)
        self.slider.setAccessibleDescription(words)
