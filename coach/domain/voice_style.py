"""How much is said on a walk. Apart from the sentences: settings are read before the first paint."""

from __future__ import annotations

from enum import StrEnum


class VoiceStyle(StrEnum):
    """How the voice talks: PLAIN leaves encouragement and small talk out."""

    FRIENDLY = "friendly"
    PLAIN = "plain"
