"""Promises of Learn: a card is found by what people type, and offered rarely and only where it fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.learn import Fit, LearnBook, LearnCard, SearchWords, Source, SourceKind, Theme
from coach.domain.learn_offer import LearnRecord, Moment, OfferRules, moment_of, offer
from coach.domain.learn_search import LearnIndex, closeness, is_one_slip, words_of
from coach.domain.phrases import reason
from coach.domain.progression import Adjustment, NextWalk
from coach.domain.response import Response
from coach.domain.session import Outcome, Session, StopReason

TODAY = date(2026, 11, 12)
NOW = datetime(2026, 11, 12, 9, tzinfo=UTC)
RULES = OfferRules(again_days=60, quiet_days=3, fresh_days=3)


def a_card(id: str, title: str = "", **other: object) -> LearnCard:
    source = Source("A study", 2024, SourceKind.PUBLISHED)
    card = LearnCard(id, Theme.HOW, 1, title or id, "Why?", (source,), TODAY, body=("Some words.",))
    return replace(card, **other)  # type: ignore[arg-type]


URGENT = a_card("now", urgent=True, theme=Theme.SIGNS)
SHOES = a_card("shoes", "Which shoes?", tags=("trainers",), body=("Soft soles, and a café on the way.",))
SLEEP = a_card("sleep", "Sleep", body=("A pillow, and no shoes.",))
FLARE = a_card("flare", "Flare-ups", fits=(Fit.FLARE,), body=("It passes.",))
LEGS = a_card("legs", "Legs", fits=(Fit.LEG_SIGNS, Fit.FLARE))
WEEKLY = a_card("weekly", "Weekly", weeks=(2, 3))
WORDS = SearchWords(frozenset({"which", "the"}), (frozenset({"bed", "sleep"}), frozenset({"bed", "night"})))
BOOK = LearnBook((URGENT, SHOES, SLEEP, FLARE, LEGS, WEEKLY), WORDS)


# --- the book --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cards", "said"),
    [
        ((URGENT, SHOES, SHOES), "same id"),
        ((URGENT, replace(SHOES, related=("gone",))), '"gone"'),
        ((URGENT, replace(SHOES, related=("shoes",))), "no other card"),
        ((SHOES,), "one card is urgent, not 0"),
        ((URGENT, a_card("too", urgent=True)), "one card is urgent, not 2"),
    ],
)
def test_a_book_that_cannot_be_right_says_why(cards: tuple[LearnCard, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        LearnBook(cards)


def test_the_urgent_card_stands_above_the_themes() -> None:
    assert BOOK.urgent is URGENT
    assert BOOK.of(Theme.SIGNS) == ()
    assert BOOK.of(Theme.HOW) == (SHOES, SLEEP, FLARE, LEGS, WEEKLY)
    assert replace(SHOES, todo=("Try it",)).words == 10


# --- the search ------------------------------------------------------------------------------------------------------


def found(query: str) -> list[str]:
    return [card.id for card in LearnIndex(BOOK).find(query)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("shoes", ["shoes", "sleep"]),
        ("SHO", ["shoes", "sleep"]),
        ("the shoes", ["shoes", "sleep"]),
        ("traineers", ["shoes"]),
        ("cafe", ["shoes"]),
        ("pillow shoes", ["sleep"]),
        ("bed", ["sleep"]),
        ("night", []),  # what means the same as a word that means the same is another matter
        ("sleeping", ["sleep"]),
        ("which", ["shoes"]),
        ("xyzzy", []),
        ("shoes xyzzy", ["shoes", "sleep"]),
        ("shoes xyzzy qwerty", []),
        ("", []),
        ("?!", []),
    ],
)
def test_a_card_is_found_by_what_people_type(query: str, ids: list[str]) -> None:
    assert found(query) == ids


def test_a_word_that_is_written_is_meant_rather_than_a_longer_one_that_begins_so() -> None:
    numb = replace(LEGS, id="numb", title="Legs", question="My legs feel odd", tags=("numb",))
    number = replace(LEGS, id="number", title="Numbers", question="My number fell", tags=())
    index = LearnIndex(LearnBook((number, numb, URGENT)))
    assert [card.id for card in index.find("numb")] == ["numb", "number"]
    assert [card.id for card in index.find("numbe")] == ["number", "numb"]


def test_a_word_that_means_the_same_is_no_beginning_of_another() -> None:
    wee = replace(LEGS, id="wee", title="Wee", question="Trouble with it", tags=())
    week = replace(LEGS, id="week", title="Week", question="The next one", tags=())
    words = SearchWords(same=(frozenset({"wee", "bladder"}),))
    index = LearnIndex(LearnBook((week, wee, URGENT), words))
    assert [card.id for card in index.find("bladder")] == ["wee"]


def test_an_endless_query_is_cut() -> None:
    assert found("shoes " * 10_000) == ["shoes", "sleep"]


@given(st.text(max_size=40))
@settings(max_examples=60)
def test_any_query_finds_each_card_once_at_most(query: str) -> None:
    ids = found(query)
    assert len(ids) == len(set(ids))


@given(st.sampled_from(["trainers", "pillow", "weekly"]), st.integers(0, 7), st.sampled_from("aeiouz"))
@settings(max_examples=60)
def test_one_wrong_letter_of_a_long_word_still_finds_it(word: str, at: int, letter: str) -> None:
    place = at % len(word)
    asked = word[:place] + letter + word[place + 1 :]
    assert found(asked)
    assert found(word[:place] + letter + word[place:])


def test_apostrophes_and_accents_matter_to_nobody() -> None:
    assert words_of("Don't, I’m Café-Größe") == ["dont", "im", "cafe", "grosse"]


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("slope", "slepe", True),
        ("shoes", "shoess", True),
        ("shoes", "shoe", True),
        ("posture", "psoture", True),
        ("posture", "psotuer", False),
        ("shoes", "sheep", False),
        ("ab", "ba", True),
    ],
)
def test_a_slip_is_one_letter(one: str, other: str, slip: bool) -> None:
    assert is_one_slip(one, other) is slip


def test_a_word_is_closer_the_more_of_it_was_typed() -> None:
    assert closeness("walk", "walk") > closeness("wal", "walk") > closeness("walking", "walk") > 0
    assert closeness("wolk", "walk") == 0
    assert closeness("walkabout", "walk") == 0
    assert closeness("walkimg", "walking") > 0


# --- offers ----------------------------------------------------------------------------------------------------------


def at(day: date = TODAY, week: int = 2, *fits: Fit, waits: bool = False) -> Moment:
    return Moment(day, week, frozenset(fits), waits)


def offered(moment: Moment, record: LearnRecord | None = None) -> tuple[str, str] | None:
    given = offer(BOOK, moment, record or LearnRecord(), RULES)
    return None if given is None else (given.card.id, given.because.id)


def test_what_has_just_happened_comes_before_the_week_and_the_gravest_first() -> None:
    assert offered(at(TODAY, 2)) == ("weekly", "learn.because.week")
    assert offered(at(TODAY, 2, Fit.FLARE)) == ("flare", "learn.because.flare")
    assert offered(at(TODAY, 2, Fit.FLARE, Fit.LEG_SIGNS)) == ("legs", "learn.because.leg_signs")
    assert offered(at(TODAY, 9)) is None


def test_of_an_occasion_comes_first_what_names_it_first() -> None:
    book = LearnBook((URGENT, LEGS, FLARE))
    given = offer(book, at(TODAY, 9, Fit.FLARE), LearnRecord(), RULES)
    assert given is not None
    assert given.card is FLARE


def test_nothing_is_offered_while_walking_waits_or_offers_are_off() -> None:
    assert offered(at(TODAY, 2, Fit.LEG_SIGNS, waits=True)) is None
    assert offered(at(TODAY, 2, Fit.FLARE), LearnRecord(is_on=False)) is None


def test_the_card_of_today_stays_until_it_is_read_or_put_away() -> None:
    record = LearnRecord().with_offer("flare", TODAY)
    assert offered(at(TODAY, 2, Fit.LEG_SIGNS, Fit.FLARE), record) == ("flare", "learn.because.flare")
    assert offered(at(TODAY, 2, Fit.LEG_SIGNS), record) == ("flare", "learn.because.week")
    assert offered(at(TODAY, 2, Fit.LEG_SIGNS), record.without_offer()) is None
    assert offered(at(TODAY, 2, Fit.LEG_SIGNS), record.with_read("flare", TODAY)) is None
    assert offered(at(TODAY, 2, Fit.FLARE), record.with_read("shoes", TODAY)) == ("flare", "learn.because.flare")


def test_a_card_that_is_gone_or_was_of_another_day_does_not_come_again() -> None:
    gone = LearnRecord(offered={"gone": TODAY}, open_id="gone")
    assert offered(at(TODAY, 2, Fit.FLARE), gone) is None
    mixed = LearnRecord(offered={"flare": TODAY - timedelta(days=9), "shoes": TODAY}, open_id="flare")
    assert offered(at(TODAY, 2, Fit.FLARE), mixed) is None


def test_a_week_brings_a_card_only_some_days_after_any_other() -> None:
    yesterday = LearnRecord(offered={"shoes": TODAY - timedelta(days=2)})
    earlier = LearnRecord(offered={"shoes": TODAY - timedelta(days=3)})
    assert offered(at(), yesterday) is None
    assert offered(at(), earlier) == ("weekly", "learn.because.week")


def test_a_card_read_lately_is_not_offered() -> None:
    assert offered(at(), LearnRecord(read={"weekly": TODAY - timedelta(days=59)})) is None
    assert offered(at(), LearnRecord(read={"weekly": TODAY - timedelta(days=60)})) == ("weekly", "learn.because.week")


@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.frozensets(st.sampled_from(Fit), max_size=3), st.sampled_from("lrp-")),
        max_size=60,
    )
)
@settings(max_examples=60)
def test_never_two_cards_on_a_day_and_never_the_same_within_sixty(
    days: list[tuple[int, frozenset[Fit], str]],
) -> None:
    record, today, came = LearnRecord(), TODAY, list[tuple[date, str]]()
    for gap, fits, then in days:
        today += timedelta(days=gap)
        given = offer(BOOK, Moment(today, 2, fits), record, RULES)
        if given is None:
            continue
        came.append((today, given.card.id))
        record = record.with_offer(given.card.id, today)
        record = {"r": record.with_read(given.card.id, today), "p": record.without_offer()}.get(then, record)
    by_day = {day: {id for other, id in came if other == day} for day, _ in came}
    assert all(len(ids) == 1 for ids in by_day.values())
    again = [(one, other) for one, id in came for other, same in came if same == id and one < other]
    assert all((other - one).days >= RULES.again_days for one, other in again)


# --- what fits -------------------------------------------------------------------------------------------------------


def next_walk(**other: object) -> NextWalk:
    walk = NextWalk(20, (20,), Response.GREEN, Adjustment.HOLD, False, True, ())
    return replace(walk, **other)  # type: ignore[arg-type]


def a_walk(check_in: CheckIn | None = None, days_ago: int = 1, **other: object) -> Session:
    walk = Session(NOW - timedelta(days=days_ago), 20, 20.0, Outcome.DONE, check_in=check_in)
    return replace(walk, **other)  # type: ignore[arg-type]


def fits(walk: NextWalk, *sessions: Session) -> set[Fit]:
    return set(moment_of(walk, sessions, NOW, 2, RULES).fits)


def test_the_plan_says_what_fits() -> None:
    assert fits(next_walk()) == {Fit.FIRST_WALK}
    assert fits(next_walk(), a_walk()) == set()
    assert fits(next_walk(), a_walk(walked_minutes=0.2)) == {Fit.FIRST_WALK}
    assert fits(next_walk(flare=True), a_walk()) == {Fit.FLARE}
    assert fits(next_walk(reasons=(reason("because.gap", days=9),)), a_walk(days_ago=9)) == {Fit.AFTER_GAP}
    at_target = (reason("because.target", minutes=30),)
    assert fits(next_walk(reasons=at_target), a_walk()) == {Fit.AT_TARGET}
    assert fits(next_walk(reasons=at_target, adjustment=Adjustment.EASE), a_walk()) == set()


@pytest.mark.parametrize(
    ("check_in", "fit"),
    [
        (CheckIn(reach_before=Reach.BACK, reach_after=Reach.THIGH), Fit.LEG_SIGNS),
        (CheckIn(reach_after=Reach.FOOT), Fit.LEG_SIGNS),
        (CheckIn(qualities=frozenset({Quality.NUMB})), Fit.LEG_SIGNS),
        (CheckIn(leg_soreness=True), Fit.SORE_LEGS),
        (CheckIn(effort=Effort.HARD), Fit.HARD),
    ],
)
def test_the_last_walk_says_what_fits_while_it_is_news(check_in: CheckIn, fit: Fit) -> None:
    assert fits(next_walk(), a_walk(check_in)) == {fit}
    assert fits(next_walk(), a_walk(check_in, days_ago=4)) == set()
    assert fits(next_walk(), a_walk(check_in), a_walk(days_ago=0)) == set()


def test_a_red_walk_and_one_that_the_back_ended_fit_their_cards() -> None:
    assert fits(next_walk(response=Response.RED), a_walk()) == {Fit.AFTER_RED}
    assert fits(next_walk(), a_walk(stop_reason=StopReason.PAIN, outcome=Outcome.STOPPED)) == {Fit.ON_STOP}
    assert fits(next_walk(), a_walk(stop_reason=StopReason.TIME, outcome=Outcome.SHORTENED)) == set()


def test_a_plan_that_waits_is_told() -> None:
    moment = moment_of(next_walk(walk_allowed=False), (), NOW, 4, RULES)
    assert (moment.waits, moment.week, moment.today) == (True, 4, TODAY)
