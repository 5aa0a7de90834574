"""How near is near enough, and the sentence when it is not. Tolerances stand here, by dtype, and nowhere else."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

from autograder.errors import CheckFailure
from autograder.finding import Differs, Worst

# Relative and absolute: far above what a different order of the same operations costs, far below any known mistake.
TOLERANCES: dict[torch.dtype, tuple[float, float]] = {
    torch.float64: (1e-7, 1e-9),
    torch.float32: (1e-4, 1e-6),
    torch.float16: (1e-2, 1e-3),
    torch.bfloat16: (5e-2, 1e-2),
}
_EXACT = (0.0, 0.0)
_SHOWN = 60  # entries of a tensor that a person still reads


def code(value: Any, *, exact: bool = False) -> str:
    """The value as code to paste, such as `torch.tensor([[1000., 0.]])`.

    To the last bit if `exact`, else in as many digits as a person reads.
    """
    if isinstance(value, Tensor):
        return _tensor_code(value.detach(), exact)
    if isinstance(value, list | tuple):
        inside = ", ".join(code(item, exact=exact) for item in value)
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' if len(value) == 1 else ''})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {code(item, exact=exact)}" for key, item in value.items()) + "}"
    if isinstance(value, float):
        plain = repr(value) if exact else f"{value:.7g}"
        return plain if math.isfinite(value) else f"float('{value}')"
    kind = getattr(value, "kind", "")  # of what has no form on the wire only the type is known
    return f"<{kind}>" if kind else repr(value)


def _tensor_code(tensor: Tensor, exact: bool = False) -> str:
    suffix = "" if tensor.dtype in (torch.float32, torch.int64, torch.bool) else f", dtype={tensor.dtype}"
    if tensor.numel() > _SHOWN:
        first = _numbers(tensor.flatten()[:6])
        return f"<{_shape(tensor)} {str(tensor.dtype).removeprefix('torch.')} tensor, first entries {first}>"
    if tensor.numel() == 0 and tensor.dim() != 1:
        return f"torch.empty({tuple(tensor.shape)}{suffix})"
    return f"torch.tensor({_numbers(tensor, exact)}{suffix})"


def _numbers(tensor: Tensor, exact: bool = False) -> str:
    if tensor.dim():
        return "[" + ", ".join(_numbers(row, exact) for row in tensor) + "]"
    value = tensor.item()
    if not isinstance(value, float):
        return str(value)
    if not math.isfinite(value):
        return f"float('{value}')"
    digits = _digits(tensor) if exact else 6
    text = f"{value:.{digits}g}"
    return text if any(sign in text for sign in ".en") else text + "."


def _digits(tensor: Tensor) -> int:
    """How many digits give this number back, as a number of its dtype."""
    value, most = tensor.item(), 17
    back = (
        digits for digits in range(6, most) if torch.tensor(float(f"{value:.{digits}g}"), dtype=tensor.dtype) == tensor
    )
    return next(back, most)


def _shape(tensor: Tensor) -> str:
    return " x ".join(map(str, tensor.shape)) or "0-dimensional"


def describe(value: Any) -> str:
    """What a value is, for "expected a tensor, got ..."."""
    if isinstance(value, Tensor):
        usual = value.dtype in (torch.float32, torch.float64, torch.int64)
        return f"a tensor of shape {tuple(value.shape)}" + ("" if usual else f" and {value.dtype}")
    kind = getattr(value, "kind", "")
    return f"a value of type {kind}" if kind else f"{code(value)}"


def assert_shape(actual: Any, shape: tuple[int, ...], hint: str = "") -> None:
    """Raise CheckFailure, which shows both shapes, unless `actual` is a tensor of this shape."""
    if not isinstance(actual, Tensor) or tuple(actual.shape) != tuple(shape):
        raise CheckFailure(Differs(f"a tensor of shape {tuple(shape)}", describe(actual)), hint)


def assert_close(
    actual: Any, expected: Any, *, rtol: float | None = None, atol: float | None = None, hint: str = "", what: str = ""
) -> None:
    """Same shape, and every entry within `atol + rtol * abs(expected)`; nan equals only nan, inf only itself.

    Tolerances default to the table, for the coarser of the two dtypes. `expected` is a tensor or a number, or a list or
    tuple of such, and `what` is its name where the call that is shown gives more than this, such as `mean loss`.
    """
    if isinstance(expected, list | tuple):
        kind = type(expected).__name__
        fits = isinstance(actual, list | tuple) and len(actual) == len(expected)
        assert_that(fits, f"a {kind} of {len(expected)}", describe(actual), hint)
        for i, (one, other) in enumerate(zip(actual, expected, strict=True)):
            assert_close(one, other, rtol=rtol, atol=atol, hint=hint, what=f"{what or 'entry'} {i}")
        return
    actual, expected = _as_tensor(actual, hint), torch.as_tensor(expected).detach()
    assert_shape(actual, tuple(expected.shape), hint)
    rtol_table, atol_table = max(TOLERANCES.get(t.dtype, _EXACT) for t in (actual, expected))
    rtol, atol = rtol_table if rtol is None else rtol, atol_table if atol is None else atol
    wide_actual, wide_expected = _widest(actual), _widest(expected)
    near = torch.isclose(wide_actual, wide_expected, rtol=rtol, atol=atol, equal_nan=True)
    if not bool(near.all()):
        worst = _worst(wide_actual, wide_expected, near, actual, expected)
        raise CheckFailure(Differs(_plain_code(expected), _plain_code(actual), what, worst), hint)


def assert_equal(actual: Any, expected: Any, hint: str = "") -> None:
    """Exactly the same, shape, dtype and values for tensors."""
    if isinstance(expected, Tensor):
        assert_close(actual, expected, rtol=0.0, atol=0.0, hint=hint)
        assert_dtype(actual, expected.dtype, hint)
    elif type(actual) is not type(expected) or actual != expected:
        raise CheckFailure(Differs(code(expected), describe(actual)), hint)


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


def _plain_code(tensor: Tensor) -> str:
    """A single number as a number, whether it came as one or as a 0-dimensional tensor: they compare the same."""
    return code(tensor if tensor.dim() else tensor.item())


def _widest(tensor: Tensor) -> Tensor:
    return tensor.to(torch.complex128 if tensor.is_complex() else torch.float64)


def _worst(actual: Tensor, expected: Tensor, near: Tensor, shown: Tensor, wanted: Tensor) -> Worst | None:
    if not near.dim() or near.numel() == 1:
        return None
    gaps = (actual - expected).abs().nan_to_num(nan=torch.inf).masked_fill(near, -1.0)
    index = tuple(int(i) for i in torch.unravel_index(gaps.argmax(), gaps.shape))
    wrong = int((~near).sum())
    return Worst(wrong, near.numel(), index, code(wanted[index].item()), code(shown[index].item()))
