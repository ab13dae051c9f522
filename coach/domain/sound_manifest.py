"""What is where in a sound file, to the sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.domain.timeline import Event, EventKind, PhaseSpan, Timeline

SPOKEN = frozenset((EventKind.CUE, EventKind.COUNT))


@dataclass(frozen=True)
class FileEvent:
    """An event with the frame it begins at and its length in frames, 0 for one without sound."""

    event: Event
    start: int
    frames: int


@dataclass(frozen=True)
class Loudness:
    """Of a whole file: integrated loudness in LUFS, and the highest true peak in dB below full scale."""

    lufs: float
    true_peak: float


@dataclass(frozen=True)
class Manifest:
    """Everything in a file of ``frames`` at ``rate`` Hz, in order of time."""

    title: str
    rate: int
    frames: int
    events: tuple[FileEvent, ...]
    spans: tuple[PhaseSpan, ...]

    @property
    def seconds(self) -> float:
        """The length of the file."""
        return self.frames / self.rate

    @property
    def words(self) -> tuple[tuple[float, str], ...]:
        """Each sentence that sounds, with its second."""
        cues = (placed for placed in self.events if placed.event.kind is EventKind.CUE and placed.frames)
        return tuple((placed.event.at, placed.event.text) for placed in cues)


def manifest_of(title: str, timeline: Timeline, lengths: Sequence[int], rate: int) -> Manifest:
    """Where each event of a timeline lies; ``lengths`` are those of the events' sounds in frames, in the same order.

    The file ends with the timeline, or with the last sound where that lasts longer.
    """
    events = tuple(
        FileEvent(event, round(event.at * rate), frames) for event, frames in zip(timeline.events, lengths, strict=True)
    )
    end = max((placed.start + placed.frames for placed in events), default=0)
    return Manifest(title, rate, max(round(timeline.seconds * rate), end), events, timeline.spans)


def manifest_table(manifest: Manifest, voice_id: str, speed: float, loudness: Loudness) -> dict[str, object]:
    """A manifest as a value that JSON can hold."""
    return {
        "title": manifest.title,
        "rate": manifest.rate,
        "frames": manifest.frames,
        "seconds": manifest.seconds,
        "voice": {"id": voice_id, "speed": speed},
        "loudness": {"integrated_lufs": round(loudness.lufs, 2), "true_peak_dbfs": round(loudness.true_peak, 2)},
        "events": [_row(placed) for placed in manifest.events],
    }


def _row(placed: FileEvent) -> dict[str, object]:
    event = placed.event
    return {
        "at": event.at,
        "kind": event.kind.value,
        "text": event.text,
        "phase": event.phase.value,
        "start_sample": placed.start,
        "length_samples": placed.frames,
    }
