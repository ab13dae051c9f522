"""The dress of the windows, for every test that shows one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from coach.domain.look import Look, Scheme
from coach.ui.texts import Texts, read_texts
from coach.ui.theme import Appearance

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    """The light look at 100 %; tests may apply another."""
    dress = Appearance(qapp, RESOURCES, Look(Scheme.LIGHT))
    yield dress
    # pytest-qt has closed the test's windows. While they wait for their deletion each would be dressed once more, here
    # and in every test to come.
    dress.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The English words."""
    return read_texts(RESOURCES / "words" / "en.toml")
