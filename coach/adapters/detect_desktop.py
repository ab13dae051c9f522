"""Do-not-disturb, a locked screen and the battery, as desktops tell them over the D-Bus."""

from __future__ import annotations

import contextlib
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from coach.adapters.detect_bus import (
    NO_ANSWER,
    NO_BUS,
    NO_LOCKER,
    NO_NOTIFICATIONS,
    NO_POWER,
    WHOLE,
    Bus,
    Buses,
    BusGone,
    Place,
    Slow,
    session_bus,
    system_bus,
    together,
)
from coach.adapters.detect_gsettings import DesktopSwitch, switch_of
from coach.adapters.readings import NO, TIMES, YES
from coach.domain.presence import Detector, Reading

PROPERTIES = "org.freedesktop.DBus.Properties"


class BusPart(ABC):
    """A detector that asks on buses and waits for their signals."""

    detectors: frozenset[Detector]
    whole = WHOLE

    def __init__(self, *buses: Bus) -> None:
        self._buses = Buses(*buses)

    def read(self) -> dict[Detector, Reading]:
        """Ask, and again when something changed meanwhile and there is time."""
        end = time.monotonic() + self.whole
        self._buses.hurry(end)
        self._buses.heard()
        reading = self._guarded()
        for _ in range(TIMES):
            if not self._buses.heard() or time.monotonic() >= end:
                break
            reading = self._guarded()
        return dict.fromkeys(self.detectors, reading)

    def wait_on(self) -> int | None:
        """The buses."""
        return self._buses.wait_on()

    def close(self) -> None:
        """Let the buses go."""
        self._buses.close()

    @abstractmethod
    def _ask(self) -> Reading:
        """The state now. Raises ``BusGone`` and ``Slow``."""

    def _guarded(self) -> Reading:
        try:
            return self._ask()
        except BusGone:
            return NO_BUS
        except Slow:
            return NO_ANSWER


def asked(question: Callable[[], Any]) -> bool | None:
    """The answer where it is yes or no; None where the service or its bus does not tell."""
    with contextlib.suppress(BusGone, Slow):
        answer = question()
        return answer if isinstance(answer, bool) else None
    return None


