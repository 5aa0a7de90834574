"""Where the files of an assignment are, and those of functions that it shares with others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.spec import Spec

SHARED = "shared"  # below reference/ and solutions/: functions that several assignments ask


@dataclass(frozen=True)
class Rooms:
    """The folders of an assignment: one under reference/, or a student's. `folder` holds assignment.toml."""

    name: str
    folder: Path
    spec: Spec

    @property
    def is_released(self) -> bool:
        """Whether this is a student's folder, which has a part of the checks, and not one under reference/."""
        return not (self.folder / "visible").is_dir()

    def home(self, function: str) -> Path:
        """The folder that says how a function is judged: the assignment's own, or reference/shared/<function>."""
        return self.folder.parent / SHARED / function if function in self.spec.shared else self.folder

    @cached_property
    def homes(self) -> tuple[Path, ...]:
        """The assignment's own folder, and those of the functions that it shares with others."""
        return self.folder, *map(self.home, self.spec.shared)

    @cached_property
    def visible(self) -> tuple[Path, ...]:
        """The folders of the checks that students have: visible/ of each home, or checks/ in an exercise folder."""
        return (self.folder / "checks",) if self.is_released else self._in_each("visible")

    @property
    def hidden(self) -> tuple[Path, ...]:
        """The folders of the checks that stay with the instructor: `release` prints nothing of them."""
        return self._in_each("hidden")

    @property
    def naming(self) -> tuple[Path, ...]:
        """The folders of modules that name mistakes: beside the checks that students have, without their tables."""
        return (self.folder / "checks" / "naming",) if self.is_released else self._in_each("naming")

    def _in_each(self, name: str) -> tuple[Path, ...]:
        return tuple(home / name for home in self.homes if (home / name).is_dir())

    @property
    def model_path(self) -> Path:
        """Where the model answers are in the kit, beside reference/; nobody else has them."""
        return self.solution(self.name, self.name)

    @property
    def model_paths(self) -> tuple[Path, ...]:
        """The same, and where those of shared functions are."""
        return self.model_path, *(self.solution(SHARED, function) for function in self.spec.shared)

    def solution(self, folder: str, name: str) -> Path:
        """The file of this name in a folder of solutions/."""
        return self.folder.parent.parent / "solutions" / folder / f"{name}.py"
