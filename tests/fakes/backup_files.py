"""Backups in memory: ``BackupFiles``, ``Copies`` and ``GoingBack`` of a test."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from coach.domain.backup import BackupFacts, CopyReason, RecordCopy, RecordFacts, RestorePreview
from coach.services.backup_ports import BackupFault, BackupProblem, GoOn, SetAside

DAY = date(2026, 11, 12)


class FakeBackups:
    """Keeps files by their names, with the passphrase of each. ``fault`` is raised by whatever is called next; an
    exception of any other kind as it is."""

    def __init__(self, walks: int = 3) -> None:
        self.files: dict[Path, str] = {}
        self.fault: BackupFault | Exception | None = None
        self.staged: RestorePreview | None = None
        self.went_back_to: RestorePreview | None = None
        self._facts = BackupFacts(RecordFacts(walks, 0, DAY, DAY))
        self._copies: list[RecordCopy] = []

    def write(self, file: Path, passphrase: str, go_on: GoOn) -> BackupFacts | None:
        """Keep the name, in two steps."""
        self._fail(file)
        if not (go_on(0.0) and go_on(0.5)):
            return None
        self.files[file] = passphrase
        return self._facts

    def is_locked(self, file: Path) -> bool:
        """Whether it was kept with a passphrase."""
        self._fail(file)
        return bool(self.files[file])

    def stage(self, file: Path, passphrase: str, go_on: GoOn) -> RestorePreview | None:
        """Lay it ready."""
        self._fail(file)
        if self.files[file] != passphrase:
            raise BackupProblem(BackupFault.WRONG_PASSPHRASE, file)
        return self._stage(go_on)

    def all_copies(self) -> tuple[RecordCopy, ...]:
        """Newest first."""
        return tuple(reversed(self._copies))

    def add_copy(self, reason: CopyReason) -> RecordCopy:
        """One more that was made."""
        self._copies.append(RecordCopy(len(self._copies) + 1, DAY, reason))
        return self._copies[-1]

    def set_aside(self) -> tuple[SetAside, ...]:
        """Nothing ever was."""
        return ()

    def stage_copy(self, _copy: RecordCopy, go_on: GoOn) -> RestorePreview | None:
        """Lay it ready."""
        self._fail(Path("copy"))
        return self._stage(go_on)

    def agree(self) -> None:
        """It comes."""
        self._fail(Path("amble.db"))
        self.went_back_to, self.staged = self.staged, None

    def give_up(self) -> None:
        """It does not."""
        self.staged = None

    def _stage(self, go_on: GoOn) -> RestorePreview | None:
        if not go_on(0.5):
            return None
        self.staged = RestorePreview(self._facts, RecordFacts())
        return self.staged

    def _fail(self, file: Path) -> None:
        fault, self.fault = self.fault, None
        if isinstance(fault, Exception):
            raise fault
        if fault is not None:
            raise BackupProblem(fault, file, "why")
