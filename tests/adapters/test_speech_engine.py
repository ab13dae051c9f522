"""Which voice says a sentence: the chosen one where it speaks the words' language, else each engine's usual one."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.adapters.speech_engine import ESPEAK, NATURAL, SYSTEM, Engine, EngineFailed, EngineVoice, offered, ways

ESPEAKS = {"gmw/en": ("en-gb", "en"), "gmw/de": ("de",), "roa/fr-be": ("fr-be", "fr"), "roa/fr": ("fr-fr", "fr")}


class Shelf:
    """Stands for a pyttsx3 engine with these voices (id to languages); ``own`` is its usual one."""

    def __init__(self, own: str, **voices: tuple[str, ...]) -> None:
        self.own_voice = own
        self._voices = tuple(EngineVoice(id, id.title(), languages) for id, languages in voices.items())

    def voices(self) -> tuple[EngineVoice, ...]:
        return self._voices

    def save(self, _text: str, _voice: str, _speed: float, file: Path) -> None:
        file.touch()


class House:
    """The three engines, which remember when they are built."""

    def __init__(self, **missing: str) -> None:
        self.built: list[str] = []
        self._missing = missing
        kinds = {
            NATURAL: Shelf("heart", heart=("en-us",), emma=("en-gb",)),
            SYSTEM: Shelf("zira", hedda=("de-de",), zira=("en-us",), luc=("fr-fr",)),
            ESPEAK: Shelf("gmw/en", **ESPEAKS),
        }
        self.engines = [Engine(name, self._builder(name, shelf)) for name, shelf in kinds.items()]

    def _builder(self, name: str, shelf: Shelf):  # type: ignore[no-untyped-def]
        def build() -> Shelf:
            self.built.append(name)
            if name in self._missing:
                raise RuntimeError(self._missing[name])
            return shelf

        return build

    def ways(self, voice: str, language: str) -> list[str]:
        return [f"{way.engine.name}/{way.voice}" for way in ways(self.engines, voice, language)]


def test_english_is_natural_then_the_systems_then_espeak() -> None:
    assert House().ways("", "en") == ["natural/heart", "system/zira", "espeak/gmw/en"]


def test_another_language_is_spoken_by_voices_of_that_language_only() -> None:
    assert House().ways("", "de") == ["system/hedda", "espeak/gmw/de"]
    assert House().ways("", "fr") == ["system/luc", "espeak/roa/fr"]
    assert House().ways("", "xx") == []


@pytest.mark.parametrize(
    "voice", ["natural/heart", "espeak/gmw/en", "gmw/en", "zira", "nobody", "natural/", "/", "x/y"]
)
def test_a_voice_of_another_language_or_of_nobody_is_not_used(voice: str) -> None:
    assert House().ways(voice, "de") == ["system/hedda", "espeak/gmw/de"]


def test_a_chosen_voice_goes_first_and_once() -> None:
    assert House().ways("natural/emma", "en") == ["natural/emma", "natural/heart", "system/zira", "espeak/gmw/en"]
    assert House().ways("espeak/gmw/en", "en-GB") == ["espeak/gmw/en", "natural/heart", "system/zira"]


def test_ids_of_before_have_no_engine_in_front_and_still_work() -> None:
    assert House().ways("gmw/en", "en")[0] == "espeak/gmw/en"
    assert House().ways("zira", "en")[0] == "system/zira"


def test_the_natural_voice_is_not_loaded_for_another_one() -> None:
    house = House()
    next(ways(house.engines, "espeak/gmw/en", "en"))
    next(ways(house.engines, "gmw/en", "en"))
    next(ways(house.engines, "", "de"))
    assert NATURAL not in house.built


def test_an_engine_that_is_not_there_is_tried_once_and_says_why(tmp_path: Path) -> None:
    house = House(natural="it is broken")
    natural = house.engines[0]
    for _ in range(2):
        with pytest.raises(EngineFailed, match="it is broken"):
            natural.save("Walk on.", "heart", 1.0, tmp_path / "a.wav")
    assert natural.trouble() == "it is broken"
    assert natural.voices() == ()
    assert house.built == [NATURAL]


def test_voices_are_offered_for_the_language_with_their_engine_in_their_id() -> None:
    assert offered(House().engines, "en") == [
        ["natural/heart", "Heart", "en-us", True],
        ["natural/emma", "Emma", "en-gb", True],
        ["system/zira", "Zira", "en-us", False],
        ["espeak/gmw/en", "Gmw/En", "en-gb", False],
    ]
    assert [id for id, *_ in offered(House().engines, "pt")] == []
    assert len(offered(House().engines, "")) == 9