class DoNotDisturbPart(BusPart):
    """KDE's, dunst's and Xfce's notifications, and the settings of GNOME, Cinnamon and MATE."""

    detectors = frozenset({Detector.DO_NOT_DISTURB})
    _NAME = "org.freedesktop.Notifications"
    _PATH = "/org/freedesktop/Notifications"
    _KDE = Place(_NAME, _PATH, "org.freedesktop.Notifications")
    _DUNST = Place(_NAME, _PATH, "org.dunstproject.cmd0")
    _XFCE = Place("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
    _XFCE_NAMES = ("xfce4-notifyd", "/do-not-disturb")

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._bus = bus = Bus(session_bus(environment))
        super().__init__(bus)
        self._switch: DesktopSwitch | None = switch_of(environment)
        bus.watch(interface=PROPERTIES, member="PropertiesChanged", path=self._PATH)
        bus.watch_owner(self._NAME)
        bus.watch(interface=self._XFCE.interface, member="PropertyChanged", arg0=self._XFCE_NAMES[0])
        if self._switch is not None:
            bus.watch(interface="ca.desrt.dconf.Writer", member="Notify", arg0path=self._switch.folder)

    def _ask(self) -> Reading:
        runs = self._bus.has(self._NAME)
        answers = (
            [self._bus.property(self._KDE, "Inhibited"), self._bus.property(self._DUNST, "paused")] if runs else []
        )
        answers.append(self._of_xfce())
        if self._switch is not None:
            answers.append(self._switch.silent())
        return together((one if isinstance(one, bool) else None for one in answers), NO_NOTIFICATIONS)

    def _of_xfce(self) -> Any:
        found = self._bus.ask(self._XFCE, "GetProperty", "ss", self._XFCE_NAMES)
        return found[0][1] if found else None


class LockedPart(BusPart):
    """The screen lockers of the desktops, and what logind was told by them. Lockers that tell nobody, such as i3lock,
    cannot be seen."""

    detectors = frozenset({Detector.LOCKED})
    _LOCKERS = (
        Place("org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver"),
        Place("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
        Place("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
        Place("org.mate.ScreenSaver", "/", "org.mate.ScreenSaver"),
        Place("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
    )
    _LOGIND = "org.freedesktop.login1"
    _SESSIONS = "/org/freedesktop/login1/session"

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._session, self._system = Bus(session_bus(environment)), Bus(system_bus(environment))
        super().__init__(self._session, self._system)
        self._id = environment.get("XDG_SESSION_ID", "")
        for locker in self._LOCKERS:
            self._session.watch(interface=locker.interface, member="ActiveChanged")
            self._session.watch_owner(locker.service)
        self._system.watch(interface=PROPERTIES, member="PropertiesChanged", path_namespace=self._SESSIONS)

    def _ask(self) -> Reading:
        answers = list(self._of_lockers())
        answers.append(asked(lambda: self._system.property(self._login(), "LockedHint")))
        reading = together(answers, NO_LOCKER)
        neither = self._session.fileno() is None and self._system.fileno() is None
        return NO_BUS if neither and reading is NO_LOCKER else reading

    def _of_lockers(self) -> Iterator[bool | None]:
        for locker in self._LOCKERS:
            found = asked(lambda place=locker: (self._session.ask(place, "GetActive") or (None,))[0])  # type: ignore[misc]
            yield found
            if self._session.fileno() is None:
                return

    def _login(self) -> Place:
        """Our session's object; the one that logind takes for ours where we do not know its name."""
        of = f"{self._LOGIND}.Session"
        found = None
        if self._id:
            manager = Place(self._LOGIND, "/org/freedesktop/login1", f"{self._LOGIND}.Manager")
            found = self._system.ask(manager, "GetSession", "s", (self._id,))
        return Place(self._LOGIND, found[0] if found else f"{self._SESSIONS}/auto", of)


class BatteryPart(BusPart):
    """UPower, or else what the kernel says of its power supplies (which has to be asked for)."""

    detectors = frozenset({Detector.ON_BATTERY})
    _UPOWER = Place("org.freedesktop.UPower", "/org/freedesktop/UPower", "org.freedesktop.UPower")

    def __init__(self, environment: Mapping[str, str], supplies: Path = Path("/sys/class/power_supply")) -> None:
        self._bus = bus = Bus(system_bus(environment))
        super().__init__(bus)
        self._supplies = supplies
        self._told = False
        bus.watch(interface=PROPERTIES, member="PropertiesChanged", path=self._UPOWER.path)
        bus.watch_owner(self._UPOWER.service)

    def wait_on(self) -> int | None:
        """The bus, while UPower is there; who listens to nobody has to ask."""
        return super().wait_on() if self._told else None

    def _ask(self) -> Reading:
        said = asked(lambda: self._bus.property(self._UPOWER, "OnBattery"))
        self._told = said is not None
        return together((said,), NO_POWER) if said is not None else self._of_kernel()

    def _of_kernel(self) -> Reading:
        try:
            supplies = [_words(folder) for folder in self._supplies.iterdir()]
        except OSError:
            return NO_POWER
        # A mouse has a battery, too; it is no battery of the computer.
        batteries = [one for one in supplies if one["type"] == "Battery" and one["scope"] != "Device"]
        return YES if any(one["status"] == "Discharging" for one in batteries) else NO


def _words(supply: Path) -> dict[str, str]:
    """What the kernel says of one supply; "" where it says nothing."""
    found = dict.fromkeys(("type", "status", "scope"), "")
    for name in found:
        with contextlib.suppress(OSError, UnicodeError):
            found[name] = (supply / name).read_text(encoding="ascii").strip()
    return found
