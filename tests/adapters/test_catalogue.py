"""Reading the resources: what people write comes back, and what they mistype is named."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.catalogue_entries import CatalogueProblem
from coach.domain.cue_book import VoiceStyle
from coach.domain.rules import Rules
from coach.domain.timeline import Topic
from coach.domain.walk import Pace

ROOT = Path(__file__).parents[2]
SAFETY = 'safety = [{ id = "safety.stop", text = "Stop if it turns sharp." }]\n'
Write = Callable[[str, str], Catalogue]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of a resources folder and opens the catalogue on it."""

    def written(name: str, text: str) -> Catalogue:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return Catalogue(tmp_path)

    return written


def test_what_ships_can_be_read() -> None:
    shipped = Catalogue(find_resources())
    assert len(shipped.cue_book().lines) >= 150
    assert shipped.phrases().templates
    assert shipped.red_flags().questions
    assert shipped.regions()
    assert shipped.rules() == Rules()


def test_a_cue_comes_back_as_written(write: Write) -> None:
    text = 'pace = [{ id = "p", text = "Slow.", paces = ["easy"], styles = ["friendly"], change = true }]\n'
    line = write("cues/en.toml", SAFETY + text).cue_book().lines[1]
    assert (line.id, line.topic, line.text) == ("p", Topic.PACE, "Slow.")
    assert (line.paces, line.styles, line.change) == (frozenset({Pace.EASY}), frozenset({VoiceStyle.FRIENDLY}), True)


def test_a_cue_without_paces_and_styles_fits_all(write: Write) -> None:
    line = write("cues/en.toml", SAFETY).cue_book().lines[0]
    assert (line.paces, line.styles) == (frozenset(Pace), frozenset(VoiceStyle))


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('{ id = "p", text = 5 }', ['en.toml, "p", field "text"', "`str`"]),
        ('{ id = "p" }', ['en.toml, "p"', "`text`"]),
        ('{ text = "Slow." }', ["en.toml", "`id`"]),
        ('{ id = "p", text = "Slow.", paces = ["fast"] }', ['"p", field "paces', "'fast'"]),
        ('{ id = "p", text = "Slow.", pase = "easy" }', ['"p"', 'no field "pase"']),
        ('{ id = "p", text = "a b c d e f g h i j k l m" }', ['"p"', "13 words"]),
        ('{ id = "p", text = "stop if it turns SHARP." }', ['"p"', "says the same"]),
        ('"Slow."', ['"pace" is not a list of entries']),
    ],
)
def test_a_mistyped_cue_is_named_with_file_line_and_field(write: Write, entry: str, words: list[str]) -> None:
    with pytest.raises(CatalogueProblem) as problem:
        write("cues/en.toml", f"{SAFETY}pace = [{entry}]\n").cue_book()
    assert all(word in str(problem.value) for word in ["en.toml", *words])
    assert str(problem.value).endswith(".")
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(("text", "words"), [("posturr = []", "posturr"), ('posture = "tall"', "not a list")])
def test_a_mistyped_topic_is_named(write: Write, text: str, words: str) -> None:
    with pytest.raises(CatalogueProblem, match=words):
        write("cues/en.toml", SAFETY + text).cue_book()


def test_broken_missing_and_foreign_files_are_named(write: Write, tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem, match=r"en\.toml is not valid TOML: .*line 2"):
        write("cues/en.toml", "safety = []\npace = =\n").cue_book()
    with pytest.raises(CatalogueProblem, match=r"red_flags\.toml cannot be read: No such file"):
        Catalogue(tmp_path).red_flags()
    (tmp_path / "cues" / "en.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(CatalogueProblem, match=r"en\.toml is not UTF-8"):
        Catalogue(tmp_path).cue_book()


def test_words_are_found_by_dotted_id_through_all_files_of_a_language(write: Write) -> None:
    write("words/en.toml", '[today]\ntitle = "Today"\n[today.start]\nlabel = "Start"\n')
    phrases = write("words/en/because.toml", '[because]\ngap = "A gap of {days} {days:day|days}."\n').phrases()
    assert phrases.say("today.title") == "Today"
    assert phrases.say("today.start.label") == "Start"
    assert phrases.say("because.gap", days=1) == "A gap of 1 day."


def test_a_word_that_stands_in_another_pages_file_is_named(write: Write) -> None:
    phrases = write("words/en/more.toml", '[more]\ntitle = "More"\n[today]\ntitle = "Now"\n').phrases()
    with pytest.raises(CatalogueProblem, match=r'more\.toml: "today" belongs in en/today\.toml\.'):
        phrases.say("more.title")


def test_a_file_of_words_is_read_when_the_first_of_them_is_asked_for(write: Write, tmp_path: Path) -> None:
    write("words/en/later.toml", "[later]\ntitle = = \n")
    write("words/de/today.toml", '[today]\ntitle = "Heute"\n')
    phrases = write("words/en/today.toml", '[today]\ntitle = "Today"\nlater = "Later"\n').phrases("de")
    assert (phrases.say("today.title"), phrases.say("today.later")) == ("Heute", "Later")
    (tmp_path / "words" / "en" / "today.toml").unlink()
    assert phrases.say("today.later") == "Later"
    with pytest.raises(CatalogueProblem, match=r"later\.toml is not valid TOML"):
        phrases.say("later.title")
    with pytest.raises(KeyError):
        phrases.say("never.title")


def test_all_words_together_are_those_of_every_file(write: Write) -> None:
    write("words/en.toml", '[common]\nyes = "Yes"\n')
    words = write("words/en/today.toml", '[today]\ntitle = "Today"\n').phrases().templates
    assert dict(words) == {"common.yes": "Yes", "today.title": "Today"}
    assert len(words) == 2


def test_words_are_sentences_only(write: Write) -> None:
    with pytest.raises(CatalogueProblem, match=r'en\.toml: "today\.minutes" is not a sentence'):
        write("words/en.toml", "[today]\nminutes = 5\n").phrases()


def test_a_missing_language_or_sentence_falls_back_to_english(write: Write) -> None:
    write("words/en.toml", '[today]\ntitle = "Today"\nlater = "Later"\n')
    catalogue = write("words/de.toml", '[today]\ntitle = "Heute"\n')
    german = catalogue.phrases("de-AT")
    assert (german.say("today.title"), german.say("today.later")) == ("Heute", "Later")
    assert catalogue.phrases("fr").say("today.title") == "Today"
    write("cues/en.toml", SAFETY)
    assert catalogue.cue_book("fr").safety.text == "Stop if it turns sharp."
    write("cues/de.toml", 'safety = [{ id = "safety.stop", text = "Bitte anhalten." }]')
    assert catalogue.cue_book("de_AT").safety.text == "Bitte anhalten."


def test_a_folder_without_words_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem, match="no words"):
        Catalogue(tmp_path).phrases()


