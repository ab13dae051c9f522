"""Whatever happens while other programs are low, in the end each has the volume that is its own."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from coach.adapters.lowering import STEPS, Lowering, Owed, Stream, SystemGone, Volumes, lowered, same
from coach.adapters.lowering_times import JOIN, RAMP, Conductor, Spans
from coach.adapters.owed_volumes import OLDEST, OwedVolumes
from tests.fakes.streams import FULL, FakeStreams

VOLUMES = st.tuples(*[st.integers(20_000, 98_304)] * 2)
KEYS = ("music", "film", "browser")


def kept_nowhere(owed: Sequence[Owed]) -> None:
    """Written down, as far as the rules know."""


def full_disk(owed: Sequence[Owed]) -> None:
    """Nothing can be written down."""
    raise OSError(f"no space left for {len(owed)}")


class Music(RuleBasedStateMachine):
    """Programs on a server that Amble lowers, beside what their volumes would be had Amble never been there."""

    @initialize(tells=st.booleans())
    def begins(self, tells: bool) -> None:
        self.streams = FakeStreams(tells=tells)
        self.file: tuple[Owed, ...] = ()
        self.own: dict[str, Volumes] = dict.fromkeys(KEYS, FULL)
        self.lowering = self._started()

    def _started(self) -> Lowering:
        return Lowering(self.streams, self._keep, self.file)

    def _keep(self, owed: Sequence[Owed]) -> None:
        self.file = tuple(owed)

    def _go_to(self, level: int) -> None:
        try:
            self.lowering.go_to(level)
        except SystemGone:
            self.lowering.lost()

    def _playing(self, key: str) -> int | None:
        return next((index for index, one in self.streams.live.items() if one.key == key), None)

    @rule(level=st.integers(0, STEPS))
    def goes_to(self, level: int) -> None:
        self._go_to(level)

    @rule(key=st.sampled_from(KEYS))
    def appears(self, key: str) -> None:
        if self._playing(key) is None:
            self.streams.appear(key)

    @rule(key=st.sampled_from(KEYS))
    def leaves(self, key: str) -> None:
        playing = self._playing(key)
        if playing is not None:
            self._whatever_was_set_stays(self.streams.live[playing])
            self.streams.leave(playing)

    @rule(key=st.sampled_from(KEYS), volumes=VOLUMES)
    def somebody_changes(self, key: str, volumes: Volumes) -> None:
        playing = self._playing(key) or self.streams.appear(key)
        self._go_to(self.lowering.level)
        if playing not in self.streams.live:
            return
        there, own = self.streams.live[playing].volumes, self.own[key]
        steps = [lowered(own, level) for level in range(STEPS + 1)]
        assume(all(abs(a - b) > 2 for step in (*steps, there) for a, b in zip(step, volumes, strict=True)))
        if self.lowering.level:
            self.own[key] = tuple(
                min(round(x * mine / now), max(mine, x)) for x, mine, now in zip(volumes, own, there, strict=True)
            )
        else:
            self.own[key] = volumes
        self.streams.change(playing, volumes)
        self._go_to(self.lowering.level)

    @rule()
    def the_server_restarts(self) -> None:
        self._whatever_was_set_stays(*self.streams.live.values())
        self.streams.restart()

    @rule()
    def the_process_is_killed(self) -> None:
        self._whatever_was_set_stays(*self.streams.live.values())
        self.lowering = self._started()

    def _whatever_was_set_stays(self, *streams: Stream) -> None:
        """A volume that somebody set while it was low, and that is none of ours, is not known for what it is later."""
        for one in streams:
            if not any(same(one.volumes, lowered(self.own[one.key], level)) for level in range(STEPS + 1)):
                self.own[one.key] = one.volumes

    def teardown(self) -> None:
        for _ in range(2):
            self._go_to(0)
            for key in KEYS:
                self.appears(key)
        self._go_to(0)
        for one in self.streams.live.values():
            far = max(abs(a - b) for a, b in zip(one.volumes, self.own[one.key], strict=True))
            assert far <= 4, (one, self.own[one.key])
        assert self.file == ()


Music.TestCase.settings = settings(max_examples=150, stateful_step_count=25, deadline=None)
test_in_the_end_every_stream_has_its_own_volume = Music.TestCase


def started(streams: FakeStreams) -> Lowering:
    return Lowering(streams, kept_nowhere)


def test_the_lowest_level_is_twelve_decibels_down_on_a_cubic_scale() -> None:
    (low,) = lowered((65536,), STEPS)
    assert (low / 65536) ** 3 == pytest.approx(10 ** (-12 / 20), rel=1e-3)
    assert [lowered((65536,), level) for level in range(STEPS + 1)] == sorted(
        (lowered((65536,), level) for level in range(STEPS + 1)), reverse=True
    )


def test_each_channel_gets_exactly_its_own_volume_back() -> None:
    streams = FakeStreams()
    index = streams.appear("music", (51_111, 37_333))
    lowering = started(streams)
    for level in (2, 4, 6, 3, 0):
        lowering.go_to(level)
    assert streams.live[index].volumes == (51_111, 37_333)


def test_a_stream_that_appears_while_others_are_low_is_low_at_once() -> None:
    streams = FakeStreams()
    lowering = started(streams)
    lowering.go_to(STEPS)
    index = streams.appear("music")
    lowering.go_to(STEPS)
    assert streams.live[index].volumes == lowered(FULL, STEPS)
    lowering.go_to(0)
    assert streams.live[index].volumes == FULL


def test_the_next_song_is_not_lowered_twice_and_gets_back_what_the_last_one_had() -> None:
    streams = FakeStreams()
    first = streams.appear("music")
    lowering = started(streams)
    lowering.go_to(STEPS)
    streams.leave(first)
    second = streams.appear("music")
    lowering.go_to(STEPS)
    assert streams.live[second].volumes == lowered(FULL, STEPS)
    lowering.go_to(0)
    assert streams.live[second].volumes == FULL


def test_a_program_that_leaves_while_it_is_low_is_not_remembered_as_quiet() -> None:
    streams = FakeStreams()
    lowering = started(streams)
    index = streams.appear("music")
    lowering.go_to(STEPS)
    streams.leave(index)
    lowering.go_to(0)
    assert streams.memory["music"] == FULL


def test_louder_in_the_meantime_is_as_loud_as_was_set_and_never_louder_than_that() -> None:
    streams = FakeStreams()
    index = streams.appear("music", (40_000, 40_000))
    lowering = started(streams)
    lowering.go_to(STEPS)
    streams.change(index, (50_000, 50_000))
    lowering.go_to(STEPS)
    assert streams.live[index].volumes == (50_000, 50_000)
    lowering.go_to(0)
    assert streams.live[index].volumes == (50_000, 50_000)


def test_quieter_in_the_meantime_stays_quieter_by_as_much() -> None:
    streams = FakeStreams()
    index = streams.appear("music", (60_000, 60_000))
    lowering = started(streams)
    lowering.go_to(STEPS)
    (low, _) = streams.live[index].volumes
    streams.change(index, (low // 2, low // 2))
    for level in (STEPS, 3, 0):
        lowering.go_to(level)
    assert streams.live[index].volumes[0] == pytest.approx(30_000, abs=3)


def test_a_volume_that_somebody_set_after_a_crash_stays() -> None:
    streams = FakeStreams()
    index = streams.appear("music", (30_000, 30_000))
    Lowering(streams, kept_nowhere, (Owed("music", index, FULL),)).settle()
    assert streams.live[index].volumes == (30_000, 30_000)


def test_nothing_is_lowered_that_could_not_be_written_down() -> None:
    streams = FakeStreams()
    index = streams.appear("music")
    lowering = Lowering(streams, full_disk)
    with pytest.raises(OSError, match="no space"):
        lowering.go_to(STEPS)
    assert streams.live[index].volumes == FULL
    assert streams.sets == []


def test_a_full_disk_does_not_keep_others_low() -> None:
    streams = FakeStreams()
    index = streams.appear("music")
    written: list[Sequence[Owed]] = []

    def fills_up(owed: Sequence[Owed]) -> None:
        if written:
            raise OSError("no space left")
        written.append(owed)

    lowering = Lowering(streams, fills_up)
    lowering.go_to(STEPS)
    late = streams.appear("film")
    with pytest.raises(OSError, match="no space"):
        lowering.go_to(STEPS)
    assert streams.live[late].volumes == FULL
    lowering.go_to(0)
    assert streams.live[index].volumes == FULL


def test_a_full_disk_does_not_forget_what_is_owed() -> None:
    streams = FakeStreams()
    lowering = Lowering(streams, full_disk, (Owed("music", 1, FULL),))
    index = streams.appear("music", lowered(FULL, STEPS))
    streams.appear("film")
    with pytest.raises(OSError, match="no space"):
        lowering.go_to(STEPS)
    assert streams.live[index].volumes == FULL


def test_what_is_owed_is_written_down_before_anything_is_lowered() -> None:
    streams = FakeStreams()
    index = streams.appear("music")
    seen: list[tuple[tuple[Owed, ...], int]] = []
    lowering = Lowering(streams, lambda owed: seen.append((tuple(owed), len(streams.sets))))
    lowering.go_to(STEPS)
    lowering.go_to(0)
    assert seen == [((Owed("music", index, FULL),), 0), ((), 2)]


def run_through(conductor: Conductor, until: float, now: float = 0.0) -> None:
    """Tick as often as the conductor asks for."""
    while now < until:
        conductor.tick(now)
        now += conductor.pause(now, until)


def test_others_are_down_when_a_sentence_begins_and_come_up_when_it_ends() -> None:
    streams = FakeStreams()
    index = streams.appear("music")
    conductor = Conductor(started(streams))
    conductor.low(5.0, 8.0)
    levels = {}
    now = 0.0
    while now < 10.0:
        conductor.tick(now)
        levels[now] = streams.live[index].volumes
        now += conductor.pause(now, 10.0)
    low = lowered(FULL, STEPS)
    assert all(volumes == FULL for at, volumes in levels.items() if at < 5.0 - RAMP or at > 8.0 + RAMP)
    assert all(volumes == low for at, volumes in levels.items() if 5.0 <= at < 8.0)
    way = [*range(1, STEPS + 1), *range(STEPS - 1, -1, -1)]
    assert [volumes for _, volumes in streams.sets] == [lowered(FULL, level) for level in way]


def test_two_sentences_close_together_are_one_way_down() -> None:
    streams = FakeStreams()
    streams.appear("music")
    conductor = Conductor(started(streams))
    conductor.low(1.0, 2.0)
    conductor.low(2.0 + JOIN, 4.0)
    run_through(conductor, 5.0)
    assert len(streams.sets) == 2 * STEPS


def test_putting_back_comes_before_what_waits() -> None:
    streams = FakeStreams()
    index = streams.appear("music")
    conductor = Conductor(started(streams))
    conductor.low(0.0, 9.0)
    conductor.low(20.0, 30.0)
    run_through(conductor, 1.0)
    conductor.restore()
    run_through(conductor, 25.0, 1.0)
    assert streams.live[index].volumes == FULL
    assert conductor.is_idle(25.0)


def test_nobody_is_looked_at_while_nothing_is_to_be_low() -> None:
    conductor = Conductor(started(FakeStreams()))
    conductor.low(100.0, 101.0)
    conductor.tick(0.0)
    assert conductor.pause(0.0, 600.0) == pytest.approx(100.0 - RAMP)


def test_spans_that_are_over_are_forgotten() -> None:
    spans = Spans()
    spans.add(1.0, 2.0)
    assert spans.pause(5.0) is None
    assert not spans.low(1.5)


def test_what_is_owed_comes_back_from_its_file(tmp_path: Path) -> None:
    file = OwedVolumes(tmp_path / "here" / "lowered.json")
    owed = (Owed("music", 3, (60_000, 50_000)), Owed("film — ünï", 9, (1,)))
    file.keep(owed)
    assert file.read() == owed
    file.keep(())
    assert file.read() == ()
    assert list((tmp_path / "here").iterdir()) == []


@pytest.mark.parametrize("text", ["", "{", "[1]", '[["music", "x", [1]]]', '{"music": 1}', "\x00"])
def test_a_broken_file_owes_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "lowered.json").write_text(text)
    assert OwedVolumes(tmp_path / "lowered.json").read() == ()


def test_what_was_owed_long_ago_is_what_somebody_wants_by_now(tmp_path: Path) -> None:
    file = OwedVolumes(tmp_path / "lowered.json")
    file.keep((Owed("music", 3, FULL),))
    long_ago = time.time() - OLDEST - 60
    os.utime(tmp_path / "lowered.json", (long_ago, long_ago))
    assert file.read() == ()
