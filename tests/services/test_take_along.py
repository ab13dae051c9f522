"""Taking a walk along: spoken, placed, written off the window's thread, and nothing left where it was stopped."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event, get_ident

import pytest
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.exercise import ExerciseKind, Routine
from coach.domain.routine_kit import RoutineKit
from coach.domain.sound import Bus, SoundSettings
from coach.domain.take_along import CHOSEN_ROUTINE, LyricsKind, TakeAlong, compose_take_along
from coach.domain.timeline import EventKind
from coach.services.file_making import FileMaker, FileParts
from coach.services.performance import Sounds
from coach.services.settings import Settings
from coach.services.sound_ports import AudioFileProblem, VoiceSettings
from coach.services.take_along import GoOn, TakeAlongDesk, TakenAlong, todays_walk
from tests.fakes.audio_file import RATE, FakeAudioFile
from tests.fakes.voice import FakeVoice
from tests.services.rooms import Room

CATALOGUE = Catalogue(find_resources())
BOOK, PHRASES = CATALOGUE.cue_book(), CATALOGUE.phrases()
SOUNDS = Sounds.of(find_resources() / "sounds")
KIT = RoutineKit(CATALOGUE.exercise_book(), CATALOGUE.routine_words())
WALK = TakeAlong(date(2026, 11, 22), 10, sound=SoundSettings(level=0.5, beat_on=True, count_on=False))
DONE = TakenAlong(Path("w.ogg"), 1.0)
SORRY = "Something went wrong."
WITHOUT = "There is no voice on this computer."


class ChoosyVoice(FakeVoice):
    """Cannot say sentences with ``word`` in them."""

    def __init__(self, folder: Path, word: str) -> None:
        super().__init__(folder)
        self._word = word

    def clip(self, text: str, settings: VoiceSettings) -> Path | None:
        return None if self._word in text else super().clip(text, settings)


class SlowVoice(FakeVoice):
    """Says a few sentences at a time, when asked to."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, slow=True)
        self._left = 0

    def prepare(self, texts: Sequence[str], settings: VoiceSettings) -> None:
        super().prepare(texts, settings)
        self._left = len(texts)

    def say_some(self) -> None:
        some = min(5, self._left)
        self._left -= some
        self.finish(some)


def going_on(share: float) -> bool:
    return share <= 1.0


def a_maker(voice: FakeVoice, files: FakeAudioFile, patience: int = 3) -> FileMaker:
    return FileMaker(FileParts(CATALOGUE.cue_book, lambda: voice, SOUNDS, files, PHRASES, patience))


def test_every_sound_of_the_walk_is_placed_at_its_sample_on_its_bus(tmp_path: Path) -> None:
    files, voice = FakeAudioFile(), FakeVoice(tmp_path)
    done = a_maker(voice, files).make(WALK, tmp_path / "walk.mp3", going_on)
    timeline = compose_take_along(WALK, BOOK)
    sounding = [event for event in timeline.events if event.kind is not EventKind.PHASE]
    written = files.written[0]
    assert done == TakenAlong(tmp_path / "walk.mp3", written.frames / RATE)
    assert [clip.start for clip in written.clips] == [round(event.at * RATE) for event in sounding]
    spoken = {round(event.at * RATE) for event in timeline.cues}
    assert {clip.start for clip in written.clips if clip.bus is Bus.VOICE} == spoken
    assert {clip.gain for clip in written.clips if clip.bus is Bus.SOUNDS} == {0.5}
    assert {clip.gain for clip in written.clips if clip.bus is Bus.VOICE} == {1.0}
    assert written.frames == round(timeline.seconds * RATE) + RATE


def test_a_player_is_told_title_day_phases_and_words(tmp_path: Path) -> None:
    files = FakeAudioFile()
    a_maker(FakeVoice(tmp_path), files).make(WALK, tmp_path / "walk.mp3", going_on)
    tags, timeline = files.written[0].tags, compose_take_along(WALK, BOOK)
    assert (tags.title, tags.album, tags.date) == ("Amble walk 10 min", "Amble", "2026-11-22")
    assert [(c.title, c.start, c.end) for c in tags.chapters] == [
        (PHRASES.say(f"sound_file.phase_{span.phase.value}"), span.start, span.end) for span in timeline.spans
    ]
    assert tags.lyrics == tuple((cue.at, cue.text) for cue in timeline.cues)


