"""Do-not-disturb, a locked screen and the battery, told by stand-ins on a private bus."""

from __future__ import annotations

import select
import shutil
import stat
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dbus_fast import DBusError, Variant

from coach.adapters.detect_bus import LIMIT, Bus, BusGone, Place
from coach.adapters.detect_desktop import BatteryPart, BusPart, DoNotDisturbPart, LockedPart, asked
from coach.domain.presence import Detector, Finding, Reading
from tests.patience import until
from tests.session_bus import HERE, Answers, StandIn, private_bus

pytestmark = pytest.mark.skipif(not HERE, reason="dbus-daemon not installed")

NOTIFICATIONS = "org.freedesktop.Notifications"
PROPERTIES = "org.freedesktop.DBus.Properties"
LOGIND = "org.freedesktop.login1"
UPOWER = "org.freedesktop.UPower"


class Told:
    """Properties of a stand-in, by interface and name; those that are not there are errors, as on a real bus."""

    def __init__(self, **values: bool) -> None:
        self.values = values

    def get(self, body: list[Any]) -> tuple[str, list[Any]]:
        if body[1] not in self.values:
            raise DBusError("org.freedesktop.DBus.Error.UnknownProperty", "no such property")
        return "v", [Variant("b", self.values[body[1]])]

    @property
    def answers(self) -> Answers:
        return {"Get": self.get}


@pytest.fixture(scope="module")
def bus() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="amble-") as folder, private_bus(Path(folder)) as address:
        yield address


@pytest.fixture
def environment(bus: str) -> dict[str, str]:
    return {"DBUS_SESSION_BUS_ADDRESS": bus, "DBUS_SYSTEM_BUS_ADDRESS": bus, "PATH": "/usr/bin:/bin"}


def said(part: BusPart) -> Reading:
    (reading,) = part.read().values()
    return reading


def hears(part: BusPart) -> bool:
    """Whether its descriptor tells that something happened, within some seconds."""
    handle = part.wait_on()
    assert handle is not None
    return bool(select.select([handle], [], [], 10)[0])


def test_the_desktop_is_silent_or_not_and_tells_when_that_changes(environment: dict[str, str]) -> None:
    part, desktop = DoNotDisturbPart(environment), Told(Inhibited=False)
    with StandIn(environment["DBUS_SESSION_BUS_ADDRESS"], NOTIFICATIONS, desktop.answers) as notes:
        assert said(part) == Reading(Finding.NO)
        desktop.values["Inhibited"] = True
        changed = [NOTIFICATIONS, {"Inhibited": Variant("b", True)}, []]
        notes.signal("PropertiesChanged", "sa{sv}as", changed, PROPERTIES)
        assert hears(part)
        assert said(part) == Reading(Finding.YES)
    assert hears(part)
    assert said(part).why == "no_notifications"
    part.close()
    part.close()


def test_a_service_that_does_not_tell_is_no_answer_and_one_that_comes_is_heard(environment: dict[str, str]) -> None:
    part = DoNotDisturbPart(environment)
    assert said(part).why == "no_notifications"
    with StandIn(environment["DBUS_SESSION_BUS_ADDRESS"], NOTIFICATIONS, Told().answers):
        assert hears(part)
        assert said(part) == Reading(Finding.UNKNOWN, why="no_notifications")
    part.close()


def test_xfce_keeps_it_among_its_settings(environment: dict[str, str]) -> None:
    part, answers = DoNotDisturbPart(environment), {"GetProperty": lambda _: ("v", [Variant("b", True)])}
    with StandIn(environment["DBUS_SESSION_BUS_ADDRESS"], "org.xfce.Xfconf", answers) as settings:
        assert said(part) == Reading(Finding.YES)
        assert settings.next_call("GetProperty") == ["xfce4-notifyd", "/do-not-disturb"]
        settings.signal("PropertyChanged", "ssv", ["xfce4-notifyd", "/do-not-disturb", Variant("b", False)])
        assert hears(part)
    part.close()


@pytest.mark.parametrize(("desktop", "words", "finding"), [
    ("ubuntu:GNOME", "false", Finding.YES), ("ubuntu:GNOME", "true", Finding.NO), ("X-Cinnamon", "false", Finding.YES),
    ("MATE", "true", Finding.YES), ("GNOME", "nonsense", Finding.UNKNOWN), ("sway", "false", Finding.UNKNOWN),
    ("Budgie:GNOME", "false", Finding.UNKNOWN),
])  # fmt: skip
def test_gnome_and_its_kin_keep_it_among_their_settings(
    environment: dict[str, str], tmp_path: Path, desktop: str, words: str, finding: Finding
) -> None:
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\necho {words}\n")
    program.chmod(stat.S_IRWXU)
    part = DoNotDisturbPart({**environment, "XDG_CURRENT_DESKTOP": desktop, "PATH": f"{tmp_path}:/usr/bin:/bin"})
    assert said(part).finding is finding
    part.close()


