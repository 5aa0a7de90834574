"""What is wrong with a softmax: a program of the table, then constants, sizes and manners that are read off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from autograder.naming.asking import Answer, Asker, same
from autograder.naming.causes import cause
from autograder.naming.fits import constant
from autograder.naming.mistake import Mistake
from autograder.naming.programs import Table
from autograder.strategies import cotangents

KEEP: dict[str, Any] = {"keepdim": True}


def _grid(n: int, q: int) -> Tensor:
    return torch.tensor([((7 * i + 3) % 11) / 4 - 1 + 0.03 * (i * i % 7) for i in range(n * q)]).reshape(n, q)


PLAIN = (_grid(3, 5), _grid(4, 4), _grid(1, 3), _grid(2, 10) * 2, _grid(5, 3) - 0.4, _grid(6, 2))
LARGE = tuple(torch.tensor(rows) for rows in (
    [[1000.0, 0.0, -1000.0]], [[20.0, 0.0, 0.0], [1000.0, 0.0, 0.0]], [[-1000.0, -1001.0], [0.0, 1.0]], [[60.0, 100.0]],
    [[-100.0, -101.0]], [[88.0, 89.0, 90.0]], [[20.0, -20.0, 0.0]], [[-300.0, -299.0, 5.0], [2.0, 300.0, 299.0]],
    [[0.0, 30.0], [0.0, -30.0], [3.0, 1.0]],
))  # fmt: skip

QUESTIONS = [(X,) for X in (*PLAIN, *LARGE)]
TABLE = Table(__name__, QUESTIONS)


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """Values first; what goes beyond them is looked at only where they are right."""
    plain = [ask.softmax(X) for X in PLAIN]
    if all(map(_right, plain, PLAIN)):
        yield from _large(ask, plain)
        yield from _manners(ask)
        return
    large = [ask.softmax(X) for X in LARGE]
    found = TABLE.find([*plain, *large]) or _zero(plain) or TABLE.find(plain, range(len(PLAIN)))
    if found:
        yield from found
        yield from _changes(ask)
        return
    if ask.any_failed("calls_do_not_depend_on_each_other"):
        memory = tuple(_memory(ask, _grid(3, 4)))
        yield from memory
        if memory:
            return
    yield from _shape_of(plain) or _rough(plain) or _fitted(plain) or _where(plain) or _exception(plain)


def _zero(plain: list[Answer]) -> tuple[Mistake, ...]:
    """Nothing but zeros has many causes."""
    if any(answer.tensor is None or bool(answer.tensor.any()) for answer in plain):
        return ()
    return (Mistake("all_zero", "Every probability is 0: is a quotient cut to a whole number, or 0 divided or multiplied? Divide the "
                    "exponentials by their sum."),)  # fmt: skip


def _rough(plain: list[Answer]) -> tuple[Mistake, ...]:
    near = (answer.tensor is not None and same(answer.tensor, torch.softmax(X, 1), 2e-2, 2e-3)
            for answer, X in zip(plain, PLAIN, strict=True))  # fmt: skip
    if not all(near):
        return ()
    return (Mistake("few_digits", "The probabilities are right to about three digits only: somewhere they lose digits, by half "
                    "precision, rounding or a rough constant."),)  # fmt: skip


def _right(answer: Answer, X: Tensor) -> bool:
    return answer.tensor is not None and same(answer.tensor, torch.softmax(X, 1))


def _exception(answers: list[Answer]) -> tuple[Mistake, ...]:
    return next((cause(answer.error) for answer in answers if answer.error), ())


def _large(ask: Asker, plain: list[Answer]) -> tuple[Mistake, ...]:
    large = [ask.softmax(X) for X in LARGE]
    if all(answer.tensor is not None and same(answer.tensor, torch.softmax(X, 1), 1e-3, 1e-5)
           for answer, X in zip(large, LARGE, strict=True)):  # fmt: skip
        return ()
    if found := TABLE.find([*plain, *large]):
        return found
    lost = [answer.tensor is not None and bool(answer.tensor.isnan().any()) for answer in large]
    if lost[0] or lost[3]:
        return (Mistake("nan_for_large", "Large scores give nan, even in a single row: exp of a large number overflows. "
                        "Subtract the row's own maximum before exp."),)  # fmt: skip
    if lost[2] or lost[7]:
        return (Mistake("nan_far_below", "A row far below the others gives nan: what you subtract is not that row's own "
                        "maximum."),)  # fmt: skip
    if any(lost):
        return (Mistake("nan_for_small", "Very negative scores give nan: all exponentials of a row become 0. Subtract the "
                        "row's own maximum."),)  # fmt: skip
    return (Mistake("wrong_for_large", "Moderate scores are right, large or very negative ones are not, though none is "
                    "nan: something cuts scores, exponentials or probabilities off."),)  # fmt: skip


def _shape_of(plain: list[Answer]) -> tuple[Mistake, ...]:
    """What no table of programs holds: another kind of value, or of shape."""
    values = [answer.value for answer in plain if answer.error is None]
    if not values:
        return ()
    if all(value is None for value in values):
        return (Mistake("returns_none", "Nothing is returned: the function ends without a return."),)
    tensors = [answer.tensor for answer in plain]
    if any(tensor is None for tensor in tensors):
        return ()
    if all(tensor is not None and tensor.shape != X.shape for tensor, X in zip(tensors, PLAIN, strict=True)):
        return (
            Mistake("another_shape", "The result has another shape than X: it has one probability for each score."),
        )
    return ()


def _fitted(plain: list[Answer]) -> tuple[Mistake, ...]:
    """Constants that are read off the answers: a temperature, a factor, something in the denominator."""
    tensors = [answer.tensor for answer in plain]
    if any(tensor is None or tensor.shape != X.shape for tensor, X in zip(tensors, PLAIN, strict=True)):
        return ()
    pairs = [(tensor.double(), X.double()) for tensor, X in zip(tensors, PLAIN, strict=True) if tensor is not None]
    sums_to_1 = all(same(Y.sum(1), torch.ones(len(Y), dtype=Y.dtype), 1e-4) for Y, _ in pairs)
    if sums_to_1 and all(bool((Y > 0).all()) for Y, _ in pairs):
        slopes = torch.cat([((Y[:, 1:] / Y[:, :1]).log() / (X[:, 1:] - X[:, :1]))[(X[:, 1:] - X[:, :1]).abs() > 0.3]
                            for Y, X in pairs])  # fmt: skip
        slope = constant(slopes)
        if slope is None and _scaled_rows(pairs):
            return (Mistake("scaled_rows", "The scores of each row are multiplied by a number of its own before exp. That "
                            "changes their differences: subtract the row's maximum instead."),)  # fmt: skip
        if slope is not None and abs(slope - 1) > 1e-3:
            return (
                Mistake("temperature", f"The scores are multiplied by {slope:.4g} before exp, or the base is not e."),
            )
    factor = constant(torch.cat([(Y / torch.softmax(X, 1)).reshape(-1) for Y, X in pairs]))
    if factor is not None and abs(factor - 1) > 1e-3:
        return (Mistake("factor", f"The probabilities are multiplied by {factor:.4g}."),)
    for shifted in (True, False):
        added = []
        for Y, X in pairs:
            E = (X - X.amax(1, **KEEP) if shifted else X).exp()
            added.append((E / Y - E.sum(1, **KEEP)).reshape(-1))
        extra = constant(torch.cat(added))
        if extra is not None and abs(extra) > 1e-5:
            return (Mistake("eps_in_the_denominator", f"{extra:.3g} is added to the denominator: nothing is needed."),)
    return ()


def _scaled_rows(pairs: list[tuple[Tensor, Tensor]]) -> bool:
    """Whether every row is the softmax of a multiple of its scores."""
    rows = [(y, x) for Y, X in pairs for y, x in zip(Y, X, strict=True) if len(x) > 2]
    slopes = [((y / y[:1]).log()[1:] / (x - x[:1])[1:])[(x - x[:1])[1:].abs() > 0.3] for y, x in rows]
    return all(constant(each) is not None for each in slopes if len(each) > 1)


def _where(plain: list[Answer]) -> tuple[Mistake, ...]:
    """Which inputs go wrong, where the cause is not known."""
    right = [_right(answer, X) for answer, X in zip(plain, PLAIN, strict=True)]
    if not right[1] and all(right[:1] + right[2:]):
        return (Mistake("square_batches", "Only square batches go wrong (as many rows as classes): there a vector that "
                        "belongs to the rows also lines up with the columns."),)  # fmt: skip
    if right[2] and not any(right[:2] + right[3:]):
        return (
            Mistake("several_rows", "A single row is right, several are not: rows are not treated each on its own."),
        )
    if not right[2] and all(right[:2] + right[3:]):
        return (Mistake("single_row", "Only a batch of one row goes wrong: a dimension of size 1 is lost."),)
    if right[3] and not any(right[:3] + right[4:]):
        return (Mistake("ten_classes_only", "Only ten classes are right: the number of classes is fixed in the code. Take "
                        "it from X.shape[1]."),)  # fmt: skip
    if not right[5] and all(right[:5]):
        return (Mistake("two_classes", "Only two classes go wrong."),)
    return ()


def _manners(ask: Asker) -> Iterator[Mistake]:
    """What is asked beyond values: each only where its check has failed."""
    X = _grid(3, 4)
    yield from _changes(ask)
    if ask.any_failed("gradient"):
        yield from _gradient(ask, X.double())
    if ask.any_failed("keeps_the_dtype"):
        yield from _dtype(ask, X)
    if ask.any_failed("calls_do_not_depend_on_each_other"):
        yield from _memory(ask, X)


def _memory(ask: Asker, X: Tensor) -> Iterator[Mistake]:
    """Whether a second call answers as a first one does."""
    second = (2 * X - 1).clamp(-4, 4)
    ask.fresh()
    first, later = ask.softmax(X), ask.softmax(second)
    if same(later.value, ask.fresh().softmax(second).value):
        return
    if same(first.value, later.value):
        yield Mistake("remembers", "The second call gives the answer of the first: something is kept between calls.")
    else:
        yield Mistake("depends_on_calls", "The answer depends on earlier calls, or on chance, and not on X alone.")


def _changes(ask: Asker) -> Iterator[Mistake]:
    if ask.any_failed("argument_is_unchanged"):
        X = _grid(3, 4)
        answer = ask.softmax_and_argument(X)
        if isinstance(answer.value, tuple) and len(answer.value) == 2 and isinstance(answer.value[1], Tensor):
            yield from _changed(X, answer.value[1])


def _changed(X: Tensor, after: Tensor) -> Iterator[Mistake]:
    shifted = X - X.amax(1, **KEEP)
    ways = (("their exponentials", X.exp()), ("the shifted scores", shifted), ("the shifted scores", X - X.max()),
            ("the shifted exponentials", shifted.exp()), ("the result", torch.softmax(X, 1)))  # fmt: skip
    if not same(after, X):
        how = next((f" by {what}" for what, value in ways if same(after, value)), "")
        yield Mistake("changes_X", f"X itself is changed: the caller's scores are overwritten{how}. An operation in place "
                      "(-=, exp_(), out=) changes the caller's tensor: make a new one.")  # fmt: skip


def _gradient(ask: Asker, X: Tensor) -> Iterator[Mistake]:
    c = cotangents((3, 4))
    p = torch.softmax(X, 1)
    total = (c * p).sum(1, **KEEP)
    answer = ask.softmax_gradient(X, c)
    if answer.error is not None:
        if "does not require grad" in answer.raised:
            yield Mistake("gradient_is_cut", "No gradient flows back from the result to X: something leaves the graph (.data, "
                          ".detach(), .item(), NumPy, a new tensor, or no_grad).")  # fmt: skip
        else:
            yield from cause(answer.error)
    elif answer.tensor is not None and not same(answer.tensor, p * (c - total), 1e-3, 1e-6):
        if same(answer.tensor, p * c, 1e-3, 1e-6):
            yield Mistake("denominator_detached", "The gradient lacks a part: the sum is detached from the graph (.data, "
                          ".detach(), .item() or no_grad). It depends on X, too.")  # fmt: skip
        elif same(answer.tensor, -p * total, 1e-3, 1e-6):
            yield Mistake("numerator_detached", "The gradient lacks a part: the exponentials above the line are detached "
                          "from the graph.")  # fmt: skip
        elif not bool(answer.tensor.any()):
            yield Mistake("gradient_is_zero", "The gradient is 0 everywhere: the graph does not go through the scores.")
        else:
            yield Mistake("gradient_is_wrong", "The probabilities are right, their gradient is not: a part of the "
                          "computation is outside the graph.")  # fmt: skip


def _dtype(ask: Asker, X: Tensor) -> Iterator[Mistake]:
    for dtype in (torch.float32, torch.float64):
        answer, word = ask.softmax(X.to(dtype)), str(dtype).removeprefix("torch.")
        if answer.error is not None:
            yield from cause(answer.error) or (Mistake("fixed_dtype", f"{word} scores raise an error: a dtype is fixed in "
                                                       "the code."),)  # fmt: skip
        elif answer.tensor is not None and answer.tensor.dtype != dtype:
            other = str(answer.tensor.dtype).removeprefix("torch.")
            yield Mistake("changes_dtype", f"{word} scores give {other} probabilities: keep the dtype of X.")
        elif dtype == torch.float64 and answer.tensor is not None and _through_float32(answer.tensor, X):
            yield Mistake("loses_digits", "float64 scores come back as float64 with the digits of float32: somewhere inside "
                          "they are made float32.")  # fmt: skip


def _through_float32(found: Tensor, X: Tensor) -> bool:
    """Whether float64 probabilities are wrong, and hold no more digits than float32 can."""
    wrong = not same(found, torch.softmax(X.double(), 1), 1e-9, 1e-12)
    return wrong and torch.equal(found, found.float().double())
