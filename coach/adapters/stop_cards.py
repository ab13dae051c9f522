"""What to do at once after a stopped walk, from its file."""

from __future__ import annotations

from pathlib import Path

from coach.adapters.catalogue_entries import CatalogueProblem, all_decoded, read_table, refuse_unknown
from coach.domain.guided_stop import PAINS, StopCard


def read_stop_cards(path: Path) -> tuple[StopCard, ...]:
    """One card for each reason. Raises ``CatalogueProblem`` with one sentence that names the entry."""
    table = read_table(path)
    refuse_unknown(table, ("source", "reviewed", "card"), path.name)
    cards = all_decoded(StopCard, table, "card", "reason", path.name)
    for reason in PAINS:
        count = sum(card.reason is reason for card in cards)
        if count != 1:
            raise CatalogueProblem(f'{path.name}: there is one card for "{reason}", not {count}.')
    return cards
