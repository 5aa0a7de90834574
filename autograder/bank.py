"""Banks of mistakes and right answers: files of cells, each a piece of code as a student would write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import AutograderError

CELL = re.compile(r"^# %% (?P<name>\w+)(?: \(alike: (?P<alike>\w+)\))?$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """A cell of a bank: code as a student would write it, and the sentence about it."""

    function: str
    name: str
    sentence: str
    source: str
    alike: str = ""

    @property
    def id(self) -> str:
        """What `verify` and a diagnosis call the case, such as `softmax.dim0`: unique in an assignment."""
        return f"{self.function}.{self.name}"


def read_bank(path: Path, function: str) -> Iterator[Case]:
    """The cells of a bank file: a line `# %% name`, comment lines with the sentence, code."""
    text = read_text(path)
    starts = list(CELL.finditer(text))
    ends = [*(start.start() for start in starts), len(text)][1:]
    for start, end in zip(starts, ends, strict=True):
        lines = text[start.end() : end].strip("\n").split("\n")
        comments = [line for line in lines if line.startswith("#")]
        said = lines[: next((i for i, line in enumerate(lines) if line not in comments), len(lines))]
        code = "\n".join(lines[len(said) :]).strip("\n") + "\n"
        sentence = " ".join(line.lstrip("# ").strip() for line in said)
        yield Case(function, start["name"], sentence, code, start["alike"] or "")


def read_text(path: Path) -> str:
    """The text of a file of the kit's. Raises AutograderError."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise AutograderError(f"{path} cannot be read: {error}. Write it, or restore it from the release.") from error
