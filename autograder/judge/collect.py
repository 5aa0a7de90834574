"""The checks of an assignment, as pytest finds them. pytest collects and does no more: the judge calls them itself."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder import checks
from autograder.assignment import Assignment
from autograder.errors import AutograderError
from autograder.weights import function_of

# Nothing runs, so nothing can be left unraised: pytest would look for that with the collector, for half a second.
_QUIET = [
    "-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:logging", "-p", "no:unraisableexception",
    "--noconftest", "--collect-only",
    "--import-mode=importlib", "--assert=plain", "--capture=no", "-c", os.devnull, "-W", "ignore",
]  # fmt: skip


@dataclass(frozen=True)
class Check:
    """A test, what its marks say, what it takes (student, oracle, what is lent), and what pytest's marks add."""

    test: Callable[..., None]
    id: str
    function: str
    title: str
    points: float
    hint: str
    visible: bool
    takes: frozenset[str]
    arguments: Mapping[str, Any]

    @classmethod
    def of(cls, item: pytest.Function, assignment: Assignment) -> Check:
        mark = item.get_closest_marker("weight")
        function = function_of(item.path)
        return cls(
            item.obj,
            f"{item.path.parent.name}/{item.path.name}::{item.name}",
            function,
            " ".join((item.function.__doc__ or item.name).split()),
            assignment.worth(function, float(mark.args[0])) if mark else 0.0,
            str(mark.kwargs.get("hint", "")) if mark else "",
            item.path.parent.name != "hidden",
            frozenset(item.fixturenames),
            item.callspec.params if hasattr(item, "callspec") else {},
        )


def collect(assignment: Assignment, *folders: Path, known: Collection[str] | None = None) -> list[Check]:
    """The checks in these folders of an assignment, in order. Raises AutograderError when they cannot be collected.

    `known` are the names of what a check may take; without them it may take anything.
    """
    checks.register_profile()  # not from a hook: pytest would keep what it raises to itself
    found = _Collection(assignment, known)
    with _isolate_pytest(), _isolate_imports(folders):
        code = pytest.main([*_QUIET, "--rootdir", str(assignment.folder), *map(str, folders)], [found])
    if not found.problem and code == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if not found.problem and code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        found.problem = f"pytest ended with {code!r}"
    if found.problem:
        raise AutograderError(f"The checks of {assignment.name} cannot be run: {found.problem}")
    return found.checks


@contextlib.contextmanager
def _isolate_imports(folders: Sequence[Path]) -> Iterator[None]:
    """With what lies beside the checks for them to import, and no trace of it afterwards.

    Another assignment's files have the same names.
    """
    before, path = set(sys.modules), list(sys.path)
    sys.path[:0] = map(str, folders)
    try:
        yield
    finally:
        sys.path[:] = path
        for name in set(sys.modules) - before:
            file = getattr(sys.modules[name], "__file__", None)
            if file is not None and Path(file).parent in folders:
                del sys.modules[name]


class _Collection:
    """A pytest plugin that keeps what is collected."""

    def __init__(self, assignment: Assignment, known: Collection[str] | None) -> None:
        self.assignment = assignment
        self.known = known
        self.checks: list[Check] = []
        self.problem = ""

    def pytest_configure(self, config: pytest.Config) -> None:
        checks.register_marks(config)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.problem = str(report.longreprtext).strip().splitlines()[-1].removeprefix("E").strip()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            if isinstance(item, pytest.Function):
                check = Check.of(item, self.assignment)
                self.checks.append(check)
                unknown = sorted(check.takes - set(self.known or check.takes) - set(check.arguments))
                if unknown:
                    known = ", ".join(sorted(self.known or ()))
                    self.problem = f"{check.id} takes {', '.join(unknown)}; a check can take {known}"


@contextlib.contextmanager
def _isolate_pytest() -> Iterator[None]:
    """Without what this machine's user likes pytest to do: other plugins, other options, another order."""
    ours = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "", "PYTEST_PLUGINS": ""}
    theirs = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in theirs.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
