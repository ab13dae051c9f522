"""Our own pyttsx3 driver: espeak-ng into WAV files, one by one, with the library that espeakng-loader carries.

The stock driver of pyttsx3 2.99 loses files, hangs and drops rate and volume. This one speaks in espeak's synchronous
mode, collects the samples in its callback and writes each file whole or not at all.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.adapters import pyttsx_driver
from coach.adapters.pyttsx_driver import DriverVoice, Proxy

LONGEST_DATA_PATH = 130
"""espeak-ng 1.52 holds its data path in 160 bytes and appends file names (espeak-ng issues 2048 and 2182)."""
DEFAULT_VOICE = "gmw/en"
DEFAULT_RATE = 165
_SYNCHRONOUS, _DONT_EXIT, _UTF8, _RATE, _VOLUME, _PITCH = 2, 0x8000, 1, 1, 2, 3
_PARAMETERS = {"rate": (_RATE, 1.0, 80, 450), "volume": (_VOLUME, 100.0, 0, 100), "pitch": (_PITCH, 1.0, 0, 99)}
_HIGHER = (("gmw/en", "English (Great Britain)", "en-gb"), ("gmw/en-US", "English (America)", "en-us"))
_NO_VOICES = frozenset((b"gmw/en-Shaw",))
"""English in another alphabet, which reads none of our words."""
_SAMPLES_ARRIVED = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class EspeakProblem(RuntimeError):
    """espeak-ng cannot be used, or refused; the message is a sentence."""


@dataclass(frozen=True)
class EspeakFiles:
    """Where library and data are."""

    library: Path
    data: Path


class _VoiceRecord(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("reserved", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    ]


def carried_files() -> EspeakFiles:
    """The library and data inside the espeakng-loader package. Raises ``EspeakProblem`` when they are missing."""
    try:
        import espeakng_loader

        return EspeakFiles(Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path()))
    except (ImportError, RuntimeError) as problem:
        raise EspeakProblem(f"espeak-ng is not installed: {problem}") from problem


def register(name: str, files: EspeakFiles | None = None) -> None:
    """Let ``pyttsx3.init(name)`` find this driver. ``files`` None takes those that espeakng-loader carries."""
    pyttsx_driver.register(name, lambda proxy: EspeakDriver(proxy, files or carried_files()))


class EspeakDriver:
    """Synchronous: when pyttsx3's ``runAndWait`` returns, every file is written or its error was announced.

    espeak-ng is one per process: use one driver at a time, from one thread, in a process of its own. Data that lies
    deeper than espeak-ng can follow moves the working directory.
    """

    def __init__(self, proxy: Proxy, files: EspeakFiles) -> None:
        self._proxy = proxy
        self._samples: list[bytes] = []
        self._library = _load(files.library)
        self._rate_hz = self._start(_short(files.data))
        # ctypes keeps no reference to a callback: this one must live as long as the library may call it.
        self._callback = _SAMPLES_ARRIVED(self._collect)
        self._library.espeak_SetSynthCallback(self._callback)
        self._values: dict[str, Any] = {"rate": DEFAULT_RATE, "volume": 1.0, "pitch": 50, "voice": DEFAULT_VOICE}
        for property_name, value in tuple(self._values.items()):
            self.setProperty(property_name, value)

    def _start(self, data: Path) -> int:
        rate = int(self._library.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(data), _DONT_EXIT))
        if rate <= 0:
            raise EspeakProblem("espeak-ng does not start: its data cannot be read")
        return rate

    def destroy(self) -> None:
        """Let espeak-ng go."""
        self._library.espeak_Terminate()

    def say(self, text: str) -> None:
        """Raises ``EspeakProblem``: this driver writes files only."""
        raise EspeakProblem(f"this driver writes files and does not speak aloud ({len(text)} characters)")

    def stop(self) -> None:
        """Nothing runs beyond the call that began it."""

    def save_to_file(self, text: str, filename: str) -> None:
        """Write the sentence as 16-bit mono WAV. Raises ``EspeakProblem`` (nothing to say, refused) or ``OSError``."""
        from coach.adapters.samples import write_pcm

        self._proxy.notify("started-utterance")
        data = self._render(text)
        if not data:
            raise EspeakProblem("nothing in this text can be spoken")
        write_pcm(Path(filename), self._rate_hz, data)
        self._proxy.notify("finished-utterance", completed=True)

    def _render(self, text: str) -> bytes:
        self._samples.clear()
        spoken = text.replace("\0", " ").encode("utf-8", "replace")
        status = self._library.espeak_Synth(spoken, len(spoken) + 1, 0, 1, 0, _UTF8, None, None)
        if status != 0:
            raise EspeakProblem(f"espeak-ng refused a sentence (status {status})")
        self._library.espeak_Synchronize()
        data = b"".join(self._samples)
        self._samples.clear()
        return data

    def _collect(self, samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            self._samples.append(ctypes.string_at(samples, 2 * count))
        return 0

    def getProperty(self, name: str) -> object:  # noqa: N802 (pyttsx3's name)
        """Voices, voice, rate (words a minute), volume (0–1) or pitch (0–99). Raises ``KeyError``."""
        return list(self._voices()) if name == "voices" else self._values[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802 (pyttsx3's name)
        """Clipped to what espeak-ng takes. Raises ``EspeakProblem`` for an unknown voice, ``KeyError`` for a name."""
        if name == "voice":
            if self._library.espeak_SetVoiceByName(str(value).encode("utf-8", "replace")) != 0:
                raise EspeakProblem(f"there is no voice {value}")
        else:
            parameter, scale, low, high = _PARAMETERS[name]
            self._library.espeak_SetParameter(parameter, round(min(high, max(low, float(value) * scale))), 0)
        self._values[name] = value

    def _voices(self) -> list[DriverVoice]:
        records = self._library.espeak_ListVoices(None)
        found = []
        index = 0
        while records[index]:
            if records[index].contents.identifier not in _NO_VOICES:
                found.append(_voice(records[index].contents))
            index += 1
        return found + [DriverVoice(f"{id}+f3", f"{name}, higher", (tongue,)) for id, name, tongue in _HIGHER]

    def startLoop(self) -> None:  # noqa: N802 (pyttsx3's name)
        """Run every command that waits; they end before this returns."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802 (pyttsx3's name)
        """There is no loop to end."""


def _load(path: Path) -> Any:
    try:
        library = ctypes.CDLL(str(path))
        library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_VoiceRecord))
        library.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
        library.espeak_Synth.argtypes = [
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
            ctypes.c_void_p, ctypes.c_void_p,
        ]  # fmt: skip
    except (OSError, AttributeError) as problem:
        raise EspeakProblem(f"the library of espeak-ng cannot be loaded: {problem}") from problem
    return library


def _short(data: Path) -> Path:
    """The data's path, or a relative one after moving there when it is longer than espeak-ng can hold.

    espeak-ng opens dictionaries whenever the voice changes, so the working directory stays there.
    """
    if len(os.fsencode(data)) <= LONGEST_DATA_PATH:
        return data
    os.chdir(data.parent)
    return Path(data.name)


def _voice(record: _VoiceRecord) -> DriverVoice:
    name = record.name.decode("utf-8", "replace")
    return DriverVoice(record.identifier.decode(), name, tuple(_tongues(record.languages)))


def _tongues(place: int) -> Iterator[str]:
    """A priority byte and a name, as often as there are languages, and a zero."""
    while place and ctypes.c_ubyte.from_address(place).value:
        tongue = ctypes.string_at(place + 1)
        yield tongue.decode("utf-8", "replace")
        place += len(tongue) + 2
