"""Requests for sentences take turns: each in its own order, the newest first, and none keeps another waiting."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.speech_queue import MOST_REQUESTS, Job, SpeechQueue


def jobs(name: str, count: int) -> list[Job]:
    return [Job(f"{name}{n}", "", 1.0, Path(f"{name}{n}"), Path(f"{name}{n}")) for n in range(count)]


def taken(queue: SpeechQueue) -> list[str]:
    return [queue.take().text for _ in range(len(queue))]


def test_one_request_keeps_its_order() -> None:
    queue = SpeechQueue()
    queue.put(jobs("a", 4))
    assert taken(queue) == ["a0", "a1", "a2", "a3"]


def test_a_try_of_a_voice_and_a_walk_take_turns() -> None:
    queue = SpeechQueue()
    queue.put(jobs("walk", 4))
    assert queue.take().text == "walk0"
    queue.put(jobs("try", 2))
    assert taken(queue) == ["try0", "walk1", "try1", "walk2", "walk3"]


def test_the_same_request_again_adds_nothing() -> None:
    queue = SpeechQueue()
    for _ in range(5):
        queue.put(jobs("walk", 3))
    assert taken(queue) == ["walk0", "walk1", "walk2"]


def test_the_oldest_of_too_many_gives_way() -> None:
    queue = SpeechQueue()
    for name in "abcd":
        queue.put(jobs(name, 1))
    assert MOST_REQUESTS == 3
    assert taken(queue) == ["d0", "c0", "b0"]


def test_nothing_waits_after_clearing() -> None:
    queue = SpeechQueue()
    queue.put(jobs("a", 2))
    queue.clear()
    assert len(queue) == 0
    with pytest.raises(IndexError):
        queue.take()


@given(st.lists(st.one_of(st.none(), st.integers(1, 5)), max_size=30))
def test_whatever_comes_when_the_newest_request_is_next_and_each_keeps_its_order(steps: list[int | None]) -> None:
    queue, count = SpeechQueue(), 0
    last: dict[int, int] = {}
    for step in steps:
        if step is not None:
            count += 1
            queue.put(jobs(f"{count}/", step))
        elif len(queue):
            request, number = map(int, queue.take().text.split("/"))
            assert last.get(request, -1) == number - 1
            last[request] = number
        if step is not None:
            assert count not in last
    newest = queue.take().text if steps and steps[-1] is not None else ""
    assert not newest or newest == f"{count}/0"
