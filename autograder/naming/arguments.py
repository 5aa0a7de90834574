"""Arguments in another order: a function that is right if only it is called with another one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from autograder.errors import StudentError
from autograder.naming.mistake import Mistake


def another_order(names: Sequence[str], right: Callable[[tuple[int, ...]], bool]) -> tuple[Mistake, ...]:
    """The mistake, where one other order of the arguments `names` makes the function right.

    `right(order)` asks the function with its arguments in this order: `order[i]` is the place, in the order that is
    asked for, of what is given in place i.
    """
    asked = tuple(range(len(names)))
    for order in itertools.permutations(asked):
        if order != asked and right(order):
            written = ", ".join(names[place] for place in order)
            return (
                Mistake(
                    "order_of_arguments",
                    f"Your function works only if it is called with ({written}). It is called with "
                    f"({', '.join(names)}): are the parameters in another order, or is one used for another?",
                ),
            )
    return ()


def another_count(names: Sequence[str], error: StudentError) -> tuple[Mistake, ...]:
    """The mistake, where the function itself, and no line of it, refuses to be called with arguments `names`."""
    if error.kind != "TypeError" or error.where:
        return ()
    called = f"It is called with ({', '.join(names)}) and nothing else"
    if re.search(r"missing \d+ required", error.message):
        return (
            Mistake(
                "number_of_arguments",
                f"Your function requires more arguments. {called}: take out the other parameters, or give them default "
                "values.",
            ),
        )
    if re.search(r"takes .* positional arguments? but", error.message):
        return (Mistake("number_of_arguments", f"Your function has too few parameters. {called}."),)
    return ()
