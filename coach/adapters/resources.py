"""Where the words, icons and fonts are."""

from __future__ import annotations

from pathlib import Path


def find_resources(module: Path = Path(__file__)) -> Path:
    """The resources folder: inside ``coach`` where Amble is installed, beside it in a checkout.

    ``module`` is a file of the adapters. Raises ``CatalogueProblem`` when there is neither.
    """
    coach = module.resolve().parent.parent
    for folder in (coach / "resources", coach.parent / "resources"):
        if (folder / "words").is_dir():
            return folder
    from coach.adapters.catalogue_entries import CatalogueProblem

    raise CatalogueProblem(f"Amble's resources folder is missing: it belongs in {coach} or beside it.")
