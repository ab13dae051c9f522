"""Named values in memory, held as JSON text so that nothing a real store would refuse gets through."""

from __future__ import annotations

import json

from coach.services.ports import StoreProblem


class FakeKeyValueStore:
    """Keeps what JSON can hold; writing is refused while ``refuses`` says why."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self.refuses = ""

    def get(self, name: str) -> object | None:
        return json.loads(self._texts[name]) if name in self._texts else None

    def put(self, name: str, value: object) -> None:
        text = json.dumps(value)
        self._take()
        self._texts[name] = text

    def remove(self, name: str) -> None:
        self._take()
        self._texts.pop(name, None)

    def _take(self) -> None:
        if self.refuses:
            raise StoreProblem(self.refuses)
