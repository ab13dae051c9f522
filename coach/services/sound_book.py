"""Which sound file an event plays: one answer for the live walk and for the file to take along."""

from __future__ import annotations

from pathlib import Path

from coach.domain.timeline import Event, EventKind, Timeline
from coach.services.performance import Sounds
from coach.services.sound_ports import Voice, VoiceSettings


class SoundBook:
    """Asks the voice for words and takes everything else from the sound files."""

    def __init__(self, voice: Voice, sounds: Sounds) -> None:
        self._voice, self._sounds = voice, sounds

    def clip(self, event: Event, timeline: Timeline, settings: VoiceSettings) -> Path | None:
        """The file, or None for an event without sound and for a sentence that is not ready or not wanted.

        A count without its word is a pip.
        """
        sounds = self._sounds
        match event.kind:
            case EventKind.CUE:
                return self.sentence(event.text, settings)
            case EventKind.COUNT:
                return self.sentence(event.text, settings) or sounds.pip
            case EventKind.CHIME:
                return sounds.end if event.at >= timeline.seconds - 1 else sounds.chime
            case EventKind.BEAT:
                return sounds.beat
            case EventKind.BREATH_IN:
                return sounds.breath_in
            case EventKind.BREATH_OUT:
                return sounds.breath_out
        return None

    def sentence(self, text: str, settings: VoiceSettings) -> Path | None:
        """The file of a sentence, or None while it is not ready and with the voice off."""
        return self._voice.clip(text, settings) if settings.on else None


def words_of(timeline: Timeline, position: float = 0.0) -> tuple[str, ...]:
    """Everything the voice says from ``position`` on, each once, in the order in which it is needed; then the last
    sentence before, which may be asked for again."""
    rest = timeline.events[timeline.before(position) :]
    spoken = [event.text for event in rest if event.kind in (EventKind.CUE, EventKind.COUNT)]
    last = timeline.last_cue(position)
    return tuple(dict.fromkeys((*spoken, *([last.text] if last else ()))))
