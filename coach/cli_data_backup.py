"""``data backup`` and ``data restore``: everything in one file, and back."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli_save_target import refuse_target
from coach.domain.backup import RecordFacts, RestorePreview
from coach.domain.passphrase import LONGEST, Strength, strength
from coach.domain.phrases import Phrases
from coach.services.backup_ports import BackupFault, BackupProblem
from coach.services.input_problem import InputProblem
from coach.services.ports import StoreProblem
from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal
    from coach.services.backup_desk import BackupDesk

OURS = frozenset(
    (
        BackupFault.NO_ROOM, BackupFault.NO_PRIVATE_ROOM, BackupFault.NOT_WRITTEN, BackupFault.WAITS,
        BackupFault.UNFINISHED, BackupFault.RECORD, BackupFault.FOLDER,
    )
)  # fmt: skip
"""What is wrong here and not with the file that was named."""


def backup_options(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="where to save it; .amble is added where there is no ending"
    )
    lock = parser.add_mutually_exclusive_group()
    lock.add_argument("--passphrase", action="store_true", help="ask for a passphrase that locks the file")
    lock.add_argument("--passphrase-file", metavar="F", type=Path, help="lock it with the first line of this file")
    parser.add_argument("--force", action="store_true", help="replace a file that is already there")


def backup(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Write the file. Raises ``InputProblem`` and ``StoreProblem``."""
    phrases: Phrases = books.phrases
    # Asked before an ending is added, too: what is named /tmp is that folder.
    refuse_target(arguments.file, bench, phrases)
    file: Path = arguments.file if arguments.file.suffix else arguments.file.with_suffix(".amble")
    refuse_target(file, bench, phrases)
    if not arguments.force and os.path.lexists(file):
        raise InputProblem(phrases.say("backups.cli.exists", name=str(file)))
    passphrase = _new_passphrase(arguments, phrases, terminal)
    desk = bench.record().backups(False)
    try:
        facts = desk.files.write(file, passphrase, lambda _share: True)
    except BackupProblem as problem:
        raise _told(desk, problem) from problem
    assert facts is not None  # nobody stops it
    about = walks_words(facts.record, phrases)
    print(phrases.say("backups.cli.saved", name=str(file), about=about), file=terminal.out)
    if passphrase:
        print(phrases.say("backups.lock.nobody"), file=terminal.out)
    if bench.unseen and not bench.mended:
        # Else whoever replaces an older backup with it may lose the only good record.
        print(bench.unseen, file=terminal.err)
    return 0


def restore_options(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("file", metavar="FILE", type=Path, nargs="?", help="a backup")
    parser.add_argument("--passphrase-file", metavar="F", type=Path, help="open it with the first line of this file")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--preview", action="store_true", help="say what is in it, and change nothing")
    words = "set a newer Amble's record aside first; without FILE go on with the newest copy that this one can read"
    how.add_argument("--set-aside", action="store_true", help=words)


def restore(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Go back to it. Raises ``InputProblem`` and ``StoreProblem``."""
    phrases: Phrases = books.phrases
    if arguments.file is None:
        raise InputProblem(phrases.say("newer.no_file"))
    desk = bench.record().backups(not arguments.preview)
    try:
        passphrase = ""
        if desk.files.is_locked(arguments.file):
            passphrase = _given(arguments.passphrase_file, phrases) or _asked(phrases, "backups.cli.ask", terminal)
        found = desk.files.stage(arguments.file, passphrase, lambda _share: True)
        assert found is not None  # nobody stops it
        for line in preview_lines(found, phrases):
            print(line, file=terminal.out)
        if arguments.preview:
            desk.give_up()
            return 0
        desk.go_back()
    except BackupProblem as problem:
        desk.give_up()
        raise _told(desk, problem) from problem
    print(phrases.say("backups.cli.went_back"), file=terminal.out)
    return 0


def preview_lines(found: RestorePreview, phrases: Phrases) -> list[str]:
    """What going back would do, a sentence a line."""
    lines = [phrases.say("backups.cli.there", about=walks_words(found.there.record, phrases))]
    if found.there.made_at is not None:
        made = found.there.made_at
        day = f"{made.day} {made:%B %Y}"
        lines.append(phrases.say("backups.cli.made", amble=found.there.amble, day=day, time=f"{made:%H:%M}"))
    lines.append(phrases.say("backups.cli.here", about=walks_words(found.here, phrases)))
    if found.left_out.walks:
        lines.append(phrases.say("backups.cli.left_out", about=walks_words(found.left_out, phrases)))
    return lines


def walks_words(facts: RecordFacts, phrases: Phrases) -> str:
    """How many walks there are, and of which days."""
    if facts.first is None or facts.last is None:
        return phrases.say("backups.facts.none")
    first, last = (f"{day.day} {day:%B %Y}" for day in (facts.first, facts.last))
    one = "backups.facts.day" if first == last else "backups.facts.days"
    return phrases.say(one, walks=facts.walks, first=first, last=last)


def _told(desk: BackupDesk, problem: BackupProblem) -> Exception:
    words = desk.words(problem)
    return StoreProblem(words) if problem.fault in OURS else InputProblem(words)


def _new_passphrase(arguments: Namespace, phrases: Phrases, terminal: Terminal) -> str:
    """ "" where the file is to stay open. Raises ``InputProblem``."""
    if arguments.passphrase:
        given = _asked(phrases, "backups.cli.choose", terminal)
        if strength(given) is not Strength.EMPTY and _asked(phrases, "backups.cli.again", terminal) != given:
            raise InputProblem(phrases.say("backups.lock.differ"))
    elif arguments.passphrase_file is not None:
        given = _given(arguments.passphrase_file, phrases)
    else:
        return ""
    found = strength(given)
    if found is Strength.EMPTY:
        raise InputProblem(phrases.say("backups.lock.empty"))
    if found is Strength.WEAK:
        print(phrases.say("backups.lock.weak"), file=terminal.err)
    return given


def _given(file: Path | None, phrases: Phrases) -> str:
    """The first line of a file; "" without one. Raises ``InputProblem``."""
    if file is None:
        return ""
    try:
        with file.open(encoding="utf-8") as opened:
            return opened.readline(LONGEST + 2).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as problem:
        why = getattr(problem, "strerror", None) or "UTF-8"
        raise InputProblem(phrases.say("backups.problem.unreadable", name=file.name, why=why)) from None


def _asked(phrases: Phrases, words: str, terminal: Terminal) -> str:
    """Typed by somebody, unseen; a line of the input where there is no terminal. Raises ``InputProblem``."""
    if terminal.stdin is sys.stdin and sys.stdin.isatty():
        from getpass import getpass

        try:
            return getpass(phrases.say(words) + " ")
        except EOFError:
            return ""
    line = terminal.stdin.readline(LONGEST + 2)
    if not line:
        raise InputProblem(phrases.say("backups.cli.no_passphrase"))
    return line.rstrip("\r\n")
