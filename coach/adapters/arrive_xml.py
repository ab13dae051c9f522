"""Reads XML from strangers as a stream: nothing of it is held, and everything is limited.

Entities and other files are refused. The list of elements that Apple Health puts before its export is left out unread:
some of its versions are broken, and nothing of it is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import IO, Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from coach.adapters.arrive_bounds import Bounds
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem

CHUNK = 128 * 1024
"""Bytes that are parsed before anybody looks whether to go on."""
MOST_PROLOGUE = 512 * 1024
"""Bytes before the first element."""
DEEPEST = 40
"""Elements within elements; an export of Apple Health has five."""
MOST_TEXT = 20_000
"""Letters between two tags that are kept."""
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+[A-Za-z_:][\w:.-]*\s*\[(?P<inside>[^\]]*)\]\s*>")
_ROOT = re.compile(rb"<[A-Za-z_]")


class Reading(Protocol):
    """What listens to the elements of one kind of file."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; its name without a namespace."""

    def end(self, name: str, text: str) -> None:
        """It ends; ``text`` stood in it."""


def read_xml(source: IO[bytes], bounds: Bounds, choose: Callable[[str], Reading]) -> Reading:
    """Read all of it; ``choose`` is asked once, with the name of the outermost element, who listens. Raises
    ``ArrivalProblem``."""
    listener = _Listener(choose, bounds)
    parser = DefusedXMLParser(target=listener, forbid_entities=True, forbid_external=True)
    try:
        for chunk in _chunks(source, bounds):
            parser.feed(chunk)
        parser.close()
    except DefusedXmlException:
        raise ArrivalProblem(ArrivalFault.ENTITIES) from None
    except (ParseError, UnicodeError, LookupError, ValueError) as problem:
        raise ArrivalProblem(ArrivalFault.DAMAGED, _place(problem)) from None
    if listener.reading is None:
        raise ArrivalProblem(ArrivalFault.UNKNOWN)
    return listener.reading


def _place(problem: Exception) -> str:
    position = getattr(problem, "position", None)
    return str(position[0]) if position else ""


def _chunks(source: IO[bytes], bounds: Bounds) -> Iterator[bytes]:
    yield _without_doctype(source, bounds)
    while chunk := source.read(CHUNK):
        bounds.add_bytes(len(chunk))
        yield chunk


def _without_doctype(source: IO[bytes], bounds: Bounds) -> bytes:
    """The beginning of a file up to the first element and a little on."""
    begun = b""
    while _ROOT.search(begun) is None and len(begun) <= MOST_PROLOGUE:
        chunk = source.read(CHUNK)
        if not chunk:
            break
        bounds.add_bytes(len(chunk))
        begun += chunk
    found = _DOCTYPE.search(begun)
    if found is None:
        return begun
    if b"<!ENTITY" in found["inside"] or b"%" in found["inside"]:
        raise ArrivalProblem(ArrivalFault.ENTITIES)
    return begun[: found.start()] + begun[found.end() :]


class _Listener:
    """Between the parser and whoever listens: counts, and finds out what the file is."""

    def __init__(self, choose: Callable[[str], Reading], bounds: Bounds) -> None:
        self.reading: Reading | None = None
        self._choose, self._bounds = choose, bounds
        self._depth, self._text = 0, ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """The parser found the beginning of an element."""
        name = tag.rpartition("}")[2]
        self._depth += 1
        self._text = ""
        self._bounds.add_element()
        if self._depth > DEEPEST:
            raise ArrivalProblem(ArrivalFault.TOO_DEEP)
        if self.reading is None:
            self.reading = self._choose(name)
        self.reading.start(name, attributes)

    def end(self, tag: str) -> None:
        """The parser found its end."""
        self._depth -= 1
        if self.reading is not None:
            self.reading.end(tag.rpartition("}")[2], self._text)
        self._text = ""

    def data(self, text: str) -> None:
        """The parser found words; they come in pieces."""
        if len(self._text) < MOST_TEXT:
            self._text += text

    def close(self) -> None:
        """The parser is at its end."""
