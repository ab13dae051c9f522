"""Looks whether the safety sentence could be heard now: voice, levels, device and the computer's own volume."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal

from coach.domain.sound import Levels
from coach.domain.sound_report import SoundFacts, SoundReport, report_on
from coach.services.sound_ports import LiveSound, OtherSound, SoundUnavailable, Voice, VoiceSettings

CLIP_PATIENCE = 12.0
"""Seconds a cold engine may take for the first sentence."""
DEVICE_PATIENCE = 3.0
"""Seconds a device may take until its stream moves."""
_STEP = 0.05
AGAIN_MS = 2000
"""Milliseconds between two looks while somebody is shown the answer: volume and headphones change without telling."""
DEVICE_EVERY = 10
"""Each look reads the computer's volume and the state of the voice, which is cheap. A device that answered is opened
again only at every tenth (about 20 s); one that did not is tried at each."""


@dataclass(frozen=True)
class SoundQuestion:
    """What to look for: the sentence, the voice it is to be said in, and the levels. ``prepares`` asks for the sentence
    to be rendered, in place of whatever else is waiting for the voice."""

    sentence: str
    voice: VoiceSettings
    levels: Levels
    prepares: bool = False


class SoundCheck(QObject):
    """Looks in a thread of its own, one look at a time; the newest question is the one that is answered."""

    looked = Signal(object)
    """The ``SoundReport``."""
    looking_changed = Signal(bool)
    _found = Signal(object)

    def __init__(
        self,
        voice: Voice,
        device: LiveSound,
        others: OtherSound,
        stalled: str = "",
        device_patience: float = DEVICE_PATIENCE,
        again_ms: int = AGAIN_MS,
    ) -> None:
        """``device`` is opened for a moment at each look and is nobody else's; ``stalled`` says that a device opened
        and then stood still for ``device_patience`` seconds; the device's own words are meant for a walk."""
        super().__init__()
        self._voice, self._device, self._others, self._stalled = voice, device, others, stalled
        self._device_patience = device_patience
        self._question: SoundQuestion | None = None
        self._asked: SoundQuestion | None = None
        self._given_up = Event()
        self._closed = self._busy = False
        self._watching = False
        self._last: SoundReport | None = None
        self._since_device = 0
        self._again = QTimer(self, singleShot=True, interval=again_ms)
        self._again.timeout.connect(self._look_again)
        self._found.connect(self._settle)

    @property
    def is_looking(self) -> bool:
        """Whether an answer is under way."""
        return self._busy

    def look(self, question: SoundQuestion) -> None:
        """Look now, or as soon as the look under way is over; ``looked`` follows."""
        self._again.stop()
        self._question, self._last = question, None
        if not self._busy:
            self._begin()

    def watch(self, watching: bool) -> None:
        """Whether somebody is shown the answer: then it is looked at again every two seconds, good or bad."""
        self._watching = watching
        if not watching:
            self._again.stop()
        elif self._last is not None and not self._busy:
            self._again.start()

    def let_go(self) -> None:
        """Give up the look under way, and the device at once: somebody else needs it. No answer follows."""
        self.watch(False)
        self._again.stop()
        self._question = None
        if self._busy:
            self._given_up.set()
            self._device.close()

    def close(self) -> None:
        """Stop looking for good."""
        self._closed = True
        self.let_go()

    def _begin(self) -> None:
        question, self._question = self._question, None
        if question is None or self._closed:
            return
        self._asked, self._busy, self._given_up = question, True, Event()
        self.looking_changed.emit(True)
        Thread(target=self._work, args=(question, self._given_up, self._last), name="sound check", daemon=True).start()

    def _look_again(self) -> None:
        if self._asked is not None and not self._busy:
            self._question = self._asked
            self._begin()

    def _settle(self, report: SoundReport | None) -> None:
        self._busy = False
        if self._closed:
            return
        self.looking_changed.emit(False)
        if report is not None and not self._given_up.is_set():
            # A question that came meanwhile is looked at from the beginning.
            self._last = report if self._question is None else None
            self.looked.emit(report)
        if self._question is not None:
            self._begin()
        elif self._watching and report is not None:
            self._again.start()

    # --- in the thread ---------------------------------------------------------------------------------------------

    def _work(self, question: SoundQuestion, given_up: Event, last: SoundReport | None) -> None:
        report = report_on(self._facts(question, given_up, last.facts if last else None))
        # Queued by Qt: it arrives in the window's thread, and ``looked`` is emitted there.
        self._found.emit(None if given_up.is_set() else report)

    def _facts(self, question: SoundQuestion, given_up: Event, last: SoundFacts | None) -> SoundFacts:
        voice, levels = question.voice, question.levels
        if voice.on and question.prepares and (last is None or not last.clip):
            self._voice.prepare([question.sentence], voice)
        device = self._look_at_device(given_up, last)
        clip = not voice.on or self._wait_for_clip(question, given_up, CLIP_PATIENCE if last is None else 0.0)
        return SoundFacts(
            voice_on=voice.on,
            muted=levels.muted,
            loudness=levels.voice,
            clip=clip,
            voice=self._voice.trouble() if voice.on else "",
            device=device,
            # Last, so that it is not older than a sentence that was waited for.
            volume=self._others.volume(),
        )

    def _look_at_device(self, given_up: Event, last: SoundFacts | None) -> str:
        """Why the device gives no sound; opened only when its turn has come (``DEVICE_EVERY``)."""
        self._since_device += 1
        if last is not None and not last.device and self._since_device < DEVICE_EVERY:
            return last.device
        self._since_device = 0
        return self._try_device(given_up)

    def _try_device(self, given_up: Event) -> str:
        """Why the device gives no sound, or "" once its stream moves."""
        try:
            self._device.open()
        except SoundUnavailable as problem:
            return str(problem)
        patience = self._device_patience
        try:
            # A device may take a moment for its first breath, more so on a busy computer.
            moves = self._wait(lambda: self._device.position() > 0 and not self._device.trouble(), patience, given_up)
            return "" if moves else self._stalled or self._device.trouble()
        finally:
            self._device.close()

    def _wait_for_clip(self, question: SoundQuestion, given_up: Event, patience: float) -> bool:
        """Whether the sentence is rendered; waits for an engine that is well and slow."""

        def settled() -> bool:
            return bool(self._voice.trouble()) or self._voice.clip(question.sentence, question.voice) is not None

        self._wait(settled, patience, given_up)
        return self._voice.clip(question.sentence, question.voice) is not None

    def _wait(self, settled: Callable[[], bool], seconds: float, given_up: Event) -> bool:
        """Whether it came true in time."""
        end = time.monotonic() + seconds
        while not settled():
            if time.monotonic() > end or given_up.wait(_STEP):
                return settled()
        return True
