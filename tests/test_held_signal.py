"""Whoever waited for a signal of another thread lives until all of it has arrived, and no longer."""

from __future__ import annotations

import gc
import weakref
from threading import Thread

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalEmittedError


class Source(QObject):
    moved = Signal(int)

    def move_elsewhere(self, number: int) -> None:
        """Emit it in another thread."""
        thread = Thread(target=self.moved.emit, args=(number,))
        thread.start()
        thread.join()


def test_a_listener_that_is_done_lives_until_it_has_heard_what_was_on_its_way(qtbot: QtBot, qapp: QApplication) -> None:
    source = Source()
    with qtbot.waitSignal(source.moved) as blocker:
        source.move_elsewhere(1)
        source.moved.emit(2)
    assert blocker.args == [2]
    listener = weakref.ref(blocker)
    del blocker
    # Were it gone, what is on its way must not arrive: it would take the whole run along.
    if listener() is None:
        source.moved.disconnect()
        del source
        pytest.fail("the listener is gone before all has arrived")
    qapp.processEvents()
    gc.collect()
    assert listener() is None


def test_what_is_on_its_way_may_arrive_after_it_was_not_emitted_in_time(qtbot: QtBot, qapp: QApplication) -> None:
    source = Source()
    with qtbot.assertNotEmitted(source.moved):
        source.move_elsewhere(1)
    qapp.processEvents()


def test_an_emission_that_must_not_be_is_still_found(qtbot: QtBot) -> None:
    source = Source()
    with pytest.raises(SignalEmittedError, match=r"moved.*unexpectedly emitted"), qtbot.assertNotEmitted(source.moved):
        source.moved.emit(3)
