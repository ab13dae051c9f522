"""Copies and backup files of one data folder: made, looked into, and laid ready to go back to."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path

from coach import __version__
from coach.adapters import backup_file as sealed
from coach.adapters import backup_lock as lock
from coach.adapters.backup_scratch import ROOM_LEFT, scratch
from coach.adapters.part_file import part_of
from coach.adapters.paths import Folders
from coach.adapters.record_facts import facts_of, read_facts
from coach.adapters.restore_swap import DATABASE, OWN, Swap, set_aside_files
from coach.adapters.store_backup import OWN_THINGS, Backups, is_good
from coach.adapters.store_connection import StoreConnection, open_to_read
from coach.adapters.store_damage import HEADER_LENGTH, shape_of
from coach.adapters.store_migrations import newest_shape
from coach.domain.backup import BackupFacts, RecordCopy, RecordFacts, RestorePreview
from coach.services.backup_ports import BackupFault, BackupProblem, GoOn, SetAside
from coach.services.ports import Clock, StoreProblem

COPIED, PACKED = 0.2, 0.9
"""The shares done once the database is copied, and once everything is packed."""
USUALLY = 12
"""How many times larger a file becomes by unpacking."""
PutIn = Callable[[Path], None]
"""Writes what waits into the record in this folder. Raises ``StoreProblem`` and ``BackupProblem``."""
_FULL = (errno.ENOSPC, errno.EDQUOT)
_ASIDE = re.compile(r"amble-(?:damaged|newer)-(\d{4}-\d{2}-\d{2})(?:-\d+)?\.db")


class BackupShelf:
    """The ``BackupFiles`` and ``Copies`` of this machine. Usable from any thread, one call at a time."""

    def __init__(
        self, folders: Folders, clock: Clock, note: str, waiting: Callable[[], PutIn | None] = lambda: None
    ) -> None:
        """``note`` is what the file says to whoever looks into it; ``waiting`` gives what writes into a copy all that
        waits at that moment while the record here refuses, None when nothing does."""
        self._folders, self._clock, self._note, self._waiting = folders, clock, note, waiting
        self._backups, self._swap = Backups(folders.store), Swap(folders)

    # --- one file with everything ---------------------------------------------------------------------------------

    def write(self, file: Path, passphrase: str, go_on: GoOn) -> BackupFacts | None:
        """Write the record and what somebody made."""
        with _told(file, BackupFault.NOT_WRITTEN), scratch(self._folders, file, bool(passphrase)) as folder:
            try:
                return self._write(file, passphrase, go_on, folder)
            except sealed.Stopped:
                return None
            except lock.LockFailed as problem:
                raise BackupProblem(BackupFault.NOT_WRITTEN, file, str(problem)) from None

    def is_locked(self, file: Path) -> bool:
        """Whether a passphrase is needed to look into it."""
        with _told(file, BackupFault.UNREADABLE):
            if file.exists() and not file.is_file():
                raise BackupProblem(BackupFault.NO_FILE, file)
            if not file.is_file():
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            with file.open("rb") as opened:
                return opened.read(len(lock.MAGIC)) == lock.MAGIC

    def _write(self, file: Path, passphrase: str, go_on: GoOn, folder: Path) -> BackupFacts | None:
        database = folder / DATABASE
        # Asked first: what is written meanwhile is in both then, which is once in the end, and not in neither.
        put_in = self._waiting()
        self._copy(database)
        if put_in is not None:
            put_in(folder)
        record, _, _ = read_facts(database, alone=True)
        own = dict(sealed.own_files(self._folders.data / OWN))
        manifest = sealed.Manifest(__version__, self._clock.now())
        total = sum(one.stat().st_size for one in (database, *own.values()))
        end = PACKED if passphrase else 1.0

        def told(done: int) -> bool:
            return go_on(COPIED + (end - COPIED) * done / max(1, total))

        if not told(0):
            return None
        files = {sealed.DATABASE: database, **own}
        with part_of(file) as part:
            plain = folder / "plain" if passphrase else part
            sealed.write_sealed(plain, files, manifest, self._note, told)
            if passphrase and not lock.lock_file(plain, part, passphrase, lambda: go_on(PACKED)):
                raise sealed.Stopped
        go_on(1.0)
        return BackupFacts(record, manifest.made_at, __version__, _things(self._folders.data / OWN))

    def _copy(self, target: Path) -> None:
        source = StoreConnection(self._folders.store)
        with closing(source):
            open_to_read(source)
            try:
                # Without the pages that are free: full of zeros, they would pack to more than is believed of a file.
                source.write("VACUUM INTO ?", str(target))
            except StoreProblem as problem:
                if _is_full(problem.__cause__):
                    raise OSError(errno.ENOSPC, str(problem)) from problem
                raise
        if not is_good(target):
            raise StoreProblem("Amble's record is damaged; start Amble again and it goes back to the newest good copy.")

    # --- looking into one ------------------------------------------------------------------------------------------

    def stage(self, file: Path, passphrase: str, go_on: GoOn) -> RestorePreview | None:
        """Lay what is in a file ready, checked to the last bit."""
        with _told(file, BackupFault.UNREADABLE), self._given_up_unless_well() as folder:
            try:
                manifest = self._unpack(file, passphrase, go_on, folder)
            except sealed.Stopped:
                self._swap.give_up()
                return None
            self._check(folder / DATABASE, file)
            (folder / OWN).mkdir(exist_ok=True)
            things = _things(folder / OWN)
            facts, left_out, here, _ = self._compare(folder / DATABASE)
            return RestorePreview(BackupFacts(facts, manifest.made_at, manifest.amble, things), here, left_out)

    def stage_copy(self, copy: RecordCopy, go_on: GoOn) -> RestorePreview | None:
        """Lay a copy of Amble's own ready."""
        file = self._backups.file(copy)
        with _told(file, BackupFault.UNREADABLE), self._given_up_unless_well() as folder:
            shutil.copyfile(file, folder / DATABASE)
            self._check(folder / DATABASE, file)
            things = None
            if file.with_suffix(OWN_THINGS).is_dir():
                shutil.copytree(file.with_suffix(OWN_THINGS), folder / OWN)
                things = _things(folder / OWN)
            facts, left_out, here, writer = self._compare(folder / DATABASE)
            if not go_on(1.0):
                self._swap.give_up()
                return None
            return RestorePreview(BackupFacts(facts, None, writer, things), here, left_out)

    def _unpack(self, file: Path, passphrase: str, go_on: GoOn, folder: Path) -> sealed.Manifest:
        size = max(1, file.stat().st_size)
        if size > (lock.MOST_BYTES if passphrase else sealed.MOST_FILE):
            raise BackupProblem(BackupFault.TOO_LARGE, file)
        self._need_room(USUALLY * size, file)

        def told(done: int) -> bool:
            return go_on(min(1.0, 0.2 + done / (USUALLY * size)))

        with scratch(self._folders, file, bool(passphrase)) as scratched, _refusals(file):
            plain = file
            if passphrase:
                plain = scratched / "plain"
                if not lock.open_file(file, plain, passphrase, lambda: go_on(0.1)):
                    raise sealed.Stopped
            return sealed.unpack_sealed(plain, folder, told)

    def _check(self, database: Path, file: Path) -> None:
        with database.open("rb") as opened:
            if shape_of(opened.read(HEADER_LENGTH)) > newest_shape():
                raise BackupProblem(BackupFault.NEWER, file)
        if not is_good(database):
            raise BackupProblem(BackupFault.DAMAGED, file)

    def _compare(self, database: Path) -> tuple[RecordFacts, RecordFacts, RecordFacts, str]:
        """What is there, what only the present record has, what is here, and who wrote it there."""
        there, walks, writer = read_facts(database, alone=True)
        here, present, _ = read_facts(self._folders.store, alone=False)
        return there, facts_of(present - walks), here, writer

    # --- the copies made by themselves -------------------------------------------------------------------------------

    def all_copies(self) -> tuple[RecordCopy, ...]:
        """Newest first."""
        try:
            return tuple(self._backups.copies())
        except OSError:
            return ()

    def set_aside(self) -> tuple[SetAside, ...]:
        """Damaged records that were set aside, newest first."""
        found = []
        for file in set_aside_files(self._folders.data):
            named = _ASIDE.fullmatch(file.name)
            with suppress(OSError, ValueError):
                if named:
                    found.append(SetAside(file, date.fromisoformat(named[1]), file.stat().st_size))
        return tuple(found)

    # --- going back ---------------------------------------------------------------------------------------------------

    def agree(self) -> None:
        """What was staged takes the record's place at the next start."""
        with _told(self._folders.store, BackupFault.NOT_WRITTEN):
            self._swap.agree()

    def give_up(self) -> None:
        """Forget what was staged."""
        self._swap.give_up()

    @contextmanager
    def _given_up_unless_well(self) -> Iterator[Path]:
        try:
            folder = self._swap.begin()
        except OSError as problem:
            if problem.errno in _FULL:
                raise
            raise BackupProblem(BackupFault.FOLDER, self._folders.data, problem.strerror or str(problem)) from problem
        try:
            yield folder
        except BaseException:
            self._swap.give_up()
            raise

    def _need_room(self, size: int, file: Path) -> None:
        if shutil.disk_usage(self._folders.data).free < size + ROOM_LEFT:
            raise BackupProblem(BackupFault.NO_ROOM, file)


