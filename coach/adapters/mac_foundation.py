"""The little of Core Foundation that detectors of macOS need, through ctypes. Importable everywhere, made only there.

Never run on a real Mac by its authors: written after Apple's headers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

UTF8 = 0x08000100
INT64 = 4
"""kCFStringEncodingUTF8 and kCFNumberSInt64Type."""
Pointer = ctypes.c_void_p


def framework(name: str) -> ctypes.CDLL:
    """One of Apple's libraries. Raises ``OSError`` where there is none."""
    return ctypes.CDLL(f"/System/Library/Frameworks/{name}.framework/{name}")


Load = Callable[[str], Any]


def function(library: Any, name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """One function of it, with its types. Raises ``AttributeError`` where this system has no such function."""
    found = getattr(library, name)
    found.restype, found.argtypes = result, arguments
    call: Callable[..., Any] = found
    return call


class Foundation:
    """Strings, numbers, dictionaries and lists of Apple's, read as Python's."""

    def __init__(self, load: Load = framework) -> None:
        """``load`` opens a library by its name."""
        library = load("CoreFoundation")
        self.release = function(library, "CFRelease", None, Pointer)
        self._make = function(library, "CFStringCreateWithCString", Pointer, Pointer, ctypes.c_char_p, ctypes.c_uint32)
        types = (Pointer, ctypes.c_char_p, ctypes.c_long, ctypes.c_uint32)
        self._text = function(library, "CFStringGetCString", ctypes.c_bool, *types)
        self._number = function(library, "CFNumberGetValue", ctypes.c_bool, Pointer, ctypes.c_long, Pointer)
        self._truth = function(library, "CFBooleanGetValue", ctypes.c_bool, Pointer)
        self._value = function(library, "CFDictionaryGetValue", Pointer, Pointer, Pointer)
        self._count = function(library, "CFArrayGetCount", ctypes.c_long, Pointer)
        self._item = function(library, "CFArrayGetValueAtIndex", Pointer, Pointer, ctypes.c_long)

    @contextmanager
    def owned(self, reference: int | None) -> Iterator[int | None]:
        """What was copied or made for us is let go at the end."""
        try:
            yield reference
        finally:
            if reference:
                self.release(reference)

    def text(self, reference: int | None) -> str:
        """A string, "" for none."""
        room = ctypes.create_string_buffer(1024)
        if not reference or not self._text(reference, room, len(room), UTF8):
            return ""
        return room.value.decode("utf-8", "replace")

    def number(self, reference: int | None) -> int | None:
        """A whole number."""
        found = ctypes.c_int64()
        return found.value if reference and self._number(reference, INT64, ctypes.byref(found)) else None

    def truth(self, reference: int | None) -> bool:
        """Whether it is there and true."""
        return bool(reference) and bool(self._truth(reference))

    def value(self, dictionary: int, name: str) -> int | None:
        """What stands under a name, which stays the dictionary's own."""
        with self.owned(self._make(None, name.encode(), UTF8)) as key:
            found: int | None = self._value(dictionary, key)
        return found

    def items(self, array: int) -> Iterator[int]:
        """Everything in a list, which stays the list's own."""
        for index in range(self._count(array)):
            yield self._item(array, index)
