"""Making a folder ready, step by step. Each step looks at what is there, so that a set-up cut short just goes on."""

from __future__ import annotations

import os
from dataclasses import dataclass

from coach.launch import words
from coach.launch.apt import Apt, SetupFailed
from coach.launch.environment import Environment, remove
from coach.launch.home import RUN, TEST, Home
from coach.launch.machine import Machine
from coach.launch.pins import Pin
from coach.launch.runner import Runner
from coach.launch.system import (
    LIBRARIES,
    SystemStep,
    command_for,
    missing_tools,
    packages_for,
    system_step,
    tools_to_get,
    venv_package,
)

LOADABLE = "import ctypes, sys\nfor name in sys.argv[1:]:\n try: ctypes.CDLL(name)\n except OSError: print(name)"
PROOF = "import PySide6.QtWidgets"
FEW = 5
"""With so few libraries still to fetch, the small reserve of disk space will do."""


@dataclass(frozen=True)
class SetUp:
    """One set-up of one folder on one machine. ``kind`` is "run" or "test"."""

    home: Home
    kind: str
    machine: Machine
    runner: Runner

    def run(self) -> int:
        """Do what is still to do. Returns 0, or 1 when the person has to do something first. Raises SetupFailed."""
        environment = Environment(self.home, self.machine, self.runner)
        environment.sweep()
        missing = self._missing_libraries()
        step = system_step(self.machine, missing, self._extra_packages(environment))
        pins = environment.wanted(self.kind)
        if not self._has_space(pins):
            return 1
        if pins or step.packages:
            self.runner.say(words.plan(self.kind, len(pins), step))
        self._get_system_packages(step)
        environment.make()
        environment.install(environment.wanted(self.kind))
        if step.way == "ask" or not self._proven():
            missing = self._missing_libraries()
            self.runner.say(words.ask(command_for(self.machine, packages_for(missing)), missing))
            return 1
        self._seal()
        return 0

    def _missing_libraries(self) -> tuple[str, ...]:
        """The shared libraries that no program on this machine could load."""
        if self.machine.system != "linux":
            return ()
        asked = [self.machine.python, "-c", LOADABLE, *LIBRARIES]
        return tuple(self.runner.read(asked, self.home.surroundings()).text.split())

    def _extra_packages(self, environment: Environment) -> tuple[str, ...]:
        venv = () if environment.pip() else venv_package(self.machine)
        tools = tools_to_get(self.machine, missing_tools(self.home, self.runner)) if self.kind == TEST else ()
        return (*venv, *tools)

    def _has_space(self, pins: list[Pin]) -> bool:
        wanted = words.SPARE + (words.ON_DISK[self.kind] if len(pins) > FEW else 0)
        if not pins or self.machine.free >= wanted:
            return True
        self.runner.say(words.too_little_space(self.machine.free, wanted))
        return False

    def _get_system_packages(self, step: SystemStep) -> None:
        apt = Apt(self.home, self.runner)
        if step.way == "install":
            self.runner.say("System packages:")
            apt.install(step.packages)
        elif step.way == "unpack":
            self.runner.say("System packages, unpacked inside .venv:")
            apt.unpack(step.packages)

    def _proven(self) -> bool:
        """Whether Qt really loads."""
        done = self.runner.read([self.home.python, "-c", PROOF], self.home.surroundings())
        if done.code and "shared object" not in done.text:
            raise SetupFailed(done.text)
        return done.code == 0

    def _seal(self) -> None:
        """Say on disk that this kind of set-up is whole; what the tests need holds all that a walk needs."""
        for name in ("apt", "wanted.txt", "setup.log", "amble-unfinished"):
            remove(os.path.join(self.home.venv, name))
        for kind in (RUN, TEST) if self.kind == TEST else (RUN,):
            with open(self.home.stamp(kind), "w", encoding="utf-8") as file:
                file.write(self.home.seal(kind))
