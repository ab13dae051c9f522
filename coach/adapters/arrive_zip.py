"""Apple Health's export as the phone hands it over: a zip, of which only the export itself is read, and in place.

Nothing is unpacked to disk, so that no name in it can lead anywhere.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from coach.adapters.arrive_bounds import MOST_BYTES
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem

MOST_RATIO = 200
"""Bytes that one packed byte may become: exports are packed to a twentieth, and a bomb to a thousandth."""
SMALL = 50_000_000
"""Bytes up to which that does not matter."""
MOST_ENTRIES = 300_000
"""Every recorded way is one."""
NAMES = ("export.xml", "exportación.xml", "exportacion.xml", "exportar.xml", "exportation.xml", "esporta.xml")
"""What the export is called, lower case; in other languages it is the largest of its kind in the upper folder."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@contextmanager
def opened_export(file: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The export in a zip, and how many bytes it has. Raises ``ArrivalProblem``."""
    try:
        with zipfile.ZipFile(file) as packed:
            entry = _export(packed.infolist())
            with packed.open(entry) as source:
                yield source, entry.file_size
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeError):
        raise ArrivalProblem(ArrivalFault.DAMAGED) from None


def _export(entries: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    if len(entries) > MOST_ENTRIES:
        raise ArrivalProblem(ArrivalFault.TOO_MANY)
    found = [entry for entry in entries if _may_be(entry)]
    if not found:
        raise ArrivalProblem(ArrivalFault.NO_EXPORT)
    named = [entry for entry in found if _name(entry) in NAMES]
    entry = max(named or found, key=lambda one: one.file_size)
    _refuse(entry)
    return entry


def _may_be(entry: zipfile.ZipInfo) -> bool:
    parts = entry.filename.replace("\\", "/").split("/")
    leads_away = ".." in parts or parts[0] in ("", "__MACOSX") or ":" in parts[0]
    deep = len(parts) > 2
    return not (leads_away or deep) and _name(entry).endswith(".xml") and "cda" not in _name(entry)


def _name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/").rpartition("/")[2].lower()


def _refuse(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 0x1:
        raise ArrivalProblem(ArrivalFault.LOCKED)
    if entry.compress_type not in _METHODS:
        raise ArrivalProblem(ArrivalFault.DAMAGED)
    bomb = entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(1, entry.compress_size)
    if bomb or entry.file_size > MOST_BYTES:
        raise ArrivalProblem(ArrivalFault.TOO_LARGE)