def test_a_change_among_gnomes_settings_is_heard(environment: dict[str, str], tmp_path: Path) -> None:
    service, settings = Path("/usr/libexec/dconf-service"), shutil.which("gsettings")
    if settings is None or not service.exists():
        pytest.skip("gsettings and dconf-service not installed")
    desktop = {**environment, "XDG_CURRENT_DESKTOP": "GNOME", "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)}
    part = DoNotDisturbPart(desktop)
    with subprocess.Popen([service], env=desktop) as dconf:
        bus = Bus(environment["DBUS_SESSION_BUS_ADDRESS"])
        until(lambda: bus.has("ca.desrt.dconf"))
        bus.close()
        for words, finding in (("true", Finding.NO), ("false", Finding.YES)):
            command = [settings, "set", "org.gnome.desktop.notifications", "show-banners", words]
            subprocess.run(command, env=desktop, check=True)
            assert finding is Finding.NO or hears(part)
            assert said(part) == Reading(finding)
        dconf.terminate()
    part.close()


def test_a_locked_screen_is_told_by_its_locker(environment: dict[str, str]) -> None:
    part = LockedPart(environment)
    assert said(part).why == "no_locker"
    active = [False]
    answers: Answers = {"GetActive": lambda _: ("b", [active[0]])}
    name = "org.freedesktop.ScreenSaver"
    with StandIn(environment["DBUS_SESSION_BUS_ADDRESS"], name, answers) as locker:
        assert hears(part)
        assert said(part) == Reading(Finding.NO)
        active[0] = True
        locker.signal("ActiveChanged", "b", [True])
        assert hears(part)
        assert said(part) == Reading(Finding.YES)
    part.close()


def test_both_buses_are_listened_to_and_one_may_be_missing(environment: dict[str, str], tmp_path: Path) -> None:
    part = LockedPart({**environment, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={tmp_path}/none"})
    with StandIn(
        environment["DBUS_SESSION_BUS_ADDRESS"], "org.gnome.ScreenSaver", {"GetActive": lambda _: ("b", [True])}
    ):
        assert said(part) == Reading(Finding.YES)
    part.close()
    nowhere = LockedPart({"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={tmp_path}/none"})
    assert said(nowhere).why == "no_bus"


def test_a_locked_screen_is_told_by_logind(environment: dict[str, str]) -> None:
    part, session = LockedPart({**environment, "XDG_SESSION_ID": "7"}), Told(LockedHint=False)
    path = f"/{LOGIND.replace('.', '/')}/session/_37"
    answers: Answers = {**session.answers, "GetSession": lambda _: ("o", [path])}
    with StandIn(environment["DBUS_SYSTEM_BUS_ADDRESS"], LOGIND, answers) as logind:
        assert said(part) == Reading(Finding.NO)
        assert logind.next_call("GetSession") == ["7"]
        session.values["LockedHint"] = True
        body = [f"{LOGIND}.Session", {"LockedHint": Variant("b", True)}, []]
        logind.signal("PropertiesChanged", "sa{sv}as", body, PROPERTIES, path)
        assert hears(part)
        assert said(part) == Reading(Finding.YES)
    part.close()


def test_the_battery_is_told_by_upower(environment: dict[str, str], tmp_path: Path) -> None:
    part, power = BatteryPart(environment, tmp_path), Told(OnBattery=True)
    with StandIn(environment["DBUS_SYSTEM_BUS_ADDRESS"], UPOWER, power.answers) as upower:
        assert said(part) == Reading(Finding.YES)
        power.values["OnBattery"] = False
        upower.signal("PropertiesChanged", "sa{sv}as", [UPOWER, {"OnBattery": Variant("b", False)}, []], PROPERTIES)
        assert hears(part)
        assert said(part) == Reading(Finding.NO)
    part.close()


@pytest.mark.parametrize(("supplies", "finding"), [
    ({}, Finding.NO),
    ({"BAT0": ("Battery", "Discharging", "")}, Finding.YES),
    ({"BAT0": ("Battery", "Charging", ""), "AC": ("Mains", "", "")}, Finding.NO),
    ({"hidpp_battery_0": ("Battery", "Discharging", "Device")}, Finding.NO),
])  # fmt: skip
def test_without_upower_the_kernel_is_asked(
    environment: dict[str, str], tmp_path: Path, supplies: dict[str, tuple[str, str, str]], finding: Finding
) -> None:
    for name, words in supplies.items():
        (tmp_path / name).mkdir()
        for file, text in zip(("type", "status", "scope"), words, strict=True):
            (tmp_path / name / file).write_text(f"{text}\n")
    part = BatteryPart(environment, tmp_path)
    assert said(part).finding is finding
    assert part.wait_on() is None
    part.close()
    nowhere = BatteryPart(environment, tmp_path / "missing")
    assert said(nowhere).why == "no_power"
    nowhere.close()


def test_a_service_that_hangs_has_a_time_limit(environment: dict[str, str]) -> None:
    def hang(_: list[Any]) -> tuple[str, list[Any]]:
        threading.Event().wait(1.5 * LIMIT)
        return "v", [Variant("b", True)]

    part = DoNotDisturbPart(environment)
    with StandIn(environment["DBUS_SESSION_BUS_ADDRESS"], NOTIFICATIONS, {"Get": hang}):
        assert said(part) == Reading(Finding.UNKNOWN, why="no_answer")
    part.close()


class Patient(BusPart):
    """Asks more than there is time for."""

    detectors = frozenset({Detector.LOCKED})
    whole = 0.2

    def __init__(self, address: str) -> None:
        self.bus, self.answers = Bus(address), list[bool | None]()
        super().__init__(self.bus)

    def _ask(self) -> Reading:
        place = Place(NOTIFICATIONS, "/", NOTIFICATIONS)
        self.answers += [asked(lambda: self.bus.property(place, "made up")) for _ in range(40)]
        return Reading(Finding.NO)


def test_services_that_hang_have_one_time_limit_together(environment: dict[str, str]) -> None:
    def hang(_: list[Any]) -> tuple[str, list[Any]]:
        threading.Event().wait(0.05)
        return "v", [Variant("b", True)]

    part = Patient(environment["DBUS_SESSION_BUS_ADDRESS"])
    with StandIn(environment["DBUS_SESSION_BUS_ADDRESS"], NOTIFICATIONS, {"Get": hang}):
        said(part)
    assert part.answers[-1] is None
    part.close()


def test_a_bus_that_is_not_there_or_goes_cannot_tell_and_is_found_again() -> None:
    assert said(DoNotDisturbPart({})).why == "no_bus"
    with tempfile.TemporaryDirectory(prefix="amble-") as folder:
        place = Path(folder) / "bus"
        part = DoNotDisturbPart({"XDG_RUNTIME_DIR": folder, "PATH": ""})
        assert said(part).why == "no_bus"
        assert part.wait_on() is None
        for _ in range(2):
            with private_bus(Path(folder)) as address:
                place.symlink_to(address.removeprefix("unix:path=").partition(",")[0])
                assert said(part).why == "no_notifications"
            assert hears(part)
            assert said(part).why == "no_bus"
            assert part.wait_on() is None
            place.unlink()
        with pytest.raises(BusGone):
            Bus(f"unix:path={place}").ask(Place("a.b", "/a", "a.b"), "C")


def test_no_service_is_started_by_a_question(tmp_path: Path) -> None:
    service = "[D-BUS Service]\nName={name}\nExec=/bin/touch {folder}/started-{name}\n"
    for name in ("org.xfce.Xfconf", "org.freedesktop.ScreenSaver", NOTIFICATIONS):
        (tmp_path / f"{name}.service").write_text(service.format(name=name, folder=tmp_path))
    with tempfile.TemporaryDirectory(prefix="amble-") as folder, private_bus(Path(folder), tmp_path) as address:
        environment = {"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address, "PATH": ""}
        for part, why in ((DoNotDisturbPart(environment), "no_notifications"), (LockedPart(environment), "no_locker")):
            assert said(part).why == why
            part.close()
    assert list(tmp_path.glob("started-*")) == []


def test_what_they_tell_is_named() -> None:
    told = [part.detectors for part in (DoNotDisturbPart, LockedPart, BatteryPart)]
    assert told == [{Detector.DO_NOT_DISTURB}, {Detector.LOCKED}, {Detector.ON_BATTERY}]
