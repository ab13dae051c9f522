"""What the doctor finds: each part of the machine that Amble stands on, and what to do about a weak one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Condition(StrEnum):
    """How well a part works here."""

    OK = "ok"
    WEAK = "weak"
    MISSING = "missing"


@dataclass(frozen=True)
class Check:
    """One part, its condition, and one sentence that says what was found or what to do."""

    name: str
    condition: Condition
    sentence: str
