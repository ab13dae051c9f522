"""The buttons of the sound test, with a meter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.sound_report import TrialPart
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, PrimaryButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.level_meter import LevelMeter
from coach.ui.widgets.notice_bar import NoticeBar

ALL = tuple(TrialPart)
"""Everything, in the order in which it is played."""


class ListenCard(Card):
    """Play all, or one of the three; Stop while something plays."""

    play_requested = Signal(object)
    """The ``TrialPart`` s, a tuple."""
    stop_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("sound_test.listen.heading"), parent=parent)
        self._texts = texts
        self._is_playing = False
        self._create(appearance)
        self._arrange()
        self._connect()
        self.show_part(None)

    @property
    def first_field(self) -> QWidget:
        """Play all, or Stop."""
        return self._all

    def show_lowered(self, lowered: bool) -> None:
        """Say that other programs' music is lowered for the sentence."""
        self._lowered.setVisible(lowered)

    def show_playing(self, playing: bool) -> None:
        """Offer Stop instead of Play all."""
        if playing is not self._is_playing:
            # As wide as its longer words, so that no button beside it moves.
            self._all.setMinimumWidth(self._all.sizeHint().width() if playing else 0)
        self._is_playing = playing
        self._all.show_text(self._say("stop" if playing else "all"))
        self._all.show_icon(self._appearance, "square" if playing else "play")
        self._now.setText(self._say("waiting" if playing else "quiet"))

    def show_part(self, part: TrialPart | None) -> None:
        """Say what should be heard now."""
        if part is not None:
            self._now.setText(self._say(f"playing_{part}"))
        elif self._is_playing:
            self._now.setText(self._say("between"))
        else:
            self._now.setText(self._say("quiet"))

    def show_peak(self, peak: float) -> None:
        """Show the level of the moment, 0–1."""
        self._meter.show_peak(peak)

    def show_trouble(self, sentence: str) -> None:
        """Say why something did not sound; "" takes it away."""
        self._trouble.show_notice(sentence)

    def _create(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self._all = PrimaryButton(self._say("all"))
        self._all.show_icon(appearance, "play")
        self._ones = {part: OutlineButton(self._say(part.value)) for part in ALL}
        for part, button in self._ones.items():
            button.show_text(
                self._say(part.value), self._texts.say("sound_test.listen.play_name", what=self._say(part))
            )
        self._now = Label("", "bold")
        self._meter = LevelMeter(appearance, self._texts)
        self._lowered = Label(self._say("lowered"), "small")
        self._trouble = NoticeBar(appearance)

    def _arrange(self) -> None:
        buttons = FlowLayout(gap=12)
        for button in (self._all, *self._ones.values()):
            buttons.addWidget(button)
        self.body.addWidget(Label(self._say("about")))
        self.body.addWidget(self._lowered)
        self.body.addLayout(buttons)
        for widget in (self._trouble, self._now, self._meter):
            self.body.addWidget(widget)

    def _connect(self) -> None:
        self._all.clicked.connect(self.press)
        for part, button in self._ones.items():
            button.clicked.connect(lambda _=False, part=part: self.play_requested.emit((part,)))

    def press(self) -> None:
        """Play all, or stop."""
        if self._is_playing:
            self.stop_requested.emit()
        else:
            self.play_requested.emit(ALL)

    def _say(self, id: str) -> str:
        return self._texts.say(f"sound_test.listen.{id}")
