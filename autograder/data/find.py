"""Finds Fashion-MNIST: a given folder, the user's cache, a download; and says plainly when a folder has none."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import socket
import sys
import tempfile
from pathlib import Path

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
    with contextlib.suppress(AutograderError):
        return _read(cache_dir())
    if _download(cache_dir()):
        return _read(cache_dir())
    if kind == FASHION_MNIST:
        raise AutograderError(f"Fashion-MNIST is not in {cache_dir()} and could not be downloaded. {_HOW}")
    return standin.draw()


def cache_dir() -> Path:
    """Where a download is kept."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "d2l-autograder"


def _read(folder: Path) -> DataSet:
    if not folder.is_dir():
        raise AutograderError(f"There is no folder {folder}. {_HOW}")
    try:
        train, test = (vision.datasets().FashionMNIST(root=folder, train=train) for train in (True, False))
    except ImportError as error:
        raise AutograderError('Reading Fashion-MNIST needs torchvision: pip install "d2l-autograder[data]".') from error
    except (RuntimeError, OSError, ValueError, TypeError, AssertionError) as error:
        raise AutograderError(f"{folder} holds no readable Fashion-MNIST. {_HOW}") from error
    sizes = (len(train.data), len(train.targets), len(test.data), len(test.targets))
    if sizes != (60_000, 60_000, 10_000, 10_000):
        raise AutograderError(f"The Fashion-MNIST in {folder} is not complete: {sizes} images and labels. {_HOW}")
    return DataSet(FASHION_MNIST, train.data, train.targets, test.data, test.targets)


def _download(folder: Path) -> bool:
    """Fetch into a folder beside, and move it into place only when it is whole."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(_NETWORK_SECONDS)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix="fashion-mnist-") as beside:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                vision.datasets().FashionMNIST(root=beside, download=True)
            _read(Path(beside))
            shutil.copytree(beside, folder, dirs_exist_ok=True)
    except (ImportError, OSError, RuntimeError, AutograderError):
        return False
    finally:
        socket.setdefaulttimeout(before)
    return True
