"""Presence as it is put together: reminders ask for it just before they come, and a call holds them till it ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from coach.bootstrap_core import Core
from coach.bootstrap_presence import connect_presence, make_presence_desk
from coach.bootstrap_scene import LIGHT
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW, StillClock
from coach.domain.monitor import Monitor
from coach.domain.presence import Detector, Finding, Presence
from coach.services.ports import StoreProblem
from coach.services.presence_desk import WATCHED
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.fakes.presence_watch import FakePresenceWatch
from tests.terminal import set_up
from tests.ui.by_name import is_checked, press, words

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

DESK, HALL = Monitor("desk", "Dell U2720Q"), Monitor("hall", "Epson EB-L1")


class Asking(QObject):
    """The side of ``Reminders`` that asks, and what it was told."""

    presence_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Presence] = []

    def show_presence(self, presence: Presence) -> None:
        self.told.append(presence)


@pytest.fixture
def core(qapp: QApplication, tmp_path: Path) -> Iterator[Core]:
    """Somebody with a plan."""
    assert qapp
    set_up(tmp_path)
    core = Core(tmp_path, StillClock(NOW))
    yield core
    core.close()


@pytest.fixture
def watch(core: Core) -> FakePresenceWatch:
    """The detectors of this computer, as the test tells them."""
    watch = FakePresenceWatch()
    core.presence = make_presence_desk(core, watch)
    return watch


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication, core: Core) -> Iterator[Studio]:
    """The window."""
    studio = Studio(qapp, core, LIGHT)
    qtbot.addWidget(studio.window)
    yield studio
    qapp.setStyleSheet("")


def test_nothing_is_built_before_something_is_due(core: Core) -> None:
    reminders = Asking()
    connect_presence(core, reminders)  # type: ignore[arg-type]
    reminders.presence_wanted.emit(False)
    assert "presence" not in core.__dict__


def test_reminders_are_told_whole_answers_and_only_while_they_ask(core: Core, watch: FakePresenceWatch) -> None:
    reminders, holds = Asking(), core.settings.settings.reminders.holds
    connect_presence(core, reminders)  # type: ignore[arg-type]
    reminders.presence_wanted.emit(True)
    assert watch.wanted == holds
    watch.hush(*(holds - {Detector.MICROPHONE, Detector.IDLE}))
    watch.idle(10)
    assert reminders.told == [], "a call may still be found"
    watch.say(Detector.MICROPHONE)
    assert reminders.told[-1].says(Detector.MICROPHONE)
    reminders.presence_wanted.emit(False)
    before = len(reminders.told)
    core.presence.want("somebody else", WATCHED, 60)
    watch.hush(Detector.MICROPHONE)
    assert (len(reminders.told), watch.wanted) == (before, WATCHED)


def test_a_choice_on_the_page_is_kept_and_counts_at_once(studio: Studio, core: Core, watch: FakePresenceWatch) -> None:
    studio.show("detectors")
    press(studio.window, "Reminders wait: On battery")
    press(studio.window, "Reminders wait: In an appointment")
    chosen = core.settings.settings.reminders
    assert Detector.ON_BATTERY in chosen.holds
    assert not chosen.hold_appointments
    core.presence.want_for_reminders(True)
    assert Detector.ON_BATTERY in watch.wants["reminders"][0]
    assert is_checked(studio.window, "Reminders wait: On battery")


def test_the_page_looks_while_it_is_open_and_shows_what_is_found(studio: Studio, watch: FakePresenceWatch) -> None:
    studio.show("detectors")
    assert watch.wants["page"][0] == WATCHED
    watch.say(Detector.CAMERA, detail="Cheese")
    assert "Looking: Cheese." in words(studio.window)
    assert "No calendar is chosen." in words(studio.window)
    studio.show("today")
    assert watch.wants == {}


def test_a_window_that_is_put_away_with_the_page_open_looks_at_nothing(
    studio: Studio, watch: FakePresenceWatch
) -> None:
    studio.show("detectors")
    studio.window.hide()
    assert watch.wants == {}
    studio.window.show()
    assert watch.wants["page"][0] == WATCHED


def test_what_is_found_after_the_page_is_gone_troubles_nobody(
    studio: Studio, core: Core, watch: FakePresenceWatch
) -> None:
    studio.show("detectors")
    core.presence.want_for_reminders(True)
    delete(studio.pages.reminding.detectors.page)
    watch.say(Detector.CAMERA, detail="Cheese")
    assert core.presence.presence().says(Detector.CAMERA)


class BrokenValues(FakeKeyValueStore):
    """Notes that cannot be read."""

    def get(self, name: str) -> object | None:
        raise StoreProblem(f"{name} cannot be read.")


def test_a_store_that_cannot_be_read_keeps_no_reminder_waiting_and_is_told_on_the_page(
    studio: Studio, core: Core
) -> None:
    reminders = Asking()
    core.settings  # noqa: B018 (read before the store breaks)
    core.values = BrokenValues()  # type: ignore[assignment]
    connect_presence(core, reminders)  # type: ignore[arg-type]
    reminders.presence_wanted.emit(True)
    reminders.presence_wanted.emit(False)
    studio.show("detectors")
    assert "Your reminders come as before; try again in a moment." in words(studio.window)


def test_whoever_ticks_unknown_monitors_names_those_that_are_connected(
    studio: Studio, core: Core, watch: FakePresenceWatch
) -> None:
    core.presence.show_connected((DESK,))
    studio.show("detectors")
    press(studio.window, "Reminders wait: A projector or unknown monitor")
    assert core.presence.monitors().known == frozenset({"desk"})
    assert watch.wanted == WATCHED
    core.presence.show_connected((DESK, HALL))
    assert core.presence.presence().of(Detector.UNKNOWN_MONITOR).finding is Finding.YES
    press(studio.window, "This is my monitor: Epson EB-L1")
    assert core.presence.presence().of(Detector.UNKNOWN_MONITOR).finding is Finding.NO
