"""What an exception of the student's code means, in words of the exercise."""

from __future__ import annotations

import re
from dataclasses import dataclass

from autograder.errors import StudentError
from autograder.naming.exceptions import CAUSES
from autograder.naming.mistake import Mistake

# What only the student's line shows, which follows the exception here.
_BY_THE_LINE = (
    # NumPy's sum(), given a tensor, calls the tensor's own with arguments that it has not.
    (r"^TypeError: (\w+)\(\).*(?:'axis'|NoneType).*\b(?:np|numpy)\.a?\1\(", "numpy_on_a_tensor",
     "A function of NumPy is used on a tensor, and hands it arguments that tensors do not take. Use the function of "
     "torch."),
    (r"^RuntimeError: Boolean value of Tensor.*\bnn\.(\w+Loss)\([^()]*\(.*,", "loss_made_of_tensors",
     "nn.{1} is a class, which gets predictions and labels here in the place of its options: call a loss that is made, "
     "as in loss(net(X), y)."),
)  # fmt: skip


@dataclass(frozen=True)
class Cause:
    """A pattern that an assignment adds, for exceptions of what its harness hands to the student's code."""

    pattern: str
    name: str
    sentence: str


def cause(error: StudentError, own: tuple[Cause, ...] = ()) -> tuple[Mistake, ...]:
    """What the exception means, with the student's line; nothing where it is none of those that are explained."""
    said = f"{error.kind}: {error.message}"
    for pattern, name, sentence in _BY_THE_LINE:
        if found := re.search(pattern, f"{said} {error.where}", re.DOTALL):
            return (Mistake(name, f"{_filled(sentence, found)} Look at {error.where}"),)
    for pattern, name, sentence in (*((each.pattern, each.name, each.sentence) for each in own), *CAUSES):
        if found := re.search(pattern, said):
            words = _filled(sentence, found)
            return (Mistake(name, f"{words} Look at {error.where}" if error.where else words),)
    return ()


def _filled(sentence: str, found: re.Match[str]) -> str:
    """The sentence with its groups, and `an` where an article stands before a vowel."""

    def group(place: re.Match[str]) -> str:
        word = found[int(place[2])] or ""
        article = place[1] or ""
        return f"{article.rstrip()}n {word}" if article and word[:1] in tuple("aeio") else f"{article}{word}"

    return re.sub(r"(\b[Aa] )?\{(\d)\}", group, sentence)