def test_the_manifest_tells_what_the_file_was_written_with(tmp_path: Path) -> None:
    files = FakeAudioFile()
    manifest = tmp_path / "walk.json"
    a_maker(FakeVoice(tmp_path), files).make(WALK, tmp_path / "walk.mp3", going_on, manifest)
    table, written = json.loads(manifest.read_text(encoding="utf-8")), files.written[0]
    sounding = [event for event in table["events"] if event["length_samples"]]
    assert [event["start_sample"] for event in sounding] == [clip.start for clip in written.clips]
    assert (table["file"], table["frames"], table["rate"]) == ("walk.mp3", written.frames, RATE)
    assert files.measured == [tmp_path / "walk.mp3"]
    assert table["loudness"] == {"integrated_lufs": -16.0, "true_peak_dbfs": -2.5}


@pytest.mark.parametrize("kind", list(LyricsKind))
def test_words_with_times_lie_beside_the_file_when_asked_for(tmp_path: Path, kind: LyricsKind) -> None:
    done = a_maker(FakeVoice(tmp_path), FakeAudioFile()).make(
        replace(WALK, lyrics=kind), tmp_path / "a.b.mp3", going_on
    )
    assert done is not None
    assert done.beside == tmp_path / f"a.b.{kind.value}"
    assert BOOK.safety.text in done.beside.read_text(encoding="utf-8")


def test_the_voice_speaks_as_chosen_and_is_let_go(tmp_path: Path) -> None:
    voice = FakeVoice(tmp_path)
    a_maker(voice, FakeAudioFile()).make(replace(WALK, voice_id="fake/calm", speed=1.2), tmp_path / "w.ogg", going_on)
    assert {settings for _, settings in voice.asked} == {VoiceSettings(voice_id="fake/calm", speed=1.2)}
    assert voice.closed


def test_sentences_that_are_there_already_are_not_asked_for_again(tmp_path: Path) -> None:
    voice = FakeVoice(tmp_path)
    for _ in range(2):
        a_maker(voice, FakeAudioFile()).make(WALK, tmp_path / "w.ogg", going_on)
    assert len(voice.asked) == 1


def test_a_sentence_that_cannot_be_spoken_is_named_and_the_rest_is_made(tmp_path: Path) -> None:
    files = FakeAudioFile()
    dumb = compose_take_along(WALK, BOOK).cues[1].text
    done = a_maker(ChoosyVoice(tmp_path, dumb), files).make(WALK, tmp_path / "w.ogg", going_on)
    assert done is not None
    assert done.left_out == (dumb,)
    assert dumb not in {text for _, text in files.written[0].tags.lyrics}


def test_without_the_safety_sentence_there_is_no_file(tmp_path: Path) -> None:
    files = FakeAudioFile()
    with pytest.raises(AudioFileProblem, match=r"^The safety sentence .*\.$"):
        a_maker(ChoosyVoice(tmp_path, BOOK.safety.text), files).make(WALK, tmp_path / "w.ogg", going_on)
    assert files.written == []


def test_a_routine_without_exercises_is_refused_with_its_reason(tmp_path: Path) -> None:
    empty = Routine(CHOSEN_ROUTINE, "Mine", ExerciseKind.CORE, ())
    request, voice = replace(WALK, routine=CHOSEN_ROUTINE, kit=replace(KIT, own=(empty,))), FakeVoice(tmp_path)
    with pytest.raises(AudioFileProblem, match=r"^No exercise fits what you told Amble\."):
        a_maker(voice, FakeAudioFile()).make(request, tmp_path / "w.ogg", going_on)
    assert voice.closed


def test_without_a_voice_the_reason_is_told(tmp_path: Path) -> None:
    voice = FakeVoice(tmp_path, missing=WITHOUT)
    with pytest.raises(AudioFileProblem, match=WITHOUT):
        a_maker(voice, FakeAudioFile()).make(WALK, tmp_path / "w.ogg", going_on)
    assert voice.closed


def test_a_voice_that_never_comes_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    with pytest.raises(AudioFileProblem, match="safety"):
        a_maker(FakeVoice(tmp_path, slow=True), FakeAudioFile()).make(WALK, tmp_path / "w.ogg", going_on)


def test_a_slow_voice_is_waited_for_as_long_as_sentences_come(tmp_path: Path) -> None:
    voice, shares = SlowVoice(tmp_path), list[float]()

    def look(share: float) -> bool:
        shares.append(share)
        voice.say_some()
        return True

    done = a_maker(voice, FakeAudioFile()).make(WALK, tmp_path / "w.ogg", look)
    assert done is not None
    assert done.left_out == ()
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_whenever_it_is_told_to_stop_nothing_is_written(tmp_path: Path) -> None:
    asked = _asked_until(tmp_path / "whole", 1000)
    assert (tmp_path / "whole" / "w.ogg").exists()
    assert asked > 3
    for last in range(1, asked + 1):
        folder = tmp_path / str(last)
        assert _asked_until(folder, last) == last
        assert not (folder / "w.ogg").exists()


