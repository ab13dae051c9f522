"""The arrows of the house, as a test that fails. A new arrow edits the tables here, in the commit that needs it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

CONTRACTS = (
    "coach.services.ports",
    "coach.services.sound_ports",
    "coach.services.decide_request",
    "coach.services.input_problem",
    "coach.services.doctor",
    "coach.services.sheet_ports",
    "coach.services.exercise_ports",
    "coach.services.pack_ports",
    "coach.services.dose_ports",
    "coach.services.reminder_ports",
    "coach.services.calendar_ports",
    "coach.services.report_ports",
    "coach.services.export_ports",
    "coach.services.arrival_ports",
    "coach.services.backup_ports",
    "coach.services.diary_ports",
)
"""What adapters serve: the ports, the question of the command that reads JSON, how what was handed in is refused, and
the doctor's findings."""

ARROWS: dict[str, tuple[str, ...]] = {
    "domain": ("coach.domain",),
    "services": ("coach.services", "coach.domain"),
    "adapters": ("coach.adapters", "coach.domain", *CONTRACTS),
    "drawing": ("coach.drawing", "coach.domain"),
    "ui": ("coach.ui", "coach.services", "coach.domain", "coach.drawing"),
    "cli": ("coach.cli", "coach.services", "coach.domain"),
    "launch": ("coach.launch", "coach.bootstrap"),
    "main": ("coach.launch",),
    "bootstrap": ("coach",),
}
"""Room to the parts of Amble that it may import."""

QT: dict[str, tuple[str, ...]] = {
    "services": ("QtCore",),
    "adapters": ("QtCore", "QtNetwork", "QtDBus"),
    "drawing": ("QtCore", "QtGui"),
    "ui": ("QtCore", "QtGui", "QtWidgets", "QtSvg"),
    "cli": ("QtCore",),
    "bootstrap": ("QtCore", "QtGui", "QtWidgets"),
}
"""Room to the Qt modules that it may import."""

PRINTERS = ("coach.adapters.sheet_pdf", "coach.adapters.report_pdf", "coach.adapters.report_html")
"""Adapters that put on paper what ``drawing`` paints: they alone may import it, and QtGui with it."""

OWNERS: dict[str, tuple[str, ...]] = {
    "apscheduler": ("coach.adapters.scheduler",),
    "defusedxml": ("coach.adapters.arrive_xml",),
    "dbus_idle": ("coach.adapters.detect_idle",),
    "desktop_notifier": ("coach.adapters.notifier",),
    "espeakng_loader": ("coach.adapters.espeak_driver",),
    "fitdecode": ("coach.adapters.arrive_fit",),
    "av": ("coach.adapters.audio_m4a",),
    "hibari": ("coach.adapters.hibari_driver",),
    "inotify_simple": ("coach.adapters.detect_camera",),
    "jeepney": ("coach.adapters.detect_bus",),
    # Calendars, in the process that reads them.
    "icalendar": ("coach.adapters.calendar_reader",),
    "lameenc": ("coach.adapters.audio_mp3",),
    "miniaudio": ("coach.adapters.sound_stream",),
    # Two kinds of file that people write, each with its own shape.
    "msgspec": ("coach.adapters.catalogue_entries", "coach.adapters.json_input", "coach.adapters.json_bounds"),
    # Sound as samples: reading and mixing in one file, loudness and limiting in the other.
    "numpy": ("coach.adapters.samples", "coach.adapters.loudness"),
    # Under hibari; told to be silent, and nothing else.
    "onnxruntime": ("coach.adapters.hibari_driver",),
    "platformdirs": ("coach.adapters.paths",),
    # To lower others' sound in a process of its own, and to tell whether somebody records.
    "pulsectl": ("coach.adapters.duck_process", "coach.adapters.detect_microphone"),
    "pyrage": ("coach.adapters.backup_lock",),
    "pyttsx3": ("coach.adapters.speech_engine",),
    "recurring_ical_events": ("coach.adapters.calendar_reader",),
    "soundfile": ("coach.adapters.audio_file",),
    "wakepy": ("coach.adapters.wake_lock",),
    # Windows in full screen, and idle time where the C library for that is missing.
    "Xlib": ("coach.adapters.detect_full_screen", "coach.adapters.detect_idle"),
}
"""Library to the adapter that alone may import it."""

