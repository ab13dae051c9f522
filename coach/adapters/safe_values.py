"""Settings and plan in memory while the disk refuses: a change is shown, told about, and written when it can be."""

from __future__ import annotations

from coach.services.ports import KeyValueStore, StoreProblem

_GONE = object()


class SafeKeyValueStore:
    """``KeyValueStore`` before a real one; writing never raises ``StoreProblem``, ``trouble`` says what is wrong."""

    def __init__(self, primary: KeyValueStore) -> None:
        self._primary = primary
        self._waiting: dict[str, object] = {}
        self._problem = ""

    def trouble(self) -> str:
        """One sentence while changes are not on disk, or ""."""
        return self._problem

    def get(self, name: str) -> object | None:
        """The newest value, on disk or waiting."""
        if name in self._waiting:
            value = self._waiting[name]
            return None if value is _GONE else value
        return self._primary.get(name)

    def put(self, name: str, value: object) -> None:
        """Write a value, or keep it until the disk takes it."""
        self._waiting[name] = value
        self.replay()

    def remove(self, name: str) -> None:
        """Forget a value, on disk as soon as it can be."""
        self._waiting[name] = _GONE
        self.replay()

    def replay(self) -> None:
        """Write what waits, in the order it came."""
        try:
            for name, value in list(self._waiting.items()):
                if value is _GONE:
                    self._primary.remove(name)
                else:
                    self._primary.put(name, value)
                del self._waiting[name]
            self._problem = ""
        except StoreProblem as problem:
            self._problem = str(problem)
