"""Our own pyttsx3 driver for the natural voices of hibari-tts: English sentences into WAV files.

Nothing here fetches anything: hibari is always given a model that is on this computer, since it would fetch a missing
one from its model hub by itself. Loaded only in the speech process; replaced by replacing this file.
"""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach.adapters import pyttsx_driver
from coach.adapters.pyttsx_driver import DriverVoice, Proxy

DEFAULT_VOICE = "heart"
DEFAULT_RATE = 200
"""Words a minute that count as speed 1; hibari knows a speed alone."""
SLOWEST, FASTEST = 0.5, 2.0
"""The speeds that hibari says it takes."""
SEED = 1
"""Of hibari's noise: with the same one, the same sentence gives the same samples."""
LOADED_MODELS = 2
"""The one that speaks and one besides; each holds about 30 MB."""
_ACCENTS = {"en-GB": "British", "en-US": "American"}


class HibariProblem(RuntimeError):
    """hibari cannot be used, or cannot say this; the message is a sentence."""


@dataclass(frozen=True)
class NaturalVoice:
    """A voice of hibari's register: its ``file`` with its size in ``bytes`` and its ``sha256``."""

    id: str
    language: str
    file: str
    bytes: int
    sha256: str
    bundled: bool = False
    british: bool = False

    @property
    def name(self) -> str:
        """For people: "Emma, British"."""
        return ", ".join(filter(None, (self.id.title(), _ACCENTS.get(self.language))))


def package_folder() -> Path | None:
    """Where hibari is installed, or None; nothing of it is imported."""
    from importlib.util import find_spec

    try:
        spec = find_spec("hibari")
    except (ImportError, ValueError):
        return None
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None