def _asked_until(folder: Path, last: int) -> int:
    """Make a file with a slow voice until it was asked ``last`` times whether to go on; how often it was asked."""
    folder.mkdir()
    voice, shares = SlowVoice(folder), list[float]()

    def until_then(share: float) -> bool:
        shares.append(share)
        voice.say_some()
        return len(shares) < last

    a_maker(voice, FakeAudioFile()).make(WALK, folder / "w.ogg", until_then)
    assert voice.closed
    return len(shares)


def test_a_routine_alone_is_a_file_of_its_own(tmp_path: Path) -> None:
    files = FakeAudioFile()
    request = replace(WALK, routine="warm-up", kit=KIT)
    a_maker(FakeVoice(tmp_path), files).make(request, tmp_path / "w.ogg", going_on)
    tags, routine = files.written[0].tags, KIT.routine("warm-up", request.seed)
    assert tags.title == "Amble warm-up"
    assert [chapter.title for chapter in tags.chapters] == [KIT.book.name_of(item.exercise) for item in routine.items]
    assert [chapter.end for chapter in tags.chapters[:-1]] == [chapter.start for chapter in tags.chapters[1:]]
    assert tags.chapters[0].start == 0


def test_todays_walk_is_the_one_that_start_would_begin(room: Room) -> None:
    settings = Settings(sound=SoundSettings(beat_on=True), voice=VoiceSettings(voice_id="fake/calm", speed=0.9))
    walk = todays_walk(room.planning, settings, date(2026, 11, 22))
    assert walk.minutes == room.planning.next_walk().minutes
    assert (walk.seed, walk.week) == (len(room.planning.sessions()) + 1, room.planning.week_of_plan())
    assert (walk.style, walk.sound) == (settings.style, settings.sound)
    assert (walk.voice_id, walk.speed) == ("fake/calm", 0.9)


class Desk:
    """A desk whose work waits for the test."""

    def __init__(self, end: Callable[[], TakenAlong | None] = lambda: DONE) -> None:
        self.may_end, self.threads, self.calls, self._end = Event(), set[int](), 0, end
        self.desk = TakeAlongDesk(self._make, SORRY)

    def _make(self, request: TakeAlong, file: Path, go_on: GoOn) -> TakenAlong | None:
        assert (request, file.suffix) == (WALK, ".ogg")
        self.calls += 1
        self.threads.add(get_ident())
        while not self.may_end.wait(0.01):
            if not go_on(0.25):
                return None
        return self._end() if go_on(1.0) else None


def test_the_window_goes_on_while_a_file_is_made(qtbot: QtBot) -> None:
    work = Desk()
    with qtbot.waitSignal(work.desk.progress_changed):
        work.desk.export(WALK, Path("w.ogg"))
    assert work.desk.is_busy
    work.desk.export(WALK, Path("other.ogg"))
    with qtbot.waitSignal(work.desk.finished) as done:
        work.may_end.set()
    assert done.args == [DONE]
    assert work.calls == 1
    assert get_ident() not in work.threads


def test_a_file_that_is_not_wanted_any_more_ends_in_silence(qtbot: QtBot) -> None:
    work = Desk()
    work.desk.export(WALK, Path("w.ogg"))
    with qtbot.waitSignal(work.desk.cancelled), qtbot.assertNotEmitted(work.desk.finished):
        work.desk.cancel()


def test_after_a_stop_another_file_can_be_made(qtbot: QtBot) -> None:
    work = Desk()
    work.desk.export(WALK, Path("w.ogg"))
    work.desk.close()
    assert not work.desk.is_busy
    work.may_end.set()
    with qtbot.waitSignal(work.desk.finished):
        work.desk.export(WALK, Path("w.ogg"))


def test_a_failure_is_one_sentence(qtbot: QtBot) -> None:
    def fails() -> TakenAlong:
        raise AudioFileProblem("The disk is full.")

    work = Desk(fails)
    work.may_end.set()
    with qtbot.waitSignal(work.desk.failed) as failed:
        work.desk.export(WALK, Path("w.ogg"))
    assert failed.args == ["The disk is full."]


def test_a_fault_of_ours_is_told_too_and_the_next_file_can_be_made(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fails() -> TakenAlong:
        raise RuntimeError("never thought of")

    work = Desk(fails)
    work.may_end.set()
    with qtbot.waitSignal(work.desk.failed) as failed:
        work.desk.export(WALK, Path("w.ogg"))
    assert failed.args == [SORRY]
    assert "never thought of" in caplog.text
    assert not work.desk.is_busy
