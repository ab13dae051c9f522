"""What every test gets: no window on the screen, no file of the person's own, the same examples on every machine."""

from __future__ import annotations

import gc
import os
import tempfile

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.held_signal import HoldingBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("AMBLE_SPEED", None)

settings.register_profile("amble", deadline=None, print_blob=True)
settings.register_profile("ci", settings.get_profile("amble"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "amble")

# Seldom, as thousands of tests leave much to look through, and as a window that is thrown away by a search for garbage
# in another thread than its own can stop everything.
gc.set_threshold(50_000, 20, 50)

_FOLDERS = pytest.StashKey["tempfile.TemporaryDirectory[str]"]()


def pytest_configure(config: pytest.Config) -> None:
    """Point every folder of the platform's conventions at an empty one, so that no test meets the person's own data."""
    home = tempfile.TemporaryDirectory(prefix="amble-tests-", ignore_cleanup_errors=True)
    config.stash[_FOLDERS] = home
    for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = os.path.join(home.name, kind.lower())


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the empty folders away again."""
    folders = config.stash.get(_FOLDERS, None)
    if folders is not None:
        folders.cleanup()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001
    """The usual one, whose listeners outlive what other threads have sent them."""
    return HoldingBot(request)
