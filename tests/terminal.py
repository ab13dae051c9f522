"""Amble's commands: in this process on a folder with a silent machine, or as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, time
from io import StringIO
from pathlib import Path

from coach.adapters.samples import clip_seconds
from coach.adapters.single_instance import SingleInstance
from coach.adapters.sound_silent import SilentSound
from coach.bootstrap_core import Core
from coach.bootstrap_packs import pack_desk
from coach.bootstrap_record_bench import record_bench
from coach.bootstrap_reminder_bench import reminder_bench
from coach.bootstrap_routine_kit import routine_kit
from coach.bootstrap_shop import mended_of, open_shop
from coach.bootstrap_walk import Performance
from coach.cli import Terminal, build_parser, run
from coach.domain.plan import Plan
from coach.domain.routine_kit import RoutineKit
from coach.domain.schedule import Schedule
from coach.services.exercising import Exercising
from coach.services.file_making import FileMaker, FileParts
from coach.services.performance import Sounds
from coach.services.routines import Routines
from coach.services.session_runner import SessionRunner
from coach.services.walk_changes import WalkChanges
from coach.services.walks import Walks
from coach.services.workbench import Shop, Speech, Workbench
from tests.fakes.audio_file import FakeAudioFile
from tests.fakes.sound_out import FakeSoundOut
from tests.fakes.voice import FakeVoice
from tests.fakes.voice_shelf import FakeVoiceShelf
from tests.fakes.wake_lock import FakeWakeLock

ROOT = Path(__file__).parent.parent
PLAN = Plan(target_minutes=30, days_per_week=7, start_minutes=10, usual_pain=2)
NO_CARD = "There is no sound device."
NO_SOUND = {"PULSE_SERVER": "/nonexistent", "QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True)
class Told:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


@contextmanager
def people_of(folder: Path) -> Iterator[Core]:
    """Somebody's data, opened and let go."""
    core = Core(folder)
    yield core
    core.close()


def set_up(folder: Path) -> None:
    """A walk every day, ten minutes at first."""
    with people_of(folder) as core:
        core.planning.set_schedule(Schedule((time(12, 30),) * 7))
        core.planning.set_plan(PLAN)


def silent_shop(folder: Path) -> Shop:
    """The real shop, but walks are performed without voice and sound."""
    return replace(open_shop(folder, 1.0), open=lambda: _silent_bench(folder))


def _silent_bench(folder: Path) -> Workbench:
    core = Core(folder)
    instance = SingleInstance(folder)
    voice = FakeVoice(folder, missing="There is no voice.")
    stage = Performance(core, 1.0)

    def silent_runner(speed: float) -> SessionRunner:
        no_card = FakeSoundOut(core.clock, missing=NO_CARD)
        return SessionRunner(no_card, SilentSound(core.clock), voice, core.clock, Sounds.of(folder), speed)

    def walks(speed: float) -> tuple[Walks, SessionRunner]:
        runner = silent_runner(speed)
        return Walks(
            core.sessions, core.store.values, core.planning, runner, FakeWakeLock(), core.clock, stage.compose,
            WalkChanges(core.store.values, core.feelings, runner, stage.recompose, stage.mark),
            core.segments, core.proofs, stage.mark,
        ), runner  # fmt: skip

    def files() -> FileMaker:
        parts = FileParts(
            core.catalogue.cue_book,
            lambda: FakeVoice(folder),
            Sounds.of(ROOT / "resources" / "sounds"),
            FakeAudioFile(),
            core.phrases,
        )
        return FileMaker(parts)

    def speech() -> Speech:
        return Speech(voice, FakeSoundOut(core.clock, missing=NO_CARD), FakeVoiceShelf(), clip_seconds)

    def today() -> date:
        return core.clock.now().date()

    def routines(speed: float) -> tuple[Routines, SessionRunner]:
        runner = silent_runner(speed)
        exercising = Exercising(stage.maker, runner)
        return Routines(
            core.routines, stage.maker, exercising, runner, core.planning, FakeWakeLock(), core.clock
        ), runner  # fmt: skip

    def kit() -> RoutineKit:
        return routine_kit(core)

    def close() -> None:
        instance.release()
        core.close()

    return Workbench(
        core.planning, core.check_ins, core.settings, walks, files, speech, today, close, kit, routines,
        lambda: pack_desk(core), lambda _change: core.bounds,
        lambda: core.explaining, lambda: core.revisions, lambda: reminder_bench(core, instance),
        lambda: record_bench(core, instance), *mended_of(core),
    )  # fmt: skip


def amble(folder: Path, *arguments: str, stdin: str = "") -> Told:
    """Run a command in this process."""
    out, err = StringIO(), StringIO()
    code = run(build_parser().parse_args(arguments), silent_shop(folder), Terminal(out, err, StringIO(stdin)))
    return Told(code, out.getvalue(), err.getvalue())


def program(*arguments: str, stdin: bytes = b"", before: tuple[str, ...] = (), **variables: str) -> Told:
    """Run a command as a program of its own; ``before`` is put before its name."""
    command = (*before, sys.executable, "-m", "coach", *arguments)
    surroundings = {**os.environ, **NO_SOUND, **variables}
    done = subprocess.run(
        command, input=stdin, capture_output=True, cwd=ROOT, env=surroundings, timeout=30, check=False
    )
    return Told(done.returncode, done.stdout.decode(), done.stderr.decode())


def shell(line: str, folder: Path) -> Told:
    """Run a line of bash in which ``amble`` is the program on ``folder``."""
    script = f'set -o pipefail; amble() {{ "{sys.executable}" -m coach --data-dir "{folder}" "$@"; }}; {line}'
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, cwd=ROOT, env={**os.environ, **NO_SOUND}, timeout=30, check=False
    )
    return Told(done.returncode, done.stdout.decode(), done.stderr.decode())


def is_one_sentence(text: str) -> bool:
    """One line that ends like a sentence, and no traceback."""
    return text.count("\n") == 1 and text.endswith(".\n") and "Traceback" not in text
