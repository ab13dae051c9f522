"""The sounds a reminder can have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NO_SOUND = ""
"""The id that means silence."""
USUAL_SOUND = "chime"


@dataclass(frozen=True)
class ReminderSound:
    """A short soft sound: ``id`` is kept in the settings and its name is said by ``reminder_sounds.<id>``; ``file`` is
    a WAV file beside ``resources/sounds/sounds.toml``."""

    id: str
    file: str

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a sound needs an id: no id is silence")


def sound_of(id: str, sounds: Sequence[ReminderSound]) -> ReminderSound | None:
    """The sound of an id; None for silence. One that is not there any more gives way to the usual one."""
    if id == NO_SOUND:
        return None
    known = {sound.id: sound for sound in sounds}
    return known.get(id) or known.get(USUAL_SOUND)
