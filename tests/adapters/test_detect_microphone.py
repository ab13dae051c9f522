"""Who records is told by a real sound server that nobody hears."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from coach.adapters.detect_microphone import MicrophonePart
from coach.domain.presence import Detector, Finding, Reading
from tests import sound_server
from tests.patience import until
from tests.session_bus import private_bus
from tests.sound_server import SoundServer

pytestmark = pytest.mark.skipif(bool(sound_server.why_not()), reason=sound_server.why_not() or "it is there")


_MICROPHONE = """{ factory.name=support.null-audio-sink node.name=made-up media.class=Audio/Source/Virtual
    object.linger=true audio.position=[MONO] }"""


@pytest.fixture(scope="module", params=[False, True], ids=["socket", "shared memory"])
def server(request: pytest.FixtureRequest) -> Iterator[SoundServer]:
    """One that talks through a socket, and one that does it the usual way, through memory both share."""
    with tempfile.TemporaryDirectory(prefix="amble-", ignore_cleanup_errors=True) as folder:
        server = sound_server.start(Path(folder), shared_memory=request.param)
        assert server is not None
        # No monitor as far as PulseAudio knows.
        server.control("load-module", "module-remap-source", "source_name=microphone", "master=amble.monitor")
        yield server
        server.stop()


@pytest.fixture
def part(server: SoundServer) -> Iterator[MicrophonePart]:
    part = MicrophonePart(os.getpid(), server.environment["PULSE_SERVER"])
    yield part
    part.close()


@contextmanager
def recording(server: SoundServer, source: str = "microphone", **said: str) -> Iterator[int]:
    """A program that records while the block runs; gives its process id."""
    words = [f"--property={name.replace('_', '.')}={value}" for name, value in said.items()]
    command = ["parec", "-d", source, "--raw", *words]
    with subprocess.Popen(command, env={**os.environ, **server.environment}, stdout=subprocess.DEVNULL) as process:
        try:
            until(lambda: f'application.process.id = "{process.pid}"' in server.control("list", "source-outputs"))
            yield process.pid
        finally:
            process.terminate()


def said(part: MicrophonePart) -> Reading:
    return part.read()[Detector.MICROPHONE]


def hears(part: MicrophonePart) -> bool:
    """Whether its descriptor tells that something happened, within some seconds."""
    handle = part.wait_on()
    assert handle is not None
    return bool(select.select([handle], [], [], 10)[0])


def test_a_program_that_records_is_named_and_its_end_is_heard(part: MicrophonePart, server: SoundServer) -> None:
    assert said(part) == Reading(Finding.NO)
    with recording(server, application_name="A call"):
        assert hears(part)
        assert said(part) == Reading(Finding.YES, "A call")
    assert hears(part)
    until(lambda: said(part) == Reading(Finding.NO))


def test_what_only_looks_like_a_call_is_none(part: MicrophonePart, server: SoundServer) -> None:
    assert said(part) == Reading(Finding.NO)
    with recording(server, "amble.monitor"):
        assert said(part) == Reading(Finding.NO)
    with recording(server, media_name="Peak detect"):
        assert said(part) == Reading(Finding.NO)
    with recording(server, application_id="org.PulseAudio.pavucontrol"):
        assert said(part) == Reading(Finding.NO)
    with recording(server, media_role="filter"):
        assert said(part) == Reading(Finding.NO)


def test_our_own_recording_is_no_call(server: SoundServer) -> None:
    with recording(server) as process:
        ours, others = (MicrophonePart(pid, server.environment["PULSE_SERVER"]) for pid in (process, os.getpid()))
        assert said(ours) == Reading(Finding.NO)
        assert said(others).finding is Finding.YES
        ours.close()
        others.close()


def test_nothing_wakes_it_while_nothing_happens(part: MicrophonePart, server: SoundServer) -> None:
    said(part)
    said(part)
    handle = part.wait_on()
    assert handle is not None
    assert select.select([handle], [], [], 0.2)[0] == []
    server.control("set-sink-volume", "amble", "90%")
    assert select.select([handle], [], [], 0.2)[0] == []


def test_a_server_that_goes_cannot_tell_and_is_found_again() -> None:
    with tempfile.TemporaryDirectory(prefix="amble-", ignore_cleanup_errors=True) as folder:
        part = MicrophonePart(os.getpid(), f"unix:{folder}/native")
        for _ in range(2):
            assert said(part) == Reading(Finding.UNKNOWN, why="no_sound_server")
            assert part.wait_on() is None
            server = sound_server.start(Path(folder))
            assert server is not None
            assert said(part) == Reading(Finding.NO)
            server.stop()
            assert hears(part)
        assert said(part).finding is Finding.UNKNOWN


def test_a_server_that_hangs_has_a_time_limit(server: SoundServer) -> None:
    part = MicrophonePart(os.getpid(), server.environment["PULSE_SERVER"], limit=0.3)
    said(part)
    try:
        server.process.send_signal(signal.SIGSTOP)
        assert said(part) == Reading(Finding.UNKNOWN, why="no_sound_server")
    finally:
        server.process.send_signal(signal.SIGCONT)
    until(lambda: said(part).finding is Finding.NO)
    part.close()


@pytest.fixture
def pipewire() -> Iterator[SoundServer]:
    """PipeWire in PulseAudio's name, with a microphone that hears nothing."""
    missing = [
        name
        for name in ("pipewire", "pipewire-pulse", "wireplumber", "pw-cli", "parec", "dbus-daemon")
        if shutil.which(name) is None
    ]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not installed")
    with tempfile.TemporaryDirectory(prefix="amble-", ignore_cleanup_errors=True) as folder, ExitStack() as stack:
        environment = {"XDG_RUNTIME_DIR": folder, "PULSE_SERVER": f"unix:{folder}/pulse/native", "HOME": folder}
        environment["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(private_bus(Path(folder)))
        for program, mark in (("pipewire", "pipewire-0"), ("pipewire-pulse", "pulse/native"), ("wireplumber", "")):
            process = subprocess.Popen([program], env={**os.environ, **environment}, stderr=subprocess.DEVNULL)
            stack.enter_context(process)
            stack.callback(process.terminate)
            until((Path(folder) / mark).exists)
        server = SoundServer(environment, process)
        subprocess.run(
            ["pw-cli", "create-node", "adapter", _MICROPHONE],
            env={**os.environ, **environment},
            check=True,
            capture_output=True,
        )
        until(lambda: "made-up" in server.control("list", "short", "sources"))
        yield server


def test_pipewire_answers_in_the_name_of_pulseaudio(pipewire: SoundServer) -> None:
    part = MicrophonePart(os.getpid(), pipewire.environment["PULSE_SERVER"])
    assert said(part) == Reading(Finding.NO)
    assert part.wait_on() is not None
    with recording(pipewire, "made-up", application_name="A call"):
        assert hears(part)
        until(lambda: said(part) == Reading(Finding.YES, "A call"))
    assert hears(part)
    until(lambda: said(part) == Reading(Finding.NO))
    part.close()
