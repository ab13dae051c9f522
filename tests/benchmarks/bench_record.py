"""Twenty years, 20,000 walks, 1,200,000 sentences: `python -m tests.benchmarks.bench_record [runs]`.

The real window and its pages, offscreen; what is told of painting is the time over an empty page in the same window.
Every figure that imports or peaks can spoil is taken in a process of its own.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtWidgets import QApplication

from coach.bootstrap_core import Core
from coach.bootstrap_pages import Pages
from coach.bootstrap_year import StillClock
from coach.domain.progress_view import Span
from coach.ui.widgets.page_frame import PageFrame
from tests.benchmarks.bench_start import AMBLE, ROOT, painted_after
from tests.benchmarks.screen import private_screen
from tests.benchmarks.tables import Row, print_table
from tests.benchmarks.twenty_years import NOW, ZONE, make_twenty_years
from tests.open_house import open_pages

RUNS = 5
SWITCHES = 200
FIRST_PAINT, SWITCH = 100, 50
"""Milliseconds over an empty page."""
GROWTH = 1.0
"""Megabytes that 200 switches may leave behind: what the allocator rounds up."""
PEAK = 40
"""Megabytes that writing all of it may need at once."""
KINDS = ("json", "csv", "fhir.json", "ics")
Figures = dict[str, float]
Made = TypeVar("Made")


def main(runs: int = RUNS) -> int:
    """Print the table; returns 1 when a limit is missed."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "amble"
        took, path = _timed(lambda: make_twenty_years(folder))
        print(f"made in {took / 1000:.1f} s, {path.stat().st_size / 1e6:.0f} MB")
        painted = [_apart("page", folder) for _ in range(runs)]
        figures = {name: statistics.median(one[name] for one in painted) for name in painted[0]}
        figures |= _apart("reading", folder)
        for kind in KINDS:
            figures |= _apart(f"export:{kind}", folder)
        figures |= _apart("backup", folder)
        figures["from its start to Today on the screen, ms"] = _started(runs)
    rows = [_row(name, figure) for name, figure in figures.items()]
    return print_table(f"A record of twenty years, medians of {runs} where something is painted", rows)


def _started(runs: int) -> float:
    """Milliseconds, the first of all left out: it warms the disk."""
    with private_screen() as screen:
        make_twenty_years(Path(screen.environment["XDG_DATA_HOME"]) / "amble", now=datetime.now(ZONE))
        primary = tomllib.loads((ROOT / "resources/themes/light.toml").read_text())["colours"]["primary"]
        return statistics.median([painted_after(screen, AMBLE, primary) for _ in range(runs + 1)][1:])


def _row(name: str, figure: float) -> Row:
    limits = {"first paint": FIRST_PAINT, "switch to": SWITCH, "grown": GROWTH, ": memory, peak": PEAK}
    limit = next((limit for what, limit in limits.items() if what in name), float("inf"))
    unit = name.rpartition(", ")[2]
    return Row(name.rpartition(", ")[0], figure, None, limit, unit, 1 if unit == "MB" or figure < 10 else 0)


