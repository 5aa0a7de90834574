"""An assignment as its folder under reference/ describes it. The engine knows none by name."""

from __future__ import annotations

import contextlib
import difflib
import hashlib
import inspect
import os
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from autograder.bank import Case, read_bank, read_equivalent, read_text
from autograder.errors import AutograderError, UsageError
from autograder.modules import import_file
from autograder.resources import Resources
from autograder.rooms import SHARED, Rooms
from autograder.spec import read_spec
from autograder.weights import total_weights

KIT_VARIABLE = "AUTOGRADER_KIT"
_BANKS = frozenset({"misconceptions", "variants"})  # nobody's points rest on them
_SHARED_CELL = re.compile(rf'^# %% {SHARED}="(\w+)"\n', re.MULTILINE)


class Assignment(Rooms):
    """What an assignment's files hold: checks, and what they need."""

    def namer(self, function: str) -> ModuleType | None:
        """The module that names mistakes in a function, if there is one."""
        paths = (folder / f"{function}.py" for folder in self.naming)
        return next((import_file(path) for path in paths if path.is_file()), None)

    @cached_property
    def weights(self) -> dict[str, float]:
        """For each function the weights of all its checks together, of those that are not at hand, too."""
        return self.spec.weights if self.is_released else total_weights(*self.visible, *self.hidden)

    def worth(self, function: str, weight: float) -> float:
        """The points of a check of this weight: points of the function * weight / weights of all its checks."""
        total = self.weights.get(function, 0.0)
        return self.spec.points.get(function, 0.0) * weight / total if total else 0.0

    @cached_property
    def harness(self) -> str:
        """What every worker runs beside the submission: visible/harness.py, and below it those of shared functions."""
        shared = (path for folder in self.visible for path in sorted(folder.glob("harness_*.py")))
        return "\n\n".join(map(read_text, (self.visible[0] / "harness.py", *shared)))

    @cached_property
    def model(self) -> str | None:
        """The source of the model answers, if they are here, with solutions/shared/sgd.py for `# %% shared="sgd"`."""
        if not self.model_path.is_file():
            return None
        return _SHARED_CELL.sub(lambda cell: read_text(self.solution(SHARED, cell[1])), read_text(self.model_path))

    @cached_property
    def reference_implementations(self) -> dict[str, str]:
        """The kit's own versions of all dependencies, as source; a student's folder has none."""
        needed = {name for names in self.spec.dependencies.values() for name in names} if not self.is_released else ()
        return {
            name: read_text(self.home(name) / "reference_implementations" / f"{name}.py") for name in sorted(needed)
        }

    def reference_implementations_for(self, function: str) -> dict[str, str]:
        """The kit's versions of the functions beside `function`, those that are here."""
        known = self.reference_implementations
        return {name: known[name] for name in self.spec.dependencies.get(function, ()) if name in known}

    @cached_property
    def digest(self) -> str:
        """Of everything that a verdict and its points rest on: another one may be another verdict."""
        return _hash(repr(self.spec), *self.digests.values())

    @cached_property
    def digests(self) -> dict[str, str]:
        """For each function, of what its verdict rests on. Other functions' checks, and points, are none of that."""
        own: dict[str, list[str]] = {name: [] for name in self.spec.functions}
        common: list[str] = []
        for home in self.homes:
            # A student's folder holds more, such as an environment with all of torch: that is not ours to read.
            sources = (home / "checks" if self.is_released else home).rglob("*.py")
            for path in (path for path in sorted(sources) if not _BANKS & set(path.relative_to(home).parts)):
                below = path.relative_to(home)
                shared = "" if home == self.folder else home.name
                texts = own.get(shared or owner(below, self.spec.functions), common)
                texts += [shared, below.as_posix(), read_text(path)]
        return {name: _hash(*texts, *common, self._rules_for(name)) for name, texts in own.items()}

    @cached_property
    def bank_digests(self) -> dict[str, str]:
        """For each function, of the known mistakes that name others: what a name rests on that was looked for there."""
        bank, every = self.bank("misconceptions"), (self.folder / "probes.py").is_file()
        naming = {name: [case for case in cases if every or case.by_answers] for name, cases in bank.items()}
        return {name: _hash(*map(repr, naming.get(name, ()))) for name in self.spec.functions}

    def _rules_for(self, function: str) -> str:
        """What assignment.toml says that a verdict on this function rests on."""
        spec, limits = self.spec, self.spec.limits
        tables = (spec.banned, spec.dependencies, spec.requires)
        own = [self.seconds(function), *(table.get(function) for table in tables)]
        return repr((own, limits.load, limits.memory, limits.model, limits.budget, spec.parameters))

    def module(self, name: str) -> ModuleType:
        """A module of the reference, such as `probes`."""
        return import_file(self.folder / f"{name}.py")

    def oracle(self, function: str) -> ModuleType:
        """The oracle.py that checks of this function take."""
        return import_file(self.home(function) / "oracle.py")

    def bank(self, kind: str) -> dict[str, list[Case]]:
        """The cases of a `kind`, `misconceptions` or `variants`, by the function that each replaces."""
        paths = {name: self.home(name) / kind / f"{name}.py" for name in self.spec.functions}
        return {name: list(read_bank(path, name)) for name, path in paths.items() if path.is_file()}

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

    @cached_property
    def equivalent(self) -> dict[str, dict[str, str]] | None:
        """Mutants of each model answer that do the same thing, with the reason; None where nobody has looked.

        Raises AutograderError.
        """
        paths = [home / "equivalent.toml" for home in self.homes]
        found = [read_equivalent(path) for path in paths if path.is_file()]
        return {name: same for each in found for name, same in each.items()} if found else None

    @property
    def uses_data(self) -> bool:
        """Whether it has data that an option may choose: whether `load` of its resources.py is told which."""
        load = self._resource("load")
        return load is not None and len(inspect.signature(load).parameters) > 1

    def resources(self, data: str = "auto", folder: Path | None = None) -> Resources:
        """What it brings besides checks: the data asked for, in the `folder` that is named, if one is.

        `data` is `auto` for the best there is, `offline` for what needs no network, or a name that the assignment
        knows. Raises AutograderError where it is not there.
        """
        if not self.uses_data and (data not in ("auto", "offline") or folder is not None):
            raise UsageError(f"{self.name} uses no data: leave the option out.")
        load, parameters = self._resource("load"), self.spec.parameters
        brought = Resources()
        if load:
            with self._blaming_parameters():
                brought = load(data, folder, parameters) if self.uses_data else load(parameters)
        return replace(brought, lent={**brought.lent, "parameters": lambda: parameters})

    def measure(self, data: str, seeds: int) -> str:
        """What `measure` of its resources.py prints. Raises UsageError where it has none."""
        measure = self._resource("measure")
        if measure is None:
            raise UsageError(f"{self.name} measures nothing: its resources.py has no function measure.")
        with self._blaming_parameters():
            return str(measure(data, None, self.spec.parameters, seeds))

    @contextlib.contextmanager
    def _blaming_parameters(self) -> Iterator[None]:
        """Around what reads [parameters] of assignment.toml into a record of its own."""
        try:
            yield
        except msgspec.ValidationError as error:
            where = self.folder / "assignment.toml"
            raise AutograderError(
                f"{where}: [parameters] is not what resources.py reads: {error}. Correct it."
            ) from error

    def _resource(self, name: str) -> Callable[..., Any] | None:
        """A function of its resources.py, if it has one of this name."""
        there = (self.folder / "resources.py").is_file()
        return getattr(self.module("resources"), name, None) if there else None

    def seconds(self, function: str) -> float:
        """How long a worker may take for one call of this function, in seconds."""
        return self.spec.limits.functions.get(function, self.spec.limits.call)


def owner(path: Path, functions: Collection[str]) -> str:
    """The function that alone a file below an assignment's folder is about, by its place and name; "" for several."""
    room, name = path.parts[0], path.stem
    if room in ("visible", "hidden") and name.startswith("test_"):
        return next((function for function in functions if name == f"test_{function}"), "")
    about = [each for each in functions if room == "naming" and (name == each or name.startswith(f"{each}_"))]
    return max(about, key=len, default="")


def _hash(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


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
        spec = read_spec(path.read_bytes())
    except OSError as error:
        raise AutograderError(f"{path} cannot be read: {error.strerror}. Restore it from the release.") from error
    except ValueError as error:
        said = f"{path} cannot be used: {error}{'' if str(error).endswith('?') else '.'}"
        given = "" if (folder / "visible").is_dir() else " Or restore the file as it came with the exercise."
        raise AutograderError(said + given) from error
    assignment = Assignment(folder.name, folder, spec)
    if not assignment.is_released:
        return assignment
    if not spec.weights.keys() >= set(spec.functions):
        raise AutograderError(f"{path} lacks weights of functions. Restore it from the release.")
    return replace(assignment, name=_name_on_first_line(path) or folder.name)


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
