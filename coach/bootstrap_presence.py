"""Presence: what looks at the detectors, and who hears what they find. Built when somebody first wants to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QGuiApplication

from coach.services.ports import StoreProblem

if TYPE_CHECKING:
    from coach.bootstrap_core import Core
    from coach.services.presence_desk import PresenceDesk
    from coach.services.reminder_ports import PresenceWatch
    from coach.services.reminders import Reminders


def make_presence_desk(core: Core, watch: PresenceWatch | None = None) -> PresenceDesk:
    """The desk, with the monitors that are connected; ``watch`` stands in for the detectors of this system."""
    from coach.adapters.detect_system import system_parts
    from coach.adapters.presence_watch import WorkerPresence
    from coach.services.presence_desk import PresenceDesk
    from coach.ui.monitors import MonitorWatch

    rules = core.catalogue.reminder_rules().holds
    desk = PresenceDesk(watch or WorkerPresence(system_parts(rules=rules)), core.values, rules)
    desk.show_holds(core.settings.settings.reminders.holds)
    core.settings.reminders_changed.connect(lambda settings: desk.show_holds(settings.holds))
    app = QGuiApplication.instance()
    if app is not None:
        monitors = MonitorWatch(cast(QGuiApplication, app), desk)
        monitors.changed.connect(desk.show_connected)
        desk.show_connected(monitors.connected())
    return desk


class PresenceLink:
    """Between reminders and the desk: detectors are looked at shortly before something is due, and only then."""

    def __init__(self, core: Core, reminders: Reminders) -> None:
        self._core, self._reminders = core, reminders
        self._linked = False

    def connect(self) -> None:
        """From now on; nothing is built before something is due."""
        self._reminders.presence_wanted.connect(lambda on: self._want(on))

    def _want(self, on: bool) -> None:
        if (on or self._linked) and self._link():
            self._core.presence.want_for_reminders(on)

    def _link(self) -> bool:
        """Whether there is a desk; without one (a store that cannot be read) reminders come without an answer."""
        if not self._linked:
            try:
                self._core.presence.answered.connect(self._reminders.show_presence)
            except StoreProblem:
                return False
            self._linked = True
        return True


def connect_presence(core: Core, reminders: Reminders) -> None:
    """Let reminders ask for presence, and hear of it."""
    PresenceLink(core, reminders).connect()
