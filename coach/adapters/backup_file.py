"""One file with everything in it: a zip that any program opens, locked as a whole where somebody wants that.

In it are the database, the exercises of one's own with their pictures, ``manifest.json`` with the size and SHA-256 of
each, and a note to read. The comment of the zip ends in the SHA-256 of everything before it, so that no changed bit
goes unseen. The address of somebody's calendar, fetched voices, and whatever can be made again are not in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

VERSION = 1
DATABASE, MANIFEST, NOTE, OWN = "amble.db", "manifest.json", "READ ME.txt", "exercises/"
SEAL = b"amble backup, sha256 of all before: "
"""What the comment of the zip begins with."""
MOST_FILE = 4_000_000_000
MOST_DATABASE, MOST_OWN_FILE, MOST_MANIFEST = 4_000_000_000, 8_000_000, 1_000_000
"""Bytes of the whole file, and of what each kind unpacks to."""
MOST_OWN_FILES = 2_000
MOST_TIMES = 200
"""How many times larger it may become by unpacking, beside a megabyte: databases of ours pack to a tenth."""
AT_ONCE = 1 << 20
_DIGEST = 64
_OWN_NAME = re.compile(r"exercises/(?!\.)[\w .\-]{1,120}\.(?:toml|png|jpg|jpeg)", re.IGNORECASE)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
Told = Callable[[int], bool]
"""Hears how many bytes were done in all, and answers whether to go on."""


class NotOurs(Exception):
    """It is no backup of Amble."""


class Damaged(Exception):
    """It is not as it was written."""


class Newer(Exception):
    """A newer Amble made it; the message says which."""


class TooLarge(Exception):
    """More than any record."""


class Stopped(Exception):
    """Told to stop."""


@dataclass(frozen=True)
class Manifest:
    """What stands in the file: by which Amble and when it was made, and size and SHA-256 of each file in it."""

    amble: str
    made_at: datetime
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes of all it unpacks to."""
        return sum(size for size, _ in self.files.values())


def write_sealed(target: Path, files: Mapping[str, Path], manifest: Manifest, note: str, told: Told) -> None:
    """Write a new file. ``files`` has the names within it, ``manifest`` no files yet; ``told`` hears bytes of all of
    them. Raises ``OSError`` and ``Stopped``.

    What would unpack to more than is believed by ``unpack_sealed`` is not packed at all."""
    if not _write_sealed(target, files, manifest, note, told, zipfile.ZIP_DEFLATED):
        _write_sealed(target, files, manifest, note, told, zipfile.ZIP_STORED)


def _write_sealed(
    target: Path, files: Mapping[str, Path], manifest: Manifest, note: str, told: Told, method: int
) -> bool:
    """Whether it came out so that it can be opened again."""
    done, listed = 0, dict[str, dict[str, object]]()

    def told_of_all(count: int) -> bool:
        return told(done + count)

    with target.open("w+b") as opened:
        with zipfile.ZipFile(opened, "w", method, compresslevel=6) as pack:
            pack.comment = SEAL + b"0" * _DIGEST
            for name, source in files.items():
                size, digest = _put(pack, name, source, told_of_all)
                done += size
                listed[name] = {"bytes": size, "sha256": digest}
            pack.writestr(NOTE, note)
            pack.writestr(MANIFEST, json.dumps(_plain(manifest, listed), ensure_ascii=False, indent=1))
        opened.seek(-_DIGEST, os.SEEK_END)
        length = opened.tell()
        digest = _sum(opened, length)
        opened.seek(length)
        opened.write(digest.encode())
        opened.flush()
        os.fsync(opened.fileno())
        return _is_believed(done, opened.tell())


def _put(pack: zipfile.ZipFile, name: str, source: Path, told: Told) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as read, pack.open(name, "w", force_zip64=True) as write:
        while block := read.read(AT_ONCE):
            digest.update(block)
            write.write(block)
            size += len(block)
            if not told(size):
                raise Stopped
    return size, digest.hexdigest()


def _plain(manifest: Manifest, listed: Mapping[str, object]) -> dict[str, object]:
    return {
        "format": "amble-backup",
        "version": VERSION,
        "amble": manifest.amble,
        "made_at": manifest.made_at.isoformat(),
        "files": listed,
    }


