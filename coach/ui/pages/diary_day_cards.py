"""The quieter cards of a day: what was planned, time off, and what was ticked of warning signs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt

from coach.domain.diary import DiaryDay
from coach.domain.ledger import Entry, LedgerNote
from coach.domain.red_flag import RedFlag
from coach.domain.reminder import ReminderKind
from coach.domain.reminder_cause import Cause
from coach.domain.thrown_away import ThrownAway
from coach.domain.time_off import TimeOffKind
from coach.services.ledger_words import LedgerWords
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton, OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.label import Label

OFFERED = (TimeOffKind.ILL, TimeOffKind.HOLIDAY, TimeOffKind.OTHER)
"""What somebody may say; flares and pauses are known by themselves."""


def planned_card(texts: Texts, shown: DiaryDay, reminders: Callable[[], object]) -> Card:
    """Walks, routines and breaks of the plan, each with what became of it."""
    words, card = LedgerWords(texts), Card(texts.say("diary_day.planned.heading"))
    for entry in map(_until_taken_back, shown.entries):
        was_walked = entry.last is None and entry.name.kind is ReminderKind.WALK and bool(shown.walks)
        became = words.cause(Cause.WALKED) if was_walked else words.became(entry, shown.now)
        if _is_taken_back(entry, entry.last):
            became = words.cause(Cause.TAKEN_BACK)
        card.body.addWidget(Label(f"{words.heading(entry)}: {became}"))
        history = words.history(entry)
        if history:
            card.body.addWidget(Label("\n".join(history), "small"))
    if not shown.entries:
        card.body.addWidget(Label(texts.say("diary_day.planned.none"), "muted"))
    way = LinkButton(texts.say("diary_day.planned.reminders"))
    way.clicked.connect(lambda: reminders())
    card.body.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _until_taken_back(entry: Entry) -> Entry:
    """Nothing reminds of an earlier day: what is noted of one whose walk was deleted later, as if its reminder had been
    missed, tells nobody anything."""
    ends = [place for place, note in enumerate(entry.history) if _is_taken_back(entry, note)]
    later = entry.history[ends[-1] + 1 :] if ends else ()
    if not ends or any(note.cause == Cause.WALKED for note in later):
        return entry
    return replace(entry, history=entry.history[: ends[-1] + 1])


def _is_taken_back(entry: Entry, note: LedgerNote | None) -> bool:
    return note is not None and note.cause == Cause.TAKEN_BACK and note.at.date() > entry.day


def time_off_card(texts: Texts, shown: DiaryDay, chosen: Callable[[TimeOffKind | None], object]) -> Card:
    """Why nothing was expected of the day, and a way to say so."""
    say = texts.say
    card = Card(say("diary_day.time_off.heading"))
    if shown.time_off is not None:
        why = say(f"diary.time_off.{shown.time_off}")
        card.body.addWidget(Label(say("diary_day.time_off.was", why=why)))
    card.body.addWidget(Label(say("diary_day.time_off.about"), "muted"))
    chips = ChipGroup(
        say("diary_day.time_off.heading"), [Choice(kind, say(f"diary_day.time_off.{kind}")) for kind in OFFERED]
    )
    chips.show_chosen([] if shown.marked is None else [shown.marked])
    chips.chosen_changed.connect(lambda ids: chosen(next(map(TimeOffKind, ids), None)))
    card.body.addWidget(chips)
    return card


def thrown_away_card(texts: Texts, shown: DiaryDay, back: Callable[[ThrownAway], object]) -> Card:
    """What was deleted of the day and can be brought back."""
    card = Card(texts.say("diary_day.thrown_away.heading"), "soft")
    for one in shown.thrown_away:
        kind, at = "walk" if one.walk else "routine", one.at
        time = texts.time_of_day(one.started_at.time())
        day = texts.full_date(at.date())
        told = texts.say(f"diary_day.thrown_away.{kind}", time=time, day=day, at=texts.time_of_day(at.time()))
        way = OutlineButton(texts.say("diary_day.thrown_away.back"))
        way.setAccessibleName(texts.say(f"diary_day.thrown_away.back_name_{kind}", time=time))
        way.clicked.connect(lambda _=False, one=one: back(one))
        card.body.addWidget(Label(told))
        card.body.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
    card.body.addWidget(Label(texts.say("diary_day.thrown_away.about"), "muted"))
    return card


def signs_card(texts: Texts, shown: DiaryDay, sign: Callable[[RedFlag], str]) -> Card:
    """Signs that were ticked that day, and what was said about them."""
    card = Card(texts.say("diary_day.signs.heading"))
    card.body.addWidget(Label("\n".join(_signs(texts, shown, sign))))
    return card


def _signs(texts: Texts, shown: DiaryDay, sign: Callable[[RedFlag], str]) -> Iterator[str]:
    say = texts.say
    for report in shown.flags:
        time = texts.time_of_day(report.at.time())
        for flag in sorted(report.flags):
            yield say("diary_day.signs.ticked", time=time, sign=sign(flag))
        if not report.flags:
            yield say("diary_day.signs.none", time=time)
    for note in shown.seen:
        time = texts.time_of_day(note.at.time())
        if note.mistake:
            yield say("diary_day.signs.mistake", time=time)
        else:
            yield say("diary_day.signs.seen", time=time, words=" ".join(filter(None, (note.who, note.words)))).strip()
