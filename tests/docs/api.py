"""Prints docs/api.md, the reference of the public API, from its docstrings.

Usage: python -m tests.docs.api. A test holds the page fresh.
"""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from tests.conftest import KIT

PAGE = KIT / "docs" / "api.md"
WIDEST = 100  # characters of a signature on one line
HEAD = """\
<!-- Printed by `python -m tests.docs.api` from the docstrings: change these. -->
# The public API

What authors of an assignment and students import. Everything else of the package may change from one version to the next.

## What a check may take

A check is a pytest test. It takes, by the names of its arguments:

| argument | what it is |
|---|---|
| `student` | the submission: `student.softmax(X)` calls what visible/harness.py defines as `softmax`; `student.derive` and `student.show` below |
| `oracle` | the module oracle.py; in hidden checks alone |
| `parameters` | the table [`parameters`](assignment.md#parameters) of assignment.toml; in hidden checks alone |
| any name that `Resources.lent` has | what resources.py [lends](#resources); in hidden checks alone |
| what `@given` draws, and `pytest.mark.parametrize` names | a value |

It passes if it returns. An `assert_...` below, or a plain `assert`, says that the answer is wrong. What the student's code
raises, and a time-out, need no line of yours.
"""


@dataclass(frozen=True)
class Section:
    """The names of a module that are public, all of its `__all__` if none are given."""

    title: str
    module: str
    names: tuple[str, ...] = ()
    intro: str = ""


SECTIONS = (
    Section("Checks", "autograder.checks", intro="`example` and what `given` draws are hypothesis's."),
    Section("The submission", "autograder.student", ("Student.derive", "Student.show")),
    Section("What is shown", "autograder.show", intro="What `student.show` takes: exhibits, made of tensors."),
    Section(
        "Strategies",
        "autograder.strategies",
        (
            "matrices", "logits", "probabilities", "labels", "untied_scores", "ranked", "shares", "halvings", "updates",
            "cotangents",
        ),
        "What checks draw, besides all of `hypothesis.strategies`. `SEEDS` draws seeds. All shrink to short decimals.",
    ),
    Section("Resources", "autograder.resources", ("Resources",), "What `load` of a resources.py returns."),
    Section("Data", "autograder.data", intro="For the resources.py of assignments that use Fashion-MNIST."),
    Section("Names of mistakes", "autograder.naming.mistake", ("Mistake",), "What a namer yields."),
    Section("Notebook", "autograder.notebook", intro="What the student's notebook imports."),
)  # fmt: skip
STRATEGY = re.compile(r"SearchStrategy\[(?:ForwardRef\(')?(.*?)(?:'\))?\]$")
FOREIGN = frozenset({"example"})  # its own docstring is hypothesis's


class Bare(str):
    """An annotation as it was written, without quotation marks."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def render() -> str:
    """The page."""
    return "\n".join([HEAD, *(line for section in SECTIONS for line in of_section(section))])


def of_section(section: Section) -> Iterator[str]:
    """The lines of a section."""
    module = importlib.import_module(section.module)
    yield f"## {section.title}\n"
    yield f"`{section.module}`" + (f": {section.intro[0].lower()}{section.intro[1:]}" if section.intro else "") + "\n"
    for name in section.names or module.__all__:
        if name not in FOREIGN:
            yield from of_name(module, name)


def of_name(module: ModuleType, name: str) -> Iterator[str]:
    """The signature, the docstring, and of a class its public methods."""
    thing: Any = module
    for part in name.split("."):
        thing = getattr(thing, part)
    yield f"### `{name}`\n"
    if callable(thing) and not (isinstance(thing, type) and issubclass(thing, BaseException)):
        yield f"```python\n{signature(name.split('.')[-1], thing)}\n```\n"
    yield f"{inspect.getdoc(thing)}\n"
    methods = vars(thing).items() if isinstance(thing, type) else ()
    told = [
        f"- `{signature(each, method)}`: {inspect.getdoc(method)}" for each, method in methods if is_told(each, method)
    ]
    if told:
        yield "\n".join(told) + "\n"


def is_told(name: str, method: object) -> bool:
    """Whether it is a method that somebody may call."""
    return not name.startswith("_") and inspect.isfunction(method)


def signature(name: str, function: Any) -> str:
    """As in the source, in several lines where it is long."""
    found = inspect.signature(function)
    given = [each for each in found.parameters.values() if each.name != "self"]
    bare = [each.replace(annotation=written(each.annotation)) for each in given]
    inside = re.sub(r"<class '(\w+)'>", r"\1", str(inspect.Signature(bare))[1:-1])
    result = found.return_annotation
    returned = "" if result in (inspect.Signature.empty, None, "None") else f" -> {written(result)}"
    if len(name + inside + returned) <= WIDEST:
        return f"{name}({inside}){returned}"
    lines, depth = [""], 0
    for character in inside:
        depth += (character in "([") - (character in ")]")
        if character == "," and not depth:
            lines.append("")
        else:
            lines[-1] += character
    return "\n".join([f"{name}(", *(f"    {line.strip()}," for line in lines), f"){returned}"])


def written(annotation: Any) -> Any:
    """The annotation to be shown: of a strategy, what it draws, however it is declared."""
    found = STRATEGY.search(str(annotation))
    if found:
        return Bare(f"SearchStrategy[{found[1]}]")
    return Bare(annotation) if isinstance(annotation, str) else annotation


if __name__ == "__main__":
    PAGE.write_text(render())