CHANCE_AND_TIME = frozenset(("random", "secrets", "time", "uuid"))
SYSTEM = frozenset(("asyncio", "os", "shutil", "subprocess", "sys", "tempfile", "threading"))
FILES = frozenset(("io", "logging", "pathlib", "socket", "sqlite3", "tomllib", "urllib"))
IMPURE = CHANCE_AND_TIME | SYSTEM | FILES
"""Parts of the standard library that reach outside: not for the domain."""

CLOCKS = frozenset(("now", "utcnow", "today"))
VAGUE = frozenset(("utils", "util", "helpers", "helper", "manager", "managers", "common"))
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b")
LONGEST_FILE = 300
LONGEST_FUNCTION = 50


@dataclass(frozen=True)
class Module:
    """One Python file, by its dotted name."""

    name: str
    text: str
    package: bool = False

    @cached_property
    def tree(self) -> ast.Module:
        """What the file says, parsed."""
        return ast.parse(self.text)

    @property
    def room(self) -> str:
        """The part of the house that the file is in; what belongs to no room is in room "coach"."""
        parts = self.name.split(".")
        where = parts[1] if len(parts) > 1 else parts[0]
        if where == "__main__":
            return "launch"
        return next((room for room in ("cli", "bootstrap") if where.split("_")[0] == room), where)

    @cached_property
    def imports(self) -> tuple[str, ...]:
        """Every imported dotted name, with the imported thing at its end where it was named (``from a import b``)."""
        return tuple(self._imports())

    def _imports(self) -> Iterator[str]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                yield from (f"{base}.{alias.name}" for alias in node.names)
            elif isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"} and node.args:
                first = node.args[0]
                yield from [first.value] if isinstance(first, ast.Constant) and isinstance(first.value, str) else []

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        parent = parts[: len(parts) - node.level + (1 if self.package else 0)]
        return ".".join([*parent, *([node.module] if node.module else [])])


def _called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def read_house(root: Path) -> list[Module]:
    """Every module of Amble under ``root``, and ``main.py``."""
    files = [*sorted((root / "coach").rglob("*.py")), *root.glob("main.py")]
    return [_read(root, file) for file in files if "resources" not in file.relative_to(root).parts]


def _read(root: Path, file: Path) -> Module:
    parts = file.relative_to(root).with_suffix("").parts
    package = parts[-1] == "__init__"
    return Module(".".join(parts[:-1] if package else parts), file.read_text(encoding="utf-8"), package)


def _within(name: str, part: str) -> bool:
    return name == part or name.startswith(f"{part}.") or (part == "coach.cli" and name.startswith("coach.cli_"))


def breaches(house: list[Module]) -> list[str]:
    """Each broken rule as one sentence; empty when the house stands."""
    found = [line for module in house for rule in RULES for line in rule(module)]
    return sorted(set(found))


def _arrows(module: Module) -> Iterator[str]:
    paints = ("coach.drawing",) if module.name in PRINTERS else ()
    allowed = (*ARROWS.get(module.room, ()), *paints, "coach.__version__")
    for name in module.imports:
        ours = _within(name, "coach") and name != "coach"
        if ours and not any(_within(name, part) for part in allowed):
            yield f"{module.name} may not import {name}: no such arrow"


