"""Speaking outside a walk: the voices to choose from, a try of one, a card read aloud."""

from __future__ import annotations

from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from coach.services.sound_ports import PlacedClip, SoundOut, SoundUnavailable, Voice, VoiceSettings

_LOOK_MS = 40
_PATIENCE_LOOKS = 250
"""Ten seconds: longer than the first sentence of a cold engine takes."""
_SILENT_AFTER_MS = 500


class Speaking(QObject):
    """Says one text at a time; a new one takes the place of the one before."""

    voices_found = Signal(object)
    trouble_changed = Signal(str)

    def __init__(self, voice: Voice, sound: SoundOut) -> None:
        super().__init__()
        self._voice, self._sound = voice, sound
        self._text, self._settings = "", VoiceSettings()
        self._looks = 0
        self._looker = QTimer(self, interval=_LOOK_MS)
        self._looker.timeout.connect(self._look)
        self._closer = QTimer(self, singleShot=True)
        self._closer.timeout.connect(sound.close)

    def look_for_voices(self) -> None:
        """Ask the engine which voices it has; ``voices_found`` follows, without holding the window up."""
        Thread(target=self._find_voices, name="voices", daemon=True).start()

    def say(self, text: str, settings: VoiceSettings) -> None:
        """Say ``text`` as soon as it is rendered."""
        self.stop()
        self._text, self._settings, self._looks = text, settings, 0
        self._voice.prepare([text], settings)
        self._looker.start()

    def stop(self) -> None:
        """Be silent at once."""
        self._looker.stop()
        self._closer.stop()
        self._sound.close()

    def _find_voices(self) -> None:
        # Emitting from another thread is queued by Qt for whoever lives in the window's thread.
        self.voices_found.emit(self._voice.voices())
        self.trouble_changed.emit(self._voice.trouble())

    def _look(self) -> None:
        clip = self._voice.clip(self._text, self._settings)
        self._looks += 1
        if clip is None and self._looks < _PATIENCE_LOOKS and not self._voice.trouble():
            return
        self._looker.stop()
        if clip is None:
            self.trouble_changed.emit(self._voice.trouble())
            return
        try:
            self._sound.open()
        except SoundUnavailable as problem:
            self.trouble_changed.emit(str(problem))
            return
        self.trouble_changed.emit("")
        self._sound.play(PlacedClip(clip, self._sound.position(), gain=self._settings.loudness))
        self._closer.start(_SILENT_AFTER_MS + 120 * len(self._text))
