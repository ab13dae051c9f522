"""Voices in words: their order, their accent, and how much there is to fetch."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.services.sound_ports import VoiceInfo
from coach.ui.texts import Texts

_SIMPLE = "espeak"
"""The engine that speaks everywhere and sounds like a machine: its voices come last."""
_MEGABYTE = 1_000_000


def in_order(voices: Sequence[VoiceInfo]) -> list[VoiceInfo]:
    """Natural voices first, then the system's, then the simple ones; each group as it came."""
    return sorted(voices, key=lambda voice: (not voice.natural, voice.id.partition("/")[0] == _SIMPLE))


def language_of(texts: Texts, code: str) -> str:
    """ "British English" for "en-gb", "English" for an accent without a name, else the code itself."""
    code = code.lower().replace("_", "-")
    while code:
        try:
            return texts.say(f"voices.language.{code}")
        except KeyError:
            shorter = code.rpartition("-")[0]
            if not shorter:
                return code
            code = shorter
    return ""


def accent_of(texts: Texts, voice: VoiceInfo) -> str:
    """What the language of a voice adds to its name: nothing where the name says it, as "English (Scotland)" or
    "Heart, American" does."""
    language = language_of(texts, voice.language)
    plain = language_of(texts, voice.language.replace("_", "-").partition("-")[0])
    if plain and re.search(rf"\b{re.escape(plain)} \(.+\)", voice.name):
        return ""
    said, telling = _words(voice.name), _words(language) - _words(plain) or _words(language)
    return "" if telling <= said else language


def _words(sentence: str) -> set[str]:
    return set(re.findall(r"\w+", sentence.lower()))


def size_of(texts: Texts, size: int) -> str:
    """ "8 MB", rounded up, at least 1."""
    return texts.say("voices.megabytes", size=max(1, -(-size // _MEGABYTE)))