def _outsiders(module: Module) -> Iterator[str]:
    qt = (*QT.get(module.room, ()), *(("QtGui",) if module.name in PRINTERS else ()))
    for name in module.imports:
        library, _, rest = name.partition(".")
        if library in sys.stdlib_module_names or library == "coach":
            continue
        # A part of PySide6: whether a widget is still there is asked where widgets are.
        if library == "shiboken6" and module.room == "ui":
            continue
        if library == "PySide6":
            if rest.partition(".")[0] not in qt:
                yield f"{module.name} may not import {name}: Qt modules of this room are {qt}"
        elif library not in OWNERS:
            yield f"{module.name} imports {library}, which nobody owns: add it to the table"
        elif module.name not in OWNERS[library]:
            yield f"{module.name} may not import {library}: it belongs to {' and '.join(OWNERS[library])}"


def _purity(module: Module) -> Iterator[str]:
    if module.room != "domain":
        return
    yield from (f"{module.name} may not import {n}: the domain is pure" for n in module.imports if _impure(n))
    for node in ast.walk(module.tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"open", "print", "input"}
        ):
            yield f"{module.name}:{node.lineno} calls {node.func.id}(): the domain is pure"


def _impure(name: str) -> bool:
    return name.partition(".")[0] in IMPURE


def _one_clock(module: Module) -> Iterator[str]:
    if module.room not in {"domain", "services", "drawing"}:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            owner = ast.unparse(node.func.value).rpartition(".")[2]
            if owner in {"datetime", "date"}:
                yield f"{module.name}:{node.lineno} reads the clock: time is an argument"


def _names(module: Module) -> Iterator[str]:
    if VAGUE.intersection(re.split(r"[._]", module.name)):
        yield f"{module.name}: say what the module is for"


def _colours(module: Module) -> Iterator[str]:
    for number, line in enumerate(module.text.splitlines(), 1):
        if COLOUR.search(line):
            yield f"{module.name}:{number} names a colour: colours are data, in resources/themes"


def _lengths(module: Module) -> Iterator[str]:
    lines = len(module.text.splitlines())
    if lines > LONGEST_FILE:
        yield f"{module.name} has {lines} lines: at most {LONGEST_FILE}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{module.name}:{node.lineno} {node.name} has {length} lines: at most {LONGEST_FUNCTION}"


RULES = (_arrows, _outsiders, _purity, _one_clock, _names, _colours, _lengths)


def test_the_house_stands() -> None:
    assert breaches(read_house(ROOT)) == []


def test_the_house_is_really_read() -> None:
    names = {module.name for module in read_house(ROOT)}
    assert {"main", "coach", "coach.domain.plan", "coach.services.ports", "coach.launch.start"} <= names


def _build(folder: Path, files: dict[str, str]) -> list[str]:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return breaches(read_house(folder))


SOUND = {
    "main.py": "from coach.launch.start import main",
    "coach/__main__.py": "from coach.launch import installed",
    "coach/launch/start.py": "import os, sys\nfrom coach import __version__",
    "coach/bootstrap.py": "from PySide6.QtWidgets import QApplication\nfrom coach.adapters.x import X",
    "coach/bootstrap_window.py": "from coach.ui.pages import today",
    "coach/cli_today.py": "from coach.services.today import T\nfrom coach.domain import plan\nfrom coach.cli import x",
    "coach/domain/plan.py": "from datetime import datetime\ndef f(now: datetime): return now.today",
    "coach/services/today.py": "from PySide6.QtCore import QObject\nfrom . import ports\nfrom ..domain import plan",
    "coach/adapters/scheduler.py": "import apscheduler.job\nfrom coach.services.ports import Clock\nimport random",
    "coach/adapters/sheet_pdf.py": "from PySide6.QtGui import QPdfWriter\nfrom coach.drawing.ring import ring",
    "coach/drawing/ring.py": "from PySide6.QtGui import QPainter\nfrom coach.domain.plan import Plan",
    "coach/ui/pages/today.py": "from PySide6 import QtWidgets\nfrom coach.drawing.ring import ring",
}


