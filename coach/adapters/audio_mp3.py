"""MP3 through LAME, with the header frame that LAME's library leaves to whoever writes the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.adapters.audio_chapters_id3 import id3_tag
from coach.adapters.audio_mp3_header import FrameCounter, info_frame
from coach.services.sound_ports import FileTags

if TYPE_CHECKING:
    from coach.adapters.samples import Samples

_QUALITY = 5
"""LAME's middle, for the bit rate that changes and for the care taken: speech of one channel in about 45 kbit/s."""
_NEWEST_VBR = 4


class Mp3Writer:
    """Writes one MP3 file from blocks of mono samples."""

    def __init__(self, file: Path, rate: int, tags: FileTags) -> None:
        """Raises ``OSError``."""
        import lameenc

        self._encoder = lameenc.Encoder()
        self._encoder.silence()
        self._encoder.set_channels(1)
        self._encoder.set_in_sample_rate(rate)
        self._encoder.set_quality(_QUALITY)
        self._encoder.set_vbr(_NEWEST_VBR)
        self._encoder.set_vbr_quality(_QUALITY)
        self._rate, self._frames, self._samples = rate, FrameCounter(), 0
        self._tag = id3_tag(tags)
        self._file = file.open("wb")
        self._file.write(self._tag + info_frame(self._frames, 0, rate))

    def write(self, samples: Samples) -> None:
        """The next block. Raises ``OSError``."""
        self._samples += len(samples)
        self._keep(self._encoder.encode((samples * 32767.0).round().astype("<i2").tobytes()))

    def finish(self) -> None:
        """The rest, and the header with what is known by now. Raises ``OSError``."""
        if self._samples:
            self._keep(self._encoder.flush())
        self._file.seek(len(self._tag))
        self._file.write(info_frame(self._frames, self._samples, self._rate))
        self._file.close()

    def close(self) -> None:
        """Let the file go, finished or not."""
        self._file.close()

    def _keep(self, data: bytes | bytearray) -> None:
        self._frames.feed(bytes(data))
        self._file.write(data)
