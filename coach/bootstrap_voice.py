"""The wires of voice and sound outside a walk: what is chosen and tried in Settings, and counting steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.adapters.catalogue import find_resources
from coach.adapters.sound_stream import StreamSound
from coach.bootstrap_walk import clip_seconds
from coach.domain.sound import USUAL_CADENCE, SoundSettings
from coach.services.speaking import Speaking, SpeakingWords

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.ui.pages.settings_sound import SoundSection
    from coach.ui.widgets.voice_fields import VoiceFields

SAMPLE_BEATS = 8
"""Beats that are heard in Settings: enough to step along with."""


def make_speaking(pages: Pages) -> Speaking:
    """Voice and sound outside a walk, on a stream of their own."""
    say = pages.texts.say
    words = SpeakingWords(say("voices.slow"), say("voices.silent"))
    return Speaking(pages.performance.voice, StreamSound(), clip_seconds, words)


def wire_voice(fields: VoiceFields, pages: Pages) -> None:
    """Connect the fields of the voice to what is kept and to what speaks, and look for voices."""
    desk, speaking = pages.core.settings, pages.speaking
    fields.voice_changed.connect(desk.set_voice)
    fields.sample_requested.connect(lambda voice: speaking.say(pages.texts.say("doctor.sample"), voice))
    fields.stop_requested.connect(speaking.stop)
    speaking.voices_found.connect(fields.show_voices)
    speaking.saying_changed.connect(fields.show_saying)
    speaking.trouble_changed.connect(fields.show_trouble)
    fields.show_voice(desk.settings.voice)
    speaking.look_for_voices()


def wire_sound(section: SoundSection, pages: Pages) -> None:
    """Connect what sounds beside the voice to what is kept, and let it be heard."""
    desk, speaking, sounds = pages.core.settings, pages.speaking, find_resources() / "sounds"

    def beat(sound: SoundSettings) -> None:
        speaking.play(sounds / "beat.wav", sound.level, SAMPLE_BEATS, 60 / (sound.cadence or USUAL_CADENCE))

    section.sound_changed.connect(desk.set_sound)
    section.chime_sample_requested.connect(lambda sound: speaking.play(sounds / "chime.wav", sound.level))
    section.beat_sample_requested.connect(beat)
