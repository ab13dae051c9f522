"""The wires of voice and sound outside a walk: what is chosen and tried in Settings, and counting steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.adapters.catalogue import find_resources
from coach.adapters.samples import clip_seconds
from coach.adapters.sound_stream import StreamSound
from coach.adapters.voice_shelf import DownloadedVoices
from coach.domain.sound import SoundSettings
from coach.services.speaking import Speaking, SpeakingWords
from coach.services.voice_fetching import VoiceFetching

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.ui.pages.settings_sound import SoundSection
    from coach.ui.pages.settings_voice import VoiceSection
    from coach.ui.widgets.voice_fields import VoiceFields

SAMPLE_BEATS = 8
"""Beats that are heard in Settings: enough to step along with."""


def make_speaking(pages: Pages) -> Speaking:
    """Voice and sound outside a walk, on a stream of their own."""
    say = pages.texts.say
    words = SpeakingWords(say("voices.slow"), say("voices.silent"))
    speaking = Speaking(pages.performance.voice, StreamSound(), clip_seconds, words)
    # What is tried on one page is not heard on the next, least of all on a walk.
    pages.window.page_shown.connect(lambda _name: speaking.stop())
    return speaking


def make_fetching(pages: Pages) -> VoiceFetching:
    """More voices, in the folder of the user's data."""
    return VoiceFetching(DownloadedVoices(pages.core.folders.voices))


def wire_voice(fields: VoiceFields, pages: Pages) -> None:
    """Connect the fields of the voice to what is kept and to what speaks, and look for voices."""
    desk, speaking = pages.core.settings, pages.speaking
    fields.voice_changed.connect(desk.set_voice)
    fields.sample_requested.connect(lambda voice: speaking.say(pages.texts.say("doctor.sample"), voice))
    fields.stop_requested.connect(speaking.stop)
    fields.sound_test_requested.connect(lambda: pages.hearing.open_test())
    speaking.voices_found.connect(fields.show_voices)
    speaking.saying_changed.connect(fields.show_saying)
    speaking.trouble_changed.connect(fields.show_trouble)
    fields.show_voice(desk.settings.voice)
    speaking.look_for_voices()


def wire_offers(section: VoiceSection, pages: Pages) -> None:
    """Offer more voices; nothing is fetched before somebody agrees."""
    fetching, offers, desk = pages.fetching, section.offers, pages.core.settings

    def forget(id: str) -> None:
        """The usual voice takes over from one that goes."""
        voice = desk.settings.voice
        if voice.voice_id == id:
            desk.set_voice(replace(voice, voice_id=""))
            section.fields.show_voice(desk.settings.voice)
        fetching.forget(id)

    offers.fetch_requested.connect(fetching.fetch)
    offers.cancel_requested.connect(fetching.cancel)
    section.forget_requested.connect(forget)
    fetching.progress_changed.connect(lambda progress: offers.show_progress(progress.id, progress.share))
    fetching.fetched.connect(offers.show_fetched)
    fetching.cancelled.connect(offers.show_cancelled)
    fetching.trouble_changed.connect(offers.show_trouble)
    fetching.offers_changed.connect(offers.show_offers)
    fetching.kept_changed.connect(section.fields.show_kept)
    # What is here has changed, so that the list of voices has too.
    fetching.kept_changed.connect(lambda _ids: pages.speaking.look_for_voices())
    fetching.refresh()


def wire_sound(section: SoundSection, pages: Pages) -> None:
    """Connect what sounds beside the voice to what is kept, and let it be heard."""
    desk, speaking, sounds = pages.core.settings, pages.speaking, find_resources() / "sounds"

    def beat(sound: SoundSettings) -> None:
        speaking.play(sounds / "beat.wav", sound.level, SAMPLE_BEATS, 60 / sound.own_beat)

    section.sound_changed.connect(desk.set_sound)
    desk.sound_changed.connect(section.show_sound)
    section.chime_sample_requested.connect(lambda sound: speaking.play(sounds / "chime.wav", sound.level))
    section.beat_sample_requested.connect(beat)
    section.count_requested.connect(lambda: pages.counting.open())
    speaking.sound_trouble_changed.connect(section.show_trouble)
    section.show_lower_trouble(pages.performance.others.trouble())


class CountWires:
    """The page that counts steps: opened from wherever somebody is, and back to there."""

    def __init__(self, pages: Pages) -> None:
        from coach.ui.pages.cadence_page import CadencePage

        self._pages, self._desk = pages, pages.core.settings
        self._from = "settings"
        self.page = CadencePage(pages.appearance, pages.texts, pages.core.clock.monotonic)
        self.page.keep_requested.connect(self._keep)
        self.page.back_requested.connect(self._leave)

    def open(self) -> None:
        """Count afresh; what is kept or left leads back to the page that is open now."""
        self._from = self._pages.window.current_page()
        self.page.show_cadence(self._desk.settings.sound.cadence)
        self._pages.window.show_page("cadence")

    def _keep(self, beat: int) -> None:
        before = self._desk.settings.sound
        self._desk.set_sound(replace(before, cadence=beat))
        self._leave()
        say, window = self._pages.texts.say, self._pages.window
        window.show_toast(
            say("cadence.kept", beat=self._desk.settings.sound.own_beat), lambda: self._take_back(before.cadence)
        )

    def _take_back(self, cadence: int | None) -> None:
        self._desk.set_sound(replace(self._desk.settings.sound, cadence=cadence))

    def _leave(self) -> None:
        self._pages.window.show_page(self._from)
