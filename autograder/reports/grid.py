"""Tensors as the prompt prints them, read back: for a page that shows them as tables, beside each other."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_PRINTED = re.compile(r"(?:tensor\()?(\[[^()]*\])(?:,\s*\w+=[\w.]+)*\)?")
_WORD = re.compile(r"[^\s\[\],]+")
_NUMBER = re.compile(r"-?(?:inf|nan|\d+(?:\.(\d*))?(?:e([+-]?\d+))?)")
_MOST_ROWS, _MOST_COLUMNS = 24, 16
_BOOLS = {"True": "1", "False": "0"}
_Numbers = list[list[str]]


@dataclass(frozen=True)
class Entry:
    """A number as it is printed, where it stands between the smallest and the largest (0 to 1), and if it is off."""

    text: str
    heat: float
    differs: bool


@dataclass(frozen=True)
class Comparison:
    """Two tensors of one shape, row by row; of one dimension there is a single row. `flat` says that it is of one."""

    expected: tuple[tuple[Entry, ...], ...]
    got: tuple[tuple[Entry, ...], ...]
    flat: bool

    @property
    def columns(self) -> range:
        return range(len(self.expected[0]))


def compare(expected: str, got: str) -> Comparison | None:
    """Both, entry by entry. None where one is no tensor of one or two dimensions, or too small or large for a table."""
    one, other = _read(expected), _read(got)
    if one is None or other is None or one[1:] != other[1:] or list(map(len, one[0])) != list(map(len, other[0])):
        return None
    wanted, came, flat = one[0], other[0], one[1]
    finite = [value for text in _flatten(wanted + came) if math.isfinite(value := _value(text))]
    low, high = min(finite, default=0.0), max(finite, default=0.0)

    def entry(text: str, beside: str) -> Entry:
        value = _value(text)
        heat = (value - low) / (high - low) if math.isfinite(value) and high > low else 0.0
        return Entry(text, round(heat, 3), _differ(text, beside))

    def entries(numbers: _Numbers, beside: _Numbers) -> tuple[tuple[Entry, ...], ...]:
        rows = zip(numbers, beside, strict=True)
        return tuple(tuple(entry(*both) for both in zip(*row, strict=True)) for row in rows)

    return Comparison(entries(wanted, came), entries(came, wanted), flat)


def _read(printed: str) -> tuple[_Numbers, bool] | None:
    """The rows of numbers, and whether it is one dimension."""
    match = _PRINTED.fullmatch(printed.strip())
    nested = _nest(match[1]) if match else []
    flat = all(isinstance(each, str) for each in nested)
    rows = [nested] if flat else nested
    if not all(isinstance(row, list) and len(row) == len(rows[0]) for row in rows):
        return None
    small = len(rows) <= _MOST_ROWS and len(rows[0]) <= _MOST_COLUMNS
    fits = small and len(rows) * len(rows[0]) > 1 and all(map(_is_number, _flatten(rows)))
    return (rows, flat) if fits else None


def _nest(text: str) -> list[Any]:
    """Lists of lists of words; nothing for what is none."""
    try:
        nested = json.loads(_WORD.sub(r'"\g<0>"', text))
    except (ValueError, RecursionError):
        return []
    return nested if isinstance(nested, list) else []


def _flatten(rows: _Numbers) -> Iterator[str]:
    return (text for row in rows for text in row)


def _is_number(text: Any) -> bool:
    return isinstance(text, str) and (text in _BOOLS or _NUMBER.fullmatch(text) is not None)


def _value(text: str) -> float:
    return float(_BOOLS.get(text, text))


def _differ(one: str, other: str) -> bool:
    """Whether two numbers are not the same, by more than the rounding of what is printed."""
    if one == other:
        return False
    a, b = _value(one), _value(other)
    return not abs(a - b) <= 1.01 * max(_unit(one), _unit(other))


def _unit(text: str) -> float:
    """What the last digit stands for; 0 where none is left out, as in `2.` and `7`."""
    match = _NUMBER.fullmatch(text)
    if match is None or not match[1]:
        return 0.0
    return 10.0 ** (int(match[2] or 0) - len(match[1]))