def _apart(what: str, folder: Path) -> Figures:
    """The figures of a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_record", what, str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


# --- in a process of its own ---------------------------------------------------------------------------------------


def page(folder: Path) -> Figures:
    """The page of progress, opened for the first time and switched between its spans."""
    # As the program itself does it until its start is over.
    gc.disable()
    app = QApplication([])
    with open_pages(app, folder, StillClock(NOW)) as pages:
        pages.window.add_page("bare", lambda: PageFrame("Bare"), in_navigation=False)
        pages.window.show_page("today")
        pages.window.grab()
        # Reminders have read theirs by the time somebody can open another page.
        pages.core.catalogue.reminder_rules()
        gc.freeze()
        gc.enable()
        bare = _painted(pages, "bare")
        began = time.process_time()
        first = _painted(pages, "progress")
        processor = (time.process_time() - began) * 1000
        desk = pages.core.progress
        ahead, _ = _timed(lambda: [None for _ in iter(desk.load_more, False)])
        still = min(_timed(pages.window.grab)[0] for _ in range(5))
        switched = {span: [_switched(pages, span) - still for _ in range(2)] for span in Span}
        grown = _grown(pages)
    switches = {f"switch to {span.value} (first time), ms": max(0.0, times[0]) for span, times in switched.items()}
    return {
        "first paint, over an empty page, ms": first - bare,
        "first paint, the processor alone, ms": processor - bare,
        **switches,
        "all years read ahead, while idle, ms": ahead,
        f"grown over {SWITCHES} switches, MB": grown,
    }


def reading(folder: Path) -> Figures:
    """What pages ask of the record."""
    core = Core(folder, StillClock(NOW))
    figures = {
        "Today worked out, ms": _timed(core.planning.today)[0],
        "every walk read, ms": _timed(core.planning.sessions)[0],
        "12 weeks worked out, ms": _timed(lambda: core.progress.view(Span.TWELVE_WEEKS))[0],
        "all weeks worked out at once, ms": _timed(lambda: core.progress.view(Span.ALL))[0],
    }
    core.close()
    return figures


def export(folder: Path, kind: str) -> Figures:
    """All of it as a file, words and sentences included."""
    from coach.bootstrap_export_desk import export_desk
    from coach.domain.record import Wanted
    from coach.services.export_ports import ExportWish, kind_of

    core, file = Core(folder, StillClock(NOW)), folder.parent / f"record.{kind}"
    desk, known = export_desk(core), kind_of(file)
    assert known is not None
    wish = ExportWish(file, known, Wanted(words=True, proofs=kind == "json"))
    before = _from_here()
    took, _ = _timed(lambda: desk.make(wish, lambda _share: True))
    core.close()
    size = file.stat().st_size / 1e6
    file.unlink()
    return {
        f"{kind} of {size:.0f} MB written, ms": took,
        f"{kind}: memory, peak, MB": _peak() - before,
    }


def backup(folder: Path) -> Figures:
    """A copy beside the database, and one file with everything, in the clear and locked."""
    from coach.bootstrap_backup_desk import backup_desk

    core = Core(folder, StillClock(NOW))
    desk, file = backup_desk(core), folder.parent / "copy.amble"
    figures = {"daily copy, ms": _timed(core.store.back_up)[0]}
    for name, passphrase in (("one file", ""), ("locked file", "three grey walking shoes")):
        before = _from_here()
        write = partial(desk.files.write, file, passphrase, lambda _share: True)
        figures[f"{name}, ms"] = _timed(write)[0]
        figures[f"{name}: memory, peak, MB"] = _peak() - before
        file.unlink()
    core.close()
    return figures


def _painted(pages: Pages, name: str) -> float:
    def paint() -> None:
        pages.window.show_page(name)
        pages.window.grab()

    return _timed(paint)[0]


def _switched(pages: Pages, span: Span) -> float:
    """Through the page itself, as a press on the choice does it."""

    def switch() -> None:
        pages.record.progress.page.span_changed.emit(span)
        pages.window.grab()

    return _timed(switch)[0]


def _grown(pages: Pages) -> float:
    """Megabytes that many switches leave behind, after the first of them."""
    for span in islice(cycle(Span), SWITCHES // 4):
        _switched(pages, span)
    before = _resident()
    for span in islice(cycle(Span), SWITCHES):
        _switched(pages, span)
    return _resident() - before


def _timed(call: Callable[[], Made]) -> tuple[float, Made]:
    """Milliseconds that a call takes, and what it gives."""
    began = time.perf_counter()
    made = call()
    return (time.perf_counter() - began) * 1000, made


def _resident() -> float:
    """Megabytes of memory in use; Linux alone tells."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def _from_here() -> float:
    """Megabytes in use; the highest mark is counted from here on. What a program reports at its end holds the memory of
    the one that started it."""
    Path("/proc/self/clear_refs").write_text("5")
    return _resident()


def _peak() -> float:
    """The most megabytes that were in use since."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6


def child(what: str, folder: Path) -> None:
    """Print the figures asked for as one line of JSON."""
    if what.startswith("export:"):
        figures = export(folder, what.partition(":")[2])
    else:
        figures = {"page": page, "reading": reading, "backup": backup}[what](folder)
    print(json.dumps(figures))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        child(sys.argv[1], Path(sys.argv[2]))
    else:
        sys.exit(main(*map(int, sys.argv[1:])))
