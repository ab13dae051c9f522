"""PySide6 keeps its hands off the sources of what is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
READ = "import coach.bootstrap_window, linecache; print(len(linecache.cache))"


def sources_read(before: str) -> int:
    """How many source files importing the window brings into memory."""
    done = subprocess.run([sys.executable, "-c", before + READ], cwd=ROOT, capture_output=True, text=True, check=True)
    return int(done.stdout)


def test_a_start_reads_no_source_only_to_look_for_a_name_in_it() -> None:
    quickened = "from coach.adapters.qt_imports import quicken_imports; quicken_imports(); "
    assert sources_read(quickened) < 10 < 50 < sources_read("")
