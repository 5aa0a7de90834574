"""Banks of mistakes and right answers: files of cells, each a piece of code as a student would write it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from autograder.errors import AutograderError

_BY_ANSWERS = "by its answers"
_MARK = rf"alike: (?P<alike>\w+)|(?P<by_answers>{_BY_ANSWERS})"
_FAILS = re.compile(r"fails: (?P<fails>.+?)\.(?:\s+|$)")
_WRAPPER = textwrap.TextWrapper(
    120, initial_indent="# ", subsequent_indent="#   ", break_long_words=False, break_on_hyphens=False
)
CELL = re.compile(rf"^# %% (?P<name>\w+)(?: \((?:{_MARK})\))?$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """A cell of a bank: code as a student would write it, and the sentence about it.

    One that is marked `by_answers` is no namer's: who `fails` the same checks as the cell, each called without `test_`,
    and answers all that the namer then asks as the cell does, has its name.
    """

    function: str
    name: str
    sentence: str
    source: str
    alike: str = ""
    by_answers: bool = False
    fails: tuple[str, ...] = ()

    @property
    def failing(self) -> str:
        """What the comment of a marked cell begins with."""
        return f"fails: {', '.join(self.fails)}."

    @property
    def text(self) -> str:
        """The cell as `read_bank` reads it, if it is alike no other."""
        mark = f" ({_BY_ANSWERS})" if self.by_answers else ""
        fails = _WRAPPER.wrap(self.failing) if self.fails else []
        return "\n".join((f"# %% {self.name}{mark}", *fails, f"# {self.sentence}", self.source))

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
        fails = _FAILS.match(sentence) if start["by_answers"] else None
        checks = tuple(fails["fails"].split(", ")) if fails else ()
        sentence = sentence[fails.end() :] if fails else sentence
        yield Case(function, start["name"], sentence, code, start["alike"] or "", bool(start["by_answers"]), checks)


def read_equivalent(path: Path) -> dict[str, dict[str, str]]:
    """An equivalent.toml: for each function, mutants of its model answer with the reason why they do the same thing."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=dict[str, dict[str, str]])
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise AutograderError(f"{path} cannot be used: {error}. Correct it.") from error


def read_text(path: Path) -> str:
    """The text of a file of the kit's. Raises AutograderError."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise AutograderError(f"{path} cannot be read: {error}. Write it, or restore it from the release.") from error
