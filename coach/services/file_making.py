"""How a walk becomes a sound file: compose, have it spoken, place every sound at its sample, write."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from threading import Event as Signal

from coach.domain.cue_book import CueBook
from coach.domain.phrases import Phrases
from coach.domain.sound import Bus, bus_of
from coach.domain.sound_manifest import Manifest, manifest_of, manifest_table
from coach.domain.take_along import LyricsKind, TakeAlong, compose_take_along, title_of
from coach.domain.timed_text import lrc_lines, srt_blocks
from coach.domain.timeline import Timeline, Topic
from coach.services.performance import Sounds
from coach.services.sound_book import SoundBook, words_of
from coach.services.sound_ports import AudioFile, AudioFileProblem, Chapter, FileClip, FileTags, Voice, VoiceSettings
from coach.services.take_along import GoOn, TakenAlong

_LOOK_SECONDS = 0.04
_PATIENCE_LOOKS = 500
"""Twenty seconds without a new sentence: twice what the engine is given for one."""
_SPOKEN_SHARE = 0.5
"""Of the whole work, what the bar gives to rendering where anything must be rendered (our own choice)."""


@dataclass(frozen=True)
class FileParts:
    """What files are made of; ``voice`` is asked for one of its own for each file, since one drops the oldest of what
    waits when others ask for more. ``patience`` counts looks of 40 ms without a new sentence."""

    book: Callable[[], CueBook]
    voice: Callable[[], Voice]
    sounds: Sounds
    files: AudioFile
    phrases: Phrases
    patience: int = _PATIENCE_LOOKS


class FileMaker:
    """Makes sound files, one call each, in whatever thread it is called."""

    def __init__(self, parts: FileParts) -> None:
        self._parts = parts

    def make(self, request: TakeAlong, file: Path, go_on: GoOn, manifest_file: Path | None = None) -> TakenAlong | None:
        """Make ``file``, the texts beside it and the manifest; None once ``go_on`` said no. Raises
        ``AudioFileProblem``, for one also where the safety sentence cannot be spoken."""
        voice = self._parts.voice()
        try:
            return self._make(request, file, go_on, manifest_file, voice)
        finally:
            voice.close()

    def voice_ids(self) -> tuple[str, ...]:
        """The voices that files can be spoken with; may take some seconds."""
        voice = self._parts.voice()
        try:
            return tuple(info.id for info in voice.voices())
        finally:
            voice.close()

    def _make(
        self, request: TakeAlong, file: Path, go_on: GoOn, manifest_file: Path | None, voice: Voice
    ) -> TakenAlong | None:
        timeline = self._composed(request)
        settings = VoiceSettings(voice_id=request.voice_id, speed=request.speed)
        spoken = self._speak(timeline, settings, voice, go_on)
        if spoken is None:
            return None
        left_out = tuple(text for text in words_of(timeline) if voice.clip(text, settings) is None)
        self._refuse_unsafe(timeline, left_out, voice)
        title = title_of(request, self._parts.phrases)
        manifest, clips = self._place(title, timeline, settings, voice, request.sound.level)
        tags = self._tags(request, manifest, self._chapters(request, timeline, manifest))

        def written(share: float) -> bool:
            return go_on(spoken + (1.0 - spoken) * share)

        if not self._parts.files.write(file, clips, manifest.frames, tags, written):
            return None
        beside = self._write_words(request, file, manifest)
        if manifest_file is not None:
            loudness = self._parts.files.measure(file)
            # The usual voice is the first of those there are.
            named = request.voice_id or next((info.id for info in voice.voices()), "")
            table = {"file": file.name, **manifest_table(manifest, named, request.speed, loudness)}
            self._parts.files.write_text(manifest_file, json.dumps(table, ensure_ascii=False, indent=1) + "\n")
        return TakenAlong(file, manifest.seconds, left_out, beside)

    def _composed(self, request: TakeAlong) -> Timeline:
        try:
            return compose_take_along(request, self._parts.book())
        except ValueError:
            if not request.routine:
                raise
            raise AudioFileProblem(self._parts.phrases.say("routine_reasons.nothing")) from None

    def _speak(self, timeline: Timeline, settings: VoiceSettings, voice: Voice, go_on: GoOn) -> float | None:
        """Have every sentence rendered that can be; the share of the work that this was, or None when told to stop."""
        safety = {cue.text for cue in timeline.cues if cue.topic is Topic.SAFETY}
        # Last of all: once it is there, every other one has been tried.
        texts = sorted(words_of(timeline), key=lambda text: text in safety)
        missing = [text for text in texts if voice.clip(text, settings) is None]
        if not missing:
            return 0.0 if go_on(0.0) else None
        voice.prepare(missing, settings)
        never, waited, most = Signal(), 0, len(missing)
        while waited < self._parts.patience and voice.clip(missing[-1], settings) is None and not voice.trouble():
            ready = sum(voice.clip(text, settings) is not None for text in missing)
            if not go_on(_SPOKEN_SHARE * ready / len(missing)):
                return None
            waited = 0 if len(missing) - ready < most else waited + 1
            most = min(most, len(missing) - ready)
            never.wait(_LOOK_SECONDS)
        return _SPOKEN_SHARE

    def _refuse_unsafe(self, timeline: Timeline, left_out: tuple[str, ...], voice: Voice) -> None:
        if any(cue.text in left_out for cue in timeline.cues if cue.topic is Topic.SAFETY):
            said = self._parts.phrases.say("sound_file.no_safety")
            raise AudioFileProblem(f"{said} {voice.trouble()}".strip())

    def _place(
        self, title: str, timeline: Timeline, settings: VoiceSettings, voice: Voice, level: float
    ) -> tuple[Manifest, list[FileClip]]:
        files, book = self._parts.files, SoundBook(voice, self._parts.sounds)
        found = [book.clip(event, timeline, settings) for event in timeline.events]
        lengths = {clip: files.frames(clip) for clip in dict.fromkeys(found) if clip is not None}
        manifest = manifest_of(title, timeline, [lengths[clip] if clip else 0 for clip in found], files.rate())
        clips = []
        for clip, placed in zip(found, manifest.events, strict=True):
            if clip is not None:
                bus = bus_of(placed.event)
                clips.append(FileClip(clip, placed.start, bus, level if bus is Bus.SOUNDS else 1.0))
        return manifest, clips

    def _chapters(self, request: TakeAlong, timeline: Timeline, manifest: Manifest) -> tuple[Chapter, ...]:
        """A chapter for each phase; in a routine one for each exercise, the first with the words before it."""
        say, kit = self._parts.phrases.say, request.kit
        if kit is None or len(manifest.spans) > 1 or not timeline.stations:
            phases = (Chapter(say(f"sound_file.phase_{one.phase.value}"), one.start, one.end) for one in manifest.spans)
            return tuple(phases)
        starts = [0.0, *(station.start for station in timeline.stations[1:]), manifest.spans[0].end]
        names = (kit.book.name_of(station.exercise) for station in timeline.stations)
        return tuple(Chapter(name, start, end) for name, (start, end) in zip(names, pairwise(starts), strict=True))

    def _tags(self, request: TakeAlong, manifest: Manifest, chapters: tuple[Chapter, ...]) -> FileTags:
        say = self._parts.phrases.say
        return FileTags(
            title=manifest.title,
            album=say("sound_file.album"),
            date=request.day.isoformat(),
            comment=say("sound_file.comment"),
            chapters=chapters,
            lyrics=manifest.words,
        )

    def _write_words(self, request: TakeAlong, file: Path, manifest: Manifest) -> Path | None:
        if request.lyrics is None:
            return None
        is_lrc = request.lyrics is LyricsKind.LRC
        text = lrc_lines(manifest.words) if is_lrc else srt_blocks(manifest.words, manifest.seconds)
        beside = words_file(file, request.lyrics)
        self._parts.files.write_text(beside, text)
        return beside


def words_file(file: Path, kind: LyricsKind) -> Path:
    """Where the text with times lies: beside the sound file, under its name."""
    return file.with_suffix(f".{kind.value}")
