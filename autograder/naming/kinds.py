"""Values of another kind than asked for: nothing, a list, an array of NumPy, a function that was not called."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from autograder.naming.asking import Answer
from autograder.naming.mistake import Mistake

# Names of types are the submission's own words: only these are spoken of. What they are, and what to do about it.
_KINDS = {
    "numpy.ndarray": ("an array of NumPy", "Stay in torch from the arguments to the result."),
    "generator": ("a generator", "The function holds a yield: use return."),
    "map": ("a map that was not carried out", "Compute the values and return them."),
    "function": ("a function", "Are the parentheses of a call missing, or is an inner function returned?"),
    "builtin_function_or_method": ("a function", "Are the parentheses of a call missing? Write f(), not f."),
    "method": ("a function", "Are the parentheses of a call missing? Write f(), not f."),
    "set": ("a set", "A set has no order and no repeats."),
}


def another_kind(value: Any, wanted: str) -> tuple[Mistake, ...]:
    """The mistake, where the value is of a kind that is known and is not a tensor or a number."""
    if value is None:
        return (Mistake("returns_none", f"Nothing comes back: your function ends without return (printing a value does "
                        f"not return it). Return {wanted}."),)  # fmt: skip
    what, advice = _KINDS.get(getattr(value, "kind", ""), ("", ""))
    if isinstance(value, str):
        what, advice = "text", "Take out the formatting (str(), an f-string)."
    elif isinstance(value, tuple):
        what, advice = "a tuple", "Is there a comma at its end, or a second value after return?"
    elif isinstance(value, list):
        what, advice = "a list", ""
    elif isinstance(value, dict):
        what, advice = "a dict", ""
    if not what:
        return ()
    return (Mistake(f"returns_{_short(value)}", f"You return {what}. Return {wanted}. {advice}".rstrip()),)


def no_pair(value: Any, pair: str) -> tuple[Mistake, ...]:
    """The mistake, where the value is not two tensors; `pair` says which they are."""
    if isinstance(value, list | tuple) and len(value) == 2:
        return (Mistake("no_tensors", f"Two values come back, and not both are tensors. Return {pair} as tensors."),)
    if isinstance(value, list | tuple):
        many = "A list of one value comes" if len(value) == 1 else f"{len(value)} values come"
        return (Mistake("no_pair", f"{many} back. Return {pair}, and nothing else."),)
    if isinstance(value, Tensor) or Answer(value).number is not None:
        return (Mistake("one_value", f"One tensor or number comes back. Return {pair}."),)
    return another_kind(value, pair)


def _short(value: Any) -> str:
    kind = getattr(value, "kind", "") or type(value).__name__
    return {"numpy.ndarray": "array", "builtin_function_or_method": "function", "method": "function"}.get(kind, kind)


def as_tensor(answer: Answer) -> Answer:
    """The answer with a list or a number in it made a tensor, where it can be made one."""
    value = answer.value
    if answer.error is not None or isinstance(value, Tensor):
        return answer
    if answer.number is not None:
        return Answer(torch.tensor(answer.number))
    if isinstance(value, list | tuple) and value:
        numbers = [Answer(item).number for item in value]
        if all(number is not None for number in numbers):
            return Answer(torch.tensor(numbers))
    return answer
