"""What is wrong with a get_fashion_mnist_labels: read off the names that come, and where they come."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import torch

from autograder.naming.arguments import another_count
from autograder.naming.asking import Asker
from autograder.naming.causes import Cause, cause
from autograder.naming.kinds import another_kind
from autograder.naming.mistake import Mistake

NAMES = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"]
OFFICIAL = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]
CAUSES = (
    Cause(r"KeyError: tensor\(", "tensor_as_key", "A tensor is looked up in a dictionary, and equals none of its keys: int(label) makes "
          "a number of it."),
)  # fmt: skip
ASKED = [9, 0, 9, 3, 5]
WANTED = "a list with the name of each label"


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """The kind of what comes back, how many names, and which."""
    each = [ask.get_fashion_mnist_labels(torch.tensor([label])) for label in range(10)]
    several = ask.get_fashion_mnist_labels(torch.tensor(ASKED))
    error = several.error or each[0].error
    if several.error is None and all(answer.error for answer in each):
        found = cause(each[0].error) if each[0].error else ()
        meaning = f" {found[0].sentence}" if found else ""
        yield Mistake("single_label", "A single label raises an exception, and several do not: it comes in a tensor (1,), which must stay one."
                      f"{meaning}")  # fmt: skip
    elif error is not None and all(answer.error for answer in each):
        yield from another_count(("labels",), error) or cause(error, CAUSES)
    elif error is not None or any(answer.error for answer in each):
        raised = [label for label, answer in enumerate(each) if answer.error]
        joined = _joined([str(name) for answer in each if isinstance(answer.value, list) for name in answer.value])
        if joined:
            yield joined
            return
        some = next(answer.error for answer in (*each, several) if answer.error)
        found = cause(some)
        which = f"The label {', '.join(map(str, raised))} raises" if raised else "Several labels raise"
        meaning = f" {found[0].sentence}" if found else ""
        yield Mistake("some_raise", f"{which} an exception, and others do not.{meaning}")
    elif isinstance(several.value, str):
        yield Mistake("one_name", f"You return one text: return {WANTED}.")
    elif not isinstance(several.value, list):
        yield from another_kind(several.value, WANTED) or [
            Mistake("no_list", f"What you return is no list: return {WANTED}.")
        ]
    else:
        yield from _names([answer.value for answer in each], several.value)


def _names(each: list[Any], several: list[Any]) -> Iterator[Mistake]:
    if not all(isinstance(name, str) for name in several):
        yield Mistake("no_text", f"The list that you return does not hold text: return {WANTED}.")
    elif several in (NAMES, OFFICIAL):
        yield Mistake(
            "all_names", "You return the names of all ten classes: those of the labels are asked, in their order."
        )
    elif len(several) != len(ASKED) or not all(isinstance(names, list) and len(names) == 1 for names in each):
        yield from _count(several)
    else:
        yield from _which([str(names[0]) for names in each], several)


def _joined(found: list[str]) -> Mistake | None:
    """Two names in one, which Python makes of two texts without a comma between them."""
    for one, other in itertools.pairwise(NAMES):
        if any(name.lower() == one + other for name in found):
            return Mistake(
                "missing_comma", f"The names {one} and {other} have become one: a comma is missing between them."
            )
    return None


def _count(several: list[str]) -> Iterator[Mistake]:
    if len(several) == len(set(ASKED)):
        yield Mistake("each_once", "Labels that come again are left out: give a name for each label, as they come.")
    elif len(several) == 1:
        yield Mistake("one_label", f"You return one name, however many labels there are: return {WANTED}.")
    else:
        yield Mistake("another_count", f"{len(ASKED)} labels give {len(several)} names: return {WANTED}.")


def _which(table: list[str], several: list[str]) -> Iterator[Mistake]:
    """The name of each class by itself, and that of several labels."""
    if several != [table[label] for label in ASKED]:
        backwards = several == [table[label] for label in ASKED[::-1]]
        if several == NAMES[: len(several)] and set(table) == set(NAMES[:1]):
            yield Mistake(
                "position_for_label",
                "Each name is that of a place in labels, 0, 1, 2, and so on: take the label that stands there.",
            )
            return
        yield Mistake("another_order", "The names come in another order than the labels: give them as the labels come.") if backwards or (
            sorted(several) == sorted(table[label] for label in ASKED)) else Mistake(
            "depends_on_others", "The name of a label depends on the other labels: give each by itself.")  # fmt: skip
        return
    wrong = [label for label in range(10) if table[label] != NAMES[label]]
    joined = _joined(table)
    if joined:
        yield joined
        return
    if not wrong:
        return
    if table == OFFICIAL:
        yield Mistake("official_names", "The names are those of the data set's own page: here they are written as the table has them, such "
                      "as t-shirt and bag.")  # fmt: skip
    elif table in ([*NAMES[-1:], *NAMES[:-1]], [*NAMES[1:], *NAMES[:1]]):
        yield Mistake(
            "from_one", "Each label gets the name of a neighbour: the classes are counted from 0, the t-shirt."
        )
    elif [name.lower() for name in table] == NAMES:
        yield Mistake("capitals", f"The names are written with capitals: write {NAMES[wrong[0]]}, as the table has it.")
    elif sorted(table) == sorted(NAMES):
        yield Mistake(
            "names_exchanged",
            f"Some names are exchanged, of the labels {', '.join(map(str, wrong))}: take the order of the table.",
        )
    else:
        said = ", ".join(f"{NAMES[label]} for {label}" for label in wrong[:3])
        yield Mistake(
            "other_names",
            f"Some names are not those of the table, of the labels {', '.join(map(str, wrong))}: write {said}.",
        )
