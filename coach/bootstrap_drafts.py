"""What was typed and not saved when Amble was closed: kept as text in the store of values until it is saved or left."""

from __future__ import annotations

from contextlib import suppress
from typing import Generic, TypeVar

from coach.adapters.exercise_files import read_toml
from coach.adapters.strict_values import ValueProblem, value_of
from coach.adapters.toml_text import plain_of, toml_text
from coach.services.ports import KeyValueStore, StoreProblem

Draft = TypeVar("Draft")


class Drafts(Generic[Draft]):
    """Drafts of one kind, each by the id of what it changes, "" for something new."""

    def __init__(self, values: KeyValueStore, name: str, kind: type[Draft]) -> None:
        self._values, self._name, self._kind = values, name, kind

    def keep(self, id: str, draft: Draft) -> None:
        """Keep a draft in place of an earlier one of that id."""
        # Where the store is full the program closes all the same.
        with suppress(StoreProblem):
            self._values.put(self._name, {**self._all(), id: toml_text(plain_of(draft))})

    def find(self, id: str) -> Draft | None:
        """The draft of that id; None where there is none, or none that can be read."""
        text = self._all().get(id)
        try:
            return None if text is None else value_of(self._kind, read_toml(text))
        except ValueProblem:
            return None

    def forget(self, id: str) -> None:
        """It was saved, or is not wanted any more."""
        left = self._all()
        if left.pop(id, None) is not None:
            with suppress(StoreProblem):
                self._values.put(self._name, left)

    def _all(self) -> dict[str, str]:
        found = self._values.get(self._name)
        table = found if isinstance(found, dict) else {}
        return {id: text for id, text in table.items() if isinstance(id, str) and isinstance(text, str)}
