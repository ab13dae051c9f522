"""Whether something can be saved in a place."""

from __future__ import annotations

from pathlib import Path

from coach.adapters.save_target import no_target
from coach.bootstrap_core import Core
from coach.services.save_target import no_target_words


def target_refused(core: Core, file: Path) -> str:
    """One sentence why a file cannot be saved under this name, or ""."""
    return no_target_words(lambda path: no_target(path, core.folders), file, core.phrases)
