"""Waiting for signals of other threads, without a listener that is gone before all of it has arrived."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

if TYPE_CHECKING:
    from contextlib import _GeneratorContextManager


class HeldSignal:
    """A signal that holds on to whoever listens, until the last of what was on its way has been heard.

    WORKAROUND https://github.com/qtproject/pyside-pyside-setup/blob/dev/sources/pyside6/libpyside/dynamicslot.cpp:
    a queued call of a bound method keeps the function alive and not the object, which may be gone when the call comes,
    also after a disconnect: then Python crashes. A ``partial`` is kept whole. For a ``QObject`` Qt drops such calls.
    """

    def __init__(self, signal: Any) -> None:
        """``signal`` is a bound signal."""
        self._signal, self._held = signal, dict[object, Callable[..., object]]()

    def connect(self, slot: Callable[..., object]) -> None:
        """Tell ``slot`` from now on."""
        self._held[slot] = partial(slot)
        self._signal.connect(self._held[slot])

    def disconnect(self, slot: Callable[..., object]) -> None:
        """Tell ``slot`` no more than what is on its way."""
        self._signal.disconnect(self._held.pop(slot))

    def __repr__(self) -> str:
        return repr(self._signal)


class HoldingBot(QtBot):
    """A ``qtbot`` whose listeners are held; those for several signals at once are so already."""

    def waitSignal(self, signal: Any, **how: Any) -> SignalBlocker:  # noqa: N802
        """As everywhere."""
        return super().waitSignal(HeldSignal(signal), **how)

    def assertNotEmitted(self, signal: Any, *, wait: int = 0) -> _GeneratorContextManager[None]:  # noqa: N802
        """As everywhere."""
        return super().assertNotEmitted(HeldSignal(signal), wait=wait)
