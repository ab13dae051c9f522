"""Reads one large JSON object piece by piece: each value of it alone, and each entry of its lists."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import IO, Any

from coach.adapters.arrive_bounds import Bounds
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem

CHUNK = 256 * 1024
"""Bytes."""
LONGEST = 8_000_000
"""Letters of one value or entry."""
_SPACE = " \t\r\n"


class _Refused(ValueError):
    """Valid for Python, not for JSON."""


def read_object(source: IO[bytes], bounds: Bounds) -> Iterator[tuple[str, Any, bool]]:
    """Every name with its value, and every entry of a list with the list's name (True). Raises ``ArrivalProblem``."""
    text = _Text(source, bounds)
    text.expect("{")
    seen: set[str] = set()
    if text.peek() == "}":
        return
    while True:
        name = text.value()
        if not isinstance(name, str) or name in seen or len(seen) > 1000:
            raise ArrivalProblem(ArrivalFault.DAMAGED)
        seen.add(name)
        text.expect(":")
        if text.peek() == "[":
            yield from ((name, entry, True) for entry in _entries(text))
        else:
            yield name, text.value(), False
        if text.next_of(",}") == "}":
            break
    if text.peek():
        raise ArrivalProblem(ArrivalFault.DAMAGED)


def _entries(text: _Text) -> Iterator[Any]:
    text.expect("[")
    if text.peek() == "]":
        text.expect("]")
        return
    while True:
        yield text.value()
        if text.next_of(",]") == "]":
            return


class _Text:
    """As much of the text as one value needs."""

    def __init__(self, source: IO[bytes], bounds: Bounds) -> None:
        self._source, self._bounds = source, bounds
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder(parse_constant=_refuse, object_pairs_hook=_once)
        self._left, self._at, self._ended = "", 0, False

    def peek(self) -> str:
        """The next letter that is no space; "" at the end."""
        while True:
            while self._at < len(self._left):
                if self._left[self._at] not in _SPACE:
                    return self._left[self._at]
                self._at += 1
            if not self._more(CHUNK):
                return ""

    def expect(self, letter: str) -> None:
        """Go past it. Raises ``ArrivalProblem`` where another stands."""
        self.next_of(letter)

    def next_of(self, letters: str) -> str:
        """Go past one of these. Raises ``ArrivalProblem`` where another stands."""
        found = self.peek()
        if not found or found not in letters:
            raise ArrivalProblem(ArrivalFault.DAMAGED)
        self._at += 1
        return found

    def value(self) -> Any:
        """The next value, whole. Raises ``ArrivalProblem``."""
        self.peek()
        size = CHUNK
        while True:
            try:
                found, end = self._json.raw_decode(self._left, self._at)
                if end < len(self._left) or self._ended:
                    self._at = end
                    self._bounds.add_element()
                    return found
            except _Refused:
                raise ArrivalProblem(ArrivalFault.DAMAGED) from None
            except RecursionError:
                raise ArrivalProblem(ArrivalFault.TOO_LARGE) from None
            except ValueError:
                if self._ended:
                    raise ArrivalProblem(ArrivalFault.DAMAGED) from None
            if len(self._left) - self._at > LONGEST:
                raise ArrivalProblem(ArrivalFault.TOO_LARGE)
            self._more(size)
            # More each time, as all of it is looked through again.
            size *= 2

    def _more(self, size: int) -> bool:
        if self._ended:
            return False
        chunk = self._source.read(size)
        self._ended = not chunk
        self._bounds.add_bytes(len(chunk))
        try:
            self._left = self._left[self._at :] + self._decoder.decode(chunk, final=not chunk)
        except UnicodeError:
            raise ArrivalProblem(ArrivalFault.DAMAGED) from None
        self._at = 0
        return not self._ended


def _refuse(name: str) -> Any:
    raise _Refused(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a name that stands in it twice means two things."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _Refused
    return made
