"""The words, cues and rules in ``resources``: TOML that people edit, turned into values of the domain.

The words of the window are needed before the first paint, so ``phrases`` uses the standard library
alone; everything else is decoded by msgspec, imported at first use.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.adapters.catalogue_entries import (
    CatalogueProblem,
    all_decoded,
    decoded,
    entries,
    read_table,
    refuse_unknown,
    words,
)
from coach.adapters.resources import find_resources as find_resources
from coach.adapters.rules_file import read_rules
from coach.adapters.word_files import WordFiles
from coach.domain.phrases import Phrases
from coach.domain.rules import Rules

if TYPE_CHECKING:
    from coach.domain.cue_book import CueBook
    from coach.domain.exercise import ExerciseBook
    from coach.domain.pronunciation import Pronunciation
    from coach.domain.red_flag_book import RedFlagBook, Region
    from coach.domain.reminder import ReminderRules
    from coach.domain.reminder_sound import ReminderSound
    from coach.domain.routine_words import RoutineWords
    from coach.domain.week_sums import ProgressRules

FALLBACK_LANGUAGE = "en"
"""Used where a language, or a sentence of it, is missing."""


class Catalogue:
    """Reads the resources folder; every method raises ``CatalogueProblem`` for a missing or broken file.

    A language is a code ("en", "de", "pt-BR"); one that is missing falls back to English.
    """

    def __init__(self, resources: Path) -> None:
        self._resources = resources

    def phrases(self, language: str = FALLBACK_LANGUAGE) -> Phrases:
        """The words of the windows by dotted id ("today.title"), English where the language has no sentence.

        A language is ``words/<language>.toml`` and the files in ``words/<language>/``, read when a page asks for them.
        """
        return Phrases(WordFiles(self._resources / "words", _codes(language)[::-1]))

    def cue_book(self, language: str = FALLBACK_LANGUAGE) -> CueBook:
        """The sentences of a walk."""
        from coach.domain.cue_book import CueBook, CueLine
        from coach.domain.timeline import Topic

        paths = [self._resources / "cues" / f"{code}.toml" for code in _codes(language)]
        path = next((path for path in paths if path.is_file()), paths[-1])
        table = read_table(path)
        counts = words(path.name, table, "counts")
        table.pop("counts", None)
        refuse_unknown(table, [topic.value for topic in Topic], path.name)
        lines = tuple(
            decoded(CueLine, {**entry, "topic": topic}, path.name, entry.get("id"))
            for topic in table
            for entry in entries(path.name, table, topic)
        )
        try:
            return CueBook(lines, counts)
        except ValueError as problem:
            raise CatalogueProblem(f"{path.name}: {problem}.") from None

    def routine_words(self, language: str = FALLBACK_LANGUAGE) -> RoutineWords:
        """What is said in a routine around its exercises; English where the language has no word for something."""
        from coach.domain.routine_words import RoutineWords

        table: dict[str, Any] = {}
        for code in reversed(_codes(language)):
            path = self._resources / "cues" / "routine" / f"{code}.toml"
            if path.is_file() or code == FALLBACK_LANGUAGE:
                table.update(read_table(path))
        return decoded(RoutineWords, table, f"routine/{language}.toml")

    def exercise_book(self, language: str = FALLBACK_LANGUAGE) -> ExerciseBook:
        """Every exercise that comes with Amble, in the words of a language where it has them."""
        from coach.adapters.exercise_files import read_exercise_book

        return read_exercise_book(self._resources / "exercises", _own_codes(language))

    def pronunciation(self, language: str = FALLBACK_LANGUAGE) -> Pronunciation:
        """What the voice says for what is written; nothing special for a language without a file."""
        from coach.domain.pronunciation import NumberWords, Pattern, Pronunciation, Word

        paths = [self._resources / "pronunciation" / f"{code}.toml" for code in _own_codes(language)]
        path = next((path for path in paths if path.is_file()), None)
        if path is None:
            return Pronunciation()
        file, table = path.name, {"word": [], "pattern": [], **read_table(path)}
        refuse_unknown(table, ("numbers", "word", "pattern"), file)
        words = all_decoded(Word, table, "word", "written", file)
        patterns = all_decoded(Pattern, table, "pattern", "written", file)
        try:
            numbers = decoded(NumberWords, table["numbers"], file, "numbers") if "numbers" in table else None
            return Pronunciation(patterns, words, numbers)
        except ValueError as problem:
            raise CatalogueProblem(f"pronunciation/{file}: {problem}.") from None

    def red_flags(self) -> RedFlagBook:
        """The questions and action cards about red flags."""
        from coach.domain.red_flag_book import ActionCard, FlagQuestion, RedFlagBook

        file, table = self._rules("red_flags", "source", "reviewed", "question", "card")
        questions = all_decoded(FlagQuestion, table, "question", "flag", file)
        cards = all_decoded(ActionCard, table, "card", "urgency", file)
        try:
            return RedFlagBook(questions, cards, str(table.get("source", "")), str(table.get("reviewed", "")))
        except ValueError as problem:
            raise CatalogueProblem(f"{file}: {problem}.") from None

    def regions(self) -> tuple[Region, ...]:
        """Whom to call, by region; the default one has no countries."""
        from coach.domain.red_flag_book import Region

        file, table = self._rules("emergency_numbers", "region")
        return all_decoded(Region, table, "region", "id", file)

    def rules(self) -> Rules:
        """The thresholds of the dose."""
        return read_rules(self._resources / "rules" / "progression.toml")

    @property
    def bounds_template(self) -> Path:
        """The commented file of bounds that is handed out."""
        return self._resources / "rules" / "bounds_template.toml"

    def reminder_rules(self) -> ReminderRules:
        """The numbers of the reminders."""
        from coach.domain.reminder import rules_from

        path = self._resources / "rules" / "reminders.toml"
        try:
            return rules_from(read_table(path))
        except ValueError as problem:
            raise CatalogueProblem(f"{path.name}: {problem}.") from None

    def progress_rules(self) -> ProgressRules:
        """When a week is on plan."""
        from coach.domain.week_sums import ProgressRules

        file, table = self._rules("progress", "on_plan_share", "excused_days")
        return decoded(ProgressRules, table, file)

    def sounds(self) -> tuple[ReminderSound, ...]:
        """The sounds a reminder can have, in the order in which they are offered."""
        from coach.domain.reminder_sound import ReminderSound

        path = self._resources / "sounds" / "sounds.toml"
        table = read_table(path)
        refuse_unknown(table, ("sound",), path.name)
        found = all_decoded(ReminderSound, table, "sound", "id", path.name)
        missing = next((sound.file for sound in found if not (path.parent / sound.file).is_file()), "")
        if missing or len({sound.id for sound in found}) < len(found):
            problem = f"there is no {missing}" if missing else "an id stands there twice"
            raise CatalogueProblem(f"sounds/{path.name}: {problem}.")
        return found

    def _rules(self, name: str, *known: str) -> tuple[str, dict[str, Any]]:
        path = self._resources / "rules" / f"{name}.toml"
        table = read_table(path)
        refuse_unknown(table, known, path.name)
        return path.name, table


def _codes(language: str) -> list[str]:
    """The languages to look for, the closest first and English last."""
    return list(dict.fromkeys((*_own_codes(language), FALLBACK_LANGUAGE)))


def _own_codes(language: str) -> list[str]:
    return list(dict.fromkeys((language, re.split("[-_]", language)[0])))
