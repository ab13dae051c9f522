"""Voices come whole or not at all, and only when asked. The hub is a little server on this computer."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from coach.adapters.hibari_driver import NaturalVoice
from coach.adapters.voice_shelf import BLOCK, DownloadedVoices
from coach.services.sound_ports import VoiceShelf, VoiceUnavailable

MODEL = bytes(range(256)) * 2000
EMMA = NaturalVoice("emma", "en-GB", "emma.onnx", len(MODEL), hashlib.sha256(MODEL).hexdigest(), british=True)
HEART = NaturalVoice("heart", "en-US", "heart.onnx", 5, "", bundled=True)


class Hub(ThreadingHTTPServer):
    """A web server over a folder that remembers what was asked."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))

    def handle_error(self, request: object, client_address: object) -> None:
        """Somebody hung up in the middle of a file, as a cancelled fetch does: nothing to print."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *values: object) -> None:
        assert isinstance(self.server, Hub)
        self.server.asked.append(format % values)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    folder = tmp_path / "hub"
    folder.mkdir()
    (folder / EMMA.file).write_bytes(MODEL)
    with Hub(folder) as server:
        worker = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        worker.start()
        yield server
        server.shutdown()
        worker.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "voices"


def shelf_of(folder: Path, hub: Hub) -> VoiceShelf:
    return DownloadedVoices(folder, (HEART, EMMA), hub.address, patience=5.0)


def go_on(_share: float) -> bool:
    return True


def test_looking_asks_nobody_and_makes_nothing(folder: Path, hub: Hub) -> None:
    (offer,) = shelf_of(folder, hub).offers()
    assert (offer.id, offer.name, offer.language) == ("natural/emma", "Emma, British", "en-gb")
    assert (offer.bytes, offer.source) == (len(MODEL), "127.0.0.1")
    assert shelf_of(folder, hub).kept() == ()
    assert hub.asked == []
    assert not folder.exists()


def test_a_voice_comes_whole_with_its_progress(folder: Path, hub: Hub) -> None:
    shares: list[float] = []
    shelf = shelf_of(folder, hub)

    def watch(share: float) -> bool:
        shares.append(share)
        return True

    assert shelf.fetch("natural/emma", watch)
    assert [path.name for path in folder.iterdir()] == [EMMA.file]
    assert (folder / EMMA.file).read_bytes() == MODEL
    assert shares == sorted(shares)
    assert len(shares) > 5
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert (shelf.offers(), shelf.kept()) == ((), ("natural/emma",))


def test_a_voice_that_is_here_is_not_fetched_again(folder: Path, hub: Hub) -> None:
    shelf = shelf_of(folder, hub)
    shelf.fetch("natural/emma", go_on)
    assert shelf.fetch("natural/emma", go_on)
    assert len(hub.asked) == 1


def test_cancelling_leaves_nothing(folder: Path, hub: Hub) -> None:
    assert not shelf_of(folder, hub).fetch("natural/emma", lambda share: share < 0.5)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "sent", [MODEL[:-1], MODEL + b"x", MODEL[:-1] + b"x", b""], ids=["short", "long", "other", "no"]
)
def test_what_is_not_the_voice_is_thrown_away(folder: Path, hub: Hub, tmp_path: Path, sent: bytes) -> None:
    (tmp_path / "hub" / EMMA.file).write_bytes(sent)
    with pytest.raises(VoiceUnavailable, match="thrown away"):
        shelf_of(folder, hub).fetch("natural/emma", go_on)
    assert list(folder.iterdir()) == []


def test_a_hub_that_sends_without_end_is_cut_off_soon(folder: Path, hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "hub" / EMMA.file).write_bytes(MODEL * 20)
    blocks: list[float] = []

    def count(share: float) -> bool:
        blocks.append(share)
        return True

    with pytest.raises(VoiceUnavailable, match="thrown away"):
        shelf_of(folder, hub).fetch("natural/emma", count)
    assert len(blocks) < 2 * len(MODEL) / BLOCK + 3
    assert max(blocks) <= 1.0


def test_a_hub_without_the_voice_is_told_in_a_sentence(folder: Path, hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "hub" / EMMA.file).unlink()
    with pytest.raises(VoiceUnavailable, match=r"could not be fetched: .*\.$"):
        shelf_of(folder, hub).fetch("natural/emma", go_on)


def test_without_a_connection_there_is_a_sentence(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        shelf = DownloadedVoices(folder, (EMMA,), f"http://127.0.0.1:{taken.getsockname()[1]}/")
        with pytest.raises(VoiceUnavailable, match="look at the connection"):
            shelf.fetch("natural/emma", go_on)


def test_a_hub_that_says_nothing_is_given_up(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(VoiceUnavailable, match="nothing came for a while"):
            DownloadedVoices(folder, (EMMA,), address, patience=0.2).fetch("natural/emma", go_on)
    assert list(folder.iterdir()) == []


def test_a_half_file_of_a_program_that_was_ended_goes_with_the_next_fetch(folder: Path, hub: Hub) -> None:
    folder.mkdir(parents=True)
    (folder / f"{EMMA.file}.abc.part").write_bytes(MODEL[:100])
    assert shelf_of(folder, hub).fetch("natural/emma", go_on)
    assert [path.name for path in folder.iterdir()] == [EMMA.file]


def test_a_damaged_voice_is_offered_and_fetched_again(folder: Path, hub: Hub) -> None:
    shelf = shelf_of(folder, hub)
    shelf.fetch("natural/emma", go_on)
    (folder / EMMA.file).write_bytes(MODEL[:-1] + b"x")
    assert [offer.id for offer in shelf.offers()] == ["natural/emma"]
    assert shelf.fetch("natural/emma", go_on)
    assert (folder / EMMA.file).read_bytes() == MODEL


def test_a_forgotten_voice_is_gone_and_offered_again(folder: Path, hub: Hub) -> None:
    shelf = shelf_of(folder, hub)
    shelf.fetch("natural/emma", go_on)
    shelf.forget("natural/emma")
    shelf.forget("natural/emma")
    assert list(folder.iterdir()) == []
    assert len(shelf.offers()) == 1


def test_a_voice_of_nobody_is_refused(folder: Path, hub: Hub) -> None:
    for ask in (lambda id: shelf_of(folder, hub).fetch(id, go_on), shelf_of(folder, hub).forget):
        with pytest.raises(VoiceUnavailable, match="There is no voice"):
            ask("natural/nobody")
    assert hub.asked == []


def test_a_folder_that_cannot_be_made_is_told(folder: Path, hub: Hub) -> None:
    folder.parent.parent.joinpath("data").write_text("a file")
    with pytest.raises(VoiceUnavailable, match="cannot be kept"):
        shelf_of(folder, hub).fetch("natural/emma", go_on)


def test_a_full_disk_is_told_and_left_clean(folder: Path, hub: Hub) -> None:
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("making a small disk needs the right to mount")
    try:
        with pytest.raises(VoiceUnavailable, match="not enough room"):
            shelf_of(folder, hub).fetch("natural/emma", go_on)
        assert list(folder.iterdir()) == []
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_the_installed_hibari_offers_its_four_other_voices(folder: Path) -> None:
    offers = {offer.id: offer for offer in DownloadedVoices(folder).offers()}
    assert set(offers) == {f"natural/{name}" for name in ("emma", "fenrir", "fable", "kore")}
    assert all(7_000_000 < offer.bytes < 9_000_000 and "." in offer.source for offer in offers.values())
    assert not folder.exists()
