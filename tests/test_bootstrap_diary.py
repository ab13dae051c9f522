"""The diary in the window, on a record of three weeks: what it tells, what it changes, and the ways back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from coach.bootstrap_core import Core
from coach.bootstrap_diary import DiaryWires
from coach.bootstrap_diary_desk import diary_parts
from coach.bootstrap_pages import Pages
from coach.bootstrap_year import NOW, PLAN, SCHEDULE, ZONE, StillClock, live_a_year
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.cue_proof import CueFate, CueProof
from coach.domain.exercise import ExerciseKind, Routine, RoutineItem
from coach.domain.feeling import Feeling, Felt
from coach.domain.red_flag import RedFlag
from coach.domain.reminder import OccurrenceState
from coach.domain.routine_session import ExerciseResult, Managed
from coach.domain.session import Outcome, Session
from coach.services.diary_changes import DiaryChanges
from coach.services.diary_desk import DiaryDesk
from coach.services.exercise_ports import RoutineRecord
from coach.services.ports import RunningSession
from coach.ui.navigation import Navigation
from tests.open_house import open_pages
from tests.ui.by_name import control, key, names, press, words

GOOD = CheckIn(2, 3, 2, 2, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)
BEGAN = date(2026, 10, 20)
DAY = date(2026, 11, 10)
ITEMS = (RoutineItem("bridge", 1),)


def walked(core: Core, day: date, answers: CheckIn | None = GOOD, minutes: int = 12) -> int:
    """A walk of that day at half past twelve, and its id."""
    at = datetime.combine(day, time(12, 30), ZONE)
    id = core.sessions.begin(RunningSession(0, at, minutes, None, False, True, 1, 0.0, 0.0, CheckIn()))
    core.sessions.finish(id, minutes * 60.0, Outcome.DONE, None)
    if answers is not None:
        core.answers.save_check_in(id, answers)
    return id


def fill(core: Core) -> None:
    """Three weeks with a walk every other day, and a routine on the last of them."""
    core.planning.set_schedule(SCHEDULE)
    core.planning.set_plan(PLAN)
    core.values.put("first_day", BEGAN.isoformat())
    for number in range(0, (DAY - BEGAN).days, 2):
        walked(core, BEGAN + timedelta(days=number))
    id = walked(core, DAY, minutes=14)
    core.feelings.keep_feeling(id, Felt(180.0, Feeling.WORSE))
    core.proofs.keep_proofs(
        id,
        (
            CueProof(0.0, "Stand tall.", False, CueFate.SOUNDED, 0.0),
            CueProof(70.0, "Long, easy steps.", False, CueFate.MUTED),
        ),
    )
    at = datetime.combine(DAY, time(18), ZONE)
    results = (ExerciseResult("bridge", 1, Managed.EASY),)
    routine = Routine("core", "Core", ExerciseKind.CORE, ITEMS)
    core.routines.keep(RoutineRecord(at, routine, 1, 0, 180.0, results, Outcome.DONE))


@pytest.fixture(scope="module")
def pages(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """The window; the tests leave the record as they found it."""
    with open_pages(qapp, tmp_path_factory.mktemp("diary"), StillClock(NOW)) as pages:
        fill(pages.core)
        yield pages


@pytest.fixture
def diary(pages: Pages) -> DiaryWires:
    """Its year open."""
    pages.window.show_page("settings")
    pages.record.diary.open()
    pages.record.diary.open_day(DAY)
    pages.record.diary.open()
    return pages.record.diary


def told(wires: DiaryWires) -> str:
    QApplication.processEvents()
    return words(wires.page)


def day_told(wires: DiaryWires, day: date = DAY) -> str:
    wires.open_day(day)
    QApplication.processEvents()
    return words(wires.day_page)


def test_the_year_tells_the_chosen_day_and_its_month_and_keys_read_other_days(pages: Pages, diary: DiaryWires) -> None:
    assert "2026 at a glance" in told(diary)
    assert "Tuesday 10 November 2026: 14 min walked, worst pain 3 of 10, 1 routine" in told(diary)
    assert "November 2026" in told(diary)
    calendar = control(diary.page, "Calendar of 2026")
    calendar.setFocus()
    key(calendar, Qt.Key.Key_Up)
    assert "Monday 9 November 2026: 12 min walked, worst pain 3 of 10" in told(diary)
    key(calendar, Qt.Key.Key_PageUp)
    assert "October 2026" in told(diary)
    key(calendar, Qt.Key.Key_Home)
    assert "Tuesday 20 October 2026: nothing noted" not in told(diary)
    assert "Tuesday 20 October 2026: 12 min walked" in told(diary)
    key(calendar, Qt.Key.Key_Return)
    assert pages.window.current_page() == "diary_day"
    assert "Tuesday 20 October 2026" in words(diary.day_page)
    key(diary.day_page, Qt.Key.Key_Escape)
    assert pages.window.current_page() == "diary"
    key(diary.page, Qt.Key.Key_Escape)
    assert pages.window.current_page() == "progress"


def test_a_month_is_a_list_with_a_way_to_each_day(pages: Pages, diary: DiaryWires) -> None:
    press(diary.page, "Earlier month")
    assert "October 2026" in told(diary)
    press(diary.page, "Saturday 24 October: 12 min walked, worst pain 3 of 10")
    assert pages.window.current_page() == "diary_day"
    assert "Saturday 24 October 2026" in words(diary.day_page)


def test_a_day_tells_plan_walk_answers_what_came_of_it_cues_and_routines(diary: DiaryWires) -> None:
    day = day_told(diary)
    for sentence in (
        "No walk was planned for this day.",
        "Walk at 12:30",
        "Planned: 14 min.\nWalked: 14 min. To the end.\nWith a warm-up.",
        "After 3 min: worse.",
        "2 before, 3 at worst, 2 after",
        "All in all: it went well.",
        "What came of it",
    ):
        assert sentence in day
    assert "The next walk: " in day
    assert "Bridge: easy" in day
    press(diary.day_page, "Show what was said (1 of 2 heard)")
    assert "1:10  Long, easy steps. (muted)" in day_told(diary)
    press(diary.day_page, "Hide what was said")
    assert "Long, easy steps." not in day_told(diary)


def test_a_planned_walk_of_which_nothing_is_noted_says_that_there_was_one(diary: DiaryWires) -> None:
    assert "12:30 Walk: There was a walk that day." in day_told(diary, date(2026, 11, 5))


def test_what_came_of_a_walk_is_the_decision_of_that_time(pages: Pages) -> None:
    desk = DiaryDesk(diary_parts(pages.core))
    (last,) = desk.day(DAY).walks
    assert last.after == pages.core.planning.whole_walk()
    (first,) = desk.day(BEGAN).walks
    assert first.after is not None
    assert (first.after.minutes, first.followed) == (13, 12)
    assert "planned with 12 min" in day_told(pages.record.diary, BEGAN)


def test_a_deleted_walk_changes_the_next_one_and_undo_brings_all_back(pages: Pages, diary: DiaryWires) -> None:
    core = pages.core
    before, kept = core.planning.next_walk(), core.planning.sessions()
    day_told(diary)
    press(diary.day_page, "Delete the walk at 12:30")
    assert pages.window.focusWidget() is control(diary.day_page, "Keep it")
    press(diary.day_page, "Keep it")
    assert core.planning.sessions() == kept
    press(diary.day_page, "Delete the walk at 12:30")
    press(diary.day_page, "Delete the walk")
    assert core.planning.sessions() == kept[:-1]
    assert core.planning.next_walk().minutes < before.minutes
    assert "Walk at 12:30" not in day_told(diary)
    assert core.planning.today().check_in_due is None
    press(pages.window, "Undo")
    assert core.planning.sessions() == kept
    assert core.planning.next_walk() == before
    assert "Walk at 12:30" in day_told(diary)


def test_a_deleted_routine_counts_no_more_and_undo_brings_it_back(pages: Pages, diary: DiaryWires) -> None:
    day_told(diary)
    press(diary.day_page, "Delete the routine at 18:00")
    press(diary.day_page, "Delete the routine")
    assert pages.core.routines.history() == ()
    assert "Bridge: easy" not in day_told(diary)
    press(pages.window, "Undo")
    assert len(pages.core.routines.history()) == 1
    assert "Bridge: easy" in day_told(diary)


def test_what_was_deleted_more_than_a_day_ago_is_not_offered(tmp_path: Path) -> None:
    clock = StillClock(NOW)
    core = Core(tmp_path, clock)
    walked(core, BEGAN)
    parts = diary_parts(core)
    DiaryChanges(parts).remove_walk(core.planning.sessions()[0])
    desk = DiaryDesk(parts)
    assert desk.first_day() == BEGAN
    assert len(desk.day(BEGAN).thrown_away) == 1
    clock.at = NOW + timedelta(hours=24)
    assert desk.first_day() == clock.at.date()
    assert desk.day(BEGAN).thrown_away == ()
    core.close()


def test_notes_of_days_and_walks_are_kept_found_and_removed(pages: Pages, diary: DiaryWires) -> None:
    day_told(diary)
    write(diary, "Note about Tuesday 10 November 2026", "Rain on the café roof")
    press(diary.day_page, "Keep this note")
    assert "a note" in told_of(diary)
    day_told(diary)
    write(diary, "Note about the walk at 12:30", "the kerb")
    key(diary.day_page, Qt.Key.Key_Escape)
    assert pages.core.planning.sessions()[-1].note == "the kerb"

    search(diary, "CAFE rain")
    assert "1 note found" in told(diary)
    press(diary.page, "Tuesday 10 November 2026: Rain on the café roof")
    assert pages.window.current_page() == "diary_day"
    diary.open()
    search(diary, "kerb")
    assert "the kerb" in told(diary)
    search(diary, "snow")
    assert "No note has these words." in told(diary)
    search(diary, "")
    assert "No note" not in told(diary)

    pages.core.notes.keep_note(pages.core.planning.sessions()[-1].id, "")
    day_told(diary)
    press(diary.day_page, "Remove this note")
    assert "Your note is removed." in words(pages.window)
    press(pages.window, "Undo")
    day_told(diary)
    assert "Remove this note" in names(diary.day_page)
    pages.core.record.notes.keep_day_note(DAY, "")


def test_what_is_being_written_survives_what_changes_meanwhile(pages: Pages, diary: DiaryWires) -> None:
    day_told(diary)
    name, last = "Note about Tuesday 10 November 2026", pages.core.planning.sessions()[-1]
    write(diary, name, "half a sen")
    pages.core.notes.keep_note(last.id, "the kerb")
    pages.core.planning.refresh()
    day_told(diary)
    field = control(diary.day_page, name)
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "half a sen"
    day_told(diary, DAY - timedelta(days=1))
    write(diary, "Note about Monday 9 November 2026", "just before the end")
    pages.window.quit_requested.emit()
    (note,) = pages.core.record.notes.day_notes(DAY - timedelta(days=1), DAY - timedelta(days=1))
    assert note.words == "just before the end"
    pages.core.record.notes.keep_day_note(note.day, "")
    assert [note.words for note in pages.core.record.notes.day_notes(DAY, DAY)] == ["half a sen"]
    pages.core.record.notes.keep_day_note(DAY, "")
    pages.core.notes.keep_note(last.id, "")


def write(wires: DiaryWires, name: str, text: str) -> None:
    field = control(wires.day_page, name)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText(text)


def search(wires: DiaryWires, text: str) -> None:
    field = control(wires.page, "Words in your notes")
    assert isinstance(field, QLineEdit)
    field.setText(text)
    field.returnPressed.emit()
    QApplication.processEvents()


def told_of(wires: DiaryWires) -> str:
    wires.open()
    return told(wires)


def marked(pages: Pages) -> list[str]:
    (sidebar,) = pages.window.findChildren(Navigation)
    return [button.link.id for button in sidebar.buttons if button.isChecked()]


def test_a_day_is_marked_as_time_off_and_undo_takes_it_back(pages: Pages, diary: DiaryWires) -> None:
    day_told(diary)
    press(diary.day_page, "Ill")
    assert "Nothing was expected of this day: ill." in day_told(diary)
    assert "1 routine, ill" in told_of(diary)
    day_told(diary)
    press(diary.day_page, "Ill")
    assert "Nothing was expected" not in day_told(diary)
    press(pages.window, "Undo")
    assert "Nothing was expected of this day: ill." in day_told(diary)
    press(diary.day_page, "Ill")
    assert pages.core.progress.times_off() == ()


def test_answers_are_changed_from_the_day_and_what_stood_there_stays(pages: Pages, diary: DiaryWires) -> None:
    day_told(diary)
    press(diary.day_page, "Change the answers about the walk at 12:30")
    assert pages.window.current_page() == "check_in"
    assert marked(pages) == ["progress"]
    pages.check_in.revision_left.emit()
    assert pages.window.current_page() == "diary_day"
    session = pages.core.planning.sessions()[-1]
    pages.core.revisions.revise(session, replace(GOOD, peak=7))
    assert "7 at worst" in day_told(diary)
    assert "3 at worst" in words(diary.day_page)
    pages.core.revisions.revise(pages.core.planning.sessions()[-1], GOOD)


def test_a_walk_is_added_to_the_day_that_is_open(pages: Pages, diary: DiaryWires) -> None:
    free = DAY - timedelta(days=2)
    day_told(diary, free)
    press(diary.day_page, "Add a walk of this day")
    assert pages.window.current_page() == "add_walk"
    assert marked(pages) == ["progress"]
    press(pages.dose.add_walk.page, "Add this walk")
    assert pages.window.current_page() == "diary_day"
    QApplication.processEvents()
    assert "Walk at 12:00, told by hand" in words(diary.day_page)
    press(pages.window, "Undo")
    QApplication.processEvents()
    assert "told by hand" not in words(diary.day_page)


def test_a_walk_whose_safety_questions_are_open_is_kept_until_they_are_answered(
    pages: Pages, diary: DiaryWires
) -> None:
    last = pages.core.planning.sessions()[-1]
    pages.core.answers.save_check_in(last.id, replace(GOOD, red_flags=None))
    assert "Answer them first" in day_told(diary)
    assert not control(diary.day_page, "Delete the walk at 12:30").isEnabled()
    pages.core.answers.save_check_in(last.id, GOOD)


def test_what_was_thrown_away_yesterday_is_gone_for_good_at_a_later_start(tmp_path: Path) -> None:
    core = Core(tmp_path, StillClock(NOW))
    fill(core)
    desk, session = DiaryChanges(diary_parts(core)), core.planning.sessions()[-1]
    removed = desk.remove_walk(session)
    core.record.forget(NOW + timedelta(hours=20))
    desk.bring_back_walk(removed)
    assert core.planning.sessions()[-1] == session
    desk.remove_walk(session)
    core.record.forget(NOW + timedelta(hours=25))
    with pytest.raises(LookupError):
        desk.bring_back_walk(removed)
    core.close()


def test_signs_that_were_ticked_about_a_deleted_walk_go_on_to_count(tmp_path: Path) -> None:
    core = Core(tmp_path, StillClock(NOW))
    fill(core)
    id = walked(core, NOW.date() - timedelta(days=1), replace(GOOD, red_flags=frozenset({RedFlag.FEVER})))
    assert not core.planning.next_walk().walk_allowed
    desk, session = DiaryChanges(diary_parts(core)), core.planning.sessions()[-1]
    removed = desk.remove_walk(session)
    assert session.id == id
    assert not core.planning.next_walk().walk_allowed
    desk.bring_back_walk(removed)
    assert len(core.answers.flag_reports()) == 1
    core.close()


def test_questions_that_were_closed_stay_closed_when_the_walk_after_them_is_deleted(tmp_path: Path) -> None:
    core = Core(tmp_path, StillClock(NOW))
    core.planning.set_plan(PLAN)
    walked(core, DAY, None)
    core.planning.close_check_in(core.planning.sessions()[-1])
    walked(core, DAY + timedelta(days=1), None)
    core.planning.close_check_in(core.planning.sessions()[-1])
    desk, kept = DiaryChanges(diary_parts(core)), core.planning.sessions()
    removed = desk.remove_walk(kept[-1])
    assert core.planning.today().check_in_due is None
    desk.bring_back_walk(removed)
    assert core.planning.today().check_in_due is None
    core.close()


def test_a_walk_that_a_clock_which_ran_ahead_dated_later_can_be_opened(tmp_path: Path) -> None:
    core = Core(tmp_path, StillClock(NOW))
    fill(core)
    walked(core, date(2027, 2, 1))
    desk = DiaryDesk(diary_parts(core))
    assert desk.year(2027).last == date(2027, 2, 1)
    assert len(desk.day(date(2027, 2, 1)).walks) == 1
    core.close()


def test_a_record_that_cannot_be_read_is_told_on_both_pages(qapp: QApplication, tmp_path: Path) -> None:
    with open_pages(qapp, tmp_path, StillClock(NOW)) as pages:
        fill(pages.core)
        diary = pages.record.diary
        day_told(diary)
        pages.core.store.close()
        diary.open()
        assert "Nothing is lost by it." in told(diary)
        assert "Nothing is lost by it." in day_told(diary)
        pages.core.store.open()
        assert "Walk at 12:30" in day_told(diary)
        assert "2026 at a glance" in told_of(diary)


def test_what_was_written_stays_while_the_record_cannot_be_read(qapp: QApplication, tmp_path: Path) -> None:
    with open_pages(qapp, tmp_path, StillClock(NOW)) as pages:
        fill(pages.core)
        diary = pages.record.diary
        day_told(diary)
        day_note(diary).setPlainText("the kerb")
        pages.core.store.close()
        pages.core.planning.refresh()
        assert "Nothing is lost by it." in day_told(diary)
        pages.core.store.open()
        day_told(diary)
        assert day_note(diary).toPlainText() == "the kerb"
        assert [note.words for note in pages.core.record.notes.day_notes(DAY, DAY)] == []
        pages.core.store.close()
        assert "Nothing is lost by it." in day_told(diary)
        pages.core.store.open()
        day_told(diary, BEGAN)
        assert day_note(diary).toPlainText() == ""
        assert [note.words for note in pages.core.record.notes.day_notes(DAY, DAY)] == ["the kerb"]


def day_note(diary: DiaryWires) -> QPlainTextEdit:
    """Where something is written about the day that is shown."""
    QApplication.processEvents()
    return diary.day_page.findChildren(QPlainTextEdit)[-1]


def test_what_was_deleted_can_be_brought_back_after_amble_was_killed(qapp: QApplication, tmp_path: Path) -> None:
    core = Core(tmp_path, StillClock(NOW))
    fill(core)
    changes, kept = DiaryChanges(diary_parts(core)), core.planning.sessions()
    (routine,) = core.routines.history()
    changes.remove_walk(kept[-1])
    changes.remove_routine(routine)
    core.close()
    with open_pages(qapp, tmp_path, StillClock(NOW + timedelta(hours=20))) as pages:
        diary = pages.record.diary
        assert "something deleted that you can bring back" in told_of(diary)
        assert "Tuesday 10 November: something deleted that you can bring back" in names(diary.page)
        day = day_told(diary)
        assert "The walk at 12:30, deleted on Thursday 12 November at 12:05." in day
        assert "The routine at 18:00, deleted on" in day
        press(diary.day_page, "Bring back the walk at 12:30")
        assert "Walk at 12:30" in day_told(diary)
        press(diary.day_page, "Bring back the routine at 18:00")
        assert (pages.core.planning.sessions(), pages.core.routines.history()) == (kept, (routine,))
        assert "bring back" not in told_of(diary)
        assert "Deleted" not in day_told(diary)


def test_a_day_of_the_pictures_tells_of_its_reminder(tmp_path: Path) -> None:
    clock = StillClock(NOW)
    core = Core(tmp_path, clock)
    live_a_year(core, clock)
    for day in (date(2026, 11, 5), NOW.date() - timedelta(days=1)):
        (entry,) = DiaryDesk(diary_parts(core)).day(day).entries
        assert [note.state for note in entry.history] == [OccurrenceState.SHOWN, OccurrenceState.DONE]
    core.close()


def test_before_anything_happened_the_diary_says_so(tmp_path: Path) -> None:
    core = Core(tmp_path, StillClock(NOW))
    desk = DiaryDesk(diary_parts(core))
    year = desk.year(2026)
    assert (year.marks, year.first, year.today) == ((), NOW.date(), NOW.date())
    assert desk.day(NOW.date()).walks == ()
    assert desk.search("rain") == ()
    walked(core, DAY)
    (walk,) = desk.day(DAY).walks
    assert walk.after is None
    assert isinstance(walk.session, Session)
    core.close()
