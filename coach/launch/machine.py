"""What set-up needs to know about the machine."""

from __future__ import annotations

from dataclasses import dataclass

OLDEST = (3, 11)
NEWEST = (3, 13)


@dataclass(frozen=True)
class Machine:
    """The machine that Amble is set up on. ``system`` is Python's name for the platform ("linux", "darwin", "win32");
    ``manager`` the package manager found ("apt-get", "dnf", ...) or ""; ``version`` is major and minor of this Python;
    ``free`` the free disk space in megabytes."""

    system: str
    root: bool
    manager: str
    python: str
    version: tuple[int, int]
    makes_venvs: bool
    free: int

    @property
    def marker_values(self) -> dict[str, str]:
        """The values that the conditions of a lock file ask for."""
        platform = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}.get(self.system, self.system)
        return {
            "sys_platform": self.system,
            "platform_system": platform,
            "python_full_version": f"{self.version[0]}.{self.version[1]}.99",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }


def unsupported(version: tuple[int, int], others: list[str]) -> str:
    """One sentence when this Python will not do, else "". ``others`` are Pythons on this machine that would."""
    if OLDEST <= version <= NEWEST:
        return ""
    said = "Amble needs Python 3.11, 3.12 or 3.13, and this is {}.{}".format(*version)
    return f"{said}: start it with `{others[0]} main.py`." if others else f"{said}."
