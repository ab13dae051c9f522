"""On a journey: asked once a zone, kept as answered, and forgotten back home."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.plan import Plan
from coach.domain.progression import History, decide
from coach.domain.rules import Rules
from coach.domain.schedule import Move, Schedule, occurrences
from coach.domain.today import look_at_week
from coach.domain.travel import MOST_ANSWERS, Answer, Journey, KeptTime, Whereabouts, ZoneQuestion, whereabouts, zone_of

BERLIN, PARIS, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Europe/Paris"), ZoneInfo("Asia/Tokyo")
KATHMANDU, NEW_YORK = ZoneInfo("Asia/Kathmandu"), ZoneInfo("America/New_York")
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = date(2026, 3, 2)
WALK = decide(Plan(), History(()), NOW, Rules())


def test_the_first_zone_is_home_and_nothing_is_asked_there() -> None:
    assert whereabouts(Journey(), BERLIN, NOW) == Whereabouts(Journey("Europe/Berlin"))


def test_another_zone_is_asked_about_with_how_far_its_clocks_are() -> None:
    where = whereabouts(Journey("Europe/Berlin"), TOKYO, NOW)
    assert where.question == ZoneQuestion("Europe/Berlin", "Asia/Tokyo", timedelta(hours=8))
    assert where.keeps is None


def test_nothing_is_asked_where_the_clocks_show_the_same() -> None:
    assert whereabouts(Journey("Europe/Berlin"), PARIS, NOW).question is None


def test_each_zone_is_asked_about_once_and_keeps_its_answer() -> None:
    journey = Journey("Europe/Berlin").answered("Asia/Tokyo", KeptTime.HOME, TODAY)
    where = whereabouts(journey, TOKYO, NOW)
    assert where == Whereabouts(journey, kept=KeptTime.HOME, keeps="Europe/Berlin")
    assert whereabouts(journey, KATHMANDU, NOW).question is not None


def test_the_clock_here_keeps_no_other_zone() -> None:
    journey = Journey("Europe/Berlin").answered("Asia/Tokyo", KeptTime.LOCAL, TODAY)
    assert whereabouts(journey, TOKYO, NOW) == Whereabouts(journey, kept=KeptTime.LOCAL)


def test_an_answer_can_be_given_anew_and_does_not_begin_the_stay_anew() -> None:
    journey = Journey("Europe/Berlin").answered("Asia/Tokyo", KeptTime.HOME, TODAY)
    journey = journey.answered("Asia/Tokyo", KeptTime.LOCAL, TODAY + timedelta(days=9))
    assert journey.answers == (Answer("Asia/Tokyo", KeptTime.LOCAL, TODAY),)


def test_back_home_everything_is_forgotten() -> None:
    journey = Journey("Europe/Berlin").answered("Asia/Tokyo", KeptTime.HOME, TODAY)
    assert whereabouts(journey, BERLIN, NOW) == Whereabouts(Journey("Europe/Berlin"))


def test_who_lives_by_the_clock_of_a_place_for_a_month_is_at_home_there() -> None:
    journey = Journey("Europe/Berlin").answered("Asia/Tokyo", KeptTime.LOCAL, TODAY)
    assert whereabouts(journey, TOKYO, NOW + timedelta(days=29)).journey == journey
    assert whereabouts(journey, TOKYO, NOW + timedelta(days=30)) == Whereabouts(Journey("Asia/Tokyo"))
    kept = Journey("Europe/Berlin").answered("Asia/Tokyo", KeptTime.HOME, TODAY)
    assert whereabouts(kept, TOKYO, NOW + timedelta(days=300)).keeps == "Europe/Berlin"


def test_a_home_that_nobody_knows_asks_nothing() -> None:
    assert whereabouts(Journey("Atlantis/Capital"), TOKYO, NOW).question is None
    assert zone_of("") is None
    assert zone_of("../etc/passwd") is None


def test_answers_do_not_grow_without_end() -> None:
    journey = Journey("Europe/Berlin")
    for number in range(MOST_ANSWERS + 5):
        journey = journey.answered(f"Made/Up{number}", KeptTime.LOCAL, TODAY)
    assert len(journey.answers) == MOST_ANSWERS
    assert journey.answer_about("Made/Up4") is None


@given(
    st.lists(
        st.tuples(st.sampled_from([BERLIN, PARIS, TOKYO, KATHMANDU, NEW_YORK]), st.sampled_from(KeptTime)), max_size=8
    )
)
@settings(max_examples=40, deadline=None)
def test_wherever_somebody_goes_what_is_answered_is_not_asked_again_till_they_are_home(
    stops: list[tuple[ZoneInfo, KeptTime]],
) -> None:
    journey = whereabouts(Journey(), BERLIN, NOW).journey
    for zone, kept in stops:
        where = whereabouts(journey, zone, NOW)
        assert (where.question is None) or where.kept is None
        journey = where.journey
        if where.question is not None:
            journey = journey.answered(zone.key, kept, TODAY)
            assert whereabouts(journey, zone, NOW).question is None
        assert journey.home == "Europe/Berlin"


def test_walks_keep_the_clock_at_home_through_a_change_of_clocks_there() -> None:
    """In New York by the clock of Berlin, in the weeks in which only one of the two has changed."""
    noon = Schedule((time(18),) * 7, home="Europe/Berlin")
    hours = [walk.at.hour for walk in occurrences(noon, date(2026, 3, 7), 24, NEW_YORK)]
    assert hours == [12] + [13] * 21 + [12] * 2


def test_on_a_journey_a_walk_on_another_day_here_is_not_moved_and_keeps_its_name() -> None:
    evening = Schedule((time(18),) * 7, home="Europe/Berlin")
    now = datetime(2026, 3, 4, 12, tzinfo=TOKYO)
    week = look_at_week(WALK, (), evening, now, TOKYO)
    wednesday = week.days[2]
    assert (wednesday.at, wednesday.origin) == (datetime(2026, 3, 4, 2, tzinfo=TOKYO), date(2026, 3, 3))
    assert not wednesday.moved
    moved = evening.with_move(Move(date(2026, 3, 3), date(2026, 3, 5), time(3)))
    thursday = look_at_week(WALK, (), moved, now, TOKYO).days[3]
    assert (thursday.moved, thursday.origin) == (True, date(2026, 3, 3))
