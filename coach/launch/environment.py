"""The Python environment in .venv: what is in it, and putting in what is not."""

from __future__ import annotations

import glob
import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.launch.apt import SetupFailed
from coach.launch.home import Home
from coach.launch.machine import NEWEST, OLDEST, Machine
from coach.launch.pins import Pin, folder_key, needed, read_pins
from coach.launch.progress import Progress
from coach.launch.runner import Runner

VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"
PIP = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_ROOT_USER_ACTION": "ignore", "PIP_USER": "0"}
COLLECTED = r"^Collecting (?P<what>[^\s(]+)"
WHEELS = "usr/share/python-wheels"
PARTS = ("bin", "lib", "lib64", "include", "Lib", "Scripts", "pyvenv.cfg")


@dataclass(frozen=True)
class Environment:
    """The environment of one folder, made by the Python of ``machine``."""

    home: Home
    machine: Machine
    runner: Runner

    def version(self) -> tuple[int, int] | None:
        """The version of the environment's Python, None when there is none that works."""
        if not os.path.exists(self.home.python):
            return None
        done = self.runner.read([self.home.python, "-c", VERSION])
        found = re.fullmatch(r"(\d+)\.(\d+)", done.text.strip())
        return (int(found[1]), int(found[2])) if found and not done.code else None

    def sweep(self) -> None:
        """Take away what an interrupted set-up left half done, and an environment whose Python has gone."""
        version = self.version()
        if not (version and OLDEST <= version <= NEWEST):
            for name in PARTS:
                remove(os.path.join(self.home.venv, name))
        for folder in glob.glob(os.path.join(self._packages(), "*.dist-info")):
            if not os.path.exists(os.path.join(folder, "RECORD")):
                remove(folder)

    def wanted(self, kind: str) -> list[Pin]:
        """The pinned libraries that are not in the environment yet."""
        with open(self.home.lock(kind), encoding="utf-8") as file:
            pins = read_pins(file.read())
        machine = replace(self.machine, version=self.version() or self.machine.version)
        return needed(pins, machine.marker_values, self._installed())

    def pip(self) -> list[str]:
        """The command that runs pip in the environment; empty when there is none."""
        if self.version() is None:
            return []
        if self.runner.read([self.home.python, "-m", "pip", "--version"]).code == 0:
            return [self.home.python, "-m", "pip"]
        places = (os.path.join(self.home.system_libraries, WHEELS), f"/{WHEELS}")
        wheels = [wheel for place in places for wheel in sorted(glob.glob(os.path.join(place, "pip-*.whl")))]
        return [self.home.python, os.path.join(wheels[0], "pip")] if wheels else []

    def make(self) -> None:
        """Make the environment where there is none. Raises SetupFailed."""
        if self.pip():
            return
        self.runner.say("A Python environment in .venv ...")
        plain = [self.machine.python, "-m", "venv", self.home.venv]
        if self.runner.follow(plain, ignore).code:
            done = self.runner.follow([*plain[:3], "--without-pip", self.home.venv], ignore)
            if done.code or not self.pip():
                raise SetupFailed(f"{done.text}\nno ensurepip")

    def install(self, pins: Sequence[Pin]) -> None:
        """Fetch and unpack these libraries, each checked against its hash. Raises SetupFailed."""
        if not pins:
            return
        self.runner.say("Python libraries:")
        listed = os.path.join(self.home.venv, "wanted.txt")
        with open(listed, "w", encoding="utf-8") as file:
            file.writelines(pin.text for pin in pins)
        collected = Progress(self.runner.say, len(pins), COLLECTED)

        def heard(line: str) -> None:
            collected.heard(line, "fetching")
            if line.startswith("Installing collected"):
                self.runner.say("  all are here; unpacking them ...")

        options = ["--require-hashes", "--no-deps", "--progress-bar", "off", "-r", listed]
        done = self.runner.follow([*self.pip(), "install", *options], heard, PIP)
        if done.code:
            raise SetupFailed(done.text)

    def _packages(self) -> str:
        if os.name == "nt":
            return os.path.join(self.home.venv, "Lib", "site-packages")
        major, minor = self.version() or self.machine.version
        return os.path.join(self.home.venv, "lib", f"python{major}.{minor}", "site-packages")

    def _installed(self) -> list[str]:
        """What is in the environment, whole: pip writes RECORD last."""
        records = glob.glob(os.path.join(self._packages(), "*.dist-info", "RECORD"))
        names = [os.path.basename(os.path.dirname(record)).removesuffix(".dist-info") for record in records]
        return [folder_key(name, version) for name, _, version in (each.rpartition("-") for each in names)]


def remove(path: str) -> None:
    """Take away a file or a folder with all that is in it; a missing one is fine."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.unlink(path)


def ignore(_line: str) -> None:
    """Hear a line and do nothing."""
