"""The Why page: shows the working of a decision, and leads to what can be done about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.look import Look, Scheme
from coach.domain.offers import Rule
from coach.domain.plan import Plan
from coach.domain.progression import History, work_out
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.why import Replaced, Why, explain
from coach.domain.why_rows import BEST
from coach.ui.pages.why_page import WhyPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton
from tests.ui.by_name import clipped, control, key, named_controls, names, press, show, words
from tests.ui.days import NOON, read_words

PLAN, RULES = Plan(usual_pain=2), Rules()
GOOD = replace(BEST, before=2, peak=3, after=2, morning=2)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("why", "because", "change")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> WhyPage:
    page = WhyPage(appearance, texts)
    show(qtbot, page)
    return page


def walk(days_ago: int, answers: CheckIn | None = GOOD, minutes: int = 18) -> Session:
    return Session(NOON - timedelta(days=days_ago), minutes, minutes, Outcome.DONE, check_in=answers, id=days_ago)


def why_of(*sessions: Session, replaced: Replaced = (), flags: tuple[FlagReport, ...] = ()) -> Why:
    history = History(sessions=sessions, flag_reports=flags)
    return explain(work_out(PLAN, history, NOON, RULES), PLAN, history, NOON, RULES, lambda _: replaced)


def tell(page: WhyPage, why: Why) -> str:
    page.show_why(why)
    QApplication.processEvents()
    return words(page)


EVERY_ANSWER = [
    *(replace(GOOD, before=score, peak=score, after=score, morning=score) for score in (None, 4)),
    *(replace(GOOD, reach_before=reach, reach_after=reach) for reach in (None, *Reach)),
    *(replace(GOOD, qualities=frozenset({quality})) for quality in Quality),
    *(replace(GOOD, effort=effort) for effort in (None, *Effort)),
    *(replace(GOOD, leg_soreness=sore) for sore in (None, True)),
    replace(GOOD, qualities=None),
    replace(GOOD, red_flags=None),
    replace(GOOD, red_flags=frozenset({RedFlag.AGE})),
]


def test_every_answer_that_can_be_given_has_words(page: WhyPage, texts: Texts) -> None:
    for answers in EVERY_ANSWER:
        assert "What you told about your last walk" in tell(page, why_of(walk(1, answers)))
    for why in StopReason:
        stopped = replace(walk(1), outcome=Outcome.STOPPED, stop_reason=why, walked_minutes=7)
        told = "it felt worse" if why is StopReason.WORSE else "ended"
        assert f"7 of 18 min, {told}" in tell(page, why_of(stopped))
    assert all(texts.say(f"why.rule_name.{rule}") for rule in Rule)


def test_before_there_is_a_plan_the_page_says_so(page: WhyPage) -> None:
    assert "Nothing to explain yet" in words(page)


def test_a_good_walk_is_told_answer_by_answer_with_the_rule_and_the_result(page: WhyPage) -> None:
    told = tell(page, why_of(walk(3), walk(1)))
    assert "Why 20 minutes?" in told
    assert "2 minutes longer" in told
    assert "2 before, 3 at worst, 2 after" in told
    assert "From 2 points more than before" in told
    assert "it went well" in told
    assert "If the next walk goes well, the one after it can be 22 minutes." in told
    assert "Your age, weight or sex" in told
    assert control(page, "Pain, 0–10: 2 before, 3 at worst, 2 after. fine.").accessibleDescription()


def test_what_holds_a_walk_is_named_where_it_was_told(page: WhyPage) -> None:
    told = tell(page, why_of(walk(1, replace(GOOD, morning=None, effort=Effort.HARD))))
    assert control(page, "The morning after: not told. open: not longer.")
    assert control(page, "How hard it was: hard. length stays.")
    assert "enough for now" in told


def test_where_several_rules_spoke_each_is_told_and_the_shortest_counts(page: WhyPage) -> None:
    told = tell(page, why_of(walk(20)))
    assert "Days without a walk: 10 minutes, the shortest" in told
    assert "Your answers: 20 minutes" in told


def test_before_the_first_walk_the_page_tells_what_it_has(page: WhyPage) -> None:
    told = tell(page, why_of())
    assert "There is no walk behind you yet" in told
    assert "Change these answers" not in names(page)


def test_while_walking_waits_nothing_leads_to_a_walk(page: WhyPage) -> None:
    told = tell(page, why_of(walk(1), flags=(FlagReport(NOON, frozenset({RedFlag.FEVER})),)))
    assert "Why your plan waits" in told
    assert "Tell Amble on Today" in told
    assert not {"Walk shorter", "Choose the pace"} & set(names(page))


def test_on_a_day_on_which_the_back_ended_a_walk_nothing_leads_to_another(page: WhyPage) -> None:
    told = tell(page, why_of(walk(1), replace(walk(0), outcome=Outcome.STOPPED, stop_reason=StopReason.SHARP_PAIN)))
    assert "Your back ended a walk today, so the next one is for another day." in told
    assert "Walk shorter" not in names(page)


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Back to Today", "back_requested"),
        ("Walk shorter", "shorter_requested"),
        ("Choose the pace", "pace_requested"),
        ("See every number", "numbers_requested"),
        ("What suits me?", "suits_requested"),
    ],
)
def test_each_link_asks_for_what_it_says(page: WhyPage, qtbot: QtBot, name: str, signal: str) -> None:
    tell(page, why_of(walk(1)))
    with qtbot.waitSignal(getattr(page, signal)):
        press(page, name)


def test_escape_goes_back(page: WhyPage, qtbot: QtBot) -> None:
    tell(page, why_of(walk(1)))
    page.setFocus()
    with qtbot.waitSignal(page.back_requested):
        key(page, Qt.Key.Key_Escape)


def test_the_answers_of_the_last_walk_and_of_those_before_can_be_changed(page: WhyPage, qtbot: QtBot) -> None:
    first, last = walk(3), walk(1)
    tell(page, why_of(first, last))
    with qtbot.waitSignal(page.edit_requested) as asked:
        press(page, "Change these answers")
    assert asked.args == [last]
    with qtbot.waitSignal(page.edit_requested) as asked:
        press(page, "Change the answers about the walk of Monday 9 November")
    assert asked.args == [first]


def test_changed_answers_say_when_and_what_stood_there(page: WhyPage) -> None:
    told = tell(page, why_of(walk(1), replaced=((NOON, replace(GOOD, peak=6)),)))
    assert "You changed these answers on Thursday 12 November." in told
    assert "Pain, 0–10, before: 2 before, 6 at worst, 2 after" in told


def test_a_store_that_cannot_be_read_is_told_and_the_page_comes_back(page: WhyPage) -> None:
    why = why_of(walk(1))
    tell(page, why)
    page.show_error("The disk does not answer.")
    QApplication.processEvents()
    assert "The disk does not answer." in words(page)
    assert "Why 20 minutes?" in tell(page, why)


def test_no_button_is_primary_and_everything_has_a_name(page: WhyPage) -> None:
    tell(page, why_of(walk(3), walk(1)))
    assert page.findChildren(PrimaryButton) == []
    assert [kind for kind, name in named_controls(page) if not name] == []


def test_tab_goes_from_top_to_bottom(page: WhyPage) -> None:
    tell(page, why_of(walk(3), walk(1)))
    page.setFocus()
    met = []
    for _ in range(6):
        key(page, Qt.Key.Key_Tab)
        focus = page.window().focusWidget()
        assert focus is not None
        met.append(focus.accessibleName())
    earlier = "Change the answers about the walk of Monday 9 November"
    assert met == [
        "Walk shorter",
        "Change these answers",
        "Choose the pace",
        earlier,
        "See every number",
        "What suits me?",
    ]


@pytest.mark.parametrize(("percent", "width"), [(100, 340), (200, 560)])
def test_nothing_is_wider_than_a_small_window(page: WhyPage, appearance: Appearance, percent: int, width: int) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, percent))
    page.resize(width, 560)
    tell(page, why_of(walk(3), walk(1, None)))
    assert page.horizontalScrollBar().maximum() == 0
    assert clipped(page) == []


def test_what_was_written_about_a_walk_stands_with_its_answers(page: WhyPage) -> None:
    noted = (replace(walk(4), note="the {kerb}"), replace(walk(1), note="too quick"))
    seen = tell(page, why_of(*noted))
    assert "You wrote: “the {kerb}”" in seen
    assert "You wrote: “too quick”" in seen
    assert "You wrote" not in tell(page, why_of(walk(4), walk(1)))
