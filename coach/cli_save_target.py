"""Refuses to save where nothing may be saved."""

from __future__ import annotations

from pathlib import Path

from coach.domain.phrases import Phrases
from coach.services.input_problem import InputProblem
from coach.services.save_target import no_target_words
from coach.services.workbench import Workbench


def refuse_target(file: Path, bench: Workbench, phrases: Phrases) -> None:
    """Raises ``InputProblem`` for a folder, a device, and what Amble keeps itself."""
    sentence = no_target_words(bench.record().no_target, file, phrases)
    if sentence:
        raise InputProblem(sentence)
