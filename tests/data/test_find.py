from __future__ import annotations

import gzip
import hashlib
import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import torch

from autograder.data import DataSet, find, load
from autograder.errors import AutograderError, UsageError
from autograder.worker import vision

IMAGES, LABELS = "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"
Mirror = Callable[[bytes], None]


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty cache, and no folder named."""
    monkeypatch.delenv("AUTOGRADER_DATA_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return tmp_path


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch, cache: Path) -> Path:
    """A mirror that nobody can reach: port 9 of this machine."""
    monkeypatch.setattr(find, "_MIRROR", "http://127.0.0.1:9/")
    return cache


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch, cache: Path) -> Iterator[Mirror]:
    """A mirror that answers every request with the same bytes and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer(reply: bytes) -> None:
            threading.Thread(target=_serve, args=(server, reply), daemon=True).start()

        monkeypatch.setattr(find, "_MIRROR", f"http://127.0.0.1:{server.getsockname()[1]}/")
        yield answer
        server.shutdown(socket.SHUT_RDWR)


def _serve(server: socket.socket, reply: bytes) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            connection.recv(4096)
            connection.sendall(reply)


@pytest.fixture
def copied(fashion_mnist_dir: Path, tmp_path: Path) -> Path:
    """A folder of the real set whose files can be damaged one by one: links to the rest."""
    raw = tmp_path / "copied" / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    for file in (fashion_mnist_dir / "FashionMNIST" / "raw").iterdir():
        (raw / file.name).symlink_to(file.resolve())
    return tmp_path / "copied"


def test_the_real_set_is_whole(fashion_mnist: DataSet) -> None:
    assert fashion_mnist.name == "fashion-mnist"
    assert fashion_mnist.train_images.shape == (60_000, 28, 28)
    assert fashion_mnist.test_labels.bincount().tolist() == [1000] * 10


def test_a_given_folder_comes_before_the_variable(
    copied: Path, monkeypatch: pytest.MonkeyPatch, no_network: Path
) -> None:
    monkeypatch.setenv("AUTOGRADER_DATA_DIR", str(no_network / "nowhere"))
    assert load("auto", copied).name == "fashion-mnist"


def test_the_variable_comes_before_the_cache(copied: Path, monkeypatch: pytest.MonkeyPatch, no_network: Path) -> None:
    copied.rename(find.cache_dir())
    monkeypatch.setenv("AUTOGRADER_DATA_DIR", str(no_network / "nowhere"))
    with pytest.raises(AutograderError, match="There is no folder"):
        load()


def test_the_cache_comes_before_a_download(copied: Path, no_network: Path) -> None:
    copied.rename(find.cache_dir())
    assert load().name == "fashion-mnist"


def test_without_network_the_stand_in_is_drawn(no_network: Path) -> None:
    assert load().name == "synthetic"


