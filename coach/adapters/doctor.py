"""Looks at each part of the machine that Amble stands on. Nothing here raises: a broken part is a finding."""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from coach import __version__
from coach.adapters.clip_cache import ClipCache
from coach.adapters.clock import SystemClock
from coach.adapters.desktop_services import has_notifications, has_tray
from coach.adapters.detect_system import look_once
from coach.adapters.doctor_detectors import detectors
from coach.adapters.login_item import login_item_for
from coach.adapters.mended_note import MendedNote
from coach.adapters.paths import Folders, find_folders
from coach.adapters.sound_stream import StreamSound
from coach.adapters.speech import SpeechVoice
from coach.adapters.store import Store
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_damage import HEADER_LENGTH, shape_of
from coach.adapters.store_migrations import newest_shape
from coach.adapters.store_proofs import StoredProofs
from coach.domain.cue_proof import ProofScore, score_of
from coach.domain.phrases import Phrases
from coach.services.doctor import Check, Condition
from coach.services.ports import StoreProblem
from coach.services.sound_ports import SoundUnavailable, VoiceSettings

_LIBRARIES = (
    *("pyside6-essentials", "apscheduler", "pyttsx3", "espeakng-loader", "hibari-tts", "miniaudio", "soundfile"),
    *("lameenc", "desktop-notifier"),
)
_PATIENCE = 10.0
"""Seconds that the first sentence may take."""
Finding = tuple[Condition, str]


def examine(data_dir: Path | None, phrases: Phrases) -> tuple[Check, ...]:
    """Every check, in the order people care about."""
    folders = find_folders(data_dir)
    probes: tuple[tuple[str, Callable[[], Finding]], ...] = (
        ("voice", lambda: _voice(folders, phrases)),
        ("sound", lambda: _sound(phrases)),
        ("notifications", lambda: _desktop(has_notifications(), "notifications", phrases)),
        ("tray", lambda: _desktop(has_tray(), "tray", phrases)),
        ("detectors", lambda: detectors(look_once(), phrases)),
        ("store", lambda: _store(folders, phrases)),
        ("last walk", lambda: _last_walk(folders, phrases)),
        ("folders", lambda: _folders(folders, phrases)),
        ("start at login", lambda: _login(phrases)),
        ("versions", lambda: _versions(phrases)),
    )
    return tuple(_look(name, probe) for name, probe in probes)


def _look(name: str, probe: Callable[[], Finding]) -> Check:
    try:
        condition, sentence = probe()
    except Exception as problem:
        condition, sentence = Condition.MISSING, f"{type(problem).__name__}: {problem}"
    return Check(name, condition, sentence)


def _desktop(there: bool | None, name: str, phrases: Phrases) -> Finding:
    if there:
        return Condition.OK, phrases.say(f"doctor.{name}_ok")
    return Condition.WEAK, phrases.say(f"doctor.{name}_{'unknown' if there is None else 'missing'}")


def _voice(folders: Folders, phrases: Phrases) -> Finding:
    """Renders a real sentence, so that an engine that only pretends is found out."""
    with TemporaryDirectory(prefix="amble-doctor-") as folder:
        voice = SpeechVoice(ClipCache(Path(folder)), voices=folders.voices)
        try:
            count = len(voice.voices())
            if count and _speaks(voice, phrases.say("doctor.sample")):
                return Condition.OK, phrases.say("doctor.voice_ok", count=count)
            return Condition.MISSING, voice.trouble() or phrases.say("doctor.voice_missing")
        finally:
            voice.close()


def _speaks(voice: SpeechVoice, text: str) -> bool:
    voice.prepare([text], VoiceSettings())
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and not voice.trouble():
        if voice.clip(text, VoiceSettings()) is not None:
            return True
        time.sleep(0.02)
    return False


def _sound(phrases: Phrases) -> Finding:
    sound = StreamSound()
    try:
        sound.open()
    except SoundUnavailable as problem:
        return Condition.MISSING, str(problem)
    finally:
        sound.close()
    return Condition.OK, phrases.say("doctor.sound_ok")


def _store(folders: Folders, phrases: Phrases) -> Finding:
    """Reads everything without opening for writing, so that a look changes nothing."""
    if not folders.store.exists():
        return Condition.OK, phrases.say("doctor.store_new", path=str(folders.store))
    try:
        store = Store(folders.store, SystemClock())
        if _is_newer(folders.store):
            store.open()  # says which Amble wrote it, and changes nothing
        trouble = store.check()
    except StoreProblem as problem:
        return Condition.MISSING, str(problem)
    trouble = trouble or MendedNote(folders.data).text()
    return (
        (Condition.WEAK, trouble)
        if trouble
        else (Condition.OK, phrases.say("doctor.store_ok", path=str(folders.store)))
    )


def _last_walk(folders: Folders, phrases: Phrases) -> Finding:
    """How many sentences of the last walk sounded; a record of another shape has nothing to say about it."""
    if not folders.store.exists() or _shape(folders.store) != newest_shape():
        return Condition.OK, phrases.say("doctor.last_walk_none")
    connection = StoreConnection(folders.store)
    with closing(connection):
        connection.open("mode=ro")
        found = StoredProofs(connection).last_proofs()
    if found is None:
        return Condition.OK, phrases.say("doctor.last_walk_none")
    score = score_of(found[1])
    return Condition.OK if score.is_well else Condition.WEAK, _score_words(found[0].date(), score, phrases)


def _score_words(day: date, score: ProofScore, phrases: Phrases) -> str:
    if not score.missing:
        late = f"{max(0.0, score.worst_late):.2f}"
        return phrases.say("doctor.last_walk_whole", day=day.isoformat(), cues=score.cues, late=late)
    missing = ", ".join(phrases.say(f"doctor.fate_{fate.value}", count=count) for fate, count in score.missing)
    sentence = phrases.say(
        "doctor.last_walk", day=day.isoformat(), sounded=score.sounded, cues=score.cues, missing=missing
    )
    return sentence if score.safety_sounded else f"{sentence} {phrases.say('doctor.last_walk_safety')}"


def _is_newer(store: Path) -> bool:
    return _shape(store) > newest_shape()


def _shape(store: Path) -> int:
    with store.open("rb") as file:
        return shape_of(file.read(HEADER_LENGTH))


def _folders(folders: Folders, phrases: Phrases) -> Finding:
    try:
        folders.create()
        with TemporaryDirectory(dir=folders.data, prefix=".try-"):
            pass
    except (StoreProblem, OSError) as problem:
        return Condition.MISSING, str(problem)
    return Condition.OK, phrases.say("doctor.folders_ok", path=str(folders.data))


def _login(phrases: Phrases) -> Finding:
    item = login_item_for(sys.platform, (sys.executable,), Path.home())
    if item.trouble():
        return Condition.WEAK, item.trouble()
    return Condition.OK, phrases.say("doctor.login_on" if item.is_on() else "doctor.login_off")


def _versions(phrases: Phrases) -> Finding:
    found = ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)
    python = platform.python_version()
    return Condition.OK, phrases.say("doctor.versions", amble=__version__, python=python, libraries=found)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
