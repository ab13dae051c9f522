"""A walk to take along as a sound file: what is asked for, and what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.bouts import parts_of
from coach.domain.compose import compose_walk
from coach.domain.cue_book import CueBook
from coach.domain.phrases import Phrases
from coach.domain.sound import SoundSettings
from coach.domain.sound_marks import with_sounds
from coach.domain.timeline import Timeline
from coach.domain.voice_style import VoiceStyle
from coach.domain.walk import LONGEST_WALK, Route, Walk, brisk_part, shape_walk

if TYPE_CHECKING:
    from coach.domain.routine_kit import RoutineKit

WARM_UP_ROUTINE = "warm-up"
ROUTINES = (WARM_UP_ROUTINE, "stretch", "core")
"""Names of what is offered besides a walk; a routine of one's own is known by its id."""
CHOSEN_ROUTINE = "chosen"
"""The name under which a kit holds a routine that was picked elsewhere, whatever its id."""
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
    """One wish: a walk of ``minutes`` (1–60), or the ``routine`` of that name alone ("" for a walk), called ``name``.

    ``bouts``, ``rest_minutes``, ``brisk_minutes`` and ``route`` are those of ``shape_walk``.

    ``day`` goes into the name and the tags. ``seed`` picks the sentences, ``week`` of the plan (from 1) how many.
    ``voice_id`` and ``speed`` are those of the voice; how loud the voice is, is the file's own matter. ``lyrics`` asks
    for text with times beside the file. ``kit`` is what warm-ups and routines are made of. ``most_minutes`` is the
    longest walk that the bounds of the plan allow, where they do not allow every length. Raises ``ValueError`` for a
    length out of range.
    """

    day: date
    minutes: int = 10
    warm_up: bool = False
    bouts: tuple[int, ...] = ()
    rest_minutes: int = 0
    brisk_minutes: int = 0
    route: Route = Route.ROUND
    routine: str = ""
    seed: int = 1
    week: int = 1
    style: VoiceStyle = VoiceStyle.FRIENDLY
    voice_id: str = ""
    speed: float = 1.0
    sound: SoundSettings = field(default_factory=SoundSettings)
    lyrics: LyricsKind | None = None
    name: str = ""
    kit: RoutineKit | None = None
    most_minutes: int = LONGEST_WALK

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= self.most_minutes:
            raise ValueError(f"a walk lasts 1 to {self.most_minutes} minutes, not {self.minutes}")

    @property
    def walk(self) -> Walk:
        """The walk that is asked for. Raises ``ValueError`` for parts that are none of such a walk."""
        rest, brisk = self.rest_minutes, self.brisk_minutes
        return shape_walk(
            self.minutes, self.warm_up, bouts=self.bouts, rest_minutes=rest, brisk_minutes=brisk, route=self.route
        )


def of_length(request: TakeAlong, minutes: int) -> TakeAlong:
    """The same walk in another length: in as many of its parts as can be walked, brisk in proportion. Raises
    ``ValueError`` for a length out of range."""
    bouts = parts_of(minutes, max(1, len(request.bouts)))
    brisk = brisk_part(minutes, request.minutes, request.brisk_minutes)
    rest = request.rest_minutes if bouts else 0
    return replace(request, minutes=minutes, bouts=bouts, rest_minutes=rest, brisk_minutes=brisk)


def compose_take_along(request: TakeAlong, book: CueBook) -> Timeline:
    """Everything that the file will hold, with its times.

    Raises ``LookupError`` for a routine that there is not, ``ValueError`` for one without exercises."""
    timeline = _routine(request) if request.routine else _walk(request, book)
    return with_sounds(timeline, request.sound, book.counts)


def _walk(request: TakeAlong, book: CueBook) -> Timeline:
    kit, walk = request.kit, request.walk
    warm_up = kit.warm_up(request.seed) if kit is not None and request.warm_up else None
    return compose_walk(walk, request.style, request.week, request.seed, book, warm_up)


def _routine(request: TakeAlong) -> Timeline:
    kit = request.kit
    if kit is None:
        raise LookupError(f"there is nothing to make the routine {request.routine!r} of")
    return kit.timeline(kit.routine(request.routine, request.seed), request.seed)


def title_of(request: TakeAlong, phrases: Phrases) -> str:
    """What it is, in words: "Amble walk 24 min"."""
    if request.routine == WARM_UP_ROUTINE:
        return phrases.say("sound_file.title_warm_up")
    if request.routine:
        return phrases.say("sound_file.title_routine", name=request.name or request.routine)
    return phrases.say("sound_file.title_walk", minutes=request.minutes)


def file_name(request: TakeAlong, kind: FileFormat, phrases: Phrases) -> str:
    """ "Amble walk 24 min 2026-11-22.mp3": says what and when, and may be used on every system."""
    words = _NOT_IN_NAMES.sub(" ", f"{title_of(request, phrases)} {request.day.isoformat()}")
    return f"{' '.join(words.split())}.{kind.value}"
