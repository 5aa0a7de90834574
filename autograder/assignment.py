"""An assignment as its folder under reference/ describes it. The engine knows none by name."""

from __future__ import annotations

import difflib
import hashlib
import importlib.util
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from autograder.bank import Case, read_bank, read_text
from autograder.errors import AutograderError, UsageError
from autograder.resources import Resources
from autograder.spec import Spec
from autograder.weights import total_weights

KIT_VARIABLE = "AUTOGRADER_KIT"


@dataclass(frozen=True)
class Assignment:
    """A folder of checks with what they need. `folder` holds assignment.toml."""

    name: str
    folder: Path
    spec: Spec

    @cached_property
    def visible(self) -> Path:
        """The checks that students have: reference/<name>/visible, or checks/ in an exercise folder."""
        return self.folder / ("checks" if _is_released(self.folder) else "visible")

    @property
    def naming(self) -> Path:
        """The modules that name mistakes, if it has any: beside the checks that students have, without their tables."""
        return self.visible / "naming" if _is_released(self.folder) else self.folder / "naming"

    def namer(self, function: str) -> ModuleType | None:
        """The module that names mistakes in a function, if there is one."""
        path = self.naming / f"{function}.py"
        return _import(path) if path.is_file() else None

    @cached_property
    def weights(self) -> dict[str, float]:
        """For each function the weights of all its checks together, of those that are not at hand, too."""
        return self.spec.weights if _is_released(self.folder) else total_weights(self.visible, self.hidden)

    def worth(self, function: str, weight: float) -> float:
        """The points of a check of this weight: points of the function * weight / weights of all its checks."""
        total = self.weights.get(function, 0.0)
        return self.spec.points.get(function, 0.0) * weight / total if total else 0.0

    @property
    def hidden(self) -> Path:
        """The folder of the checks that stay with the instructor: `release` prints nothing of it."""
        return self.folder / "hidden"

    @cached_property
    def harness(self) -> str:
        """The text of visible/harness.py, which every worker runs beside the submission."""
        return read_text(self.visible / "harness.py")

    @property
    def model_path(self) -> Path:
        """Where the model answers are in the kit, beside reference/; nobody else has them."""
        return self.folder.parent.parent / "solutions" / self.name / f"{self.name}.py"

    @cached_property
    def model(self) -> str | None:
        """The source of the model answers, if they are here."""
        return read_text(self.model_path) if self.model_path.is_file() else None

    @cached_property
    def reference_implementations(self) -> dict[str, str]:
        """The kit's own versions of all dependencies, as source."""
        needed = {name for names in self.spec.dependencies.values() for name in names}
        return {name: read_text(self.folder / "reference_implementations" / f"{name}.py") for name in sorted(needed)}

    def reference_implementations_for(self, function: str) -> dict[str, str]:
        """The kit's versions of the functions beside `function`."""
        return {name: self.reference_implementations[name] for name in self.spec.dependencies.get(function, ())}

    @cached_property
    def digest(self) -> str:
        """Of everything that a verdict rests on: another one may be a different verdict."""
        sha = hashlib.sha256()
        for path in sorted(self.folder.rglob("*")):
            if path.suffix in (".py", ".toml") and path.is_file():
                sha.update(path.relative_to(self.folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        return sha.hexdigest()[:16]

    def module(self, name: str) -> ModuleType:
        """A module of the reference, such as `oracle` or `probes`."""
        return _import(self.folder / f"{name}.py")

    def bank(self, kind: str) -> dict[str, list[Case]]:
        """The cases of a `kind`, `misconceptions` or `variants`, by the function that each replaces."""
        return {name: list(read_bank(self.folder / kind / f"{name}.py", name)) for name in self._has_bank(kind)}

    @cached_property
    def preamble(self) -> str:
        """What stands above each case of a bank: imports, as a student has them."""
        path = self.folder / "preamble.py"
        return read_text(path) if path.is_file() else ""

    @cached_property
    def idle(self) -> dict[str, str]:
        """What does nothing and looks like an answer here, by name: each defines `idle`."""
        path = self.folder / "idle.py"
        return {case.name: case.source for case in read_bank(path, "idle")} if path.is_file() else {}

    def _has_bank(self, kind: str) -> list[str]:
        return [name for name in self.spec.functions if (self.folder / kind / f"{name}.py").is_file()]

    def resources(self, data: str = "auto", folder: Path | None = None) -> Resources:
        """What it brings besides checks: the data asked for, in the `folder` that is named, if one is.

        `data` is `auto` for the best there is, `offline` for what needs no network, or a name that the assignment
        knows. Raises AutograderError where it is not there.
        """
        own: dict[str, Callable[[], Any]] = {"parameters": lambda: self.spec.parameters}
        if (self.folder / "resources.py").is_file():
            brought: Resources = self.module("resources").load(data, folder, self.spec.parameters)
            return replace(brought, lent={**brought.lent, **own})
        if data not in ("auto", "offline") or folder is not None:
            raise UsageError(f"{self.name} uses no data: leave the option out.")
        return Resources(lent=own)

    def measure(self, data: str, seeds: int) -> str:
        """What `measure` of its resources.py prints. Raises UsageError where it has none."""
        path = self.folder / "resources.py"
        measure = getattr(self.module("resources"), "measure", None) if path.is_file() else None
        if measure is None:
            raise UsageError(f"{self.name} measures nothing: its resources.py has no function measure.")
        return str(measure(data, None, self.spec.parameters, seeds))

    def seconds(self, function: str) -> float:
        """How long a worker may take for one call of this function, in seconds."""
        return self.spec.limits.functions.get(function, self.spec.limits.call)


def find_kit() -> Path:
    """The folder that holds reference/ and solutions/: the checkout, wherever the command is run from."""
    candidates = [Path(os.environ[KIT_VARIABLE])] if KIT_VARIABLE in os.environ else []
    candidates += [*_upwards(Path.cwd()), Path(__file__).resolve().parent.parent]
    for folder in candidates:
        if (folder / "reference").is_dir():
            return folder
    raise UsageError(
        f"No folder with reference/ here or above: run this in the instructor's checkout, or set {KIT_VARIABLE} to it."
    )


def assignment_names(kit: Path) -> list[str]:
    """The names of the assignments that the kit's reference/ holds, in alphabetical order."""
    return sorted(path.parent.name for path in kit.glob("reference/*/assignment.toml"))


def load_assignment(name: str, kit: Path | None = None) -> Assignment:
    """The assignment of this name in the kit. Raises UsageError with the near miss when there is none."""
    kit = kit or find_kit()
    names = assignment_names(kit)
    if name not in names:
        near = difflib.get_close_matches(name, names, 1)
        offer = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names) or 'none'}."
        raise UsageError(f"No assignment is called {name!r}. {offer}")
    return read_assignment(kit / "reference" / name)


