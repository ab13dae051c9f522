"""What the dose asks of the outside world, beside the ports of walks and answers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from coach.domain.bounds import Bounds
from coach.domain.check_in import CheckIn
from coach.domain.feeling import Felt
from coach.domain.look_back import LookBack, RolandMorris
from coach.domain.session import Session


class HandStore(Protocol):
    """Walks that were walked without Amble."""

    def add(self, session: Session) -> int:
        """Record a finished walk with its answers; returns its id (``session.id`` is ignored)."""

    def remove(self, id: int) -> None:
        """Forget one that was added by hand; nothing happens to any other."""


class FeelingStore(Protocol):
    """What was told in the middle of walks."""

    def keep_feeling(self, session_id: int, felt: Felt) -> None:
        """Record one; the same second again replaces it."""

    def forget_feeling(self, session_id: int, walked: float) -> None:
        """Take back what was told after ``walked`` seconds of walking, if anything was."""

    def feelings(self, session_id: int) -> tuple[Felt, ...]:
        """Those of one walk, in order."""


class RevisionStore(Protocol):
    """Answers that were replaced later."""

    def keep_revision(self, session_id: int, replaced_at: datetime, check_in: CheckIn) -> None:
        """Record what stood there before."""

    def revisions(self, session_id: int) -> tuple[tuple[datetime, CheckIn], ...]:
        """What stood there before, oldest first, each with the moment it was replaced."""


class NoteStore(Protocol):
    """Notes about walks, in the user's words."""

    def keep_note(self, session_id: int, note: str) -> None:
        """Replace the note of one walk."""

    def note(self, session_id: int) -> str:
        """The note of one walk, "" for none."""


class LookBackStore(Protocol):
    """Weekly look-backs and monthly questionnaires."""

    def keep_look_back(self, look_back: LookBack) -> None:
        """Record the answers about a week; the same week again replaces them."""

    def look_backs(self) -> tuple[LookBack, ...]:
        """Every one, oldest first."""

    def keep_roland_morris(self, answers: RolandMorris) -> None:
        """Record one; the same day again replaces it."""

    def roland_morrises(self) -> tuple[RolandMorris, ...]:
        """Every one, oldest first."""


class BoundsFiles(Protocol):
    """Files of bounds, which come from elsewhere."""

    def read(self, file: Path) -> Bounds:
        """The bounds in a file, unsigned. Raises ``InputProblem`` with one sentence that names the field."""

    def write_template(self, file: Path) -> Path:
        """Write a commented file to fill in; returns where it is. Raises ``InputProblem``."""
