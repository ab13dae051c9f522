"""The fake shelf keeps the promises of the port."""

from __future__ import annotations

from threading import Thread

import pytest

from coach.services.sound_ports import VoiceShelf, VoiceUnavailable
from tests.fakes.voice_shelf import EMMA, FENRIR, FakeVoiceShelf


def test_a_voice_comes_and_is_offered_no_more() -> None:
    shelf: VoiceShelf = FakeVoiceShelf()
    shares: list[float] = []

    def watch(share: float) -> bool:
        shares.append(share)
        return True

    assert shelf.fetch(EMMA.id, watch)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert shelf.offers() == (FENRIR,)
    assert shelf.kept() == (EMMA.id,)
    shelf.forget(EMMA.id)
    assert (shelf.offers(), shelf.kept()) == ((EMMA, FENRIR), ())


def test_a_fetch_stops_when_told() -> None:
    shelf = FakeVoiceShelf()
    assert not shelf.fetch(EMMA.id, lambda share: share < 0.3)
    assert EMMA in shelf.offers()


def test_a_failure_has_a_sentence() -> None:
    shelf = FakeVoiceShelf(EMMA)
    shelf.fail("Nothing came.")
    with pytest.raises(VoiceUnavailable, match="Nothing came"):
        shelf.fetch(EMMA.id, lambda _: True)
    with pytest.raises(VoiceUnavailable, match="to delete"):
        shelf.forget(EMMA.id)


def test_a_slow_one_waits_in_its_middle() -> None:
    shelf = FakeVoiceShelf(slow=True)
    worker = Thread(target=lambda: shelf.fetch(EMMA.id, lambda _: True), daemon=True)
    worker.start()
    assert shelf.wait_for_half()
    assert EMMA in shelf.offers()
    shelf.let_go()
    worker.join(20)
    assert EMMA not in shelf.offers()
