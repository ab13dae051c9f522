"""Everything in one file: it comes back as it was, and not a bit of it changes unseen."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sqlite3
import stat
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.adapters.backup_file import DATABASE, MANIFEST, NOTE, SEAL
from coach.adapters.backup_shelf import BackupShelf
from coach.adapters.paths import Folders, find_folders
from coach.adapters.store import Store
from coach.adapters.store_backup import Backups
from coach.domain.backup import CopyReason, RecordFacts, RestorePreview
from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome
from coach.services.backup_ports import BackupFault, BackupProblem
from coach.services.ports import RunningSession
from tests.fakes.clock import FakeClock

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
PASSPHRASE = "four quiet grey herons"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(50)


def add_walks(folders: Folders, days: range) -> None:
    store = Store(folders.store, FakeClock(NOW))
    store.open()
    for day in days:
        running = RunningSession(0, NOW + timedelta(days=day), 20, None, False, True, 7, 0.0, 0.0, CheckIn(before=2))
        store.sessions.finish(store.sessions.begin(running), 1200, Outcome.DONE, None)
    store.close()


def shelf_of(folders: Folders) -> BackupShelf:
    return BackupShelf(folders, FakeClock(NOW), "A backup.")


def well(_share: float) -> bool:
    return True


def look(folders: Folders, file: Path, passphrase: str = "") -> RestorePreview:
    found = shelf_of(folders).stage(file, passphrase, well)
    assert found is not None
    return found


def home(folder: Path, walks: int = 0) -> Folders:
    folders = find_folders(folder)
    folders.create()
    add_walks(folders, range(walks))
    return folders


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """A record of three walks and an exercise with its picture, and what must not leave this computer."""
    folders = home(tmp_path_factory.mktemp("here"), 3)
    own = folders.data / "exercises"
    own.mkdir()
    (own / "hip-1.png").write_bytes(PICTURE)
    (own / "exercise_hip.toml.damaged-1").write_text("old")
    (folders.data / "calendar-choice.json").write_text('{"address": "secret"}')
    return folders


@pytest.fixture(scope="module")
def plain(here: Folders, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("plain") / "b.amble"
    assert shelf_of(here).write(file, "", well) is not None
    return file.read_bytes()


@pytest.fixture(scope="module")
def locked(here: Folders, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("locked") / "b.amble"
    assert shelf_of(here).write(file, PASSPHRASE, well) is not None
    return file.read_bytes()


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Another computer, with nothing yet."""
    return home(tmp_path_factory.mktemp("there"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "given.amble"


def refused(folders: Folders, file: Path, passphrase: str = "") -> BackupFault:
    with pytest.raises(BackupProblem) as caught:
        look(folders, file, passphrase)
    left = [path.name for path in folders.data.iterdir() if "coming" in path.name or path.name.startswith(".backup")]
    assert left == []
    return caught.value.fault


def test_what_was_saved_is_seen_before_anything_changes(there: Folders, plain: bytes, file: Path) -> None:
    file.write_bytes(plain)
    before = there.store.read_bytes()
    found = look(there, file)
    assert found.there.record == RecordFacts(3, 0, NOW.date(), NOW.date() + timedelta(days=2))
    assert found.there.made_at == NOW
    assert (found.here, found.left_out) == (RecordFacts(), RecordFacts())
    shelf_of(there).give_up()
    assert there.store.read_bytes() == before


def test_walks_that_only_the_present_record_has_are_named(tmp_path: Path, plain: bytes, file: Path) -> None:
    folders = home(tmp_path / "more", 5)
    file.write_bytes(plain)
    found = look(folders, file)
    days = NOW.date() + timedelta(days=3), NOW.date() + timedelta(days=4)
    assert found.left_out == RecordFacts(2, 0, *days)


def test_any_program_for_zips_reads_it_and_no_secret_is_in_it(plain: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(plain)) as pack:
        assert sorted(pack.namelist()) == sorted([DATABASE, "exercises/hip-1.png", NOTE, MANIFEST])
        assert pack.read("exercises/hip-1.png") == PICTURE
        assert pack.read(NOTE) == b"A backup."
        manifest = json.loads(pack.read(MANIFEST))
        assert manifest["files"][DATABASE]["sha256"] == hashlib.sha256(pack.read(DATABASE)).hexdigest()
    assert b"secret" not in plain


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_anywhere_is_refused(
    there: Folders, plain: bytes, tmp_path: Path, place: float, bit: int
) -> None:
    changed = bytearray(plain)
    changed[int(place * len(changed))] ^= 1 << bit
    file = tmp_path / "flipped.amble"
    file.write_bytes(changed)
    assert refused(there, file) in (BackupFault.DAMAGED, BackupFault.NOT_ONE)


@pytest.mark.parametrize("at", [0, 1, 2, 30, -1, -64, -65, -100, -len(SEAL) - 70])
def test_each_bit_at_both_ends_counts(there: Folders, plain: bytes, file: Path, at: int) -> None:
    for bit in range(8):
        changed = bytearray(plain)
        changed[at] ^= 1 << bit
        file.write_bytes(changed)
        assert refused(there, file) in (BackupFault.DAMAGED, BackupFault.NOT_ONE)


@pytest.mark.parametrize("length", [0, 1, 2, 99, 500, -1, -64, -200])
def test_a_file_that_was_cut_short_is_refused(there: Folders, plain: bytes, file: Path, length: int) -> None:
    file.write_bytes(plain[:length])
    assert refused(there, file) in (BackupFault.DAMAGED, BackupFault.NOT_ONE)


@pytest.mark.parametrize("content", [b"walks", b"PK" + bytes(400), b"SQLite format 3\0" + bytes(400)])
def test_what_is_no_backup_is_refused(there: Folders, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert refused(there, file) is BackupFault.NOT_ONE


def test_what_is_not_there_and_what_is_no_file_are_refused(there: Folders, tmp_path: Path) -> None:
    assert refused(there, tmp_path / "nowhere.amble") is BackupFault.UNREADABLE
    with pytest.raises(BackupProblem):
        shelf_of(there).is_locked(tmp_path)


# --- made by somebody who means harm ---------------------------------------------------------------------------------


def sealed(entries: list[tuple[str, bytes]], **changes: object) -> bytes:
    """A file with a right checksum and a right list, whatever is in it."""
    files = {name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in entries}
    manifest = {
        "format": "amble-backup", "version": 1, "amble": "1.0", "made_at": NOW.isoformat(),
        "files": files, **changes,
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.comment = SEAL + b"0" * 64
        for name, data in entries:
            pack.writestr(name, data)
        pack.writestr(MANIFEST, json.dumps(manifest))
    return seal(out.getvalue())


def seal(data: bytes) -> bytes:
    return data[:-64] + hashlib.sha256(data[:-64]).hexdigest().encode()


@pytest.fixture(scope="module")
def database(plain: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(plain)) as pack:
        return pack.read(DATABASE)


def test_the_files_of_these_tests_are_right_but_for_what_is_wrong(there: Folders, database: bytes, file: Path) -> None:
    file.write_bytes(sealed([(DATABASE, database)]))
    assert look(there, file).there.record.walks == 3
    shelf_of(there).give_up()


@pytest.mark.parametrize(
    "name",
    [
        "../outside.toml", "/outside.toml", "exercises/../../outside.toml", "exercises/a/b.toml", "exercises/.toml",
        "exercises/x.sh", "amble.lock", "calendar-choice.json", "exercises/..\\outside.toml", "C:outside.toml",
    ],
)  # fmt: skip
def test_nothing_is_unpacked_anywhere_else(there: Folders, database: bytes, file: Path, name: str) -> None:
    file.write_bytes(sealed([(DATABASE, database), (name, b"x")]))
    assert refused(there, file) is BackupFault.DAMAGED
    assert list(file.parent.parent.rglob("outside*")) == []


def test_a_link_in_it_is_only_words(there: Folders, database: bytes, file: Path) -> None:
    out = io.BytesIO()
    entry = zipfile.ZipInfo("exercises/link.toml")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    listed = {
        name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in ((DATABASE, database), (entry.filename, b"/etc/passwd"))
    }
    with zipfile.ZipFile(out, "w") as pack:
        pack.comment = SEAL + b"0" * 64
        pack.writestr(DATABASE, database)
        pack.writestr(entry, b"/etc/passwd")
        manifest = {"format": "amble-backup", "version": 1, "amble": "", "made_at": NOW.isoformat(), "files": listed}
        pack.writestr(MANIFEST, json.dumps(manifest))
    file.write_bytes(seal(out.getvalue()))
    look(there, file)
    staged = [path for path in there.data.rglob("*") if "coming" in str(path)]
    assert staged
    assert not any(path.is_symlink() for path in staged)
    shelf_of(there).give_up()


def test_what_unpacks_to_hundreds_of_times_its_size_is_refused(there: Folders, file: Path) -> None:
    file.write_bytes(sealed([(DATABASE, bytes(60_000_000))]))
    assert file.stat().st_size < 100_000
    assert refused(there, file) is BackupFault.TOO_LARGE


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"format": "else"}, BackupFault.NOT_ONE),
        ({"version": 2, "amble": "9.9"}, BackupFault.NEWER),
        ({"version": "x"}, BackupFault.DAMAGED),
        ({"made_at": "2026-11-12T09:00:00"}, BackupFault.DAMAGED),
        ({"made_at": 7}, BackupFault.DAMAGED),
        ({"files": []}, BackupFault.DAMAGED),
        ({"files": {DATABASE: {"bytes": -1, "sha256": ""}}}, BackupFault.DAMAGED),
        ({"files": {DATABASE: {"bytes": 10**18, "sha256": ""}}}, BackupFault.DAMAGED),
        ({"files": {}}, BackupFault.DAMAGED),
    ],
)
def test_a_list_that_cannot_be_true_is_refused(
    there: Folders, database: bytes, file: Path, changes: dict[str, object], fault: BackupFault
) -> None:
    file.write_bytes(sealed([(DATABASE, database)], **changes))
    assert refused(there, file) is fault