def test_a_missing_flag_and_a_stray_field_are_named(write: Write) -> None:
    with pytest.raises(
        CatalogueProblem, match=r'red_flags\.toml: there is one question for "saddle_numbness", not 0\.'
    ):
        write("rules/red_flags.toml", "question = []\ncard = []\n").red_flags()
    with pytest.raises(CatalogueProblem, match=r'red_flags\.toml: there is no field "questions"'):
        write("rules/red_flags.toml", "questions = []\n").red_flags()
    with pytest.raises(CatalogueProblem, match=r'red_flags\.toml, "fewer".*Invalid enum value'):
        write("rules/red_flags.toml", 'question = [{ flag = "fewer", text = "?" }]\ncard = []\n').red_flags()


def test_a_mistyped_region_is_named(write: Write) -> None:
    with pytest.raises(CatalogueProblem, match=r'emergency_numbers\.toml, "gb", field "emergency"'):
        write(
            "rules/emergency_numbers.toml", 'region = [{ id = "gb", name = "B", emergency = 999, urgent = "111" }]'
        ).regions()


def test_resources_are_found_inside_an_installed_package_and_beside_a_checkout(tmp_path: Path) -> None:
    module = tmp_path / "coach" / "adapters" / "catalogue.py"
    with pytest.raises(CatalogueProblem, match="missing"):
        find_resources(module)
    (tmp_path / "resources" / "words").mkdir(parents=True)
    assert find_resources(module) == tmp_path / "resources"
    (tmp_path / "coach" / "resources" / "words").mkdir(parents=True)
    assert find_resources(module) == tmp_path / "coach" / "resources"


def test_words_are_ready_before_heavy_imports() -> None:
    code = (
        "import sys; from coach.adapters.catalogue import Catalogue, find_resources; "
        "Catalogue(find_resources()).phrases(); print('msgspec' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_words_counted_before_a_change_are_read(write: Write) -> None:
    assert write("cues/en.toml", 'counts = ["Two", "One"]\n' + SAFETY).cue_book().counts == ("Two", "One")
    assert write("cues/en.toml", SAFETY).cue_book().counts == ()


@pytest.mark.parametrize("counts", ['"Three"', "[3, 2, 1]", '["Three", ""]'])
def test_counts_that_are_no_words_are_refused_by_name(write: Write, counts: str) -> None:
    with pytest.raises(CatalogueProblem, match="counts"):
        write("cues/en.toml", f"counts = {counts}\n" + SAFETY).cue_book()


def test_a_pronunciation_comes_back_as_written(write: Write) -> None:
    text = "word = [{ written = 'km', spoken = 'kilometres' }]\npattern = [{ written = '(x) ', spoken = '{1} by ' }]\n"
    assert write("pronunciation/en.toml", text).pronunciation("en-GB").spoken("x km") == "x by kilometres"


def test_a_language_without_pronunciations_is_said_as_written(write: Write) -> None:
    catalogue = write("pronunciation/en.toml", "word = [{ written = 'km', spoken = 'kilometres' }]")
    assert catalogue.pronunciation("de").spoken("5 km") == "5 km"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("word = [{ written = 'km' }]", ['en.toml, "km"', "`spoken`"]),
        ("words = []", ["en.toml", 'no field "words"']),
        ("pattern = [{ written = '(', spoken = '' }]", ["en.toml", "no regular expression"]),
        ("[numbers]\nsmall = ['zero']\ntens = []\nhundred = 'h'\nthousand = 't'", ["en.toml", "20 small"]),
    ],
)
def test_a_slip_in_a_pronunciation_is_named(write: Write, text: str, words: list[str]) -> None:
    with pytest.raises(CatalogueProblem) as problem:
        write("pronunciation/en.toml", text).pronunciation()
    assert all(word in str(problem.value) for word in words)
