"""A runner that runs nothing: it remembers what it was asked, and answers as it was told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from coach.launch.runner import NOTHING, Finished


class StandIn:
    """Answers a command by the first of ``answers`` whose words all occur in it; anything else goes well in silence."""

    def __init__(self, answers: Mapping[str, Finished] | None = None, programs: Sequence[str] = ()) -> None:
        self.answers = dict(answers or {})
        self.programs = programs
        self.commands: list[str] = []
        self.said: list[str] = []

    def read(self, command: Sequence[str], _extra: Mapping[str, str] = NOTHING) -> Finished:
        line = " ".join(command)
        self.commands.append(line)
        return next((answer for words, answer in self.answers.items() if words in line), Finished(0))

    def follow(
        self, command: Sequence[str], heard: Callable[[str], None], extra: Mapping[str, str] = NOTHING
    ) -> Finished:
        done = self.read(command, extra)
        for line in done.text.splitlines():
            heard(line)
        return done

    def find(self, program: str) -> str:
        return f"/usr/bin/{program}" if program in self.programs else ""

    def say(self, text: str) -> None:
        self.said.append(text)