@contextmanager
def _told(file: Path, fault: BackupFault) -> Iterator[None]:
    """Whatever the system or the store says as a ``BackupProblem``."""
    try:
        yield
    except OSError as problem:
        found = BackupFault.NO_ROOM if problem.errno in _FULL else fault
        raise BackupProblem(found, file, problem.strerror or str(problem)) from problem
    except StoreProblem as problem:
        raise BackupProblem(BackupFault.RECORD, file, str(problem)) from problem


@contextmanager
def _refusals(file: Path) -> Iterator[None]:
    """What is wrong with a file as a ``BackupProblem``."""
    try:
        yield
    except lock.WrongPassphrase:
        raise BackupProblem(BackupFault.WRONG_PASSPHRASE, file) from None
    except lock.LockFailed as problem:
        raise BackupProblem(BackupFault.UNREADABLE, file, str(problem)) from None
    except sealed.NotOurs:
        raise BackupProblem(BackupFault.NOT_ONE, file) from None
    except sealed.Damaged:
        raise BackupProblem(BackupFault.DAMAGED, file) from None
    except sealed.Newer as problem:
        raise BackupProblem(BackupFault.NEWER, file, str(problem)) from None
    except sealed.TooLarge:
        raise BackupProblem(BackupFault.TOO_LARGE, file) from None


def _things(own: Path) -> int:
    """How many exercises and routines there are."""
    return len([name for name, _ in sealed.own_files(own) if name.endswith(".toml")])


def _is_full(error: BaseException | None) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
