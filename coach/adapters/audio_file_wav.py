"""WAV files of 16 bits, one channel, with an ID3 tag at their end.

Written from Microsoft's and IBM's "Multimedia Programming Interface and Data Specifications 1.0" (RIFF, fmt, data, LIST
INFO); the chunk named "id3 " is what players and editors agree on.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.adapters.audio_chapters_id3 import id3_tag
from coach.services.sound_ports import FileTags

if TYPE_CHECKING:
    from coach.adapters.samples import Samples

_HEADER_BYTES = 44


class WavWriter:
    """Writes one WAV file from blocks of mono samples."""

    def __init__(self, file: Path, rate: int, tags: FileTags) -> None:
        """Raises ``OSError``."""
        self._rate, self._tags, self._bytes = rate, tags, 0
        self._file = file.open("wb")
        self._file.write(bytes(_HEADER_BYTES))

    def write(self, samples: Samples) -> None:
        """The next block. Raises ``OSError``."""
        data = (samples * 32767.0).round().astype("<i2").tobytes()
        self._file.write(data)
        self._bytes += len(data)

    def finish(self) -> None:
        """The tags, and the lengths that are known by now. Raises ``OSError``."""
        more = _info(self._tags) + _chunk(b"id3 ", id3_tag(self._tags))
        self._file.write(more)
        self._file.seek(0)
        self._file.write(b"RIFF" + _little(_HEADER_BYTES - 8 + self._bytes + len(more)) + b"WAVE" + self._format())
        self._file.close()

    def close(self) -> None:
        """Let the file go, finished or not."""
        self._file.close()

    def _format(self) -> bytes:
        plain = b"\1\0\1\0" + _little(self._rate) + _little(2 * self._rate) + b"\2\0\x10\0"
        return _chunk(b"fmt ", plain) + b"data" + _little(self._bytes)


def _info(tags: FileTags) -> bytes:
    words = ((b"INAM", tags.title), (b"IPRD", tags.album), (b"ICRD", tags.date), (b"ICMT", tags.comment))
    return _chunk(b"LIST", b"INFO" + b"".join(_chunk(name, text.encode() + b"\0") for name, text in words))


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + _little(len(body)) + body + b"\0" * (len(body) % 2)


def _little(number: int) -> bytes:
    return number.to_bytes(4, "little")
