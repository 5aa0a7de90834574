"""What an exception of the student's code means, in words of the exercise."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from autograder.errors import StudentError
from autograder.naming.exceptions import CAUSES
from autograder.naming.mistake import Mistake

# NumPy's sum(), given a tensor, calls the tensor's own with arguments that it has not: only the line shows who did.
_NUMPY_REDUCES = re.compile(r"^TypeError: (\w+)\(\).*(?:'axis'|NoneType).*\b(?:np|numpy)\.a?\1\(", re.DOTALL)


@dataclass(frozen=True)
class Cause:
    """A pattern that an assignment adds, for exceptions of what its harness hands to the student's code."""

    pattern: str
    name: str
    sentence: str


def cause(error: StudentError, own: tuple[Cause, ...] = ()) -> tuple[Mistake, ...]:
    """What the exception means, with the student's line; nothing where it is none of those that are explained."""
    said = f"{error.kind}: {error.message}"
    if _NUMPY_REDUCES.search(f"{said} {error.where}"):
        return (Mistake("numpy_on_a_tensor", "A function of NumPy is used on a tensor, and hands it arguments that "
                        f"tensors do not take. Use the function of torch. Look at {error.where}"),)  # fmt: skip
    for pattern, name, sentence in (*((each.pattern, each.name, each.sentence) for each in own), *CAUSES):
        found = re.search(pattern, said)
        if found:
            words = re.sub(r"\{(\d)\}", _group(found), sentence)
            return (Mistake(name, f"{words} Look at {error.where}" if error.where else words),)
    return ()


def _group(found: re.Match[str]) -> Callable[[re.Match[str]], str]:
    def group(place: re.Match[str]) -> str:
        return found[int(place[1])] or ""

    return group
