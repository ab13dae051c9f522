"""A record that a newer Amble wrote: never touched by itself, and set aside for whoever wants to go on without it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.clock import SystemClock
from coach.adapters.paths import find_folders
from coach.adapters.store import Store
from coach.adapters.store_mending import days_words
from coach.domain.phrases import Phrases


def lost_words(data_dir: Path | None, phrases: Phrases) -> str:
    """What going on without it would cost, in one sentence."""
    first, last = _store(data_dir).would_be_lost()
    if first is None:
        return phrases.say("newer.lost_all")
    return phrases.say("newer.lost", days=days_words(first, last))


def step_back(data_dir: Path | None) -> str:
    """Set it aside and go on with the newest copy; what came of it, "" where this Amble can read the record.

    Raises ``StoreProblem``."""
    store = _store(data_dir)
    with closing(store):
        return store.step_back().sentence


def ask_about_newer(problem: str, data_dir: Path | None) -> bool:
    """Ask in a window of its own whether to go on without it. Raises ``StoreProblem``."""
    from coach.ui.ask_newer import ask_newer

    phrases = Catalogue(find_resources()).phrases()
    if not ask_newer(f"{problem}\n\n{lost_words(data_dir, phrases)}", phrases):
        return False
    step_back(data_dir)
    return True


def _store(data_dir: Path | None) -> Store:
    return Store(find_folders(data_dir).store, SystemClock())
