"""A presence watch whose answers are told to it by the test."""

from __future__ import annotations

from collections.abc import Callable

from coach.domain.presence import Detector, Finding, Presence, Reading


class FakePresenceWatch:
    """``wants`` is who wants what and how often. ``say`` and ``hush`` change what the world is like: those who asked
    are called at once with what is wanted of it, where that changed. A new wish is answered by ``answer`` (or by the
    next ``say``), unless ``prompt`` is true: then at once."""

    def __init__(self, prompt: bool = False) -> None:
        self.wants: dict[str, tuple[frozenset[Detector], float]] = {}
        self.closed = False
        self._prompt = prompt
        self._world: dict[Detector, Reading] = {}
        self._calls: list[Callable[[Presence], None]] = []

    def want(self, who: str, detectors: frozenset[Detector], every_seconds: float) -> None:
        before = self.wants.get(who)
        if detectors:
            self.wants[who] = (detectors, every_seconds)
        else:
            self.wants.pop(who, None)
        if self._prompt and detectors and before != self.wants[who]:
            self.answer()

    def presence(self) -> Presence:
        wanted = self.wanted
        return Presence({one: reading for one, reading in self._world.items() if one in wanted})

    def when_changed(self, call: Callable[[Presence], None]) -> None:
        self._calls.append(call)

    def close(self) -> None:
        self.closed = True
        self._calls.clear()

    @property
    def wanted(self) -> frozenset[Detector]:
        """What anybody wants to know."""
        return frozenset[Detector]().union(*(detectors for detectors, _ in self.wants.values()))

    def say(self, *yes: Detector, detail: str = "") -> None:
        """These say yes from now on."""
        self._change(dict.fromkeys(yes, Reading(Finding.YES, detail)))

    def hush(self, *no: Detector) -> None:
        """These say no from now on."""
        self._change(dict.fromkeys(no, Reading(Finding.NO)))

    def cannot_tell(self, *unknown: Detector, why: str = "failed") -> None:
        """These cannot tell from now on."""
        self._change(dict.fromkeys(unknown, Reading(Finding.UNKNOWN, why=why)))

    def idle(self, seconds: float) -> None:
        """Nobody has touched anything for so long."""
        finding = Finding.YES if seconds >= 60 else Finding.NO
        self._change({Detector.IDLE: Reading(finding, idle_seconds=seconds)})

    def answer(self) -> None:
        """Tell what is known now, as after every new wish."""
        for call in tuple(self._calls):
            call(self.presence())

    def _change(self, said: dict[Detector, Reading]) -> None:
        before = self.presence()
        self._world.update(said)
        if self.presence() != before:
            self.answer()
