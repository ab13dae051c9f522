"""Named values in memory, held as JSON text so that nothing a real store would refuse gets through."""

from __future__ import annotations

import json


class FakeKeyValueStore:
    """Keeps what JSON can hold."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def get(self, name: str) -> object | None:
        return json.loads(self._texts[name]) if name in self._texts else None

    def put(self, name: str, value: object) -> None:
        self._texts[name] = json.dumps(value)

    def remove(self, name: str) -> None:
        self._texts.pop(name, None)
