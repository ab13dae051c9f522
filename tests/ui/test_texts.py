"""Words, dates and times as people here write them."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from coach.domain.phrases import reason
from coach.ui.texts import Texts, read_texts


def test_a_date_is_written_in_british_english(texts: Texts) -> None:
    day = date(2026, 11, 12)
    assert texts.full_date(day) == "Thursday 12 November"
    assert (texts.day(day), texts.day_short(day)) == ("12 November", "12 Nov")
    assert (texts.weekday(3), texts.weekday_short(3)) == ("Thursday", "Thu")


def test_a_time_is_on_the_24_hour_clock(texts: Texts) -> None:
    assert texts.time_of_day(time(7, 5)) == "07:05"


@pytest.mark.parametrize(
    ("seconds", "clock"), [(626, "10:26"), (0, "0:00"), (-3, "0:00"), (59.2, "1:00"), (3600, "60:00")]
)
def test_a_countdown_ends_at_zero(texts: Texts, seconds: float, clock: str) -> None:
    assert texts.clock(seconds) == clock


def test_one_minute_is_not_one_minutes(texts: Texts) -> None:
    assert texts.say("common.minutes", count=1) == "1 minute"
    assert texts.reason(reason("common.minutes", count=2)) == "2 minutes"


def test_an_unknown_sentence_is_an_error(texts: Texts) -> None:
    with pytest.raises(KeyError):
        texts.say("common.no_such_sentence")


def test_words_from_several_files_are_said_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[today]\ntitle = "Hello"\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text('[today.deep]\nwhy = "Because"\n', encoding="utf-8")
    both = read_texts(tmp_path / "a.toml", tmp_path / "b.toml")
    assert (both.say("today.title"), both.say("today.deep.why")) == ("Hello", "Because")
