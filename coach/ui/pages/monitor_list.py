"""The monitors that are connected: which are known, and a button to name one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.monitor import Monitor
from coach.services.presence_desk import Monitors
from coach.ui.pages.detector_words import short
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.ends_layout import EndsLayout
from coach.ui.widgets.label import Label


class MonitorList(QWidget):
    """One line for each monitor; those that belong to the computer need no button."""

    mine_requested = Signal(object)
    """The ``Monitor`` that somebody names as theirs."""
    other_requested = Signal(object)
    """The ``Monitor`` that is not theirs, or no longer."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._buttons: dict[str, QuietButton] = {}
        self._shown: Monitors | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(12)

    def show_monitors(self, monitors: Monitors) -> None:
        """Show those that are connected now; the focus stays with the monitor whose button was pressed."""
        if monitors == self._shown:
            return
        focused = next((key for key, button in self._buttons.items() if button.hasFocus()), "")
        self._shown, self._buttons = monitors, {}
        self._clear()
        for monitor in monitors.connected:
            self._add(monitor, monitors.is_known(monitor))
        if focused in self._buttons:
            self._buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, monitor: Monitor, known: bool) -> None:
        say, name = self._texts.say, short(monitor.name)
        kind = "built_in" if monitor.built_in else "mine" if known else "other"
        words = Label(say(f"detectors.monitor.{kind}", name=name), "small", parent=self)
        words.show()
        if monitor.built_in:
            self._column.addWidget(words)
            return
        line = QWidget(self)
        row = EndsLayout(line)
        row.addWidget(words)
        self._column.addWidget(line)
        line.show()
        button = QuietButton(say("detectors.monitor.not_mine" if known else "detectors.monitor.this_is_mine"), line)
        button.setAccessibleName(say(f"detectors.monitor.{'not_mine' if known else 'this_is_mine'}_name", name=name))
        asked = self.other_requested if known else self.mine_requested
        button.clicked.connect(lambda _=False: asked.emit(monitor))
        self._buttons[monitor.key] = button
        row.addWidget(button)
        button.show()

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