def read_assignment(folder: Path) -> Assignment:
    """The assignment in this folder: one under reference/, or a student's exercise folder."""
    path = folder / "assignment.toml"
    try:
        spec = msgspec.toml.decode(path.read_bytes(), type=Spec)
    except (msgspec.MsgspecError, UnicodeError, OSError) as error:
        raise AutograderError(f"{path} cannot be used: {error}. Correct it, or restore it from the release.") from error
    if not _is_released(folder):
        return Assignment(folder.name, folder, spec)
    if not spec.weights.keys() >= set(spec.functions):
        raise AutograderError(f"{path} lacks weights of functions. Restore it from the release.")
    return Assignment(_name_on_first_line(path) or folder.name, folder, spec)


def _is_released(folder: Path) -> bool:
    """Whether this is a student's folder, which has a part of the checks, and not one under reference/."""
    return not (folder / "visible").is_dir()


def find_exercise(start: Path) -> Path | None:
    """The exercise folder that `start` lies in: assignment.toml beside checks/."""
    for folder in _upwards(start):
        if (folder / "assignment.toml").is_file() and (folder / "checks").is_dir():
            return folder
    return None


def _upwards(start: Path) -> list[Path]:
    start = start.resolve()
    return [start, *start.parents]


def _name_on_first_line(path: Path) -> str:
    # A student may have renamed the folder; the line that says what printed the file still names the assignment.
    found = re.search(r"autograder release (\w+)", path.read_text().split("\n", 1)[0])
    return found[1] if found else ""


def _import(path: Path) -> ModuleType:
    # A package of its own for each folder, so that its modules can import one another: `from .rows import rows`.
    folder = path.resolve().parent
    package = f"reference_{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}"
    if package not in sys.modules:
        sys.modules[package] = ModuleType(package)
        sys.modules[package].__path__ = [str(folder)]
    name = f"{package}.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise AutograderError(f"{path} is missing. Restore it from the release.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # annotations that are text are looked up there
    spec.loader.exec_module(module)
    return module
