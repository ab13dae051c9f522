"""What was mended is not forgotten before somebody has seen it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coach.adapters.mended_note import NAME, MendedNote
from coach.adapters.store_mending import days_words


def test_every_sentence_waits_once_until_it_is_put_away(tmp_path: Path) -> None:
    for sentence in ("One was mended.", "Two was mended.", "One was mended."):
        MendedNote(tmp_path).keep(sentence)
    assert MendedNote(tmp_path).text() == "One was mended. Two was mended."
    MendedNote(tmp_path).put_away()
    assert (MendedNote(tmp_path).text(), list(tmp_path.iterdir())) == ("", [])


@pytest.mark.parametrize("content", ["", "{", "{}", "7"])
def test_a_note_that_cannot_be_read_keeps_nobody_from_anything(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content)
    assert MendedNote(tmp_path).text() == ""
    MendedNote(tmp_path).keep("It was mended.")
    assert MendedNote(tmp_path).text() == "It was mended."


def test_a_folder_that_refuses_is_no_trouble(tmp_path: Path) -> None:
    note = MendedNote(tmp_path / "nowhere")
    note.keep("It was mended.")
    note.put_away()
    assert note.text() == ""


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 22), date(2026, 11, 22), "22 November 2026"),
        (date(2026, 11, 20), date(2026, 11, 22), "20 to 22 November 2026"),
        (date(2026, 10, 30), date(2026, 11, 2), "30 October to 2 November 2026"),
        (date(2025, 11, 20), date(2026, 11, 22), "20 November 2025 to 22 November 2026"),
    ],
)
def test_what_both_days_share_is_said_once(first: date, last: date, words: str) -> None:
    assert days_words(first, last) == words