def unpack_sealed(file: Path, folder: Path, told: Told) -> Manifest:
    """Unpack a file into an empty folder, every byte of it checked. ``told`` hears bytes of the file, then of each that
    comes out of it.

    Raises ``OSError``, ``NotOurs``, ``Damaged``, ``Newer``, ``TooLarge`` and ``Stopped``."""
    with file.open("rb") as opened:
        _check_seal(opened, told)
        try:
            with zipfile.ZipFile(opened) as pack:
                manifest = _checked(pack, os.path.getsize(file))
                for name, (size, digest) in manifest.files.items():
                    _take(pack, name, size, digest, folder, told)
        # What the library raises for zips of any malice.
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError, KeyError):
            raise Damaged from None
        except OSError:
            raise
        except Exception as problem:
            if type(problem).__module__ == "zlib":
                raise Damaged from None
            raise
    return manifest


def _check_seal(opened: BinaryIO, told: Told) -> None:
    size = opened.seek(0, os.SEEK_END)
    if size > MOST_FILE:
        raise TooLarge
    opened.seek(0)
    if opened.read(2) != b"PK" or size < len(SEAL) + _DIGEST:
        raise NotOurs
    opened.seek(-len(SEAL) - _DIGEST, os.SEEK_END)
    ending = opened.read()
    if not ending.startswith(SEAL):
        # One that was cut short begins like ours all the same.
        opened.seek(0)
        raise Damaged if DATABASE.encode() in opened.read(100) else NotOurs
    if _sum(opened, size - _DIGEST, told) != ending[len(SEAL) :].decode("ascii", "replace"):
        raise Damaged


def _sum(opened: BinaryIO, length: int, told: Told = lambda _done: True) -> str:
    digest, left = hashlib.sha256(), length
    opened.seek(0)
    while left and (block := opened.read(min(AT_ONCE, left))):
        digest.update(block)
        left -= len(block)
        if not told(length - left):
            raise Stopped
    return digest.hexdigest()


def _checked(pack: zipfile.ZipFile, size: int) -> Manifest:
    """The list of what is in it, when it is what is really in it, and nothing else."""
    entries = {entry.filename: entry for entry in pack.infolist()}
    if len(entries) != len(pack.infolist()):
        raise Damaged
    if MANIFEST not in entries:
        raise NotOurs
    if len(entries) > MOST_OWN_FILES + 3 or entries[MANIFEST].file_size > MOST_MANIFEST:
        raise TooLarge
    manifest = _manifest(pack.open(entries[MANIFEST]).read(MOST_MANIFEST + 1))
    if set(manifest.files) != set(entries) - {MANIFEST, NOTE} or DATABASE not in manifest.files:
        raise Damaged
    for name, (length, _) in manifest.files.items():
        entry = entries[name]
        if name != DATABASE and not _OWN_NAME.fullmatch(name):
            raise Damaged
        if entry.file_size != length or entry.flag_bits & 0x1 or entry.compress_type not in _METHODS:
            raise Damaged
        if length > (MOST_DATABASE if name == DATABASE else MOST_OWN_FILE):
            raise TooLarge
    if not _is_believed(manifest.size, size):
        raise TooLarge
    return manifest


def _is_believed(unpacked: int, packed: int) -> bool:
    return unpacked <= MOST_TIMES * packed + 1_000_000


def _manifest(text: bytes) -> Manifest:
    try:
        plain: dict[str, Any] = json.loads(text)
        if plain["format"] != "amble-backup":
            raise NotOurs
        if int(plain["version"]) > VERSION:
            raise Newer(str(plain["amble"])[:40])
        files = {str(name): (int(one["bytes"]), str(one["sha256"])) for name, one in plain["files"].items()}
        made_at = datetime.fromisoformat(plain["made_at"])
        if made_at.tzinfo is None or any(size < 0 for size, _ in files.values()):
            raise Damaged
        return Manifest(str(plain["amble"])[:40], made_at, files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Damaged from None


def _take(pack: zipfile.ZipFile, name: str, size: int, digest: str, folder: Path, told: Told) -> None:
    """Unpack one file; not a byte more than it should have is written."""
    target = folder / name
    target.parent.mkdir(exist_ok=True)
    seen, left = hashlib.sha256(), size
    with pack.open(name) as read, target.open("xb") as write:
        while block := read.read(AT_ONCE):
            left -= len(block)
            if left < 0:
                raise Damaged
            seen.update(block)
            write.write(block)
            if not told(size - left):
                raise Stopped
        write.flush()
        os.fsync(write.fileno())
    if left or seen.hexdigest() != digest:
        raise Damaged


def own_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The exercises, routines and pictures in a folder, by their names in the file; what is set aside is not taken."""
    if folder.is_dir():
        for file in sorted(folder.iterdir()):
            name = f"{OWN}{file.name}"
            if file.is_file() and not file.is_symlink() and _OWN_NAME.fullmatch(name):
                yield name, file
