"""Can you hear me? A sentence, a chime and the beat, and what to try when they do not come."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.sound_report import SoundReport, SoundTrouble, TrialPart
from coach.ui.pages.sound_test_found import FoundCard
from coach.ui.pages.sound_test_listen import ListenCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import WIDEST, PageFrame

TRIES = ("volume", "plug", "output", "level", "voice", "words")
"""What helps, the likeliest first."""
FIRST: Mapping[SoundTrouble, str] = MappingProxyType(
    {
        SoundTrouble.NO_DEVICE: "plug",
        SoundTrouble.LEVEL_DOWN: "level",
        SoundTrouble.MUTED: "level",
        SoundTrouble.VOICE_OFF: "level",
        SoundTrouble.NO_VOICE: "voice",
        SoundTrouble.NOT_READY: "voice",
    }
)
"""Which of them comes first when the cause is known."""


def tries_for(report: SoundReport | None) -> list[str]:
    """What to try, in order: what was found first, then the usual things."""
    found = [FIRST[reason.trouble] for reason in report.reasons if reason.trouble in FIRST] if report else []
    return list(dict.fromkeys([*found, *TRIES]))


class SoundTestPage(PageFrame):
    """Ctrl+Enter plays all (or stops), Esc or Alt+Left goes back."""

    play_requested = Signal(object)
    """The ``TrialPart`` s to play, a tuple."""
    stop_requested = Signal()
    look_requested = Signal()
    """Look again at voice, device and volume."""
    settings_requested = Signal()
    back_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("sound_test.title"), texts.say("sound_test.caption"), WIDEST, parent)
        self._texts = texts
        self._report: SoundReport | None = None
        self._was_playing = False
        self._make(appearance)
        self._arrange_cards()
        self._connect()
        self.show_opened()

    def show_opened(self, with_settings: bool = True) -> None:
        """Begin afresh: nothing was played and nothing answered. During the set-up there are no Settings yet."""
        self._settings.setVisible(with_settings)
        self._question.setEnabled(False)
        self._before.show()
        self._outcome.show_text("")
        self._steps.show_text("")
        self._listen.show_trouble("")

    def show_report(self, report: SoundReport) -> None:
        """Show what was found here."""
        self._report = report
        self._found.show_report(report)

    def show_looking(self, looking: bool) -> None:
        """Say that Amble is looking."""
        self._found.show_looking(looking)

    def show_lowered(self, lowered: bool) -> None:
        """Say whether other programs' music is lowered for the sentence."""
        self._listen.show_lowered(lowered)

    def show_playing(self, playing: bool) -> None:
        """Something plays or is about to, or nothing does any more."""
        self._listen.show_playing(playing)
        if self._was_playing and not playing:
            self._question.setEnabled(True)
            self._before.hide()
        self._was_playing = playing

    def show_part(self, part: TrialPart | None) -> None:
        """Say what should be heard now."""
        self._listen.show_part(part)

    def show_peak(self, peak: float) -> None:
        """Show the level of the moment, 0–1."""
        self._listen.show_peak(peak)

    def show_trouble(self, sentence: str) -> None:
        """Say in one sentence why something did not sound; "" takes it away."""
        self._listen.show_trouble(sentence)

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._listen, self._found = ListenCard(appearance, self._texts), FoundCard(appearance, self._texts)
        self._question = Card(say("sound_test.answer.heading"))
        self._before = Label(say("sound_test.answer.about"), "muted")
        kept = self._before.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._before.setSizePolicy(kept)
        self._yes, self._no = (OutlineButton(say(f"sound_test.answer.{id}")) for id in ("yes", "no"))
        self._outcome, self._steps = Label("", "bold"), Label()
        self._back = QuietButton(say("sound_test.back"))
        self._settings = LinkButton(say("sound_test.to_settings"))
        self.setFocusProxy(self._listen.first_field)

    def _arrange_cards(self) -> None:
        answers, ends = FlowLayout(gap=12), FlowLayout(gap=20)
        for button in (self._yes, self._no):
            answers.addWidget(button)
        self._question.body.addWidget(self._before)
        self._question.body.addLayout(answers)
        for label in (self._outcome, self._steps):
            self._question.body.addWidget(label)
        for card in (self._listen, self._question, self._found):
            self.content.addWidget(card)
        for end in (self._back, self._settings):
            ends.addWidget(end)
        self.content.addLayout(ends)

    def _connect(self) -> None:
        listen = self._listen
        listen.play_requested.connect(self.play_requested)
        listen.stop_requested.connect(self.stop_requested)
        self._found.look_requested.connect(self.look_requested)
        self._yes.clicked.connect(lambda: self._answer(True))
        self._no.clicked.connect(lambda: self._answer(False))
        self._back.clicked.connect(self.back_requested)
        self._settings.clicked.connect(self.settings_requested)
        for keys in ("Esc", "Alt+Left"):
            QShortcut(QKeySequence(keys), self, self._back.click)
        QShortcut(QKeySequence("Ctrl+Return"), self, listen.press)

    def _answer(self, heard: bool) -> None:
        say = self._texts.say
        self._outcome.show_text(say("sound_test.answer.good" if heard else "sound_test.answer.try"))
        tries = [say(f"sound_test.try.{id}") for id in tries_for(self._report)]
        listed = [say("sound_test.answer.step", number=at, what=what) for at, what in enumerate(tries, start=1)]
        self._steps.show_text("" if heard else "\n".join([*listed, say("sound_test.answer.again")]))
        if not heard:
            self.look_requested.emit()
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self._outcome if heard else self._steps))
