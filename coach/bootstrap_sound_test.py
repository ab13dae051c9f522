"""The wires of being heard: the look before a walk, and the sound test."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from coach.adapters.catalogue import find_resources
from coach.adapters.samples import clip_seconds
from coach.adapters.sound_stream import StreamSound
from coach.domain.sound import Levels
from coach.domain.sound_report import SoundReport, TrialPart
from coach.services.performance import Sounds
from coach.services.sound_check import SoundCheck, SoundQuestion
from coach.services.sound_trial import SoundTrial, TrialRequest

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.services.sound_ports import LiveSound
    from coach.ui.pages.sound_test_page import SoundTestPage

LOOKS = ("before_walk", "sound_test")
"""The pages that show whether Amble can be heard."""


class Hearing(QObject):
    """Looks while one of those pages is open, and again when anything changes; plays the test."""

    def __init__(self, pages: Pages, device: LiveSound | None = None) -> None:
        """``device`` stands in for the one that a look opens."""
        super().__init__()
        self._pages, self._from = pages, "today"
        stage, say = pages.performance, pages.texts.say
        self._desk, self._stream = pages.core.settings, StreamSound()
        self._others = stage.others
        self._check = SoundCheck(stage.voice, device or StreamSound(), self._others, say("sound_test.stalled"))
        sounds = Sounds.of(find_resources() / "sounds")
        slow, stopped = say("sound_test.slow"), say("sound_test.stopped")
        self._trial = SoundTrial(stage.voice, self._stream, self._others, sounds, clip_seconds, slow, stopped)
        self._following = False

    def follow(self) -> None:
        """Look whenever a page that shows it is opened, from now on."""
        if not self._following:
            self._following = True
            self._connect()

    def connect_page(self, page: SoundTestPage) -> None:
        """Wire the page of the sound test."""
        trial = self._trial
        page.play_requested.connect(self._play)
        page.stop_requested.connect(trial.stop)
        page.look_requested.connect(lambda: self.look())
        page.back_requested.connect(self._back)
        page.settings_requested.connect(lambda: self._pages.window.show_page("settings"))
        trial.playing_changed.connect(page.show_playing)
        trial.part_changed.connect(page.show_part)
        trial.peak_changed.connect(page.show_peak)
        trial.trouble_changed.connect(page.show_trouble)
        trial.played.connect(lambda: self.look())
        self._check.looking_changed.connect(page.show_looking)

    def open_test(self) -> None:
        """The sound test; Back leads to where it was opened."""
        self.follow()
        window = self._pages.window
        if window.current_page() != "sound_test":
            self._from = window.current_page()
        page = self._pages.sound_test
        page.show_opened(self._pages.core.planning.is_set_up())
        page.show_lowered(self._desk.settings.sound.lower_others and not self._others.trouble())
        window.show_page("sound_test")

    def look(self, another_voice: bool = False) -> None:
        """Look now, where somebody sees the answer. Before a walk its own sentences are being rendered already, unless
        ``another_voice`` was chosen since."""
        page, settings = self._pages.window.current_page(), self._desk.settings
        if page not in LOOKS or self._trial.is_playing:
            return
        levels = Levels(settings.voice.loudness, settings.sound.level)
        sentence = self._pages.performance.cue_book.safety.say()
        self._check.look(SoundQuestion(sentence, settings.voice, levels, another_voice or page == "sound_test"))

    def switch_on(self) -> None:
        """Switch the voice on; the change is looked at as any other."""
        self._desk.set_voice(replace(self._desk.settings.voice, on=True))

    def let_go(self) -> None:
        """A walk needs the device."""
        self._trial.stop()
        self._check.let_go()

    def close(self) -> None:
        """Be silent, and stop looking."""
        self._trial.stop()
        self._check.close()

    def _connect(self) -> None:
        self._pages.window.page_shown.connect(self._follow)
        # A window in the tray shows nobody anything: no look, and no wake-up, until it is back.
        self._pages.window.installEventFilter(self)
        # There is nobody left to tell, and an answer under way would come to a page that is gone.
        self._pages.window.destroyed.connect(self._check.close)
        self._trial.playing_changed.connect(lambda _playing: self._watch())
        self._check.looked.connect(self._show)
        self._desk.voice_changed.connect(lambda _voice: self.look(another_voice=True))
        self._desk.sound_changed.connect(lambda _sound: self.look())

    def _follow(self, page: str) -> None:
        self._watch()
        if page != "sound_test":
            self._trial.stop()
        self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the window comes back, and stop when it is hidden."""
        if event.type() == QEvent.Type.Hide:
            self._check.watch(False)
        elif event.type() == QEvent.Type.Show:
            self._watch()
            self.look()
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        """Keep looking while one of the pages is seen, and nothing else has the device."""
        window = self._pages.window
        seen = window.isVisible() and window.current_page() in LOOKS
        self._check.watch(seen and not self._trial.is_playing)

    def _show(self, report: SoundReport) -> None:
        page = self._pages.window.current_page()
        if page == "before_walk":
            self._pages.before_walk.show_sound(report)
        elif page == "sound_test":
            self._pages.sound_test.show_report(report)

    def _play(self, parts: tuple[TrialPart, ...]) -> None:
        settings = self._desk.settings
        self._stream.wake(settings.sound.wake_on)
        sentence = self._pages.performance.cue_book.safety.say()
        self._trial.play(TrialRequest(parts, sentence, settings.voice, settings.sound))

    def _back(self) -> None:
        self._trial.stop()
        if self._from == "before_walk":
            self._pages.flow.show_before_walk()
        else:
            self._pages.window.show_page(self._from)
