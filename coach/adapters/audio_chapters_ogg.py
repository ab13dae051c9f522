"""Puts comments into a finished FLAC or Ogg Vorbis file, in the room that was left for them.

The library that writes these files knows a few fields only, so it is given one long field, and that is written over in
place. Written from RFC 9639 (FLAC), RFC 3533 (Ogg pages and their sums) and the Vorbis I specification of Xiph.Org (the
second packet is the comments; what follows the framing bit is padding that decoders pass over).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

_STREAM_INFO, _PADDING, _COMMENTS, _LAST = 0, 1, 4, 0x80
_START = b"\x03vorbis"
_PAGE_HEADER = 27
_LARGEST_BLOCK = (1 << 24) - 1


class NoRoom(Exception):
    """The file is not as expected, or the room left in it is too small."""


def put_into_flac(path: Path, comments: bytes) -> None:
    """Write ``comments`` and padding over every block after the first. Raises ``OSError`` and ``NoRoom``."""
    with path.open("r+b") as file:
        start, end = _flac_room(file)
        rest = end - start - 4 - len(comments)
        if rest < 4 or rest > _LARGEST_BLOCK:
            raise NoRoom(f"{len(comments)} bytes of comments in {end - start}")
        file.seek(start)
        file.write(bytes([_COMMENTS]) + len(comments).to_bytes(3, "big") + comments)
        file.write(bytes([_PADDING | _LAST]) + (rest - 4).to_bytes(3, "big") + bytes(rest - 4))


def _flac_room(file: BinaryIO) -> tuple[int, int]:
    """Where the blocks after the first begin and end."""
    if file.read(4) != b"fLaC":
        raise NoRoom("no FLAC file")
    start = 0
    while True:
        header = file.read(4)
        if len(header) < 4:
            raise NoRoom("a FLAC file without sound")
        file.seek(int.from_bytes(header[1:], "big"), 1)
        start = start or file.tell()
        if header[0] & _LAST:
            return start, file.tell()


@dataclass
class _Page:
    """One page: where it is, its header with the table of segments, and its body."""

    at: int
    header: bytes
    body: bytearray


def put_into_ogg(path: Path, comments: bytes) -> None:
    """Write ``comments`` over the second packet, whose length stays. Raises ``OSError`` and ``NoRoom``."""
    with path.open("r+b") as file:
        pages = _comment_pages(file)
        told = _START + comments + b"\x01"
        room = list(_places(pages))
        if len(told) > len(room):
            raise NoRoom(f"{len(told)} bytes of comments in {len(room)}")
        for (page, index), byte in zip(room, told.ljust(len(room), b"\0"), strict=True):
            page.body[index] = byte
        for page in pages:
            file.seek(page.at)
            file.write(_with_sum(page))


def _comment_pages(file: BinaryIO) -> list[_Page]:
    """The pages that the second packet lies on; the first packet has a page of its own."""
    _read_page(file)
    pages = [_read_page(file)]
    if not pages[0].body.startswith(_START):
        raise NoRoom("no Vorbis comments where they should be")
    while all(length == 255 for length in pages[-1].header[_PAGE_HEADER:]):
        pages.append(_read_page(file))
    return pages


def _read_page(file: BinaryIO) -> _Page:
    at, header = file.tell(), file.read(_PAGE_HEADER)
    if len(header) < _PAGE_HEADER or header[:4] != b"OggS":
        raise NoRoom("no Ogg page where one should be")
    header += file.read(header[26])
    return _Page(at, header, bytearray(file.read(sum(header[_PAGE_HEADER:]))))


def _places(pages: list[_Page]) -> Iterator[tuple[_Page, int]]:
    """Every byte of the packet: on each page up to the first segment that is shorter than 255."""
    for page in pages:
        index = 0
        for length in page.header[_PAGE_HEADER:]:
            yield from ((page, place) for place in range(index, index + length))
            index += length
            if length < 255:
                return


def _with_sum(page: _Page) -> bytes:
    whole = bytearray(page.header + page.body)
    whole[22:26] = bytes(4)
    whole[22:26] = _crc(bytes(whole)).to_bytes(4, "little")
    return bytes(whole)


def _crc(data: bytes) -> int:
    """CRC-32 with the polynomial 0x04c11db7, highest bit first, from 0, as Ogg has it."""
    table, crc = _crc_table(), 0
    for byte in data:
        crc = crc << 8 & 0xFFFFFFFF ^ table[crc >> 24 ^ byte]
    return crc


@cache
def _crc_table() -> tuple[int, ...]:
    table = []
    for number in range(256):
        crc = number << 24
        for _ in range(8):
            crc = crc << 1 & 0xFFFFFFFF ^ (0x04C11DB7 if crc & 0x80000000 else 0)
        table.append(crc)
    return tuple(table)