def registry(package: Path) -> tuple[NaturalVoice, ...]:
    """Every voice that the installed hibari knows, here or elsewhere. Raises ``HibariProblem``."""
    try:
        table = json.loads((package / "assets" / "voices.json").read_text(encoding="utf-8"))
        return tuple(_entry(id, entry) for id, entry in table.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise HibariProblem(f"the list of natural voices cannot be read: {problem}") from problem


def _entry(id: str, entry: Mapping[str, Any]) -> NaturalVoice:
    # A name that is a path would reach out of its folder.
    file = Path(str(entry["file"])).name
    bundled, british = bool(entry.get("bundled")), bool(entry.get("british"))
    return NaturalVoice(id, str(entry["language"]), file, int(entry["bytes"]), str(entry["sha256"]), bundled, british)


def hub_address(package: Path) -> str:
    """Where hibari's other voices lie. Raises ``HibariProblem``."""
    from importlib.util import module_from_spec, spec_from_file_location

    # The package itself would bring numpy and its synthesiser; this file of it needs neither.
    spec = spec_from_file_location("amble_hibari_voices", package / "voices.py")
    if spec is None or spec.loader is None:
        raise HibariProblem("the address of the natural voices is missing")
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        return str(module.BASE_URL)
    except Exception as problem:
        raise HibariProblem(f"the address of the natural voices cannot be read: {problem}") from problem


def voice_files(folder: Path | None) -> dict[str, Path]:
    """Where the model of each voice is once it is here, by id; empty without hibari."""
    package = package_folder()
    try:
        voices = registry(package) if package else ()
    except HibariProblem:
        return {}
    return {voice.id: place for voice in voices if (place := _place(voice, package, folder)) is not None}


def _place(voice: NaturalVoice, package: Path | None, folder: Path | None) -> Path | None:
    if voice.bundled:
        return package / "assets" / voice.file if package else None
    return folder / voice.file if folder else None


def is_whole(file: Path, voice: NaturalVoice) -> bool:
    """Whether a fetched file is the one of the register, to the last bit."""
    try:
        status = file.stat()
        return status.st_size == voice.bytes and _digest(file, status.st_mtime_ns) == voice.sha256
    except OSError:
        return False


@lru_cache(maxsize=16)
def _digest(file: Path, _changed: int) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def register(name: str, voices: Path | None = None) -> None:
    """Let ``pyttsx3.init(name)`` find this driver; ``voices`` is the folder of fetched ones."""
    pyttsx_driver.register(name, lambda proxy: HibariDriver(proxy, voices))


class HibariDriver:
    """Synchronous: when pyttsx3's ``runAndWait`` returns, every file is written or its error was announced."""

    def __init__(self, proxy: Proxy, voices: Path | None) -> None:
        """Imports hibari (0.3 s); a model is loaded at its first sentence. Raises ``HibariProblem``."""
        package = package_folder()
        if package is None:
            raise HibariProblem("the natural voice is not installed")
        self._proxy, self._package, self._folder = proxy, package, voices
        self._build = _import_hibari()
        self._registry = {voice.id: voice for voice in registry(package)}
        self._models: OrderedDict[str, Any] = OrderedDict()
        self._values: dict[str, Any] = {"rate": DEFAULT_RATE, "volume": 1.0, "voice": DEFAULT_VOICE}

    def destroy(self) -> None:
        """Let the models go."""
        self._models.clear()

    def say(self, text: str) -> None:
        """Raises ``HibariProblem``: this driver writes files only."""
        raise HibariProblem(f"this driver writes files and does not speak aloud ({len(text)} characters)")

    def stop(self) -> None:
        """Nothing runs beyond the call that began it."""

    def save_to_file(self, text: str, filename: str) -> None:
        """Write the sentence as 16-bit mono WAV. Raises ``HibariProblem`` (nothing it can say) or ``OSError``."""
        from coach.adapters.samples import write_clip

        if not can_read(text):
            raise HibariProblem("the natural voice cannot read this text")
        self._proxy.notify("started-utterance")
        rate, samples = self._say(text)
        if not len(samples):
            raise HibariProblem("the natural voice finds nothing to say in this text")
        write_clip(Path(filename), rate, samples)
        self._proxy.notify("finished-utterance", completed=True)

    def _say(self, text: str) -> tuple[int, Any]:
        """Rate and samples. Raises ``HibariProblem`` for whatever its libraries raise, also for a file they miss."""
        speed = min(FASTEST, max(SLOWEST, float(self._values["rate"]) / DEFAULT_RATE))
        try:
            model = self._model(str(self._values["voice"]))
            return int(model.sample_rate), model(text, speed=speed, seed=SEED)
        except Exception as problem:
            raise HibariProblem(f"the natural voice failed: {problem}") from problem

    def getProperty(self, name: str) -> object:  # noqa: N802 (pyttsx3's name)
        """Voices, voice, rate (words a minute) or volume (0–1). Raises ``KeyError``."""
        return self._voices() if name == "voices" else self._values[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802 (pyttsx3's name)
        """Raises ``HibariProblem`` for a voice that is not here, ``KeyError`` for an unknown name."""
        if name not in self._values:
            raise KeyError(name)
        if name == "voice" and self._file(str(value)) is None:
            raise HibariProblem(f"there is no voice {value}")
        self._values[name] = value

    def _voices(self) -> list[DriverVoice]:
        here = (voice for voice in self._registry.values() if self._file(voice.id) is not None)
        return [DriverVoice(voice.id, voice.name, (voice.language,)) for voice in here]

    def _file(self, id: str) -> Path | None:
        voice = self._registry.get(id)
        file = _place(voice, self._package, self._folder) if voice else None
        if voice is None or file is None:
            return None
        return file if voice.bundled or is_whole(file, voice) else None

    def _model(self, id: str) -> Any:
        if id not in self._models:
            file = self._file(id)
            if file is None:
                raise HibariProblem(f"there is no voice {id}")
            if len(self._models) >= LOADED_MODELS:
                self._models.popitem(last=False)
            self._models[id] = self._build(voice=id, model=str(file), g2p=self._front_end(id))
        self._models.move_to_end(id)
        return self._models[id]

    def _front_end(self, id: str) -> Any:
        """The text front end of a loaded voice with the same accent, which costs more than a model; else None."""
        british = self._registry[id].british
        alike = (model for name, model in self._models.items() if self._registry[name].british == british)
        return next((model.g2p for model in alike), None)

    def startLoop(self) -> None:  # noqa: N802 (pyttsx3's name)
        """Run every command that waits; they end before this returns."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802 (pyttsx3's name)
        """There is no loop to end."""


def _import_hibari() -> Any:
    _be_silent()
    try:
        from hibari import Hibari
    except Exception as problem:
        # A part of it that is missing or damaged raises whatever its library raises.
        raise HibariProblem(f"the natural voice cannot be loaded: {problem}") from problem
    with suppress(ImportError, AttributeError):
        # On Windows nothing but this call stops it.
        from onnxruntime import disable_telemetry_events

        disable_telemetry_events()
    return Hibari


def _be_silent() -> None:
    """Keep the runtime under hibari from counting and sending anything: it gives the computer a number, keeps events
    and sends them to its maker unless it is told not to before it is loaded.

    WORKAROUND https://github.com/microsoft/onnxruntime/pull/29843 (its newer name of the switch; the older first).
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = os.environ["ORT_TELEMETRY_DISABLED"] = "1"


def can_read(text: str) -> bool:
    """Whether every letter is Latin: hibari leaves other scripts out without a word."""
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in text if letter.isalpha())
