"""A walk to take along as a sound file: what is asked for, and what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from coach.domain.compose import AFTER_CHIME, compose_walk, ordered
from coach.domain.cue_book import CueBook
from coach.domain.guidance import APART
from coach.domain.phrases import Phrases
from coach.domain.sound import SoundSettings
from coach.domain.sound_marks import with_sounds
from coach.domain.timeline import Event, EventKind, Phase, Timeline, Topic
from coach.domain.voice_style import VoiceStyle
from coach.domain.walk import LONGEST_WALK, shape_walk

WARM_UP_ROUTINE = "warm-up"
ROUTINES = (WARM_UP_ROUTINE,)
"""Names of what can be taken along besides a walk."""
_LONG_ENOUGH = 10
"""Minutes of a walk whose warm-up is not shortened by anything after it."""
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


class FileFormat(StrEnum):
    """Kinds of sound file, each by the ending of its name."""

    MP3 = "mp3"
    OGG = "ogg"
    FLAC = "flac"
    WAV = "wav"
    M4A = "m4a"


class LyricsKind(StrEnum):
    """Kinds of text with times that lie beside a sound file, each by the ending of its name."""

    LRC = "lrc"
    SRT = "srt"


@dataclass(frozen=True)
class TakeAlong:
    """One wish: a walk of ``minutes`` (1–60), or the ``routine`` of that name alone ("" for a walk).

    ``day`` goes into the name and the tags. ``seed`` picks the sentences, ``week`` of the plan (from 1) how many.
    ``voice_id`` and ``speed`` are those of the voice; how loud the voice is, is the file's own matter. ``lyrics`` asks
    for text with times beside the file. Raises ``ValueError`` for a length out of range or an unknown routine.
    """

    day: date
    minutes: int = 10
    warm_up: bool = False
    routine: str = ""
    seed: int = 1
    week: int = 1
    style: VoiceStyle = VoiceStyle.FRIENDLY
    voice_id: str = ""
    speed: float = 1.0
    sound: SoundSettings = field(default_factory=SoundSettings)
    lyrics: LyricsKind | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= LONGEST_WALK:
            raise ValueError(f"a walk lasts 1 to {LONGEST_WALK} minutes, not {self.minutes}")
        if self.routine and self.routine not in ROUTINES:
            raise ValueError(f"there is no routine {self.routine!r}")


def compose_take_along(request: TakeAlong, book: CueBook) -> Timeline:
    """Everything that the file will hold, with its times."""
    timeline = _warm_up_alone(request, book) if request.routine else _walk(request, book, request.minutes)
    return with_sounds(timeline, request.sound, book.counts)


def _walk(request: TakeAlong, book: CueBook, minutes: int) -> Timeline:
    walk = shape_walk(minutes, request.warm_up or bool(request.routine))
    return compose_walk(walk, request.style, request.week, request.seed, book)


def _warm_up_alone(request: TakeAlong, book: CueBook) -> Timeline:
    """The warm-up of a walk after the safety sentence, which otherwise comes at the start of the walk."""
    whole = _walk(request, book, _LONG_ENOUGH)
    events = [event for event in whole.events if event.at < whole.walk_starts]
    moved = [replace(event, at=event.at + APART) if event.kind is EventKind.CUE else event for event in events]
    end = whole.walk_starts + APART
    safety = Event(AFTER_CHIME, EventKind.CUE, Phase.WARM_UP, book.safety.say(), Topic.SAFETY)
    return ordered((*moved, safety, Event(end, EventKind.CHIME, Phase.WARM_UP)), end)


def title_of(request: TakeAlong, phrases: Phrases) -> str:
    """What it is, in words: "Amble walk 24 min"."""
    if request.routine:
        return phrases.say(f"sound_file.title_{request.routine.replace('-', '_')}")
    return phrases.say("sound_file.title_walk", minutes=request.minutes)


def file_name(request: TakeAlong, kind: FileFormat, phrases: Phrases) -> str:
    """ "Amble walk 24 min 2026-11-22.mp3": says what and when, and may be used on every system."""
    words = _NOT_IN_NAMES.sub(" ", f"{title_of(request, phrases)} {request.day.isoformat()}")
    return f"{' '.join(words.split())}.{kind.value}"
