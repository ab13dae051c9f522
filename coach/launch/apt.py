"""System packages with apt-get: installed by root, or unpacked in a folder of one's own."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.launch.home import Home
from coach.launch.progress import Progress
from coach.launch.runner import Finished, Runner

QUIET = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
FETCHED = r"^Get:\d+ \S+ \S+ \S+ (?P<what>\S+) "
SET_UP = r"^Setting up (?P<what>[^\s:]+)"

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <dir prefix="relative">usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


class SetupFailed(Exception):
    """A step failed; the message is what the failed program wrote."""


@dataclass(frozen=True)
class Package:
    """A package that apt-get would fetch; ``size`` in bytes."""

    name: str
    size: int


def read_packages(printed: str) -> list[Package]:
    """What ``apt-get --print-uris`` prints: address, file name, size and hash of each package to fetch."""
    found = re.findall(r"^'[^']*' (?P<name>[^_\s]+)_\S+ (?P<size>\d+)", printed, re.M)
    return [Package(name, int(size)) for name, size in found]


def private_state(home: Home) -> list[str]:
    """Options that let apt-get work without root: its lists and archives in our folder."""
    folder = os.path.join(home.venv, "apt")
    return [
        *("-o", f"Dir::State={folder}/state", "-o", "Dir::State::status=/var/lib/dpkg/status"),
        *("-o", f"Dir::Cache={folder}/cache", "-o", "Debug::NoLocking=1"),
    ]


def apt_folders(home: Home) -> list[str]:
    """The folders that these options need."""
    folder = os.path.join(home.venv, "apt")
    return [os.path.join(folder, part) for part in ("state/lists/partial", "cache/archives/partial", "debs")]


def variables(folder: str) -> str:
    """The environment variables that make unpacked packages work, one a line, with paths inside ``folder``."""
    libraries = [
        os.path.join(base, name, deeper).rstrip("/")
        for base in ("usr/lib", "lib")
        for name in sorted(_entries(os.path.join(folder, base)))
        for deeper in ("", "pulseaudio")
        if "-linux-" in name
    ]
    there = [path for path in libraries if os.path.isdir(os.path.join(folder, path))]
    settings = {"LD_LIBRARY_PATH": os.pathsep.join(there), "PATH": "usr/bin", "FONTCONFIG_FILE": "fonts.conf"}
    data = {"XKB_CONFIG_ROOT": "usr/share/X11/xkb", "XLOCALEDIR": "usr/share/X11/locale"}
    settings |= {name: path for name, path in data.items() if os.path.isdir(os.path.join(folder, path))}
    if not os.path.isdir(os.path.join(folder, "usr/share/fontconfig")):
        del settings["FONTCONFIG_FILE"]
    return "".join(f"{name}={value}\n" for name, value in settings.items() if value)


def _entries(folder: str) -> list[str]:
    return os.listdir(folder) if os.path.isdir(folder) else []


@dataclass(frozen=True)
class Apt:
    """Gets packages for one Amble."""

    home: Home
    runner: Runner

    def install(self, packages: Sequence[str]) -> None:
        """Install for the whole system. Raises SetupFailed."""
        self.runner.follow(["dpkg", "--configure", "-a"], _ignore, QUIET)
        options = ["-o", "DPkg::Lock::Timeout=300"]
        self._update(options)
        fetched = Progress(self.runner.say, self._announce(options, packages), FETCHED)
        simulated = self.runner.read(self._apt(options, "-s", "--no-install-recommends", "install", *packages), QUIET)
        placed = Progress(self.runner.say, simulated.text.count("\nInst "), SET_UP)

        def heard(line: str) -> None:
            fetched.heard(line, "fetched")
            placed.heard(line, "set up")

        self._must(self._apt(options, "-q", "-y", "--no-install-recommends", "install", *packages), heard)

    def unpack(self, packages: Sequence[str]) -> None:
        """Unpack beside the environment what the system lacks; no root is needed. Raises SetupFailed."""
        for folder in apt_folders(self.home):
            os.makedirs(folder, exist_ok=True)
        options = private_state(self.home)
        self._must(self._apt(options, "-q", "update"), _ignore)
        names = [package.name for package in self._closure(options, packages)]
        self._announce(options, packages)
        fetched = Progress(self.runner.say, len(names), FETCHED)
        debs = apt_folders(self.home)[-1]
        command = [
            "sh",
            "-c",
            'cd "$1" && shift && exec "$@"',
            "sh",
            debs,
            *self._apt(options, "-q", "download", *names),
        ]
        self._must(command, lambda line: fetched.heard(line, "fetched"))
        for name in sorted(os.listdir(debs)):
            self._must(["dpkg-deb", "-x", os.path.join(debs, name), self.home.system_libraries], _ignore)
        self._point_at_them()

    def _point_at_them(self) -> None:
        folder = self.home.system_libraries
        for name, text in (("fonts.conf", FONTS), ("environment", variables(folder))):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)

    def _update(self, options: Sequence[str]) -> None:
        """Fresh lists if they can be had: one broken source of many must not stop a person."""
        self.runner.follow(self._apt(options, "-q", "update"), _ignore, QUIET)

    def _announce(self, options: Sequence[str], packages: Sequence[str]) -> int:
        found = self._closure(options, packages)
        size = sum(package.size for package in found) / 1e6
        self.runner.say(f"  {len(found)} packages to fetch with all that they need, {size:.0f} MB")
        return len(found)

    def _closure(self, options: Sequence[str], packages: Sequence[str]) -> list[Package]:
        asked = self._apt(options, "-qq", "--print-uris", "--no-install-recommends", "install", *packages)
        done = self.runner.read(asked, QUIET)
        if done.code:
            raise SetupFailed(done.text)
        return read_packages(done.text)

    def _apt(self, options: Sequence[str], *words: str) -> list[str]:
        return ["apt-get", *options, *words]

    def _must(self, command: Sequence[str], heard: Callable[[str], None]) -> Finished:
        done = self.runner.follow(command, heard, QUIET)
        if done.code:
            raise SetupFailed(done.text)
        return done


def _ignore(_line: str) -> None:
    pass
