"""Sound outside a walk: the voices to choose from, a try of one, a card read aloud, a few beats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from coach.domain.sound import Bus, Levels
from coach.services.sound_ports import LiveSound, PlacedClip, SoundUnavailable, Voice, VoiceSettings

_LOOK_MS = 40
PATIENCE = 10.0
"""Seconds; longer than the first sentence of a cold engine takes."""
_LEAD = 0.1
"""Seconds before the first of several sounds, so that all keep their distance."""
_TAIL = 0.3
"""Seconds after the last sample, so that no device cuts it off."""
_STALL = 3.0
"""Seconds after which a stream that has not come to its end stands still."""


@dataclass(frozen=True)
class SpeakingWords:
    """What is said when nothing sounds and nobody else knows why: the voice took too long, or the clip was silent."""

    slow: str = ""
    silent: str = ""


class Speaking(QObject):
    """Says one text at a time, or plays one short sound; a new one takes the place of the one before."""

    voices_found = Signal(object)
    trouble_changed = Signal(str)
    """One sentence why a text is not heard, or ""."""
    sound_trouble_changed = Signal(str)
    """One sentence why a sound that is not speech is not heard, or ""."""
    saying_changed = Signal(object)
    """The ``VoiceSettings`` of the text that is being rendered or said; None when it is over."""

    def __init__(
        self,
        voice: Voice,
        sound: LiveSound,
        clip_seconds: Callable[[Path], float],
        words: SpeakingWords | None = None,
        patience: float = PATIENCE,
    ) -> None:
        """``clip_seconds`` is the length of a sound file in seconds, 0 for one that cannot be read; ``patience`` how
        many seconds a text may take to be rendered."""
        super().__init__()
        self._voice, self._sound = voice, sound
        self._clip_seconds, self._words = clip_seconds, words or SpeakingWords()
        self._text, self._patience = "", patience
        self._settings: VoiceSettings | None = None
        self._looks = 0
        self._ends, self._waited = 0.0, 0.0
        self._looker = QTimer(self, interval=_LOOK_MS)
        self._looker.timeout.connect(self._look)
        self._closer = QTimer(self, singleShot=True)
        self._closer.timeout.connect(self._end)

    def look_for_voices(self) -> None:
        """Ask the engine which voices it has; ``voices_found`` follows, without holding the window up."""
        Thread(target=self._find_voices, name="voices", daemon=True).start()

    def say(self, text: str, settings: VoiceSettings) -> None:
        """Say ``text`` as soon as it is rendered; also with a voice that is off: somebody asked to hear this."""
        self.stop()
        self._text, self._looks = text, 0
        self._show(replace(settings, on=True))
        self._voice.prepare([text], replace(settings, on=True))
        self._looker.start()

    def play(self, clip: Path, level: float, times: int = 1, every: float = 0.0) -> None:
        """Play a sound that is not speech ``times`` times, ``every`` so many seconds, at a level of 0–1."""
        self.stop()
        self._perform([PlacedClip(clip, _LEAD + number * every, Bus.SOUNDS) for number in range(times)], 1.0, level)

    def stop(self) -> None:
        """Be silent at once."""
        self._looker.stop()
        self._closer.stop()
        self._sound.close()
        self._show(None)

    def _find_voices(self) -> None:
        # Emitting from another thread is queued by Qt for whoever lives in the window's thread.
        self.voices_found.emit(self._voice.voices())
        self.trouble_changed.emit(self._voice.trouble())

    def _look(self) -> None:
        settings = self._settings or VoiceSettings()
        clip = self._voice.clip(self._text, settings)
        self._looks += 1
        if clip is None and self._looks * _LOOK_MS < self._patience * 1000 and not self._voice.trouble():
            return
        self._looker.stop()
        if clip is None:
            self._fail(self._voice.trouble() or self._words.slow)
            return
        # The loudness is the bus's, as in a walk: the meter and the mute see it there.
        self._perform([PlacedClip(clip, 0.0)], settings.loudness, 1.0)

    def _perform(self, clips: Sequence[PlacedClip], voice: float, sounds: float) -> None:
        """Play clips whose ``at`` counts from now; the stream is let go once the last of them has sounded."""
        try:
            self._sound.open()
        except SoundUnavailable as problem:
            self._fail(str(problem))
            return
        self._tell("")
        self._sound.set_levels(Levels(voice, sounds))
        self._sound.heard()
        now = self._sound.position()
        for mark, placed in enumerate(clips, start=1):
            self._sound.play(replace(placed, at=now + placed.at, mark=mark))
        lasts = clips[-1].at + self._clip_seconds(clips[-1].clip) + _TAIL
        self._ends, self._waited = now + lasts, 0.0
        self._closer.start(round(lasts * 1000))

    def _end(self) -> None:
        """Let the stream go, or wait for one that is behind; one that gave no sound says why."""
        if self._sound.position() < self._ends and self._waited < _STALL:
            self._waited += _LOOK_MS / 1000
            self._closer.start(_LOOK_MS)
            return
        heard = any(heard.at is not None for heard in self._sound.heard())
        trouble = self._sound.trouble() or ("" if heard else self._words.silent)
        self._sound.close()
        if trouble:
            self._tell(trouble)
        self._show(None)

    def _fail(self, sentence: str) -> None:
        self._tell(sentence)
        self._show(None)

    def _tell(self, trouble: str) -> None:
        (self.sound_trouble_changed if self._settings is None else self.trouble_changed).emit(trouble)

    def _show(self, settings: VoiceSettings | None) -> None:
        if settings != self._settings:
            self._settings = settings
            self.saying_changed.emit(settings)
