"""Natural voices that are not here yet: offered from hibari's own register, fetched only when somebody asks."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol
from urllib.parse import urlsplit

from coach.adapters.hibari_driver import HibariProblem, NaturalVoice, hub_address, is_whole, package_folder, registry
from coach.services.sound_ports import VoiceOffer, VoiceUnavailable

BLOCK = 64 * 1024
"""Bytes at a time: about a hundred steps of progress a voice."""
PATIENCE = 15.0
"""Seconds without a byte until a connection counts as broken."""
_PREFIX = "natural/"


class Source(Protocol):
    """What bytes are read from."""

    def read(self, amount: int) -> bytes:
        """So many bytes or fewer; none at the end."""


class DownloadedVoices:
    """A ``VoiceShelf`` over a folder. Nothing outside this computer is asked before ``fetch``."""

    def __init__(
        self,
        folder: Path,
        voices: Sequence[NaturalVoice] | None = None,
        address: str = "",
        patience: float = PATIENCE,
    ) -> None:
        """``folder`` is made when the first voice comes. ``voices`` and ``address`` (where their files lie) are those
        of the installed hibari unless given; ``patience`` in seconds."""
        self._folder, self._given, self._address, self._patience = folder, voices, address, patience

    def offers(self) -> tuple[VoiceOffer, ...]:
        """Those that are not here whole; none without hibari."""
        missing = [voice for voice in self._known() if not voice.bundled and not is_whole(self._file(voice), voice)]
        source = (urlsplit(self._where()).hostname or "") if missing else ""
        return tuple(VoiceOffer(_PREFIX + one.id, one.name, one.language.lower(), one.bytes, source) for one in missing)

    def kept(self) -> tuple[str, ...]:
        """Those in the folder."""
        return tuple(_PREFIX + one.id for one in self._known() if not one.bundled and is_whole(self._file(one), one))

    def fetch(self, id: str, go_on: Callable[[float], bool]) -> bool:
        """Bring one here: into a part file, checked against its sum, and only then under its own name."""
        from http.client import HTTPException

        voice = self._find(id)
        if is_whole(self._file(voice), voice):
            return True
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._drop_parts(voice)
            return self._fetch(voice, go_on)
        except (OSError, HTTPException, ValueError) as problem:
            raise VoiceUnavailable(_sentence(problem)) from problem

    def forget(self, id: str) -> None:
        """Delete one that was fetched."""
        voice = self._find(id)
        try:
            if not voice.bundled:
                self._file(voice).unlink(missing_ok=True)
        except OSError as problem:
            raise VoiceUnavailable(f"The voice could not be deleted: {problem.strerror or problem}.") from problem

    def _known(self) -> Sequence[NaturalVoice]:
        if self._given is not None:
            return self._given
        package = package_folder()
        try:
            return registry(package) if package else ()
        except HibariProblem:
            return ()

    def _where(self) -> str:
        package = package_folder()
        try:
            return self._address or (hub_address(package) if package else "")
        except HibariProblem:
            return ""

    def _find(self, id: str) -> NaturalVoice:
        found = next((voice for voice in self._known() if _PREFIX + voice.id == id), None)
        if found is None:
            raise VoiceUnavailable(f"There is no voice {id} to fetch.")
        return found

    def _file(self, voice: NaturalVoice) -> Path:
        return self._folder / voice.file

    def _drop_parts(self, voice: NaturalVoice) -> None:
        """What a program that was ended in mid-fetch left behind."""
        for part in self._folder.glob(f"{voice.file}.*.part"):
            with suppress(OSError):
                part.unlink()

    def _fetch(self, voice: NaturalVoice, go_on: Callable[[float], bool]) -> bool:
        from tempfile import NamedTemporaryFile
        from urllib.request import urlopen

        part = None
        try:
            with (
                urlopen(self._where() + voice.file, timeout=self._patience) as source,
                NamedTemporaryFile(dir=self._folder, prefix=f"{voice.file}.", suffix=".part", delete=False) as target,
            ):
                part = Path(target.name)
                if not _copy(source, target, voice, go_on):
                    return False
                target.flush()
                os.fsync(target.fileno())
            part.replace(self._file(voice))
            return True
        finally:
            if part is not None:
                part.unlink(missing_ok=True)


def _copy(source: Source, target: IO[bytes], voice: NaturalVoice, go_on: Callable[[float], bool]) -> bool:
    """Everything, unless ``go_on`` says no. Raises ``VoiceUnavailable`` where it is not the voice of the register."""
    total, digest = 0, hashlib.sha256()
    while go_on(min(1.0, total / voice.bytes)):
        block = source.read(BLOCK)
        if not block:
            break
        total += len(block)
        if total > voice.bytes:
            break
        digest.update(block)
        target.write(block)
    else:
        return False
    if total != voice.bytes or digest.hexdigest() != voice.sha256:
        raise VoiceUnavailable("What arrived is not the voice that was asked for, so it was thrown away.")
    return True


def _sentence(problem: Exception) -> str:
    reason = getattr(problem, "reason", problem)
    if isinstance(problem, TimeoutError) or isinstance(reason, TimeoutError):
        return "The voice could not be fetched: nothing came for a while. Please try again later."
    if isinstance(problem, OSError) and problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "There is not enough room on the disk for this voice."
    if isinstance(problem, OSError) and problem.filename is not None and not hasattr(problem, "code"):
        return f"The voice cannot be kept: {problem.strerror or problem}."
    said = getattr(reason, "strerror", None) or str(reason) or type(problem).__name__
    return f"The voice could not be fetched: {said}. Please look at the connection, and try again."
