"""Fetching a voice: only when asked, with progress, and over at once when it is cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from coach.services.voice_fetching import FetchProgress, VoiceFetching
from tests.fakes.voice_shelf import EMMA, FENRIR, FakeVoiceShelf
from tests.patience import until


class Diary:
    """What a ``VoiceFetching`` told, in order."""

    def __init__(self, fetching: VoiceFetching) -> None:
        self.told: list[tuple[str, object]] = []
        for name in ("offers_changed", "progress_changed", "fetched", "trouble_changed"):
            getattr(fetching, name).connect(self._writer(name))
        fetching.cancelled.connect(lambda: self.told.append(("cancelled", None)))

    def _writer(self, name: str) -> Callable[[object], None]:
        return lambda value: self.told.append((name, value))

    def of(self, name: str) -> list[object]:
        return [value for told, value in self.told if told == name]


@pytest.fixture
def shelf() -> FakeVoiceShelf:
    return FakeVoiceShelf()


def test_looking_tells_what_can_be_fetched_and_fetches_nothing(qtbot: QtBot, shelf: FakeVoiceShelf) -> None:
    fetching = VoiceFetching(shelf)
    with qtbot.waitSignal(fetching.offers_changed) as told:
        fetching.refresh()
    assert told.args == [(EMMA, FENRIR)]
    assert shelf.asked == []


def test_a_fetched_voice_is_told_with_rising_progress_and_is_offered_no_more(
    qtbot: QtBot, shelf: FakeVoiceShelf
) -> None:
    fetching = VoiceFetching(shelf)
    diary = Diary(fetching)
    with qtbot.waitSignal(fetching.offers_changed):
        fetching.fetch(EMMA.id)
        assert fetching.fetching == EMMA.id
    assert diary.of("fetched") == [EMMA.id]
    assert diary.of("offers_changed") == [(FENRIR,)]
    shares = [told.share for told in diary.of("progress_changed") if isinstance(told, FetchProgress)]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert fetching.fetching == ""


def test_what_was_fetched_is_told_so_that_it_can_be_deleted(qtbot: QtBot, shelf: FakeVoiceShelf) -> None:
    fetching = VoiceFetching(shelf)
    with qtbot.waitSignal(fetching.kept_changed) as told:
        fetching.fetch(EMMA.id)
    assert told.args == [(EMMA.id,)]
    with qtbot.waitSignal(fetching.kept_changed) as told:
        fetching.forget(EMMA.id)
    assert told.args == [()]


def test_a_voice_that_does_not_come_has_a_sentence_and_may_be_tried_again(qtbot: QtBot, shelf: FakeVoiceShelf) -> None:
    fetching = VoiceFetching(shelf)
    diary = Diary(fetching)
    shelf.fail("Nothing came.")
    fetching.fetch(EMMA.id)
    qtbot.waitUntil(lambda: diary.of("trouble_changed") == ["", "Nothing came."])
    shelf.fail("")
    with qtbot.waitSignal(fetching.fetched):
        fetching.fetch(EMMA.id)
    assert diary.of("trouble_changed") == ["", "Nothing came.", ""]


def test_cancelling_is_over_at_once_and_leaves_the_voice_away(qtbot: QtBot) -> None:
    shelf = FakeVoiceShelf(slow=True)
    fetching = VoiceFetching(shelf)
    diary = Diary(fetching)
    fetching.fetch(EMMA.id)
    assert shelf.wait_for_half()
    fetching.cancel()
    assert diary.of("cancelled") == [None]
    assert fetching.fetching == ""
    shelf.let_go()
    with qtbot.waitSignal(fetching.offers_changed) as told:
        fetching.refresh()
    assert told.args == [(EMMA, FENRIR)]
    assert diary.of("fetched") == []


def test_a_voice_that_came_just_before_cancelling_is_not_told(qtbot: QtBot, shelf: FakeVoiceShelf) -> None:
    fetching = VoiceFetching(shelf)
    diary = Diary(fetching)
    fetching.fetch(EMMA.id)
    until(lambda: EMMA not in shelf.offers())
    until(lambda: not any(worker.name == "voice shelf" for worker in threading.enumerate()))
    fetching.cancel()
    with qtbot.waitSignal(fetching.offers_changed):
        fetching.refresh()
    assert diary.of("fetched") == []
    assert diary.of("cancelled") == [None]


def test_one_voice_at_a_time(qtbot: QtBot) -> None:
    shelf = FakeVoiceShelf(slow=True)
    fetching = VoiceFetching(shelf)
    fetching.fetch(EMMA.id)
    assert shelf.wait_for_half()
    fetching.fetch(FENRIR.id)
    with qtbot.waitSignal(fetching.fetched) as told:
        shelf.let_go()
    assert told.args == [EMMA.id]
    assert shelf.asked == [EMMA.id]


def test_after_closing_nothing_is_told(qtbot: QtBot) -> None:
    shelf = FakeVoiceShelf(slow=True)
    fetching = VoiceFetching(shelf)
    diary = Diary(fetching)
    fetching.fetch(EMMA.id)
    assert shelf.wait_for_half()
    fetching.close()
    told = len([name for name, _ in diary.told if name in ("fetched", "cancelled")])
    shelf.let_go()
    with qtbot.waitSignal(fetching.offers_changed):
        fetching.refresh()
    assert told == len([name for name, _ in diary.told if name in ("fetched", "cancelled")]) == 0


def test_a_forgotten_voice_is_offered_again(qtbot: QtBot, shelf: FakeVoiceShelf) -> None:
    fetching = VoiceFetching(shelf)
    with qtbot.waitSignal(fetching.fetched):
        fetching.fetch(EMMA.id)
    with qtbot.waitSignal(fetching.offers_changed, check_params_cb=lambda offers: EMMA in offers):
        fetching.forget(EMMA.id)
    with qtbot.waitSignal(fetching.trouble_changed) as told:
        fetching.forget("natural/nobody")
    assert told.args == ["There is no voice natural/nobody to delete."]
