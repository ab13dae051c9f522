"""Why a file cannot be saved somewhere."""

from __future__ import annotations

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.save_target import NoTarget


def test_every_reason_is_said_and_names_the_file() -> None:
    phrases = Catalogue(find_resources()).phrases()
    for reason in NoTarget:
        said = phrases.say(f"save_target.{reason}", name="mine.pdf")
        assert "mine.pdf" in said
        assert said.endswith(".")
