"""Where Amble keeps its files."""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from pathlib import Path

NAME = "amble"
"""What the system's folders for us are called."""


@dataclass(frozen=True)
class Folders:
    """``data`` holds what must not be lost, ``cache`` what can be made again, ``logs`` what helps to find a fault."""

    data: Path
    cache: Path
    logs: Path

    @property
    def store(self) -> Path:
        """The database."""
        return self.data / "amble.db"

    @property
    def voices(self) -> Path:
        """Natural voices that somebody fetched; made when the first one comes."""
        return self.data / "voices"

    @property
    def spools(self) -> tuple[Path, ...]:
        """Where a walk goes while the database cannot be written: the cache, then the system's own temporary folder
        (one for each person and data folder)."""
        place = zlib.crc32(str(self.data.absolute()).encode())
        return self.cache / "unsaved.json", temporary() / f"{NAME}-{_person()}-{place:08x}" / "unsaved.json"

    def create(self) -> None:
        """Make the folders. Raises ``StoreProblem`` with one sentence naming the one that cannot be made."""
        for folder in (self.data, self.cache, self.logs):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                # Imported here: the folders are needed before anything of the services is.
                from coach.services.ports import StoreProblem

                raise StoreProblem(f"Amble cannot make its folder {folder}: {error.strerror}.") from error


def find_folders(data_dir: Path | None = None) -> Folders:
    """The platform's folders for this user, or everything under ``data_dir``. Makes nothing."""
    if data_dir is not None:
        root = data_dir.expanduser().absolute()
        return Folders(root, root / "cache", root / "logs")
    # Imported here: 12–20 ms that a start with a folder of its own does not need.
    import platformdirs

    own = platformdirs.PlatformDirs(NAME, appauthor=False)
    return Folders(own.user_data_path, own.user_cache_path, own.user_log_path)


def temporary() -> Path:
    """The system's folder for what need not last."""
    # The tempfile module would say the same after 5 ms of imports.
    named = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    return Path(next((name for name in named if name), "/tmp"))


def _person() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