def test_without_a_home_the_stand_in_is_drawn(no_network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container, whose user nobody has heard of."""

    def unknown(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", unknown)
    assert load().name == "synthetic"
    with pytest.raises(AutograderError, match="There is no home folder"):
        load("fashion-mnist")


def test_asked_for_by_name_it_is_never_replaced(no_network: Path) -> None:
    with pytest.raises(AutograderError, match="could not be downloaded"):
        load("fashion-mnist")


def test_without_pooch_the_error_says_what_to_install(no_network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pooch", None)
    assert load().name == "synthetic"
    with pytest.raises(AutograderError, match=r'pip install "d2l-autograder\[data\]"'):
        load("fashion-mnist")


def test_what_is_there_is_read_without_pooch(fashion_mnist_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pooch", None)
    assert load("fashion-mnist", fashion_mnist_dir).name == "fashion-mnist"


def test_it_is_what_torchvision_reads(fashion_mnist: DataSet, fashion_mnist_dir: Path) -> None:
    for train, images, labels in (
        (True, fashion_mnist.train_images, fashion_mnist.train_labels),
        (False, fashion_mnist.test_images, fashion_mnist.test_labels),
    ):
        theirs = vision.torchvision().datasets.FashionMNIST(root=fashion_mnist_dir, train=train)
        assert torch.equal(images, theirs.data)
        assert torch.equal(labels, theirs.targets)


def test_a_named_folder_without_data_is_an_error(no_network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTOGRADER_DATA_DIR", str(no_network))
    with pytest.raises(AutograderError, match="holds no readable Fashion-MNIST"):
        load()
    with pytest.raises(AutograderError, match="There is no folder"):
        load("auto", no_network / "nowhere")


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        (IMAGES, lambda data: data[:1_000_000]),
        (IMAGES, lambda data: data[:16]),
        (IMAGES, lambda data: b""),
        (IMAGES, lambda data: b"<html>Not found</html>"),
        (IMAGES, lambda data: b"\0\0\x0a\x03" + data[4:]),
        (IMAGES, lambda data: data[:4] + struct.pack(">3i", 10_000, 14, 56) + data[16:]),
        (LABELS, lambda data: data[:-1]),
        (LABELS, lambda data: data[:8] + bytes(label + 20 for label in data[8:])),
    ],
    ids=["truncated", "header", "empty", "html", "type", "shape", "one-label-less", "other-labels"],
)
def test_a_damaged_file_is_an_error(copied: Path, name: str, damage: Callable[[bytes], bytes]) -> None:
    file = copied / "FashionMNIST" / "raw" / name
    data = file.read_bytes()
    file.unlink()
    file.write_bytes(damage(data))
    with pytest.raises(AutograderError, match="Fashion-MNIST"):
        load("auto", copied)


def test_a_damaged_cache_is_not_used(copied: Path, no_network: Path) -> None:
    (copied / "FashionMNIST" / "raw" / LABELS).unlink()
    copied.rename(find.cache_dir())
    assert load().name == "synthetic"


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n<html>log in</html>",
        b"HTTP/1.1 200 OK\r\nContent-Length: 26421880\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc",
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        b"\0garbage\r\n\r\n",
    ],
    ids=["login-page", "cut", "cut-chunk", "not-found", "garbage"],
)
def test_a_failed_download_leaves_and_prints_nothing(
    mirror: Mirror, cache: Path, reply: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    mirror(reply)
    assert load().name == "synthetic"
    assert list(cache.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_a_download_that_hangs_ends_in_time(no_network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking up a name knows no time-out."""
    release, waited = threading.Event(), threading.Event()

    def look_up(*args: object, **options: object) -> list[Any]:
        release.wait(5)
        waited.set()
        raise OSError

    monkeypatch.setattr(find, "_NETWORK_SECONDS", 0.1)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    try:
        assert load().name == "synthetic"
        assert not waited.is_set()
    finally:
        release.set()


@pytest.fixture
def packed(fashion_mnist_dir: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A mirror's folder: the real set, packed anew, and known by the hashes of that."""
    folder = tmp_path_factory.mktemp("mirror")
    for name in find._SHA256:
        unpacked = fashion_mnist_dir / "FashionMNIST" / "raw" / name.removesuffix(".gz")
        (folder / name).write_bytes(gzip.compress(unpacked.read_bytes(), 1))
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in find._SHA256}
    monkeypatch.setattr(find, "_SHA256", hashes)
    return folder


class _Files(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def serving(packed: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a mirror that answers."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=packed)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setattr(find, "_MIRROR", f"http://127.0.0.1:{server.server_port}/")
        yield packed
        server.shutdown()


def test_a_download_is_kept(
    serving: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert load().name == "fashion-mnist"
    assert list(cache.iterdir()) == [find.cache_dir()]
    assert capfd.readouterr() == ("", "")
    monkeypatch.setattr(find, "_MIRROR", "http://127.0.0.1:9/")
    assert load("fashion-mnist").name == "fashion-mnist"


def test_a_file_of_another_hash_is_not_kept(serving: Path, cache: Path) -> None:
    changed = serving / f"{IMAGES}.gz"
    changed.write_bytes(gzip.compress(gzip.decompress(changed.read_bytes()), 2))
    with pytest.raises(AutograderError, match="could not be downloaded"):
        load("fashion-mnist")
    assert list(cache.iterdir()) == []


def test_an_unknown_kind_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="There are: auto, fashion-mnist, synthetic"):
        load("mnist")
