"""Python's prompt as a student sees it: values as code to type, in short lines, and what is printed for a value."""

from __future__ import annotations

import ast
import contextlib
import math
import re
import string
import textwrap
import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor

from autograder.wire import ForeignScalar, Unserializable

WIDTH = 99  # characters of a line
_ROOM = 30  # of them for a view at the end
_MOST = 1000  # entries of a tensor that are written out; of a larger one nobody is shown how it came about
_NAME = re.compile(r"\b_\b")
_PLACE = re.compile(r"_\[(\d+)\]")
_NEEDS_NO_BRACKETS = (ast.Call, ast.Name, ast.Attribute, ast.Subscript, ast.List, ast.ListComp)


def literal(value: Any, width: float = math.inf) -> str:
    """The value as code that gives it back to the last bit, such as `torch.tensor([[1000., 0.]])`.

    What is longer than `width` stands in several lines, where it can.
    """
    if isinstance(value, Tensor):
        return _tensor(value.detach(), width)
    if isinstance(value, list | tuple):
        items = [literal(item, width - 5) for item in value]
        one = isinstance(value, tuple) and len(items) == 1
        return _bracketed(items, "[]" if isinstance(value, list) else "()", width, trailing=one)
    if isinstance(value, dict):
        items = [f"{key!r}: {literal(item, width - 5)}" for key, item in value.items()]
        return _bracketed(items, "{}", width)
    if isinstance(value, float) and not math.isfinite(value):
        return f"float('{value}')"
    return repr(value)


def _bracketed(items: list[str], brackets: str, width: float, *, trailing: bool = False) -> str:
    line = ", ".join(items) + ("," if trailing else "")
    if not items or ("\n" not in line and len(line) + 2 <= width):
        return brackets[0] + line + brackets[1]
    if not any(sign in item for item in items for sign in " \n([{"):
        filled = textwrap.wrap(", ".join(items), max(int(width) - 5, 1), break_long_words=False, break_on_hyphens=False)
        items = [each.removesuffix(",") for each in filled]
    inside = "".join(f"    {item},\n".replace("\n", "\n    ").removesuffix("    ") for item in items)
    return f"{brackets[0]}\n{inside}{brackets[1]}"


def _tensor(tensor: Tensor, width: float) -> str:
    suffix = "" if tensor.dtype in (torch.float32, torch.int64, torch.bool) else f", dtype={tensor.dtype}"
    if tensor.numel() == 0 and tensor.dim() != 1:
        return f"torch.empty({tuple(tensor.shape)}{suffix})"
    if tensor.numel() > _MOST:
        return "torch.tensor(...)"
    return f"torch.tensor({_numbers(tensor, width - len('torch.tensor()' + suffix))}{suffix})"


def _numbers(tensor: Tensor, width: float) -> str:
    if tensor.dim():
        return _bracketed([_numbers(row, width - 5) for row in tensor], "[]", width)
    value = tensor.item()
    if not isinstance(value, float):
        return str(value)
    if not math.isfinite(value):
        return f"float('{value}')"
    # The fewest digits that give it back as a number of its dtype, which NumPy knows; it has no bfloat16.
    text = str(value if tensor.dtype == torch.bfloat16 else tensor.numpy()[()])
    return text.removesuffix("0") if text.endswith(".0") else text


def typed(template: str, values: Mapping[str, Any]) -> list[str]:
    """The lines of a template, with values for its `{name}`s: what makes a line too long has one of its own above."""
    lines = template.split("\n")
    short = {name: literal(value) for name, value in values.items()}
    room = [WIDTH] * (len(lines) - 1) + [WIDTH - _ROOM]
    in_long_lines = {
        name
        for line, width in zip(lines, room, strict=True)
        if len(line.format(**short)) > width
        for _, name, _, _ in string.Formatter().parse(line)
    }
    named = {
        name: f"{name} = {literal(value, WIDTH - len(name) - 3)}"
        for name, value in values.items()
        if name in in_long_lines and isinstance(value, Tensor | list | tuple | dict)
    }
    filled = [line.format(**short | {name: name for name in named}) for line in lines]
    return [*"\n".join(named.values()).splitlines(), *(line for line in filled if not _says_nothing(line))]


def _says_nothing(line: str) -> bool:
    left, equals, right = line.partition(" = ")
    return bool(equals) and left == right


def applied(view: str, lines: list[str]) -> list[str]:
    """Lines that end in an expression, which now end in the `view` of it: an expression in which it is called `_`."""
    *before, last = lines
    node = ast.parse(last, mode="eval").body
    while isinstance(node, ast.Tuple) and (place := _PLACE.match(view)):
        part = node.elts[int(place[1])]
        last, view = ast.get_source_segment(last, part) or last, "_" + view[place.end() :]
        node = ast.parse(last, mode="eval").body
    if view == "_":
        return [*before, last]
    if len(_NAME.findall(view)) > 1 and not isinstance(node, ast.Name):
        before, last = [*before, f"value = {last}"], "value"
    elif not isinstance(node, _NEEDS_NO_BRACKETS):
        last = f"({last})"
    return [*before, _NAME.sub(lambda _: last, view)]


def shown(value: Any) -> tuple[str, str]:
    """A view of a value that the prompt prints alike wherever the value is computed, and what it prints."""
    if value is None:
        return "print(_)", "None"
    if isinstance(value, Tensor) and value.requires_grad:  # the prompt says where it comes from, which nobody sends
        return "_.detach()", repr(value.detach())
    if _prints_alike(value):
        return "_", repr(_unpacked(value))
    if isinstance(value, list | tuple):
        return "[type(part) for part in _]", f"[{', '.join(map(_type, value))}]"
    return "type(_)", _type(value)


def _prints_alike(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return all(map(_prints_alike, value))
    if isinstance(value, dict):
        return all(map(_prints_alike, value.values()))
    if isinstance(value, ForeignScalar):
        return _numpy(value) is not None
    return not isinstance(value, Unserializable) and not (isinstance(value, Tensor) and value.requires_grad)


def _numpy(value: ForeignScalar) -> Any:
    """The number as NumPy has it, or None: a worker says what kind it is, and nothing but a number is made of that."""
    module, _, name = value.kind.rpartition(".")
    kind = getattr(np, name, None) if module == "numpy" else None
    if not (isinstance(kind, type) and issubclass(kind, (np.number, np.bool_))):
        return None
    make: Any = kind
    with contextlib.suppress(ValueError, OverflowError, TypeError), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # such as of a float16 that becomes infinite
        return make(value.value)
    return None


def _unpacked(value: Any) -> Any:
    """The same with NumPy's own numbers, which cross with the name of their type."""
    if isinstance(value, list | tuple):
        return type(value)(map(_unpacked, value))
    if isinstance(value, dict):
        return {key: _unpacked(item) for key, item in value.items()}
    return _numpy(value) if isinstance(value, ForeignScalar) else value


def _type(value: Any) -> str:
    return f"<class '{value.kind}'>" if isinstance(value, ForeignScalar | Unserializable) else repr(type(value))
