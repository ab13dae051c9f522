"""Keeps copies, and goes back to one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject, Signal

from coach.domain.backup import BackupFacts, RecordCopy
from coach.domain.phrases import Phrases
from coach.services.backup_ports import BackupFault, BackupFiles, BackupProblem, Copies, GoingBack, GoOn

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SavedBackup:
    """A finished file, whether a passphrase locks it, and what is in it."""

    file: Path
    is_locked: bool
    facts: BackupFacts


class BackupDesk(QObject):
    """Does one thing at a time. Commands call ``files`` and ``copies`` themselves; the window has ``save``, ``look``
    and ``look_at`` do it in a thread, and every signal arrives in the thread of whoever listens."""

    progress_changed = Signal(float)
    """The share done, 0–1."""
    saved = Signal(object)
    """A ``SavedBackup``."""
    previewed = Signal(object)
    """A ``RestorePreview``: it is laid ready, and waits for ``go_back`` or ``give_up``."""
    passphrase_needed = Signal(object)
    """The ``Path`` of a file that opens with one only."""
    passphrase_wrong = Signal(object, str)
    """The ``Path`` of a file that another one opens, and one sentence for the user."""
    failed = Signal(str)
    """One sentence for the user; nothing was changed."""
    cancelled = Signal()
    """Stopped as asked; nothing was changed."""

    def __init__(
        self, files: BackupFiles, copies: Copies, going_back: GoingBack, waits: Callable[[], bool], phrases: Phrases
    ) -> None:
        """``waits`` answers whether something waits to be written into the record."""
        super().__init__()
        self.files, self.copies = files, copies
        self._going_back, self._waits, self._phrases = going_back, waits, phrases
        self._stop, self._busy = Event(), Event()
        self._worker: Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a file is being made or looked into."""
        return self._busy.is_set()

    def save(self, file: Path, passphrase: str = "") -> None:
        """Put everything in ``file``; ``saved`` follows, ``failed`` or ``cancelled``. Asking whether an existing one
        may be lost is for the caller."""

        def work(go_on: GoOn) -> Callable[[], None] | None:
            facts = self.files.write(file, passphrase, go_on)
            return None if facts is None else lambda: self.saved.emit(SavedBackup(file, bool(passphrase), facts))

        self._begin(work)

    def look(self, file: Path, passphrase: str = "") -> None:
        """Look into a file; ``previewed`` follows, ``passphrase_needed``, ``passphrase_wrong``, ``failed`` or
        ``cancelled``."""

        def work(go_on: GoOn) -> Callable[[], None] | None:
            if not passphrase and self.files.is_locked(file):
                return lambda: self.passphrase_needed.emit(file)
            found = self.files.stage(file, passphrase, go_on)
            return None if found is None else lambda: self.previewed.emit(found)

        self._begin(work)

    def look_at(self, copy: RecordCopy) -> None:
        """Look into a copy of Amble's own; as ``look``."""

        def work(go_on: GoOn) -> Callable[[], None] | None:
            found = self.copies.stage_copy(copy, go_on)
            return None if found is None else lambda: self.previewed.emit(found)

        self._begin(work)

    def go_back(self) -> None:
        """What was looked at takes the record's place as soon as Amble has closed it. Raises ``BackupProblem``."""
        if self._waits():
            raise BackupProblem(BackupFault.WAITS, Path())
        self._going_back.agree()

    def give_up(self) -> None:
        """Keep the record as it is."""
        self._going_back.give_up()

    def words(self, problem: BackupProblem) -> str:
        """A problem as one sentence."""
        place = str(problem.file.absolute())
        name = problem.file.name or place
        return self._phrases.say(f"backups.problem.{problem.fault}", name=name, why=problem.why, place=place)

    def cancel(self) -> None:
        """Stop and leave nothing behind; ``cancelled`` follows."""
        self._stop.set()

    def close(self) -> None:
        """Stop, and wait until nothing is left behind."""
        self.cancel()
        if self._worker is not None:
            self._worker.join(5.0)

    def _begin(self, work: Callable[[GoOn], Callable[[], None] | None]) -> None:
        """Nothing happens while something else is done."""
        if self.is_busy:
            return
        self._stop.clear()
        self._busy.set()
        self._worker = Thread(target=self._work, args=(work,), name="backup-file", daemon=True)
        self._worker.start()

    def _work(self, work: Callable[[GoOn], Callable[[], None] | None]) -> None:
        try:
            tell = work(self._go_on) or self.cancelled.emit
        except BackupProblem as problem:
            tell = partial(self._tell, problem)
        except Exception:
            # Whatever it was, the page must not wait for ever.
            _log.exception("a backup could not be made or read")
            tell = partial(self.failed.emit, self._phrases.say("backups.problem.sorry"))
        # Before anybody is told: who hears of the end may ask for something else.
        self._busy.clear()
        tell()

    def _tell(self, problem: BackupProblem) -> None:
        if problem.fault is BackupFault.WRONG_PASSPHRASE:
            self.passphrase_wrong.emit(problem.file, self.words(problem))
        else:
            self.failed.emit(self.words(problem))

    def _go_on(self, share: float) -> bool:
        self.progress_changed.emit(share)
        return not self._stop.is_set()
