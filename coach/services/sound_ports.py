"""What the services ask of voice and sound. Each port has a real, a null and a tested fake version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from coach.domain.sound import Bus, Levels
from coach.domain.sound_manifest import Loudness


@dataclass(frozen=True)
class VoiceSettings:
    """How sentences are spoken. ``voice_id`` "" is the engine's own choice for the language; ``speed`` 0.75–1.4;
    ``loudness`` 0–1; ``on`` False leaves captions and chimes."""

    on: bool = True
    voice_id: str = ""
    speed: float = 1.0
    loudness: float = 1.0


@dataclass(frozen=True)
class VoiceInfo:
    """A voice that can be chosen: its id, a name for people and its language ("en-gb"). The part of an id before the
    first stroke names its engine ("natural/heart", "espeak/gmw/en"); ``natural`` is one that sounds like a person."""

    id: str
    name: str
    language: str
    natural: bool = False


class VoiceUnavailable(Exception):
    """No speech engine, or it failed; the message is one sentence for the user."""


class Voice(Protocol):
    """Turns sentences into sound files, never on the GUI thread. A real one is a child process."""

    def prepare(self, texts: Sequence[str], settings: VoiceSettings) -> None:
        """Ask for clips in this order; returns at once. What was asked before takes turns with it, or is dropped."""

    def clip(self, text: str, settings: VoiceSettings) -> Path | None:
        """The finished WAV file for a sentence, or None while it is not ready (or cannot be made)."""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The voices to choose from; empty without an engine. May take a second: not for the GUI thread."""

    def trouble(self) -> str:
        """One sentence saying why there is no voice, or "" while all is well."""

    def close(self) -> None:
        """Stop rendering and let the engine go."""


@dataclass(frozen=True)
class VoiceOffer:
    """A natural voice that can be fetched: ``id`` is the one of ``VoiceInfo`` once it is here, ``bytes`` its size and
    ``source`` where it comes from, for people to read."""

    id: str
    name: str
    language: str
    bytes: int
    source: str


class VoiceShelf(Protocol):
    """Natural voices that lie elsewhere. Nothing is fetched before somebody asks for it; not for the GUI thread."""

    def offers(self) -> tuple[VoiceOffer, ...]:
        """Those that are not here yet. Looks at nothing outside this computer."""

    def kept(self) -> tuple[str, ...]:
        """The ids of those that were fetched and are here: they can be deleted."""

    def fetch(self, id: str, go_on: Callable[[float], bool]) -> bool:
        """Bring one here, whole or not at all; ``go_on`` hears the share done (0–1) and says False to stop.

        Returns whether it is here. Raises ``VoiceUnavailable``.
        """

    def forget(self, id: str) -> None:
        """Delete one that was fetched. Raises ``VoiceUnavailable`` where it cannot be deleted."""


class SoundUnavailable(Exception):
    """No sound device, or it failed; the message is one sentence for the user."""


@dataclass(frozen=True)
class PlacedClip:
    """A WAV file with its place in a stream: ``at`` in seconds since ``open``. When the stream stood still for more
    than ``late`` seconds beyond it, it is left out; ``must`` sounds however late it is. ``mark`` names it in
    ``SoundDesk.heard`` (0: nobody asks)."""

    clip: Path
    at: float
    bus: Bus = Bus.VOICE
    gain: float = 1.0
    must: bool = False
    mark: int = 0
    late: float = 3.0


class SoundOut(Protocol):
    """A stream that is also the clock of a session.

    Its position is in seconds since ``open``: of sound heard, or of monotonic time for the silent one.
    """

    def open(self) -> None:
        """Start the stream, silent, at position 0. Raises ``SoundUnavailable``."""

    def position(self) -> float:
        """Seconds played so far, never going backward."""

    def play(self, placed: PlacedClip) -> None:
        """Mix a clip in at its place (at once when that has passed). A broken file is skipped and logged.

        One that waited long because the stream stood still may be dropped, unless it ``must`` sound.
        """

    def silence(self) -> None:
        """Forget every clip that is playing or waiting, with a short fade."""

    def close(self) -> None:
        """Stop the stream; safe to call twice."""


@dataclass(frozen=True)
class Heard:
    """What became of a marked clip: ``at`` is the stream's second in which its first sample was due to be heard, or
    None for one that never sounded, and then ``why`` is one of the words of ``CueFate``."""

    mark: int
    at: float | None
    why: str = ""


class SoundDesk(Protocol):
    """The faders and meters of a stream."""

    def set_levels(self, levels: Levels) -> None:
        """Change the loudness of both buses, within 50 ms and without a click; what sounds already changes too."""

    def heard(self) -> tuple[Heard, ...]:
        """What became of marked clips since the last time this was asked, in order."""

    def peak(self) -> float:
        """The highest sample handed over in the last tenth of a second, 0–1."""

    def trouble(self) -> str:
        """One sentence while the device gives no sound, or ""."""


class LiveSound(SoundOut, SoundDesk, Protocol):
    """What a session is performed on."""


class OtherSound(Protocol):
    """Other programs' sound, lowered while the voice speaks and always put back."""

    def lower(self, after: float, seconds: float) -> None:
        """Lower it ``after`` seconds from now for ``seconds``; overlapping requests join. Returns at once."""

    def restore(self) -> None:
        """Put everything back now and forget what waits; safe to call at any time."""

    def volume(self) -> float | None:
        """The computer's own loudness, 0 (or muted) to 1 and above; None where it cannot be told. May take 0.2 s."""

    def trouble(self) -> str:
        """One sentence saying why other programs cannot be lowered here, or ""."""

    def close(self) -> None:
        """Put everything back and let go."""


@dataclass(frozen=True)
class Chapter:
    """A named part of a sound file, in seconds."""

    title: str
    start: float
    end: float


@dataclass(frozen=True)
class FileTags:
    """What a player shows: ``lyrics`` are (seconds, sentence) pairs."""

    title: str
    album: str
    date: str
    comment: str
    chapters: tuple[Chapter, ...]
    lyrics: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class FileClip:
    """A WAV file at its frame in a sound file."""

    clip: Path
    start: int
    bus: Bus
    gain: float = 1.0


class AudioFileProblem(Exception):
    """A sound file that cannot be written; the message is one sentence for the user."""


class AudioFile(Protocol):
    """Writes sound files from the mixer that live walks use."""

    def rate(self) -> int:
        """Frames a second."""

    def frames(self, clip: Path) -> int:
        """The length of a clip in frames of the file. Raises ``AudioFileProblem`` for one that cannot be read."""

    def write(
        self,
        file: Path,
        clips: Sequence[FileClip],
        frames: int,
        tags: FileTags,
        go_on: Callable[[float], bool],
    ) -> bool:
        """Write ``file`` in the format of its ending, whole or not at all; ``go_on`` hears the share done (0–1) and
        says False to stop. Returns whether it was finished. Raises ``AudioFileProblem``."""

    def measure(self, file: Path) -> Loudness:
        """How loud a finished file is, decoded as a player would. Raises ``AudioFileProblem``."""

    def write_text(self, file: Path, text: str) -> None:
        """Write a text beside a sound file, whole or not at all. Raises ``AudioFileProblem``."""