def test_a_house_that_keeps_the_rules_is_left_in_peace(tmp_path: Path) -> None:
    assert _build(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("coach/domain/a.py", "from coach.services import ports", "no such arrow"),
        ("coach/domain/a.py", "from ..services import ports", "no such arrow"),
        ("coach/services/a.py", "def f():\n    from coach.adapters.store import Store", "no such arrow"),
        ("coach/services/a.py", "import coach.ui.texts", "no such arrow"),
        ("coach/ui/a.py", "from coach.adapters.store import Store", "no such arrow"),
        (
            "coach/ui/a.py",
            "from importlib import import_module\nimport_module('coach.adapters.store')",
            "no such arrow",
        ),
        ("coach/adapters/a.py", "from coach.services.reminders import Reminders", "no such arrow"),
        ("coach/adapters/a.py", "from coach.ui import texts", "no such arrow"),
        ("coach/adapters/a.py", "from coach.drawing.ring import ring", "no such arrow"),
        ("coach/drawing/a.py", "from coach.services.ports import Clock", "no such arrow"),
        ("coach/cli_walk.py", "from coach.adapters.store import Store", "no such arrow"),
        ("coach/launch/a.py", "from coach.domain.plan import Plan", "no such arrow"),
        ("main.py", "from coach.bootstrap import main", "no such arrow"),
        ("coach/attic/a.py", "from coach.domain.plan import Plan", "no such arrow"),
        ("coach/domain/a.py", "from PySide6.QtCore import QObject", "Qt modules"),
        ("coach/services/a.py", "from PySide6 import QtWidgets", "Qt modules"),
        ("coach/services/a.py", "import PySide6.QtGui", "Qt modules"),
        ("coach/drawing/a.py", "from PySide6.QtWidgets import QWidget", "Qt modules"),
        ("coach/adapters/a.py", "from PySide6.QtGui import QIcon", "Qt modules"),
        ("coach/adapters/sheet_pdf.py", "from PySide6.QtWidgets import QWidget", "Qt modules"),
        ("coach/cli.py", "import PySide6.QtGui", "Qt modules"),
        ("coach/launch/a.py", "import numpy", "belongs to"),
        ("coach/services/a.py", "import msgspec", "belongs to"),
        ("coach/adapters/a.py", "import apscheduler", "belongs to coach.adapters.scheduler"),
        ("coach/adapters/a.py", "import requests", "nobody owns"),
        ("coach/services/a.py", "from shiboken6 import isValid", "nobody owns"),
        ("coach/domain/a.py", "import os.path", "the domain is pure"),
        ("coach/domain/a.py", "from random import Random", "the domain is pure"),
        ("coach/domain/a.py", "open('x')", "calls open"),
        ("coach/domain/a.py", "import datetime\ndatetime.datetime.now()", "reads the clock"),
        ("coach/services/a.py", "from datetime import date\ndate.today()", "reads the clock"),
        ("coach/ui/widgets/common.py", "", "say what the module is for"),
        ("coach/services/plan_helpers.py", "", "say what the module is for"),
        ("coach/ui/a.py", "INK = '#1f2a2e'", "names a colour"),
        ("coach/ui/a.py", "\n" * 301, "301 lines"),
        ("coach/ui/a.py", "def f():\n" + "    pass\n" * 50, "f has 51 lines"),
    ],
)
def test_each_rule_catches_what_breaks_it(tmp_path: Path, file: str, text: str, said: str) -> None:
    found = _build(tmp_path, {file: text})
    assert len(found) == 1
    assert said in found[0]


def test_every_owner_lives_in_the_adapters_and_really_imports_its_library() -> None:
    house = {module.name: module for module in read_house(ROOT)}
    idle = [
        f"{owner} does not import {library}"
        for library, owners in OWNERS.items()
        for owner in owners
        if owner not in house or not any(_within(name, library) for name in house[owner].imports)
    ]
    assert idle == []
    assert all(owner.startswith("coach.adapters.") for owners in OWNERS.values() for owner in owners)
