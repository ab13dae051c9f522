"""The fake of the running Amble keeps the promises of the port."""

from __future__ import annotations

from datetime import date

import pytest

from coach.services.reminder_ports import RunningAmble
from tests.fakes.running_amble import FakeRunningAmble


def test_nobody_answers_where_none_runs() -> None:
    running: RunningAmble = FakeRunningAmble()
    assert running.ask({"reminders": "status"}) is None


def test_it_answers_what_it_was_told_to() -> None:
    running = FakeRunningAmble(lambda request: {"done": request["reminders"]})
    assert running.ask({"reminders": "skip"}) == {"done": "skip"}
    assert running.asked == [{"reminders": "skip"}]


def test_what_json_cannot_hold_cannot_be_asked_or_answered() -> None:
    with pytest.raises(TypeError):
        FakeRunningAmble(lambda request: request).ask({"day": date(2026, 11, 12)})
    with pytest.raises(TypeError):
        FakeRunningAmble(lambda _request: {"day": date(2026, 11, 12)}).ask({})
