"""Chapters and timed words as plain text: Vorbis comments for FLAC and Ogg, and LRC inside every file.

Chapters follow the "Chapter Extension" of the Xiph.Org wiki (CHAPTER001=00:00:00.000, CHAPTER001NAME=…).
"""

from __future__ import annotations

from coach.domain.timed_text import lrc_lines, to_the_millisecond
from coach.services.sound_ports import FileTags


def lrc(tags: FileTags) -> str:
    """The words with their times, a line each."""
    return lrc_lines(tags.lyrics)


def vorbis_comments(tags: FileTags, vendor: str = "Amble") -> bytes:
    """The comment header's fields without a framing bit: what FLAC takes whole, and Ogg Vorbis between its ends."""
    fields = [("TITLE", tags.title), ("ALBUM", tags.album), ("DATE", tags.date), ("COMMENT", tags.comment)]
    for number, chapter in enumerate(tags.chapters, 1):
        fields.append((f"CHAPTER{number:03}", to_the_millisecond(chapter.start, ".")))
        fields.append((f"CHAPTER{number:03}NAME", chapter.title))
    if tags.lyrics:
        fields.append(("LYRICS", lrc(tags)))
    entries = [f"{name}={value}".encode() for name, value in fields]
    return b"".join((_counted(vendor.encode()), _little(len(entries)), *map(_counted, entries)))


def _counted(entry: bytes) -> bytes:
    return _little(len(entry)) + entry


def _little(number: int) -> bytes:
    return number.to_bytes(4, "little")
