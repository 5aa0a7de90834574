"""How near is near enough, and the sentence when it is not. Tolerances stand here, by dtype, and nowhere else."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import torch
from torch import Tensor

from autograder.errors import CheckFailure
from autograder.finding import Differs, Worst
from autograder.prompt import shown

# Relative and absolute: far above what a different order of the same operations costs, far below any known mistake.
TOLERANCES: dict[torch.dtype, tuple[float, float]] = {
    torch.float64: (1e-7, 1e-9),
    torch.float32: (1e-4, 1e-6),
    torch.float16: (1e-2, 1e-3),
    torch.bfloat16: (5e-2, 1e-2),
}
_EXACT = (0.0, 0.0)


def describe(value: Any) -> str:
    """What a value is, for "expected a tensor, got ..."."""
    if isinstance(value, Tensor):
        usual = value.dtype in (torch.float32, torch.float64, torch.int64)
        return f"a tensor of shape {tuple(value.shape)}" + ("" if usual else f" and {value.dtype}")
    kind = getattr(value, "kind", "")
    return f"a value of type {kind}" if kind else shown(value)[1]


def assert_shape(actual: Any, shape: tuple[int, ...], hint: str = "") -> None:
    """Raise CheckFailure, which shows both shapes, unless `actual` is a tensor of this shape."""
    if not isinstance(actual, Tensor) or tuple(actual.shape) != tuple(shape):
        raise CheckFailure(Differs(f"a tensor of shape {tuple(shape)}", describe(actual)), hint)


def assert_close(
    actual: Any, expected: Any, *, rtol: float | None = None, atol: float | None = None, hint: str = "", what: str = ""
) -> None:
    """Same shape, and every entry within `atol + rtol * abs(expected)`; nan equals only nan, inf only itself.

    Tolerances default to the table, for the coarser of the two dtypes. `expected` is a tensor or a number, or a list or
    tuple of such, and `what` is its name where the code that is shown does not say it, such as `mean loss`.
    """
    if isinstance(expected, list | tuple):
        kind = type(expected).__name__
        fits = isinstance(actual, list | tuple) and len(actual) == len(expected)
        assert_that(fits, f"a {kind} of {len(expected)}", describe(actual), hint)
        for i, (one, other) in enumerate(zip(actual, expected, strict=True)):
            assert_close(one, other, rtol=rtol, atol=atol, hint=hint, what=f"{what or 'entry'} {i}")
        return
    given, wanted = actual, expected
    actual, expected = _as_tensor(actual, hint), torch.as_tensor(expected).detach()
    assert_shape(actual, tuple(expected.shape), hint)
    rtol_table, atol_table = max(TOLERANCES.get(t.dtype, _EXACT) for t in (actual, expected))
    rtol, atol = rtol_table if rtol is None else rtol, atol_table if atol is None else atol
    wide_actual, wide_expected = _widest(actual), _widest(expected)
    near = torch.isclose(wide_actual, wide_expected, rtol=rtol, atol=atol, equal_nan=True)
    if not bool(near.all()):
        if isinstance(wanted, Tensor) and wanted.is_floating_point() and actual.is_floating_point():
            wanted = wanted.to(actual.dtype)  # whose digits were not asked for
        differs = _differ(wanted, given, what)
        worst = _worst(wide_actual, wide_expected, near, actual, expected, alike=differs.expected == differs.got)
        raise CheckFailure(msgspec.structs.replace(differs, worst=worst), hint)


def assert_equal(actual: Any, expected: Any, hint: str = "", what: str = "") -> None:
    """Exactly the same, shape, dtype and values for tensors."""
    if isinstance(expected, Tensor):
        assert_close(actual, expected, rtol=0.0, atol=0.0, hint=hint, what=what)
        assert_dtype(actual, expected.dtype, hint)
    elif type(actual) is not type(expected) or actual != expected:
        raise CheckFailure(_differ(expected, actual, what), hint)


def assert_dtype(actual: Tensor, dtype: torch.dtype, hint: str = "") -> None:
    """Raise CheckFailure, which shows both dtypes, unless the tensor `actual` has this one."""
    if actual.dtype != dtype:
        raise CheckFailure(Differs(f"dtype {dtype}", f"dtype {actual.dtype}"), hint)


def assert_that(condition: bool, expected: str, got: str, hint: str = "") -> None:
    """`condition` holds; else the student reads what was expected, and what came."""
    if not condition:
        raise CheckFailure(Differs(expected, got), hint)


def number(value: Any, hint: str = "") -> float:
    """The value of a Python, NumPy or 0-dimensional number, as a float."""
    if isinstance(value, bool | int | float):
        return float(value)
    if isinstance(value, Tensor) and value.numel() == 1 and not value.is_complex():
        return float(value.detach())
    if isinstance(getattr(value, "value", None), float):
        return float(value.value)
    raise CheckFailure(Differs("a number", describe(value)), hint)


def _as_tensor(value: Any, hint: str) -> Tensor:
    return value.detach() if isinstance(value, Tensor) else torch.tensor(number(value, hint))


def _differ(expected: Any, actual: Any, what: str = "") -> Differs:
    return Differs(shown(expected)[1], shown(actual)[1], what, values=True)


def _widest(tensor: Tensor) -> Tensor:
    return tensor.to(torch.complex128 if tensor.is_complex() else torch.float64)


def _worst(
    actual: Tensor, expected: Tensor, near: Tensor, given: Tensor, wanted: Tensor, *, alike: bool
) -> Worst | None:
    """The entry that is farthest off, where there are several, or where both sides are printed `alike`."""
    if near.numel() == 1 and not alike:
        return None
    gaps = (actual - expected).abs().nan_to_num(nan=torch.inf).masked_fill(near, -1.0)
    # Not torch.unravel_index: its first call imports sympy, which takes a fifth as long as torch itself.
    index = tuple(map(int, np.unravel_index(int(gaps.argmax()), tuple(gaps.shape)))) if near.dim() else ()
    wrong = int((~near).sum())
    return Worst(wrong, near.numel(), index, _short(wanted[index].item()), _short(given[index].item()))


def _short(number: Any) -> str:
    return f"{number:.7g}" if isinstance(number, float) else str(number)
