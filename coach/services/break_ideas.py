"""What to do in a standing break: one idea after the other, so that none comes twice in a row."""

from __future__ import annotations

from collections.abc import Sequence

from coach.services.ports import KeyValueStore

TURN = "break_idea"
"""Under which the last idea is kept, with the break it was for."""


class BreakIdeas:
    """Chooses an idea for a break. The words of an idea are ``breaks.<name>.title`` and ``breaks.<name>.body``; the
    names in turn are ``breaks.order``, with blanks between them."""

    def __init__(self, values: KeyValueStore, names: Sequence[str]) -> None:
        """``names`` are those of the ideas, at least one. Raises ``ValueError``."""
        if not names:
            raise ValueError("there is no idea for a break")
        self._values, self._names = values, tuple(names)

    def for_break(self, id: str) -> str:
        """The name of the idea for the break of this id (``Reminder.id``): the same as long as it is the same break,
        the next one for any other."""
        found = self._values.get(TURN)
        kept = found if isinstance(found, dict) else {}
        last = kept.get("name")
        at = self._names.index(last) if last in self._names else -1
        if kept.get("break") == id and at >= 0:
            return self._names[at]
        name = self._names[(at + 1) % len(self._names)]
        self._values.put(TURN, {"break": id, "name": name})
        return name
