"""ID3v2.4 tags with chapters and timed words, for MP3 and WAV files.

Written from the public papers at id3.org: "ID3 tag version 2.4.0 - Main Structure", "… - Native Frames" (SYLT, USLT,
COMM and text frames) and "ID3v2 Chapter Frame Addendum" 1.0 (CHAP, CTOC).
"""

from __future__ import annotations

from coach.adapters.audio_chapters import lrc
from coach.services.sound_ports import Chapter, FileTags

_UTF8 = b"\x03"
_LANGUAGE = b"eng"
_MILLISECONDS, _LYRICS = b"\x02", b"\x01"
_TOP_AND_ORDERED = b"\x03"
_NO_OFFSET = b"\xff\xff\xff\xff"
_MOST_CHAPTERS = 255


def id3_tag(tags: FileTags) -> bytes:
    """The whole tag."""
    chapters = tags.chapters[:_MOST_CHAPTERS]
    body = b"".join(
        (
            _text(b"TIT2", tags.title),
            _text(b"TALB", tags.album),
            _text(b"TDRC", tags.date),
            _frame(b"COMM", _UTF8 + _LANGUAGE + b"\0" + tags.comment.encode()),
            _contents(len(chapters)) if chapters else b"",
            *(_chapter(number, chapter) for number, chapter in enumerate(chapters)),
            _timed_words(tags) if tags.lyrics else b"",
            _frame(b"USLT", _UTF8 + _LANGUAGE + b"\0" + lrc(tags).encode()) if tags.lyrics else b"",
        )
    )
    return b"ID3\x04\x00\x00" + _syncsafe(len(body)) + body


def _contents(count: int) -> bytes:
    """The order of the chapters."""
    names = b"".join(b"ch%d\0" % number for number in range(count))
    return _frame(b"CTOC", b"toc\0" + _TOP_AND_ORDERED + bytes([count]) + names)


def _chapter(number: int, chapter: Chapter) -> bytes:
    times = b"".join(round(seconds * 1000).to_bytes(4, "big") for seconds in (chapter.start, chapter.end))
    return _frame(b"CHAP", b"ch%d\0" % number + times + _NO_OFFSET * 2 + _text(b"TIT2", chapter.title))


def _timed_words(tags: FileTags) -> bytes:
    words = b"".join(sentence.encode() + b"\0" + round(at * 1000).to_bytes(4, "big") for at, sentence in tags.lyrics)
    return _frame(b"SYLT", _UTF8 + _LANGUAGE + _MILLISECONDS + _LYRICS + b"\0" + words)


def _text(name: bytes, words: str) -> bytes:
    return _frame(name, _UTF8 + words.encode())


def _frame(name: bytes, body: bytes) -> bytes:
    return name + _syncsafe(len(body)) + b"\0\0" + body


def _syncsafe(number: int) -> bytes:
    """Four times seven bits, so that no byte looks like the start of sound."""
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))
