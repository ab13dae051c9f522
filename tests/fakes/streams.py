"""A sound server's streams in memory, which remember each program's volume as PulseAudio does."""

from __future__ import annotations

from collections.abc import Sequence

from coach.adapters.lowering import Stream, SystemGone, Volumes

FULL: Volumes = (65536, 65536)


class FakeStreams:
    """``Streams`` with programs that come and go. ``tells`` says whether what is remembered can be read and changed, as
    it can on PulseAudio and not on PipeWire."""

    def __init__(self, *, tells: bool = True) -> None:
        self.live: dict[int, Stream] = {}
        self.memory: dict[str, Volumes] = {}
        self.sets: list[tuple[int, Volumes]] = []
        self._tells = tells
        self._restarted = False
        self._next = 0

    def appear(self, key: str, volumes: Volumes | None = None) -> int:
        """A program starts to play, as loud as it was last time; its stream's index."""
        self._next += 1
        self.live[self._next] = Stream(self._next, key, volumes or self.memory.get(key, FULL))
        return self._next

    def leave(self, index: int) -> None:
        """A program stops playing."""
        del self.live[index]

    def change(self, index: int, volumes: Volumes) -> None:
        """Somebody, or Amble, sets a volume."""
        key = self.live[index].key
        self.live[index] = Stream(index, key, volumes)
        self.memory[key] = volumes

    def restart(self) -> None:
        """The server starts anew: its streams are gone, and the next question fails."""
        self.live.clear()
        self._restarted = True

    def others(self) -> Sequence[Stream]:
        """Whatever plays. Raises ``SystemGone`` once after a restart."""
        if self._restarted:
            self._restarted = False
            raise SystemGone("gone")
        return list(self.live.values())

    def set_volumes(self, index: int, volumes: Volumes) -> None:
        """Change one that is there."""
        self.sets.append((index, volumes))
        if index in self.live:
            self.change(index, volumes)

    def remembered(self, key: str) -> Volumes | None:
        """What the program's next stream will get."""
        return self.memory.get(key) if self._tells else None

    def remember(self, key: str, volumes: Volumes) -> None:
        """Change that."""
        self.memory[key] = volumes
