"""An Amble that runs beside a command, or none."""

from __future__ import annotations

import json
from collections.abc import Callable

Answer = Callable[[dict[str, object]], dict[str, object]]


class FakeRunningAmble:
    """Answers as ``answer`` does; None is nobody. What is asked and answered has to be JSON, as through a socket."""

    def __init__(self, answer: Answer | None = None) -> None:
        self.answer = answer
        self.asked: list[dict[str, object]] = []

    def ask(self, request: dict[str, object]) -> dict[str, object] | None:
        request = json.loads(json.dumps(request))
        self.asked.append(request)
        return None if self.answer is None else _object(self.answer(request))


def _object(answer: dict[str, object]) -> dict[str, object]:
    found: dict[str, object] = json.loads(json.dumps(answer))
    return found
