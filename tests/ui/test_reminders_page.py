"""The page of reminders: every choice is told at once, bad input is said, and a pause is plain to see."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTimeEdit
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.hours import ALWAYS, WORK_DAYS, DayHours, Hours
from coach.domain.look import Look, Scheme
from coach.domain.reminder_pause import PauseLength
from coach.domain.reminder_settings import Channel, ReminderSettings, Screens
from coach.domain.rhythm import USUAL_BREAKS, USUAL_ROUTINES
from coach.domain.schedule import Move, Schedule
from coach.ui.pages.reminders_page import RemindersPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.drop_down import DropDown
from tests.ui.by_name import clipped, control, is_checked, key, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES

NOW = datetime(2026, 11, 12, 14, 40)  # noqa: DTZ001 (a local moment)
BREAKS = ReminderSettings(breaks=replace(USUAL_BREAKS, on=True, times=(time(10, 30), time(15))))
EVERYTHING = replace(BREAKS, routines=replace(USUAL_ROUTINES, on=True), hours=WORK_DAYS)


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance) -> RemindersPage:
    catalogue = Catalogue(RESOURCES)
    page = RemindersPage(appearance, Texts(catalogue.phrases()), catalogue.sounds(), catalogue.reminder_rules())
    page.show_pause(None, NOW)
    show(qtbot, page)
    return page


@pytest.fixture
def told(page: RemindersPage) -> list[object]:
    heard: list[object] = []
    named = {
        "": page.reminders_changed,
        "removed": page.time_removed,
        "replaced": page.hours_replaced,
        "hear": page.listen_requested,
        "login": page.login_requested,
        "to": page.links.page_requested,
        "for": page.pause.length_requested,
        "until": page.pause.until_requested,
    }
    for name, signal in named.items():
        signal.connect(lambda value, name=name: heard.append((name, value) if name else value))
    page.pause.go_on_requested.connect(lambda: heard.append("go on"))
    page.back_requested.connect(lambda: heard.append("back"))
    return heard


def write(page: RemindersPage, name: str, text: str) -> None:
    """Type into a field, in place of what stands there, and leave it."""
    field = control(page, name)
    field.setFocus()
    QTest.keySequence(field, "Ctrl+A")
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_showing_choices_tells_nothing(page: RemindersPage, told: list[object]) -> None:
    page.show_reminders(EVERYTHING)
    page.show_schedule(Schedule((time(6, 30),) + (None,) * 6), NOW.date())
    page.show_pause(NOW + timedelta(hours=1), NOW)
    page.show_login(True, "")
    assert told == []


def test_the_walk_and_the_morning_question_are_chosen_one_by_one(page: RemindersPage, told: list[object]) -> None:
    page.show_reminders(ReminderSettings(heads_up_minutes=5))
    press(page, "More: A soft word beforehand")
    press(page, "Later: When lunch is over")
    press(page, "Later: Time of the morning question")
    press(page, "Ask me the next morning how my back is")
    press(page, "Remind me of a walk")
    wanted = ReminderSettings(False, False, time(8, 15), 10, lunch_until=time(13, 15))
    assert told[-1] == wanted
    assert "When lunch is over" not in words(page)


def test_no_soft_word_is_said_as_none(page: RemindersPage) -> None:
    page.show_reminders(ReminderSettings(heads_up_minutes=0))
    field = control(page, "A soft word beforehand")
    assert "None" in str(field.property("text"))


def test_a_sound_is_chosen_and_heard(page: RemindersPage, told: list[object]) -> None:
    box = control(page, "Sound of the walk's reminder")
    assert isinstance(box, DropDown)
    QTest.keyClick(box, Qt.Key.Key_Down)
    press(page, "Listen: Sound of the walk's reminder")
    assert told == [ReminderSettings(sound="wood"), ("hear", "wood")]
    QTest.keyClick(box, Qt.Key.Key_End)
    assert told[-1] == ReminderSettings(sound="")
    assert not control(page, "Listen: Sound of the walk's reminder").isEnabled()


def test_a_sound_that_is_gone_is_shown_as_what_is_heard(page: RemindersPage) -> None:
    page.show_reminders(ReminderSettings(sound="gong"))
    box = control(page, "Sound of the walk's reminder")
    assert isinstance(box, DropDown)
    assert box.chosen == "chime"


def test_breaks_show_their_fields_once_they_are_wanted(page: RemindersPage, told: list[object]) -> None:
    assert "Add a time: Times of breaks" not in names(page)
    press(page, "Remind me to get up now and then")
    assert told == [ReminderSettings(breaks=replace(USUAL_BREAKS, on=True))]
    press(page, "More: Minutes of sitting until a break")
    press(page, "Add a time: Times of breaks")
    assert told[-1] == ReminderSettings(breaks=replace(USUAL_BREAKS, on=True, every_minutes=50, times=(time(10),)))


def test_breaks_that_nothing_brings_are_told(page: RemindersPage, told: list[object]) -> None:
    page.show_reminders(ReminderSettings(breaks=replace(USUAL_BREAKS, on=True)))
    press(page, "After sitting for a while")
    assert told == [ReminderSettings(breaks=replace(USUAL_BREAKS, on=True, every_minutes=None))]
    assert "Nothing brings a break yet." in words(page)
    press(page, "After sitting for a while")
    assert told[-1] == ReminderSettings(breaks=replace(USUAL_BREAKS, on=True, every_minutes=45))
    assert "Nothing brings a break yet." not in words(page)


def test_a_time_can_be_changed_and_taken_out(page: RemindersPage, told: list[object]) -> None:
    page.show_reminders(BREAKS)
    press(page, "Later: Time: Times of breaks")
    press(page, "Take out 10:45")
    moved, left = (BREAKS.breaks.with_times(times) for times in ((time(10, 45), time(15)), (time(15),)))
    assert told == [replace(BREAKS, breaks=moved), ("removed", replace(BREAKS, breaks=left))]
    assert "Take out 10:45" not in names(page)


def test_a_time_keeps_its_place_while_somebody_writes(page: RemindersPage, told: list[object]) -> None:
    page.show_reminders(BREAKS)
    for _ in range(20):
        press(page, "Later: Time: Times of breaks")
    assert told[-1] == replace(BREAKS, breaks=BREAKS.breaks.with_times((time(15), time(15, 30))))
    assert [name for name in names(page) if name.startswith("Take out")] == ["Take out 15:30", "Take out 15:00"]


def test_the_same_time_twice_is_told_and_counts_once(page: RemindersPage, told: list[object]) -> None:
    page.show_reminders(BREAKS)
    for _ in range(18):
        press(page, "Later: Time: Times of breaks")
    assert told[-1] == replace(BREAKS, breaks=BREAKS.breaks.with_times((time(15),)))
    assert "The same time stands here twice." in words(page)


def test_a_time_that_never_lies_in_the_hours_is_told(page: RemindersPage) -> None:
    late = replace(USUAL_BREAKS, on=True, times=(time(8), time(10), time(20)))
    page.show_reminders(ReminderSettings(breaks=late))
    assert "08:00, 20:00 lie outside these hours on every day, so nothing comes then." in words(page)
    page.show_reminders(ReminderSettings(breaks=late.with_times((time(10), time(20)))))
    assert "20:00 lies outside these hours on every day, so nothing comes then." in words(page)
    page.show_reminders(ReminderSettings(breaks=replace(late, hours=ALWAYS)))
    assert "outside these hours" not in words(page)


def test_own_words_are_kept_when_they_are_written(page: RemindersPage, told: list[object]) -> None:
    page.show_reminders(BREAKS)
    write(page, "Your own words for a break", "  Up you get ")
    assert told == [replace(BREAKS, breaks=replace(BREAKS.breaks, text="Up you get"))]


def test_routines_have_words_and_hours_of_their_own(page: RemindersPage, told: list[object]) -> None:
    press(page, "Remind me of a core routine")
    press(page, "Change the hours: Hours of routines")
    press(page, "Hours of routines: Sunday")
    wanted = replace(USUAL_ROUTINES, on=True, hours=Hours((*ALWAYS.days[:6], None)))
    assert told[-1] == ReminderSettings(routines=wanted)


def test_hours_are_changed_day_by_day_and_told_in_a_sentence(page: RemindersPage, told: list[object]) -> None:
    assert "At any time" in words(page)
    press(page, "Change the hours: Hours for reminders")
    press(page, "Later: Hours for reminders: Monday, from")
    assert told[-1] == ReminderSettings(hours=Hours((DayHours(time(0, 15)), *ALWAYS.days[1:])))
    press(page, "Earlier: Hours for reminders: Monday, until")
    press(page, "Hours for reminders: Tuesday")
    assert "Mon 00:15–23:45, Wed–Sun all day, quiet on Tue" in words(page)


def test_one_days_hours_become_everybodys_and_can_be_taken_back(page: RemindersPage, told: list[object]) -> None:
    office = DayHours(time(8), time(18))
    page.show_reminders(ReminderSettings(hours=Hours((office, *ALWAYS.days[1:]))))
    press(page, "Change the hours: Hours for reminders")
    press(page, "Hours for reminders: Monday's hours from Monday to Friday")
    assert told == [("replaced", ReminderSettings(hours=Hours((office,) * 5 + ALWAYS.days[5:])))]
    press(page, "Hours for reminders: Monday's hours on all days")
    assert told[-1] == ("replaced", ReminderSettings(hours=Hours((office,) * 7)))
    press(page, "Hours for reminders: Remind me at any time")
    assert told[-1] == ("replaced", ReminderSettings())
    assert not control(page, "Hours for reminders: Remind me at any time").isEnabled()


def test_an_end_before_its_beginning_is_said_and_not_kept(page: RemindersPage, told: list[object]) -> None:
    page.show_reminders(ReminderSettings(hours=WORK_DAYS))
    press(page, "Change the hours: Hours for reminders")
    until = control(page, "Hours for reminders: Monday, until")
    until.setFocus()
    QTest.keyClicks(until, "0830")
    assert told == []
    assert "Monday: the end comes after the beginning." in words(page)
    assert "the end comes after" in until.accessibleDescription()
    assert isinstance(until, QTimeEdit)
    until.setSelectedSection(QTimeEdit.Section.HourSection)
    QTest.keyClicks(until, "1830")
    assert told[-1] == ReminderSettings(hours=Hours((DayHours(time(9), time(18, 30)), *WORK_DAYS.days[1:])))
    assert "the end comes after" not in words(page)


def test_a_week_without_a_day_says_that_nothing_reminds(page: RemindersPage) -> None:
    page.show_reminders(ReminderSettings(hours=Hours((None,) * 7)))
    assert "Every day is quiet, so nothing reminds you." in words(page)


def test_a_day_that_was_quiet_has_its_hours_again(page: RemindersPage, told: list[object]) -> None:
    page.show_reminders(ReminderSettings(hours=WORK_DAYS))
    press(page, "Change the hours: Hours for reminders")
    press(page, "Hours for reminders: Monday")
    press(page, "Hours for reminders: Monday")
    assert told[-1] == ReminderSettings(hours=WORK_DAYS)


def test_a_walk_outside_the_hours_is_told_in_one_sentence(page: RemindersPage) -> None:
    page.show_reminders(ReminderSettings(hours=Hours((DayHours(time(8), time(20)),) * 6 + (None,))))
    page.show_schedule(Schedule((None, time(6, 30), None, None, None, None, time(12))), NOW.date())
    assert "Tuesday's walk at 06:30 lies outside your hours: its reminder waits until 08:00." in words(page)
    assert "Sunday's walk at 12:00 lies outside your hours: no reminder comes for it." in words(page)
    press(page, "Change the hours")
    assert page.window().focusWidget() is control(page, "Hours for reminders: Monday")
    page.show_reminders(ReminderSettings())
    assert "lies outside" not in words(page)


def test_a_walk_that_was_moved_outside_the_hours_is_told_while_it_is_to_come(page: RemindersPage) -> None:
    day = NOW.date() + timedelta(days=1)
    page.show_reminders(ReminderSettings(hours=Hours((DayHours(time(8), time(20)),) * 7)))
    page.show_schedule(Schedule(moves=(Move(NOW.date(), day, time(6)),)), NOW.date())
    told = "The walk you moved to Friday 13 November, 06:00 lies outside your hours: its reminder waits until 08:00."
    assert told in words(page)
    page.show_schedule(Schedule(moves=(Move(NOW.date(), day, time(21)),)), NOW.date())
    assert "06:00" not in words(page)
    assert "no reminder comes for it." in words(page)
    page.show_schedule(Schedule(moves=(Move(NOW.date(), day, time(6)),)), day + timedelta(days=1))
    assert "outside your hours" not in words(page)


def test_times_of_another_zone_are_not_compared_with_local_hours(page: RemindersPage) -> None:
    page.show_reminders(ReminderSettings(hours=Hours((DayHours(time(8), time(20)),) * 7)))
    page.show_schedule(Schedule((time(6, 30),) * 7, home="Asia/Tokyo"), NOW.date())
    assert "outside your hours" not in words(page)


def test_a_morning_question_outside_the_hours_is_told(page: RemindersPage) -> None:
    page.show_reminders(ReminderSettings(hours=WORK_DAYS))
    assert "On Mon–Fri the question waits until 09:00, when your hours begin." in words(page)
    assert "On Sat–Sun it lies outside your hours and does not come by itself" in words(page)
    page.show_reminders(ReminderSettings(hours=WORK_DAYS, morning_on=False))
    assert "your hours" not in words(page)


def test_breaks_that_would_never_come_because_of_the_general_hours_are_told(page: RemindersPage) -> None:
    evening = Hours((DayHours(time(18), time(22)),) * 7)
    page.show_reminders(replace(BREAKS, hours=evening))
    assert "These hours and the hours for all reminders never meet" in words(page)
    page.show_reminders(replace(BREAKS, hours=WORK_DAYS))
    assert "never meet" not in words(page)


def test_one_way_to_reach_somebody_always_stays(page: RemindersPage, told: list[object]) -> None:
    page.show_reminders(ReminderSettings(channels=frozenset(Channel)))
    press(page, "A small window in the corner")
    press(page, "A notification of the system")
    assert told[-1] == ReminderSettings(channels=frozenset({Channel.SOUND}))
    assert "Where the small window shows" not in words(page)
    before = len(told)
    press(page, "A sound")
    assert len(told) == before
    assert is_checked(page, "A sound")
    assert "One way stays on" in words(page)


def test_the_small_window_can_show_on_every_screen(page: RemindersPage, told: list[object]) -> None:
    press(page, "On every screen")
    assert told == [ReminderSettings(screens=Screens.ALL)]


def test_why_a_sound_was_not_heard_is_told_where_it_was_asked_for(page: RemindersPage) -> None:
    page.show_reminders(BREAKS)
    press(page, "Listen: Sound of a break")
    page.show_sound_trouble("No sound card was found.")
    assert "No sound card was found." in words(page)
    assert control(page, "Listen: Sound of a break").accessibleDescription() == "No sound card was found."
    press(page, "Listen: Sound of the walk's reminder")
    assert "No sound card was found." not in words(page)


def test_a_trouble_of_the_login_is_told(page: RemindersPage, told: list[object]) -> None:
    press(page, "Start Amble when you log in")
    page.show_login(False, "This desktop has no place for it.")
    assert told == [("login", True)]
    assert not is_checked(page, "Start Amble when you log in")
    assert "This desktop has no place for it." in words(page)


# --- pause -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "length"),
    [
        ("Pause for 1 hour", PauseLength.HOUR),
        ("Pause for 2 hours", PauseLength.TWO_HOURS),
        ("Pause until tomorrow, 5 in the morning", PauseLength.TOMORROW),
    ],
)
def test_a_pause_is_one_press_away(page: RemindersPage, told: list[object], name: str, length: PauseLength) -> None:
    press(page, name)
    assert told == [("for", length)]


def test_a_pause_is_plain_to_see_and_can_be_ended(page: RemindersPage, told: list[object]) -> None:
    page.show_pause(datetime(2026, 11, 13, 5), NOW)  # noqa: DTZ001
    assert "Reminders are paused" in words(page)
    assert "Until tomorrow, 05:00" in words(page)
    control(page, "Go on now").setFocus()
    key(page, Qt.Key.Key_Space)
    assert told == ["go on"]
    page.show_pause(None, NOW)
    assert page.window().focusWidget() is control(page, "Pause for 1 hour")
    assert "Reminders are paused" not in words(page)
    assert "Go on now" not in names(page)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (datetime(2026, 11, 12, 16, 5), "Until 16:05"),  # noqa: DTZ001
        (datetime(2026, 11, 15, 9), "Until Sunday 15 November, 09:00"),  # noqa: DTZ001
    ],
)
def test_the_end_of_a_pause_is_said_as_people_do(page: RemindersPage, until: datetime, said: str) -> None:
    page.show_pause(until, NOW)
    assert said in words(page)


def test_a_pause_until_any_moment_begins_with_a_good_guess(page: RemindersPage, told: list[object]) -> None:
    press(page, "Choose until when reminders pause")
    press(page, "Later: The time reminders go on")
    press(page, "Pause until then")
    assert told == [("until", datetime(2026, 11, 12, 18, 45))]  # noqa: DTZ001


def test_a_moment_that_cannot_be_is_said(page: RemindersPage) -> None:
    press(page, "Choose until when reminders pause")
    page.pause.show_fault("over")
    assert "That moment is over." in words(page)
    assert "That moment is over." in control(page, "The time reminders go on").accessibleDescription()
    page.pause.show_fault("far")
    assert "at most seven days" in words(page)


def test_how_often_reminders_come_is_said_in_the_numbers_of_the_rules(page: RemindersPage) -> None:
    page.show_reminders(BREAKS)
    assert "Put off 3 times, a walk is moved rather than lost." in words(page)
    assert "At most 12 come in a day." in words(page)


# --- the page --------------------------------------------------------------------------------------------------------


def test_the_links_lead_on(page: RemindersPage, told: list[object]) -> None:
    for name in ("What Amble looks at", "Your calendar", "Why was I (not) reminded?", "Days and times of walks"):
        press(page, name)
    assert told == [("to", name) for name in ("detectors", "calendar", "ledger", "plan")]


def test_by_which_clock_walks_go_has_its_place(page: RemindersPage) -> None:
    card, here = Card("Whose clock?"), LinkButton("Use the time here")
    card.body.addWidget(here)
    page.add_card(card)
    card.show()
    control(page, "Choose until when reminders pause").setFocus()
    for name in ("Use the time here", "Remind me of a walk"):
        key(page, Qt.Key.Key_Tab)
        assert (page.window().focusWidget() or page).accessibleName() == name


def test_escape_and_back_lead_back(page: RemindersPage, told: list[object]) -> None:
    page.setFocus()
    key(page, Qt.Key.Key_Escape)
    press(page, "Back")
    assert told == ["back", "back"]


def test_tab_follows_the_page_from_top_to_bottom(page: RemindersPage) -> None:
    page.show_reminders(BREAKS)
    page.setFocus()
    met = []
    for _ in range(14):
        key(page, Qt.Key.Key_Tab)
        met.append((page.window().focusWidget() or page).accessibleName())
    assert list(dict.fromkeys(met)) == [
        "What Amble looks at",
        "Your calendar",
        "Why was I (not) reminded?",
        "Days and times of walks",
        "Pause for 1 hour",
        "Pause for 2 hours",
        "Pause until tomorrow, 5 in the morning",
        "Choose until when reminders pause",
        "Remind me of a walk",
        "A soft word beforehand",
        "When lunch is over",
        "Sound of the walk's reminder",
        "Listen: Sound of the walk's reminder",
    ]


def test_a_trouble_takes_the_place_of_the_choices_until_it_is_over(page: RemindersPage) -> None:
    page.show_error("The settings could not be read.")
    assert "The settings could not be read. What you chose before is kept." in words(page)
    assert "Remind me of a walk" not in names(page)
    page.show_error("")
    assert "Remind me of a walk" in names(page)
    page.show_error("The settings could not be read.")
    page.show_reminders(ReminderSettings())
    assert "Remind me of a walk" in names(page)


def test_every_control_says_what_it_is(page: RemindersPage) -> None:
    page.show_reminders(EVERYTHING)
    press(page, "Change the hours: Hours for reminders")
    press(page, "Choose until when reminders pause")
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize(("width", "percent"), [(380, 100), (500, 200)])
def test_nothing_is_cut_off_in_a_narrow_window(
    page: RemindersPage, appearance: Appearance, qtbot: QtBot, width: int, percent: int
) -> None:
    page.show_reminders(EVERYTHING)
    for name in ("Hours for reminders", "Hours of breaks"):
        press(page, f"Change the hours: {name}")
    press(page, "Choose until when reminders pause")
    page.show_schedule(Schedule((time(6, 30),) * 7), NOW.date())
    appearance.apply_look(Look(Scheme.DARK, percent))
    page.resize(width, 740)
    qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)
    assert clipped(page) == []
