"""Finds Fashion-MNIST: a given folder, the user's cache, a download; and says plainly when a folder has none."""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import tempfile
import threading
import urllib.request
from http.client import HTTPException
from pathlib import Path

import numpy as np
import torch
from platformdirs import user_cache_path
from torch import Tensor

from autograder.data import synthetic
from autograder.data.sets import FASHION_MNIST, KINDS, DataSet
from autograder.errors import AutograderError, UsageError
from autograder.result import SYNTHETIC

DATA_VARIABLE = "AUTOGRADER_DATA_DIR"
_NETWORK_SECONDS = 5.0
_MIRROR = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"
_SHA256 = {
    "train-images-idx3-ubyte.gz": "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
    "train-labels-idx1-ubyte.gz": "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
    "t10k-images-idx3-ubyte.gz": "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
    "t10k-labels-idx1-ubyte.gz": "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
}
_HOW = f"Put FashionMNIST/raw/ below the folder that --data-dir or {DATA_VARIABLE} names, or use --data synthetic."


def load(kind: str = "auto", data_dir: Path | None = None, *, download: bool = True) -> DataSet:
    """The data set of this kind; without `download` what is on this machine already.

    Raises AutograderError where it was asked for by name or folder, and is not there.
    """
    if kind not in KINDS:
        raise UsageError(f"No data is called {kind!r}. There are: {', '.join(KINDS)}.")
    if kind == SYNTHETIC:
        return synthetic.draw()
    named = data_dir or (Path(os.environ[DATA_VARIABLE]) if os.environ.get(DATA_VARIABLE) else None)
    if named is not None:
        return _read(named)
    try:
        return _cached(download=download)
    except AutograderError:
        if kind == FASHION_MNIST:
            raise
    return synthetic.draw()


def cache_dir() -> Path:
    """Where a download is kept. Raises AutograderError where there is no home folder."""
    try:
        return user_cache_path("d2l-autograder", appauthor=False, opinion=False)
    except RuntimeError as error:
        raise AutograderError(f"There is no home folder to keep Fashion-MNIST in. {_HOW}") from error


def _cached(*, download: bool) -> DataSet:
    folder = cache_dir()
    try:
        return _read(folder)
    except AutograderError:  # a damaged cache is fetched again
        if not download:
            raise
    _download(folder)
    return _read(folder)


def _read(folder: Path) -> DataSet:
    if not folder.is_dir():
        raise AutograderError(f"There is no folder {folder}. {_HOW}")
    raw = folder / "FashionMNIST" / "raw"
    try:
        train, test = (
            (_idx(raw / f"{part}-images-idx3-ubyte", count, 28, 28), _idx(raw / f"{part}-labels-idx1-ubyte", count))
            for part, count in (("train", 60_000), ("t10k", 10_000))
        )
    except OSError as error:
        raise AutograderError(f"{folder} holds no readable Fashion-MNIST. {_HOW}") from error
    except ValueError as error:
        raise AutograderError(f"The Fashion-MNIST in {folder} is not complete, or another data set. {_HOW}") from error
    return DataSet(FASHION_MNIST, train[0], train[1].long(), test[0], test[1].long())


def _idx(path: Path, *shape: int) -> Tensor:
    """The bytes of an IDX file of this shape, of which the first is a count. Raises ValueError where it is another.

    A header is 0, 0, the type (8 for bytes), the number of dimensions, and each of them as a big-endian int32.
    """
    content = np.fromfile(path, dtype=np.uint8)
    header = np.frombuffer(struct.pack(f">4B{len(shape)}i", 0, 0, 8, len(shape), *shape), dtype=np.uint8)
    if not np.array_equal(content[: len(header)], header):
        raise ValueError(f"{path} does not begin as it should")
    values = torch.from_numpy(content[len(header) :].reshape(shape))  # raises ValueError where some are missing
    if len(shape) == 1 and values.bincount().tolist() != [shape[0] // 10] * 10:
        raise ValueError(f"{path} has not each of ten classes equally often")
    return values


def _download(folder: Path) -> None:
    """Fetch into a folder beside, and copy it into place only when it is whole. Raises AutograderError."""
    try:
        import pooch  # only an instructor has it
    except ImportError as error:
        what = "Downloading Fashion-MNIST needs pooch"
        raise AutograderError(f'{what}: pip install "d2l-autograder[data]".') from error
    pooch.get_logger().setLevel("WARNING")
    downloader = pooch.HTTPDownloader(timeout=_NETWORK_SECONDS)
    try:
        if not _answers(_MIRROR + next(iter(_SHA256))):
            raise TimeoutError
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix="fashion-mnist-") as beside:
            files = pooch.create(Path(beside, "FashionMNIST", "raw"), _MIRROR, registry=_SHA256)
            for name in _SHA256:
                files.fetch(name, pooch.Decompress(name=name.removesuffix(".gz")), downloader)
            _read(Path(beside))
            shutil.copytree(beside, folder, dirs_exist_ok=True)
    except (OSError, ValueError, AutograderError) as error:
        raise AutograderError(f"Fashion-MNIST is not in {folder} and could not be downloaded. {_HOW}") from error


def _answers(url: str) -> bool:
    """Whether anybody answers in time: a socket's own limit is per address of a host, and not for finding its name."""
    answered = threading.Event()
    head = urllib.request.Request(url, method="HEAD")

    def ask() -> None:
        with contextlib.suppress(OSError, HTTPException), urllib.request.urlopen(head, timeout=_NETWORK_SECONDS):
            answered.set()

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(_NETWORK_SECONDS)
    return answered.is_set()
