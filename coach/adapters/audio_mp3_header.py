"""The first frame of an MP3 file: a silent one that tells players how long the sound is and where it begins.

Without it players guess the length of a file of changing bit rate, and start 1,105 samples late: that is what LAME's
encoder (576) and every decoder (529) put before the sound. Layout after two public papers: "MPEG Audio Frame Header" at
codeproject.com/Articles/8295 ("XING Header": flags, frames, bytes, 100 places to seek to), and "Mp3 Info Tag rev 1" at
gabriel.mp3-tech.org/mp3infotag.html (encoder, delay, padding and sums).
"""

from __future__ import annotations

ENCODER_DELAY = 576
"""Samples before the sound that LAME's encoder puts there, the decoder's own 529 not counted."""
FRAME_SAMPLES = 1152
_BYTE_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
"""kbit/s by the index in a frame header of MPEG-1 Layer III."""
_SAMPLE_RATES = (44100, 48000, 32000)
_SIDE_INFO = 17
"""Bytes of side information in a mono frame."""
_SYNC = b"\xff\xfb"
_MONO = 0xC4
"""One channel, original."""
_PLACES = 100
_QUALITY = 45
"""100 − 10 × 5 (quality of the changing bit rate) − 5 (of the encoder); players only show it."""
_VBR_METHOD, _LOWPASS = 4, 0
"""LAME's newest one; not told."""


class FrameCounter:
    """Follows an encoder's bytes and notes where each frame begins."""

    def __init__(self) -> None:
        self.bytes = 0
        self._starts: list[int] = []
        self._next = 0
        self._tail = b""

    def __len__(self) -> int:
        return len(self._starts)

    def feed(self, data: bytes) -> None:
        """More bytes of whole or broken frames. Raises ``ValueError`` for what is no frame of Layer III."""
        known = self.bytes - len(self._tail)
        seen = self._tail + data
        self.bytes += len(data)
        while self._next + 4 <= self.bytes:
            at = self._next - known
            self._starts.append(self._next)
            self._next += frame_bytes(seen[at : at + 4])
        self._tail = seen[self._next - known :] if self._next < self.bytes else b""

    def start_of(self, share: float) -> int:
        """Where the frame begins that a share (0–1) of the time has passed at."""
        return self._starts[min(len(self._starts) - 1, int(share * len(self._starts)))] if self._starts else 0


def frame_bytes(header: bytes) -> int:
    """The length of a frame from its first four bytes. Raises ``ValueError`` for another kind of bytes."""
    if header[0] != 0xFF or header[1] & 0xFE != 0xFA:
        raise ValueError("the encoder gave something that is no MPEG-1 Layer III frame")
    rate = _SAMPLE_RATES[header[2] >> 2 & 3]
    return 144_000 * _BYTE_RATES[header[2] >> 4] // rate + (header[2] >> 1 & 1)


def info_frame(frames: FrameCounter, samples: int, rate: int) -> bytes:
    """The frame for a file with these frames after it, of ``samples`` samples of sound at ``rate`` Hz, one channel.

    Its length does not depend on what is in it, so room for it can be left with an empty counter.
    """
    padding = max(0, min(4095, len(frames) * FRAME_SAMPLES - ENCODER_DELAY - samples))
    size = frame_bytes(_header(rate))
    whole = size + frames.bytes
    places = bytes(
        min(255, 256 * (size + frames.start_of(place / _PLACES)) // whole) if place else 0 for place in range(_PLACES)
    )
    start = _header(rate) + bytes(_SIDE_INFO)
    xing = b"Xing" + (0x0F).to_bytes(4, "big") + _long(len(frames)) + _long(whole) + places + _long(_QUALITY)
    delays = (ENCODER_DELAY << 12 | padding).to_bytes(3, "big")
    # Between them: replay gain, flags and bit rate; preset; the sum of the music. All not told.
    lame = b"LAME3.100" + bytes([_VBR_METHOD, _LOWPASS]) + bytes(8 + 2) + delays + bytes(4) + _long(whole) + bytes(2)
    told = start + xing + lame
    return (told + _crc16(told).to_bytes(2, "big")).ljust(size, b"\0")


def _header(rate: int) -> bytes:
    """A mono frame of 64 kbit/s: 192 bytes at 48 kHz, enough for all that is told."""
    return _SYNC + bytes([5 << 4 | _SAMPLE_RATES.index(rate) << 2, _MONO])


def _long(number: int) -> bytes:
    return number.to_bytes(4, "big")


def _crc16(data: bytes) -> int:
    """CRC-16 with the polynomial x¹⁶ + x¹⁵ + x² + 1, lowest bit first, as the tag asks for."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
