"""What a picture's first bytes say: its kind and size, without decoding it."""

from __future__ import annotations

import struct

MOST_BYTES = 2_000_000
MOST_PIXELS = 4000
"""On either side."""

_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_JPEG = b"\xff\xd8\xff"
_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of a JPEG that are followed by its size."""


def picture_fault(name: str, data: bytes) -> str:
    """Why a picture is not taken, or ""; its ending must be that of its kind."""
    if len(data) > MOST_BYTES:
        return f"the picture {name} is larger than {MOST_BYTES // 1_000_000} MB"
    ending = name.rpartition(".")[2].lower()
    size = _png_size(data) if ending == "png" else _jpeg_size(data) if ending in ("jpg", "jpeg") else None
    if size is None:
        return f"{name} is not a picture in the format that its name says (PNG or JPEG)"
    if not all(1 <= side <= MOST_PIXELS for side in size):
        return f"the picture {name} is {size[0]} by {size[1]} pixels, and at most {MOST_PIXELS} fit"
    return ""


def _png_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(_PNG) or len(data) < 33:
        return None
    wide, high = struct.unpack(">II", data[16:24])
    return wide, high


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(_JPEG):
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _SIZES:
            high, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return wide, high
        # Each part says how long it is; one that says less than its own two bytes would lead nowhere.
        at += 1 if marker == 0xFF else 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return None
