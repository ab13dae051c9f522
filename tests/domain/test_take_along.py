"""What is asked for when a walk is taken along, and everything that is told of the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.bouts import parts_of
from coach.domain.compose import compose_walk
from coach.domain.routine_kit import RoutineKit
from coach.domain.sound import SoundSettings
from coach.domain.sound_manifest import Loudness, manifest_of, manifest_table
from coach.domain.take_along import FileFormat, TakeAlong, compose_take_along, file_name, of_length, title_of
from coach.domain.timed_text import LONGEST_ON_SCREEN, lrc_lines, srt_blocks
from coach.domain.timeline import EventKind, Phase, Timeline, Topic
from coach.domain.walk import Route, shape_walk

CATALOGUE = Catalogue(find_resources())
BOOK, PHRASES = CATALOGUE.cue_book(), CATALOGUE.phrases()
DAY = date(2026, 11, 22)
KIT = RoutineKit(CATALOGUE.exercise_book(), CATALOGUE.routine_words())
WALK = TakeAlong(DAY, 24, sound=SoundSettings(count_on=False), kit=KIT)
WARM_UP = replace(WALK, routine="warm-up")
RATE = 48_000
FORBIDDEN = set('<>:"/\\|?*')
WORDS = st.lists(st.tuples(st.floats(0, 3600), st.text(st.characters(exclude_categories=("C", "Z")), min_size=1)))


def test_the_file_holds_the_very_walk_that_would_be_walked() -> None:
    assert compose_take_along(WALK, BOOK) == compose_walk(shape_walk(24), WALK.style, 1, 1, BOOK)
    way = replace(WALK, bouts=(12, 12), rest_minutes=2, brisk_minutes=3, route=Route.OUT_AND_BACK)
    walk = shape_walk(24, bouts=(12, 12), rest_minutes=2, brisk_minutes=3, route=Route.OUT_AND_BACK)
    assert (way.walk, compose_take_along(way, BOOK)) == (walk, compose_walk(walk, WALK.style, 1, 1, BOOK))
    warm = compose_take_along(replace(WALK, warm_up=True, seed=3, week=4), BOOK)
    assert warm == compose_walk(shape_walk(24, True), WALK.style, 4, 3, BOOK, KIT.warm_up(3))


def test_beats_and_counts_are_in_the_file_as_chosen() -> None:
    chosen = replace(WALK, sound=SoundSettings(beat_on=True, cadence=110, count_on=False))
    kinds = {event.kind for event in compose_take_along(chosen, BOOK).events}
    assert EventKind.BEAT in kinds
    assert EventKind.BEAT not in {event.kind for event in compose_take_along(WALK, BOOK).events}


@pytest.mark.parametrize("seed", [1, 2, 3, 40])
def test_a_warm_up_alone_says_the_safety_sentence_and_then_every_move_of_a_walks_warm_up(seed: int) -> None:
    alone = compose_take_along(replace(WARM_UP, seed=seed), BOOK)
    walk = compose_take_along(replace(WALK, warm_up=True, seed=seed), BOOK)
    moves = [cue.text for cue in walk.cues if cue.phase is Phase.WARM_UP]
    assert [cue.text for cue in alone.cues][:-1] == [BOOK.safety.text, *moves[1:-1]]
    assert alone.cues[0].topic is Topic.SAFETY
    assert {event.phase for event in alone.events} == {Phase.WARM_UP}


def test_a_warm_up_alone_ends_with_a_chime() -> None:
    alone = compose_take_along(WARM_UP, BOOK)
    assert (alone.events[-1].kind, alone.events[-1].at) == (EventKind.CHIME, alone.seconds)
    assert [span.phase for span in alone.spans] == [Phase.WARM_UP]


@pytest.mark.parametrize("minutes", [0, 61])
def test_a_length_out_of_range_is_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match="minutes"):
        replace(WALK, minutes=minutes)


def test_a_routine_that_there_is_not_is_refused() -> None:
    with pytest.raises(LookupError, match="dance"):
        compose_take_along(replace(WALK, routine="dance"), BOOK)
    with pytest.raises(LookupError, match="core"):
        compose_take_along(replace(WALK, routine="core", kit=None), BOOK)


def test_without_exercises_a_walk_begins_at_once() -> None:
    assert compose_take_along(replace(WALK, warm_up=True, kit=None), BOOK) == compose_take_along(WALK, BOOK)


def test_a_file_is_named_after_what_it_is_and_its_day() -> None:
    assert title_of(WALK, PHRASES) == "Amble walk 24 min"
    assert file_name(WALK, FileFormat.MP3, PHRASES) == "Amble walk 24 min 2026-11-22.mp3"
    assert file_name(WARM_UP, FileFormat.OGG, PHRASES) == "Amble warm-up 2026-11-22.ogg"
    assert title_of(replace(WALK, routine="core"), PHRASES) == "Amble core"
    assert title_of(replace(WALK, routine="own", name="Mine"), PHRASES) == "Amble Mine"


@given(st.text())
def test_a_name_fits_on_every_system_whatever_a_language_calls_a_walk(words: str) -> None:
    title = replace(PHRASES, templates={"sound_file.title_walk": words.replace("{", "(").replace("}", ")")})
    name = file_name(WALK, FileFormat.FLAC, title)
    assert not FORBIDDEN & set(name)
    assert all(ord(letter) >= 32 for letter in name)
    assert name == name.strip()
    assert name.endswith("2026-11-22.flac")


def test_every_event_is_at_its_sample_and_the_file_holds_the_last_sound_whole() -> None:
    timeline = compose_take_along(WALK, BOOK)
    lengths = [0 if event.kind is EventKind.PHASE else 2 * RATE + 7 for event in timeline.events]
    manifest = manifest_of("A walk", timeline, lengths, RATE)
    assert [placed.start for placed in manifest.events] == [round(event.at * RATE) for event in timeline.events]
    assert manifest.frames == round(timeline.seconds * RATE) + 2 * RATE + 7
    assert manifest.seconds == manifest.frames / RATE
    assert manifest.spans == timeline.spans


def test_a_file_without_a_sound_at_its_end_is_as_long_as_the_walk() -> None:
    timeline = compose_take_along(WALK, BOOK)
    assert manifest_of("A walk", timeline, [0] * len(timeline.events), RATE).seconds == 24 * 60
    assert manifest_of("Nothing", Timeline((), 2.0), [], RATE).frames == 2 * RATE


def test_only_sentences_that_sound_are_told_as_words() -> None:
    timeline = compose_take_along(replace(WALK, sound=SoundSettings(beat_on=True)), BOOK)
    dumb = timeline.cues[3]
    lengths = [0 if event is dumb or event.kind is EventKind.PHASE else RATE for event in timeline.events]
    words = manifest_of("A walk", timeline, lengths, RATE).words
    assert words == tuple((cue.at, cue.text) for cue in timeline.cues if cue is not dumb)


def test_a_manifest_as_json_tells_everything() -> None:
    timeline = compose_take_along(WALK, BOOK)
    manifest = manifest_of("A walk", timeline, [RATE] * len(timeline.events), RATE)
    table = manifest_table(manifest, "natural/heart", 1.2, Loudness(-16.034, -2.5))
    rows = table.pop("events")
    assert table == {
        "title": "A walk",
        "rate": RATE,
        "frames": manifest.frames,
        "seconds": manifest.seconds,
        "voice": {"id": "natural/heart", "speed": 1.2},
        "loudness": {"integrated_lufs": -16.03, "true_peak_dbfs": -2.5},
    }
    assert isinstance(rows, list)
    assert len(rows) == len(timeline.events)
    assert rows[2] == {
        "at": 2.0,
        "kind": "cue",
        "text": BOOK.safety.text,
        "phase": "easy",
        "start_sample": 2 * RATE,
        "length_samples": RATE,
    }


def test_words_with_times_as_players_read_them() -> None:
    words = ((2.0, "A mild ache is fine."), (7.25, "Walk tall."), (3725.5, "Done."))
    assert lrc_lines(words) == "[00:02.00]A mild ache is fine.\n[00:07.25]Walk tall.\n[62:05.50]Done.\n"
    assert srt_blocks(words, 3726.0) == (
        "1\n00:00:02,000 --> 00:00:07,250\nA mild ache is fine.\n\n"
        "2\n00:00:07,250 --> 00:00:19,250\nWalk tall.\n\n"
        "3\n01:02:05,500 --> 01:02:06,500\nDone.\n"
    )


def test_no_words_are_no_text() -> None:
    assert (lrc_lines(()), srt_blocks((), 60.0)) == ("", "")


@given(WORDS)
def test_a_sentence_stays_on_the_screen_until_the_next_one_and_never_long(words: list[tuple[float, str]]) -> None:
    words.sort()
    blocks = [block.split("\n") for block in srt_blocks(words, 3600.0).split("\n\n")] if words else []
    assert [block[2] for block in blocks] == [text for _, text in words]
    for block, (at, _) in zip(blocks, words, strict=True):
        start, end = (_seconds(clock) for clock in block[1].split(" --> "))
        assert start == pytest.approx(at, abs=0.001)
        assert start <= end <= start + LONGEST_ON_SCREEN + 0.002


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.replace(",", ".").split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 3), st.integers(0, 20))
def test_another_length_is_a_walk_of_its_own_in_no_more_parts_and_no_brisker(
    today: int, minutes: int, parts: int, brisk: int
) -> None:
    bouts = parts_of(today, parts)
    request = TakeAlong(DAY, today, bouts=bouts, rest_minutes=2 if bouts else 0, brisk_minutes=min(brisk, today // 3))
    other = of_length(request, minutes)
    assert other.walk.minutes == minutes
    assert len(other.bouts) <= len(request.bouts)
    assert other.brisk_minutes * today <= request.brisk_minutes * minutes
    assert other.brisk_minutes <= request.brisk_minutes
    assert of_length(request, today) == request
