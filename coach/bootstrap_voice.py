"""The wires of voice and sound outside a walk: what is tried in Settings, and counting steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.adapters.sound_stream import StreamSound
from coach.bootstrap_walk import clip_seconds
from coach.services.speaking import Speaking, SpeakingWords

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages


def make_speaking(pages: Pages) -> Speaking:
    """Voice and sound outside a walk, on a stream of their own."""
    say = pages.texts.say
    words = SpeakingWords(say("voices.slow"), say("voices.silent"))
    return Speaking(pages.performance.voice, StreamSound(), clip_seconds, words)
