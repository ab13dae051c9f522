"""A notifier that keeps what it would show; a test plays the person who clicks."""

from __future__ import annotations

from collections.abc import Callable

from coach.services.ports import Notice


class FakeNotifier:
    """``shown`` holds the notices on the screen by id; with ``says`` it cannot show any and tells why."""

    def __init__(self, says: str = "") -> None:
        self.shown: dict[str, Notice] = {}
        self.closed = False
        self._says = says
        self._chosen: dict[str, Callable[[str], None]] = {}
        self._unseen: list[Callable[[str], None]] = []

    def show(self, notice: Notice, chosen: Callable[[str], None]) -> None:
        if not self._says:
            self.shown[notice.id] = notice
            self._chosen[notice.id] = chosen
        for call in self._unseen if self._says else ():
            call(notice.id)

    def withdraw(self, id: str) -> None:
        self.shown.pop(id, None)
        self._chosen.pop(id, None)

    def when_unseen(self, call: Callable[[str], None]) -> None:
        self._unseen.append(call)

    def trouble(self) -> str:
        return self._says

    def close(self) -> None:
        self.closed = True

    def lose(self, id: str) -> None:
        """The system turns out not to show a notice; nothing happens to one that was withdrawn."""
        if self._chosen.pop(id, None) is not None:
            del self.shown[id]
            for call in self._unseen:
                call(id)

    def choose(self, id: str, action: str = "") -> None:
        """Click an action of a notice on the screen ("" for its body); it is gone then. Raises ``KeyError``."""
        notice, chosen = self.shown.pop(id), self._chosen.pop(id)
        if action and action not in dict(notice.actions):
            raise KeyError(action)
        chosen(action)
