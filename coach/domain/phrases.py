"""Sentences from data: a decision gives ids and values, the phrase book gives words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PLURAL = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")


@dataclass(frozen=True)
class Reason:
    """One reason of a decision: an id in the phrase book and the values that go into its sentence."""

    id: str
    values: tuple[tuple[str, str | int], ...] = ()


def reason(id: str, **values: str | int) -> Reason:
    """A reason with its values."""
    return Reason(id, tuple(values.items()))


@dataclass(frozen=True)
class Phrases:
    """Templates by id. ``{name}`` is replaced by a value, ``{name:minute|minutes}`` by the form that fits it."""

    templates: Mapping[str, str]

    def say(self, id: str, **values: str | int) -> str:
        """The sentence for ``id``. Raises ``KeyError`` for an unknown id or a missing value."""
        text = _PLURAL.sub(lambda found: found[2] if values[found[1]] == 1 else found[3], self.templates[id])
        return text.format(**values)

    def reason(self, reason: Reason) -> str:
        """The sentence for a reason."""
        return self.say(reason.id, **dict(reason.values))
