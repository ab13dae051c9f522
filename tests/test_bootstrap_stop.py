"""A stopped walk in the real window: step by step to the next walk, each left and found again, and no dead end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coach.adapters.single_instance import SingleInstance
from coach.bootstrap_core import Core
from coach.bootstrap_walk import Performance
from coach.bootstrap_window import House
from coach.domain.check_in import CheckIn, HealthEvent
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote
from coach.domain.session import Outcome, Session, StopReason
from coach.services.ports import RunningSession
from tests.fakes.voice import FakeVoice
from tests.open_house import shut, there
from tests.terminal import set_up
from tests.ui.by_name import control, names, press, words

WEAK_LEG = "New weakness in one leg, such as a foot that drags"
PREGNANT = "You are pregnant"

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


@pytest.fixture
def house(qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    """Amble with a plan, on Today."""
    set_up(tmp_path)
    before = there(qapp)
    house = House(qapp, Core(tmp_path), SingleInstance(tmp_path), 1.0)
    house.performance = Performance(house.core, 1.0, FakeVoice(tmp_path))
    house.pages.flow.reminders = None
    house.pages.window.show()
    house.pages.offer_unfinished()
    yield house
    shut(house, before)


def page_of(house: House) -> str:
    return house.pages.window.current_page()


def end(house: House, reason: StopReason, outcome: Outcome = Outcome.STOPPED, days_ago: int = 0) -> Session:
    """A walk of ten minutes ends after three, and the window follows."""
    core = house.core
    begun = RunningSession(
        0, core.clock.now() - timedelta(days=days_ago), 10, None, False, False, 1, 0.0, 0.0, CheckIn(before=2)
    )
    core.sessions.finish(core.sessions.begin(begun), 180, outcome, reason)
    session = core.planning.sessions()[-1]
    house.performance.walks.finished.emit(session)
    return session


def test_a_stopped_walk_leads_to_its_note_and_the_next_one(house: House) -> None:
    end(house, StopReason.SHARP_PAIN)
    pages = house.pages
    assert page_of(house) == "stopped"
    press(pages.dose.stops.page, "Next: a few questions")
    assert page_of(house) == "flags"
    press(pages.flags, "None of these")
    press(pages.flags, "Done")
    assert page_of(house) == "check_in"
    press(pages.check_in, "Worst pain, 7 of 10")
    press(pages.check_in, "Done")
    assert page_of(house) == "stopped"
    page, planned = pages.dose.stops.page, house.core.planning.next_walk().minutes
    assert planned < 10
    assert control(page, f"{planned} minutes")
    page.note_changed.emit("the kerb")
    press(page, "Done")
    assert page_of(house) == "today"
    assert "After your stopped walk" not in words(pages.today)
    assert house.core.planning.sessions()[-1].note == "the kerb"


def test_whatever_is_left_comes_back_from_today(house: House) -> None:
    end(house, StopReason.PAIN)
    pages = house.pages
    for step in ("stopped", "flags"):
        pages.window.show_page("today")
        assert "After your stopped walk" in words(pages.today)
        press(pages.today, "Go on")
        assert page_of(house) == step
        if step == "stopped":
            press(pages.dose.stops.page, "Next: a few questions")
    press(pages.flags, "None of these")
    press(pages.flags, "Done")
    press(pages.check_in, "Skip")
    assert page_of(house) == "stopped"
    press(pages.dose.stops.page, "Later")
    assert page_of(house) == "today"
    press(pages.today, "Leave it at that")
    assert "After your stopped walk" not in words(pages.today)


def test_open_questions_about_signs_stay_on_today_after_any_walk(house: House) -> None:
    session = end(house, StopReason.TIME, Outcome.SHORTENED)
    house.core.check_ins.save(session, CheckIn(before=2, peak=3, events=frozenset({HealthEvent.FALL})))
    assert page_of(house) == "flags"
    house.pages.window.show_page("today")
    assert "Before your next walk" in words(house.pages.today)
    press(house.pages.today, "Go on")
    press(house.pages.flags, "None of these")
    press(house.pages.flags, "Done")
    house.pages.window.show_page("today")
    assert "Before your next walk" not in words(house.pages.today)


def test_a_walk_does_not_begin_over_open_questions(house: House) -> None:
    end(house, StopReason.PAIN)
    house.pages.flow.ask_before_walk(warm_up=False)
    assert page_of(house) == "flags"


def test_on_the_day_of_a_stop_nothing_leads_to_another_walk(house: House) -> None:
    session, pages = end(house, StopReason.SHARP_PAIN), house.pages
    house.core.answers.save_check_in(session.id, CheckIn(before=2, peak=6, after=4, red_flags=frozenset()))
    pages.flow.ask_before_walk(warm_up=False)
    assert page_of(house) == "today"
    assert "That is enough walking for today." in words(pages.today)
    assert not {"Start", "Start with warm-up"} & set(names(pages.today))


def test_who_was_about_to_walk_comes_to_the_open_answers_and_not_to_an_earlier_stop(house: House) -> None:
    end(house, StopReason.SHARP_PAIN, days_ago=1)
    house.pages.flow.home()
    house.pages.flow.ask_before_walk(warm_up=True)
    assert page_of(house) == "flags"
    press(house.pages.flags, "None of these")
    press(house.pages.flags, "Done")
    assert page_of(house) == "check_in"


def test_what_somebody_was_about_to_do_comes_after_the_signs(house: House) -> None:
    session, pages = end(house, StopReason.SHARP_PAIN, days_ago=1), house.pages
    house.core.planning.close_check_in(session)
    assert pages.signs.asks_first(lambda: pages.window.show_page("plan"))
    press(pages.flags, "None of these")
    press(pages.flags, "Done")
    assert page_of(house) == "plan"


def test_a_sign_holds_the_plan_and_the_rest_stays_to_do(house: House) -> None:
    end(house, StopReason.SHARP_PAIN)
    pages = house.pages
    press(pages.dose.stops.page, "Next: a few questions")
    press(pages.flags, WEAK_LEG)
    press(pages.flags, "Done")
    assert "Please be seen today" in words(pages.flags)
    pages.flow.home()
    pages.flow.skip_check_in()
    assert page_of(house) == "stopped"
    assert "Your plan waits until you have been seen." in words(pages.dose.stops.page)
    press(pages.dose.stops.page, "Later")
    assert "Your plan is waiting for you." in words(pages.today)
    assert "After your stopped walk" in words(pages.today)


def test_being_seen_says_by_whom_and_a_slip_is_on_record(house: House) -> None:
    house.pages.signs.ask_again()
    flags = house.pages.flags
    press(flags, WEAK_LEG)
    press(flags, "Done")
    flags.seen_requested.emit("walking is fine", "Dr Roy, on Tuesday")
    assert house.core.planning.next_walk().walk_allowed
    house.core.check_ins.report_flags(frozenset({RedFlag.LEG_WEAKNESS}))
    house.pages.signs.show_waiting()
    assert "Seen by: Dr Roy, on Tuesday" in words(flags)
    press(flags, "I ticked that by mistake")
    press(flags, "Nothing of it is true")
    press(flags, "Yes, it was a slip: start my plan again")
    assert page_of(house) == "today"
    slip, ticked, _seen, _first = house.core.safety.record()
    assert isinstance(slip, SeenNote)
    assert slip.mistake
    assert isinstance(ticked, FlagReport)


def test_a_walk_ended_for_time_goes_to_its_questions_as_ever(house: House) -> None:
    end(house, StopReason.TIME, Outcome.SHORTENED)
    assert page_of(house) == "check_in"
    press(house.pages.check_in, "Skip")
    assert page_of(house) == "today"


def test_who_came_home_gently_is_led_there_when_they_ask(house: House) -> None:
    end(house, StopReason.PAIN, Outcome.SHORTENED)
    press(house.pages.check_in, "What helps now?")
    assert page_of(house) == "stopped"
    assert "Slow down, or sit for a few minutes." in words(house.pages.dose.stops.page)


def test_the_card_for_an_appointment_stays_until_it_is_put_away(house: House) -> None:
    house.core.check_ins.report_flags(frozenset({RedFlag.PREGNANCY}))
    today = house.pages.today
    assert "Worth an appointment" in words(today)
    assert PREGNANT in words(today)
    assert house.core.planning.next_walk().walk_allowed
    press(today, "I have read this")
    assert "Worth an appointment" not in words(today)
    press(house.pages.window, "Undo")
    assert "I have read this" in names(today)


def test_the_page_opened_by_itself_is_no_dead_end(house: House) -> None:
    house.pages.window.show_page("stopped")
    assert "When a walk ends early for your back" in words(house.pages.dose.stops.page)


def test_an_older_stop_is_not_dug_out_after_a_good_walk(house: House) -> None:
    session = end(house, StopReason.PAIN)
    core = house.core
    begun = RunningSession(0, core.clock.now(), 10, None, False, False, 1, 0.0, 0.0, CheckIn())
    core.sessions.finish(core.sessions.begin(begun), 600, Outcome.DONE, None)
    core.answers.save_check_in(session.id, replace(session.check_in or CheckIn(), red_flags=frozenset()))
    house.pages.flow.home()
    assert "After your stopped walk" not in words(house.pages.today)
