"""Finds Fashion-MNIST: a given folder, the user's cache, a download; and says plainly when a folder has none."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import socket
import sys
import tempfile
import threading
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import Any

from torch import Tensor

from autograder.data import standin, vision
from autograder.data.sets import FASHION_MNIST, KINDS, STAND_IN, DataSet
from autograder.errors import AutograderError, UsageError

DATA_VARIABLE = "AUTOGRADER_DATA_DIR"
_NETWORK_SECONDS = 5.0
_HOW = f"Put FashionMNIST/raw/ below the folder that --data-dir or {DATA_VARIABLE} names, or use --data stand-in."


def load(kind: str = "auto", data_dir: Path | None = None) -> DataSet:
    """The data set of this kind. Raises AutograderError where it was asked for by name or folder, and is not there."""
    if kind not in KINDS:
        raise UsageError(f"No data is called {kind!r}. There are: {', '.join(KINDS)}.")
    if kind == STAND_IN:
        return standin.draw()
    named = data_dir or (Path(os.environ[DATA_VARIABLE]) if os.environ.get(DATA_VARIABLE) else None)
    if named is not None:
        return _read(named)
    try:
        return _cached()
    except AutograderError:
        if kind == FASHION_MNIST:
            raise
    return standin.draw()


def cache_dir() -> Path:
    """Where a download is kept."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or _home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or _home() / ".cache")
    return base / "d2l-autograder"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise AutograderError(f"There is no home folder to keep Fashion-MNIST in. {_HOW}") from error


def _cached() -> DataSet:
    folder = cache_dir()
    with contextlib.suppress(AutograderError):  # a damaged cache is fetched again
        return _read(folder)
    _download(folder)
    return _read(folder)


def _reader() -> Any:
    try:
        return vision.datasets().FashionMNIST
    except ImportError as error:
        raise AutograderError('Reading Fashion-MNIST needs torchvision: pip install "d2l-autograder[data]".') from error


def _read(folder: Path) -> DataSet:
    if not folder.is_dir():
        raise AutograderError(f"There is no folder {folder}. {_HOW}")
    reader = _reader()
    try:
        train, test = (reader(root=folder, train=train) for train in (True, False))
    except Exception as error:  # a damaged file raises whatever its bytes happen to lead to
        raise AutograderError(f"{folder} holds no readable Fashion-MNIST. {_HOW}") from error
    if not (_whole(train.data, train.targets, 60_000) and _whole(test.data, test.targets, 10_000)):
        raise AutograderError(f"The Fashion-MNIST in {folder} is not complete, or another data set. {_HOW}")
    return DataSet(FASHION_MNIST, train.data, train.targets, test.data, test.targets)


def _whole(images: Tensor, labels: Tensor, count: int) -> bool:
    """Fashion-MNIST has each of the ten classes equally often."""
    if images.shape != (count, 28, 28) or labels.shape != (count,):
        return False
    return labels.bincount().tolist() == [count // 10] * 10


def _download(folder: Path) -> None:
    """Fetch into a folder beside, and copy it into place only when it is whole. Raises AutograderError."""
    reader = _reader()
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(_NETWORK_SECONDS)
    try:
        if not _answers(reader.mirrors[0] + reader.resources[0][0]):
            raise TimeoutError
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix="fashion-mnist-") as beside:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                reader(root=beside, download=True)
            _read(Path(beside))
            shutil.copytree(beside, folder, dirs_exist_ok=True)
    except (OSError, RuntimeError, HTTPException, AutograderError) as error:
        raise AutograderError(f"Fashion-MNIST is not in {folder} and could not be downloaded. {_HOW}") from error
    finally:
        socket.setdefaulttimeout(before)


def _answers(url: str) -> bool:
    """Whether anybody answers in time: a socket's own limit is per address of a host, and not for finding its name."""
    answered = threading.Event()

    def ask() -> None:
        with contextlib.suppress(OSError, HTTPException), urllib.request.urlopen(url):
            answered.set()

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(_NETWORK_SECONDS)
    return answered.is_set()
