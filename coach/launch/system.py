"""The libraries that Qt, sound and the journeys need from the system, and how each system gives them."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable
from dataclasses import dataclass

from coach.launch.home import Home
from coach.launch.machine import Machine
from coach.launch.runner import Runner

LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-util.so.1": "libxcb-util1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libpulse.so.0": "libpulse0",
}
"""Shared library to the Debian package that holds it."""

ELSEWHERE = {
    "dnf": "dnf install libglvnd-glx libglvnd-egl libxkbcommon libxkbcommon-x11 libX11-xcb glib2 freetype fontconfig "
    "dbus-libs xcb-util xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil "
    "libwayland-client libwayland-cursor libwayland-egl pulseaudio-libs",
    "pacman": "pacman -S --needed libglvnd libxkbcommon libxkbcommon-x11 libx11 glib2 freetype2 fontconfig dbus "
    "xcb-util xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil wayland libpulse",
    "zypper": "zypper install libglvnd libxkbcommon0 libxkbcommon-x11-0 libX11-xcb1 libglib-2_0-0 libfreetype6 "
    "libfontconfig1 libdbus-1-3 libxcb-util1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 "
    "libxcb-render-util0 libwayland-client0 libwayland-cursor0 libwayland-egl1 libpulse0",
}
"""Package manager to the command that brings the same libraries."""


@dataclass(frozen=True)
class Tool:
    """A program that the journeys need. ``kinds`` are the pytest markers that cannot run without it; ``unpacks`` says
    whether it works from any folder, so that it can be had without root."""

    program: str
    package: str
    kinds: tuple[str, ...]
    unpacks: bool = False


TOOLS = (
    Tool("Xvfb", "xvfb", ("journey",)),
    Tool("openbox", "openbox", ("journey",)),
    Tool("xdotool", "xdotool", ("journey",), unpacks=True),
    Tool("dbus-daemon", "dbus-daemon", ("journey",)),
    Tool("/usr/libexec/at-spi-bus-launcher", "at-spi2-core", ("journey",)),
    Tool("dunst", "dunst", ("journey",)),
    Tool("faketime", "faketime", ("journey",)),
    Tool("dbus-send", "dbus-bin", ("journey",)),
    Tool("pulseaudio", "pulseaudio", ("sound",)),
    Tool("pactl", "pulseaudio-utils", ("sound",)),
    Tool("sox", "sox", ("sound",), unpacks=True),
    # Needs a folder of alternatives that only a real installation makes.
    Tool("ffprobe", "ffmpeg", ("ffprobe",)),
)


@dataclass(frozen=True)
class SystemStep:
    """What set-up does about system packages. ``way`` is "nothing", "install" (root), "unpack" (beside the environment)
    or "ask" (the person runs ``command``)."""

    way: str
    packages: tuple[str, ...] = ()
    command: str = ""


def packages_for(libraries: Iterable[str]) -> tuple[str, ...]:
    """The Debian packages with these shared libraries, each once, in a settled order."""
    return tuple(dict.fromkeys(LIBRARIES[library] for library in libraries))


def system_step(machine: Machine, missing: Iterable[str], extra: Iterable[str] = ()) -> SystemStep:
    """How this machine comes by its ``missing`` shared libraries and ``extra`` Debian packages."""
    libraries = tuple(missing)
    packages = (*packages_for(libraries), *extra)
    if machine.system != "linux" or not packages:
        return SystemStep("nothing")
    if machine.manager == "apt-get":
        return SystemStep("install" if machine.root else "unpack", packages, command_for(machine, packages))
    return SystemStep("ask", packages, command_for(machine, packages)) if libraries else SystemStep("nothing")


def command_for(machine: Machine, packages: Iterable[str]) -> str:
    """The command that a person types to get the libraries; "" where no package manager is known."""
    sudo = "" if machine.root else "sudo "
    if machine.manager == "apt-get":
        return f"{sudo}apt-get install {shlex.join(packages)}"
    return sudo + ELSEWHERE[machine.manager] if machine.manager in ELSEWHERE else ""


def venv_package(machine: Machine) -> tuple[str, ...]:
    """The Debian package that lets this Python make environments, where it cannot yet."""
    if machine.makes_venvs or machine.manager != "apt-get":
        return ()
    return (f"python3.{machine.version[1]}-venv",) if machine.root else ("python3-pip-whl", "python3-setuptools-whl")


def tools_to_get(machine: Machine, missing: Iterable[Tool]) -> tuple[str, ...]:
    """The Debian packages of missing programs that this person may have: all for root, else those that
    just unpack and whose journeys lack nothing else."""
    wanted = tuple(missing)
    if machine.manager != "apt-get":
        return ()
    hopeless = set() if machine.root else set(kinds_without(tool for tool in wanted if not tool.unpacks))
    return tuple(dict.fromkeys(tool.package for tool in wanted if not hopeless.issuperset(tool.kinds)))


def missing_tools(home: Home, runner: Runner) -> list[Tool]:
    """The programs that the journeys need, found neither on this machine nor unpacked beside the environment."""
    beside = os.path.join(home.system_libraries, "usr", "bin")
    return [t for t in TOOLS if not (runner.find(t.program) or os.path.exists(os.path.join(beside, t.program)))]


def kinds_without(missing: Iterable[Tool]) -> tuple[str, ...]:
    """The pytest markers whose tests cannot run."""
    return tuple(sorted({kind for tool in missing for kind in tool.kinds}))
