"""A shelf of voices without a network: they come in tenths, when the test lets them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from coach.services.sound_ports import VoiceOffer, VoiceUnavailable

SOURCE = "voices.example"
EMMA = VoiceOffer("natural/emma", "Emma, British", "en-gb", 8_000_000, SOURCE)
FENRIR = VoiceOffer("natural/fenrir", "Fenrir, American", "en-us", 8_000_000, SOURCE)
PATIENCE = 20.0
"""Seconds after which a test that forgot to let it go on fails."""


class FakeVoiceShelf:
    """A ``VoiceShelf``. ``slow`` stops in the middle until ``let_go``; ``fail`` makes the next fetch fail."""

    def __init__(self, *offers: VoiceOffer, slow: bool = False) -> None:
        """``offers``: what lies on the shelf; Emma and Fenrir if none are given."""
        self.asked: list[str] = []
        self._all = offers or (EMMA, FENRIR)
        self._here: set[str] = set()
        self._trouble = ""
        self._half, self._free = Event(), Event()
        if not slow:
            self._free.set()

    def offers(self) -> tuple[VoiceOffer, ...]:
        """Those not fetched yet."""
        return tuple(offer for offer in self._all if offer.id not in self._here)

    def kept(self) -> tuple[str, ...]:
        """Those fetched."""
        return tuple(offer.id for offer in self._all if offer.id in self._here)

    def fetch(self, id: str, go_on: Callable[[float], bool]) -> bool:
        """In eleven steps."""
        self.asked.append(id)
        for tenth in range(11):
            if not go_on(tenth / 10):
                return False
            if tenth == 5:
                self._half.set()
                assert self._free.wait(PATIENCE)
        if self._trouble:
            raise VoiceUnavailable(self._trouble)
        self._here.add(id)
        return True

    def forget(self, id: str) -> None:
        """It can be fetched again. Raises ``VoiceUnavailable`` for one that is not here."""
        if id not in self._here:
            raise VoiceUnavailable(f"There is no voice {id} to delete.")
        self._here.discard(id)

    def fail(self, sentence: str) -> None:
        """From now on nothing arrives."""
        self._trouble = sentence

    def wait_for_half(self) -> bool:
        """Until a fetch is in its middle."""
        return self._half.wait(PATIENCE)

    def let_go(self) -> None:
        """Let a slow fetch go on."""
        self._free.set()
