"""What the commands are given: real books, and real services on somebody's folder when a command needs them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.doctor import examine
from coach.adapters.json_input import read_check_in, read_decide_request
from coach.adapters.mended_note import MendedNote
from coach.adapters.paths import find_folders
from coach.adapters.samples import clip_seconds
from coach.adapters.single_instance import SingleInstance
from coach.adapters.sound_stream import StreamSound
from coach.adapters.store import NewerRecord
from coach.adapters.voice_shelf import DownloadedVoices
from coach.bootstrap_bounds import bounds_files
from coach.bootstrap_core import Core
from coach.bootstrap_newer import lost_words, step_back
from coach.bootstrap_packs import look_into_pack, pack_desk
from coach.bootstrap_routine_kit import built_in_kit, routine_kit
from coach.bootstrap_settle import settle_unclaimed
from coach.bootstrap_take_along import file_maker
from coach.bootstrap_walk import Performance, new_voice
from coach.domain.red_flag_book import Region
from coach.services.bounds_desk import BoundsDesk
from coach.services.pack_desk import PackDesk
from coach.services.ports import StoreProblem
from coach.services.record_bench import RecordBench
from coach.services.reminder_bench import ReminderBench
from coach.services.routines import Routines
from coach.services.session_runner import SessionRunner
from coach.services.walks import Walks
from coach.services.workbench import Books, Shop, Speech, Workbench


def open_shop(data_dir: Path | None, speed: float) -> Shop:
    """Everything the commands work with; nothing of the user's is opened before a command asks."""
    catalogue = Catalogue(find_resources())
    books = Books(
        phrases=catalogue.phrases(),
        rules=catalogue.rules(),
        cue_book=catalogue.cue_book,
        red_flags=catalogue.red_flags,
        region=lambda id: find_region(catalogue, id),
        read_decide_request=read_decide_request,
        read_check_in=read_check_in,
        kit=lambda: built_in_kit(catalogue),
    )
    return Shop(
        books,
        lambda: _open_bench(data_dir),
        lambda: examine(data_dir, catalogue.phrases()),
        lambda file: look_into_pack(catalogue, file),
        bounds_files(catalogue),
        lambda: _step_back(data_dir, catalogue),
        speed,
    )


@lru_cache(maxsize=4)
def find_region(catalogue: Catalogue, id: str) -> Region:
    """The region with this id; the default one for an unknown id."""
    regions = catalogue.regions()
    default = next(region for region in regions if not region.countries)
    return next((region for region in regions if region.id == id), default)


def _open_bench(data_dir: Path | None) -> Workbench:
    core = _open_core(data_dir)
    stages: list[Performance] = []
    speeches: list[Speech] = []
    instance = SingleInstance(core.folders.data)

    def walks(speed: float) -> tuple[Walks, SessionRunner]:
        """Raises ``StoreProblem`` while the window is open on the same folder: it may be in the middle of a walk."""
        if not instance.claim():
            raise StoreProblem(core.phrases.say("cli.window_open"))
        stages.append(Performance(core, speed))
        return stages[-1].walks, stages[-1].runner

    def routines(speed: float) -> tuple[Routines, SessionRunner]:
        """Raises ``StoreProblem`` while the window is open on the same folder."""
        walks(speed)
        return stages[-1].routines, stages[-1].runner

    def speech() -> Speech:
        speeches.append(Speech(new_voice(core), StreamSound(), DownloadedVoices(core.folders.voices), clip_seconds))
        return speeches[-1]

    def close() -> None:
        for stage in stages:
            stage.close()
        for one in speeches:
            one.voice.close()
            one.sound.close()
        instance.release()
        core.close()

    return Workbench(
        core.planning,
        core.check_ins,
        core.settings,
        walks,
        lambda: file_maker(core),
        speech,
        lambda: core.clock.now().date(),
        close,
        lambda: routine_kit(core),
        routines,
        lambda: _packs(core, instance),
        lambda change: _bounds(core, instance, change),
        lambda: core.explaining,
        lambda: core.revisions,
        lambda: _reminding(core, instance),
        lambda: _record(core, instance),
        *mended_of(core),
    )


def _open_core(data_dir: Path | None) -> Core:
    settle_unclaimed(find_folders(data_dir))
    try:
        core = Core(data_dir)
    except NewerRecord as problem:
        phrases = Catalogue(find_resources()).phrases()
        lost = lost_words(data_dir, phrases)
        raise StoreProblem(phrases.say("newer.cli", problem=str(problem), lost=lost)) from problem
    core.replay()
    return core


def _step_back(data_dir: Path | None, catalogue: Catalogue) -> str:
    """Raises ``StoreProblem`` while the window is open on the same folder."""
    folders = find_folders(data_dir)
    folders.create()
    instance = SingleInstance(folders.data)
    if not instance.claim():
        raise StoreProblem(catalogue.phrases().say("cli.window_open_record"))
    try:
        return step_back(data_dir)
    finally:
        instance.release()


def mended_of(core: Core) -> tuple[str, str]:
    """What had to be mended at this start, and what nobody has seen yet."""
    return core.report.sentence if core.report.is_mended else "", MendedNote(core.folders.data).text()


def _record(core: Core, instance: SingleInstance) -> RecordBench:
    from coach.bootstrap_record_bench import record_bench

    return record_bench(core, instance)


def _reminding(core: Core, instance: SingleInstance) -> ReminderBench:
    from coach.bootstrap_reminder_bench import reminder_bench

    return reminder_bench(core, instance)


def _bounds(core: Core, instance: SingleInstance, change: bool) -> BoundsDesk:
    """Raises ``StoreProblem`` for a change while the window is open on the same folder: it would not see it."""
    if change and not instance.claim():
        raise StoreProblem(core.phrases.say("bounds.cli.window_open"))
    return core.bounds


def _packs(core: Core, instance: SingleInstance) -> PackDesk:
    """Raises ``StoreProblem`` while the window is open on the same folder: it would not see what changed."""
    if not instance.claim():
        raise StoreProblem(core.phrases.say("pack_check.window_open"))
    return pack_desk(core)