def test_a_list_as_deep_as_a_well_is_refused(there: Folders, database: bytes, file: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.comment = SEAL + b"0" * 64
        pack.writestr(DATABASE, database)
        pack.writestr(MANIFEST, "[" * 400_000)
    file.write_bytes(seal(out.getvalue()))
    assert refused(there, file) is BackupFault.DAMAGED


def test_a_database_of_another_program_is_refused(there: Folders, database: bytes, file: Path) -> None:
    other = bytearray(database)
    other[68:72] = b"else"
    file.write_bytes(sealed([(DATABASE, bytes(other))]))
    assert refused(there, file) is BackupFault.DAMAGED


def test_a_record_of_a_newer_amble_is_refused(there: Folders, database: bytes, file: Path) -> None:
    newer = bytearray(database)
    newer[60:64] = (99).to_bytes(4, "big")
    file.write_bytes(sealed([(DATABASE, bytes(newer))]))
    assert refused(there, file) is BackupFault.NEWER


# --- locked ----------------------------------------------------------------------------------------------------------


def test_a_locked_file_opens_with_its_passphrase(there: Folders, locked: bytes, file: Path) -> None:
    file.write_bytes(locked)
    assert shelf_of(there).is_locked(file)
    assert look(there, file, PASSPHRASE).there.record.walks == 3
    shelf_of(there).give_up()
    assert b"amble.db" not in locked
    assert refused(there, file, "four quiet grey heron") is BackupFault.WRONG_PASSPHRASE


@pytest.mark.parametrize("at", [3, -1], ids=["version", "body"])
def test_a_locked_file_with_a_flipped_bit_is_refused(there: Folders, locked: bytes, file: Path, at: int) -> None:
    changed = bytearray(locked)
    changed[at] ^= 1
    file.write_bytes(changed)
    assert refused(there, file, PASSPHRASE) in (BackupFault.WRONG_PASSPHRASE, BackupFault.NOT_ONE)


def test_it_is_of_the_format_that_other_programs_open(locked: bytes) -> None:
    assert locked.startswith(b"age-encryption.org/v1\n-> scrypt ")


# --- stopping, and no room -------------------------------------------------------------------------------------------


def test_saving_that_is_stopped_leaves_nothing(here: Folders, file: Path) -> None:
    assert shelf_of(here).write(file, "", lambda _share: False) is None
    assert list(file.parent.iterdir()) == []
    assert not any(path.name.startswith(".backup") for path in here.data.iterdir())


def test_looking_that_is_stopped_leaves_nothing(there: Folders, plain: bytes, file: Path) -> None:
    file.write_bytes(plain)
    assert shelf_of(there).stage(file, "", lambda _share: False) is None
    assert not any("coming" in path.name for path in there.data.iterdir())


def test_a_folder_that_is_not_there_is_one_problem(here: Folders, tmp_path: Path) -> None:
    with pytest.raises(BackupProblem) as caught:
        shelf_of(here).write(tmp_path / "no" / "b.amble", "", well)
    assert caught.value.fault is BackupFault.NOT_WRITTEN


def test_a_file_that_was_there_stays_until_the_new_one_is_whole(here: Folders, file: Path) -> None:
    file.write_bytes(b"before")
    shelf_of(here).write(file, "", lambda share: share < 0.5)
    assert file.read_bytes() == b"before"
    shelf_of(here).write(file, "", well)
    assert file.read_bytes() != b"before"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    import subprocess

    folder = tmp_path / "disk"
    folder.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", str(folder)]
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or subprocess.run(made, check=False).returncode != 0:
        pytest.skip("making a small disk needs the right to mount")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_is_one_problem_and_leaves_nothing(here: Folders, small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(bytes(40_960))
    with pytest.raises(BackupProblem) as caught:
        shelf_of(here).write(small_disk / "b.amble", "", well)
    assert caught.value.fault is BackupFault.NO_ROOM
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


@pytest.mark.parametrize("fault", ["full", "cannot be written"])
def test_a_record_is_saved_elsewhere_from_a_disk_that_takes_nothing_more(
    small_disk: Path, tmp_path: Path, fault: str
) -> None:
    import subprocess

    subprocess.run(["mount", "-o", "remount,size=600k", str(small_disk)], check=True)
    folders = home(small_disk / "mine", 2)
    if fault == "full":
        (small_disk / "filler").write_bytes(bytes(300_000))
    else:
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    there = tmp_path / "stick"
    there.mkdir()
    found = shelf_of(folders).write(there / "b.amble", "", well)
    assert found is not None
    assert found.record.walks == 2
    assert [path.name for path in there.iterdir()] == ["b.amble"]


def full(small_disk: Path, monkeypatch: pytest.MonkeyPatch, temporary: Path) -> Folders:
    """A record of two walks on a disk without room; files that need not last go elsewhere."""
    import subprocess

    subprocess.run(["mount", "-o", "remount,size=600k", str(small_disk)], check=True)
    folders = home(small_disk / "mine", 2)
    (small_disk / "filler").write_bytes(bytes(300_000))
    temporary.mkdir(exist_ok=True)
    monkeypatch.setenv("TMPDIR", str(temporary))
    return folders


def test_a_locked_backup_never_lies_in_plain_beside_its_target(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = full(small_disk, monkeypatch, tmp_path / "temporary")
    stick = tmp_path / "stick"
    stick.mkdir()
    seen = set[str]()

    def look_around(_share: float) -> bool:
        seen.update(path.name for path in stick.rglob("*"))
        return True

    assert shelf_of(folders).write(stick / "b.amble", PASSPHRASE, look_around) is not None
    assert all(name == "b.amble" or name.endswith(".part") for name in seen)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_without_room_on_this_computer_a_locked_backup_is_refused_in_plain_words(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = full(small_disk, monkeypatch, small_disk / "temporary")
    with pytest.raises(BackupProblem) as caught:
        shelf_of(folders).write(tmp_path / "b.amble", PASSPHRASE, well)
    assert caught.value.fault is BackupFault.NO_PRIVATE_ROOM
    assert shelf_of(folders).write(tmp_path / "b.amble", "", well) is not None


def test_what_a_kill_left_beside_the_target_goes_and_nothing_else(here: Folders, file: Path) -> None:
    ours, new, theirs = (
        file.parent / name for name in (".amble-backup-7-a", ".amble-backup-8-b", ".amble-backup-mine")
    )
    for folder in (ours, new, theirs):
        folder.mkdir()
        (folder / "plain").write_bytes(b"x")
    for folder in (ours, theirs):
        os.utime(folder, (0, 0))
    shelf_of(here).write(file, "", well)
    assert [folder.exists() for folder in (ours, new, theirs)] == [False, True, True]


# --- what is saved can be opened -------------------------------------------------------------------------------------


def test_a_record_of_which_much_was_deleted_can_be_opened_again(there: Folders, tmp_path: Path, file: Path) -> None:
    folders = home(tmp_path / "emptied", 2)
    with closing(sqlite3.connect(folders.store)) as connection:
        connection.execute("CREATE TABLE much AS SELECT zeroblob(30000000)")
        connection.execute("DROP TABLE much")
        connection.commit()
    assert folders.store.stat().st_size > 30_000_000
    shelf_of(folders).write(file, "", well)
    assert look(there, file).there.record.walks == 2
    shelf_of(there).give_up()
    with zipfile.ZipFile(file) as pack:
        assert pack.getinfo(DATABASE).file_size < 1_000_000


def test_pictures_that_pack_to_almost_nothing_can_be_opened_again(there: Folders, tmp_path: Path, file: Path) -> None:
    folders = home(tmp_path / "black", 1)
    (folders.data / "exercises").mkdir()
    for number in range(8):
        (folders.data / "exercises" / f"black-{number}.png").write_bytes(bytes(2_000_000))
    shelf_of(folders).write(file, "", well)
    assert look(there, file).there.record.walks == 1
    shelf_of(there).give_up()


def test_what_waits_is_in_a_backup(there: Folders, tmp_path: Path, file: Path) -> None:
    folders = home(tmp_path / "waiting", 2)

    def put_in(copied: Path) -> None:
        add_walks(find_folders(copied), range(2, 3))

    found = BackupShelf(folders, FakeClock(NOW), "", lambda: put_in).write(file, "", well)
    assert found is not None
    assert found.record.walks == 3
    assert look(there, file).there.record.walks == 3
    shelf_of(there).give_up()


# --- copies ----------------------------------------------------------------------------------------------------------


def test_a_copy_can_be_looked_into(tmp_path: Path) -> None:
    folders = home(tmp_path / "copies", 2)
    Backups(folders.store).make(NOW.date(), CopyReason.IMPORT)
    (copy,) = shelf_of(folders).all_copies()
    add_walks(folders, range(2, 3))
    found = shelf_of(folders).stage_copy(copy, well)
    assert found is not None
    assert (found.there.record.walks, found.here.walks, found.left_out.walks) == (2, 3, 1)
    assert copy.reason is CopyReason.IMPORT
    shelf_of(folders).give_up()


def test_what_was_set_aside_is_listed(tmp_path: Path) -> None:
    folders = home(tmp_path / "aside")
    folders.store.write_bytes(b"broken")
    add_walks(folders, range(1))
    (found,) = shelf_of(folders).set_aside()
    assert (found.file.name, found.size) == ("amble-damaged-2026-11-12.db", 6)
