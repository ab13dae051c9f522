"""What time it is in a sound stream, told from the moments at which the device asks for more."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from threading import Lock

STALL_SECONDS = 0.8
"""A device that has not asked for this long counts as stalled: four times the longest that a busy window kept one from
asking, and short enough to be on the next one within two seconds."""
_SETTLE_SECONDS = 0.35
_BURST_SECONDS = 0.15
"""What a device takes at first fills its buffer and says nothing of when it begins to play."""
_GAP_SECONDS = 0.2
_BUCKET_SECONDS = 0.5
_BUCKETS = 20
"""PulseAudio's requests beat against ours over about 10 s (measured): the window must be as long."""
_RECENT_BUCKETS = 2
_SHIFT_SECONDS = 0.04
"""A recent lead so far from the window's tells that the device changed, not that the program was busy."""
_LATENCY_SWING_SECONDS = 0.15
"""As far as the latency may get from what it was said to be."""
_START_LIMIT_SECONDS = 2.5


@dataclass(frozen=True)
class _Lead:
    """The most that samples were ahead of time within a half second, and the longest wait for a request."""

    bucket: int
    seconds: float
    gap: float


class StreamClock:
    """Seconds of sound heard since ``begin``. Every time given to it is monotonic, in seconds.

    A device asks for samples in steps, late when the program is busy but never early, so the highest lead of samples
    over time within the last seconds says where the device stands. While it stands still, time goes on without it.
    """

    def __init__(self, rate: int, latency: float) -> None:
        """``rate`` in Hz; ``latency`` in seconds from handing a sample over to hearing it, with a full buffer."""
        self._rate = rate
        self._usual_latency = self._latency = latency
        self._lock = Lock()
        self._frames = 0
        self._shift = 0.0
        self._leads: deque[_Lead] = deque(maxlen=_BUCKETS)
        self._lead = 0.0
        self._settled = self._lost = False
        self._fresh = True
        self._free = (0.0, 0.0)
        self._since = 0.0
        self._asked_at = 0.0
        self._position = 0.0

    def begin(self, now: float) -> None:
        """The stream starts. The position stays 0 until it flows steadily and what it held is heard, or for 2.5 s."""
        with self._lock:
            self._since = self._asked_at = now
            self._fresh = True
            self._free = (now + _START_LIMIT_SECONDS, 0.0)

    def delivered(self, frames: int, now: float) -> None:
        """The device took ``frames`` more frames."""
        with self._lock:
            gap = self._notice_gap(now)
            self._asked_at, self._lost = now, False
            self._frames += frames
            if self._settled or now - self._since >= _BURST_SECONDS:
                self._note(_Lead(int(now / _BUCKET_SECONDS), self._frames / self._rate - now, gap))
            if not self._settled and now - self._since >= _SETTLE_SECONDS:
                self._settle(now)

    def lost(self, now: float) -> None:
        """The device is gone, and what it held with it: time goes on without one."""
        with self._lock:
            self._let_go(now)
            self._leads.clear()
            self._fresh = self._lost = True

    def _let_go(self, now: float) -> None:
        if self._settled:
            self._free = (now, self._read(now))
            self._settled = False

    def _note(self, lead: _Lead) -> None:
        """The highest lead and the longest gap of each half second are kept, and weighed when it is over."""
        if self._leads and self._leads[-1].bucket == lead.bucket:
            last = self._leads.pop()
            lead = _Lead(lead.bucket, max(lead.seconds, last.seconds), max(lead.gap, last.gap))
        elif self._leads and self._settled:
            self._follow()
        self._leads.append(lead)

    def _follow(self) -> None:
        """Where the device stands by the leads of whole half seconds, or that it holds more or less than before."""
        recent = list(self._leads)[-_RECENT_BUCKETS:]
        highest, lately = (max(lead.seconds for lead in leads) for leads in (self._leads, recent))
        if len(recent) == _RECENT_BUCKETS and highest - lately > _SHIFT_SECONDS:
            # A device that had not asked for longer than it holds ran empty. One that fell back without it holds less
            # than before: PulseAudio's sinks do, by 100 ms, when a program that wants to be quick starts or ends, and
            # what is heard has no gap.
            if max(lead.gap for lead in self._leads) < self._latency:
                self._hold(lately - self._lead)
            self._leads = deque(recent, maxlen=_BUCKETS)
            self._lead = lately
        else:
            if highest - self._lead > _SHIFT_SECONDS:
                self._hold(highest - self._lead)
            self._lead = highest

    def _hold(self, more: float) -> None:
        """The device holds so many seconds more: so much later is heard what is handed over."""
        latency = self._latency + more
        low, high = (self._usual_latency + swing for swing in (-_LATENCY_SWING_SECONDS, _LATENCY_SWING_SECONDS))
        self._latency = min(high, max(low, latency))

    def _notice_gap(self, now: float) -> float:
        """Seconds since the device asked last; a long time makes everything uncertain."""
        gap = now - self._asked_at
        if gap > STALL_SECONDS:
            self._let_go(now)
        if self._fresh or (not self._settled and gap > _GAP_SECONDS):
            self._leads.clear()
            self._since, self._fresh = now, False
        return gap

    def _settle(self, now: float) -> None:
        position, self._latency = self._read(now), self._usual_latency
        if position == 0.0:
            # What the device holds is silence. The next sample is that of position 0, so that a clip at 0 is not late.
            position = -self._latency
        self._lead = max(lead.seconds for lead in self._leads)
        self._shift = position - (now + self._lead - self._latency)
        self._settled = True

    def _read(self, now: float) -> float:
        if self._settled:
            position = now + self._lead - self._latency + self._shift
        else:
            position = self._free[1] + max(0.0, now - self._free[0])
        self._position = max(self._position, position)
        return self._position

    def position(self, now: float) -> float:
        """Seconds heard by now; never less than it said before."""
        with self._lock:
            return self._read(now)

    def next_frame(self) -> int | None:
        """The frame since position 0 that the next sample handed over will be; None before the flow is steady."""
        with self._lock:
            return self._frames + round(self._shift * self._rate) if self._settled else None

    def stalled(self, now: float) -> bool:
        """Whether the device has stopped asking."""
        with self._lock:
            return self._lost or now - self._asked_at > STALL_SECONDS
