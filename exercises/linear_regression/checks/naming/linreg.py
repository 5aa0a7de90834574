# Printed by `autograder release linear_regression`.
"""What is wrong with a linreg: shape(product(X, w, b)), as a program with slots, and fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from autograder.naming.arguments import another_count, another_order
from autograder.naming.asking import Answer, Asker, same
from autograder.naming.causes import cause
from autograder.naming.conditions import Condition, exactly
from autograder.naming.fits import constant
from autograder.naming.kinds import another_kind, as_tensor
from autograder.naming.manners import DETACHED, another_dtype, unsteady
from autograder.naming.mistake import Mistake
from autograder.naming.programs import Table
from autograder.naming.steadiness import steadiness

Line = tuple[Tensor, Tensor, Tensor]
Found = tuple[Mistake, ...]
COLUMN = "n samples give a column of predictions, (n, 1)."


def _line(n: int, d: int) -> Line:
    random = torch.Generator().manual_seed(10 * n + d)
    parts = [torch.randn(*shape, generator=random) for shape in ((n, d), (d, 1), (1,))]
    return parts[0], parts[1], parts[2] + 3


LINES = [_line(*sizes) for sizes in ((3, 2), (2, 4), (3, 3), (4, 1), (1, 3), (1, 1), (7, 5))]
SIZES = [
    Condition("single_sample", "data with a single sample", lambda X, w, b: len(X) == 1),
    Condition("single_feature", "data with a single feature", lambda X, w, b: len(w) == 1),
    Condition("several_features", "data with several features", lambda X, w, b: len(w) > 1),
    Condition("several_samples", "data with several samples", lambda X, w, b: len(X) > 1),
    Condition("not_two_features", "data with another number of features than two", lambda X, w, b: len(w) != 2),
    Condition("not_square", "data with another number of samples than of features", lambda X, w, b: len(X) != len(w)),
    Condition("square", "data with as many samples as features", lambda X, w, b: len(X) == len(w)),
]
TABLE = Table(__name__, LINES)


def right(X: Tensor, w: Tensor, b: Tensor) -> Tensor:
    """By the library's own function: students have this file."""
    return F.linear(X.double(), w.double().T, b.double())


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """Values first; what goes beyond them is looked at only where they are right."""
    answers = [ask.linreg(*line) for line in LINES]
    if all(map(_right, answers, LINES)):
        if any(answer.tensor is None or answer.tensor.shape != (len(line[0]), 1)
               for answer, line in zip(answers, LINES, strict=True)):  # fmt: skip
            yield from TABLE.find(answers) or (
                Mistake("another_shape", "The predictions are right, but not always a column. " + COLUMN),
            )
        yield from _manners(ask)
        return
    other = (LINES[0][0] * 2, *LINES[0][1:])
    if found := unsteady(steadiness(ask, "linreg", LINES[0], other), "predictions"):
        yield from found
        return
    yield from _order(ask, TABLE.find(answers)) or _values(answers)
    if not any(answer.error for answer in answers):
        yield from _arguments(ask)


def _right(answer: Answer, line: Line) -> bool:
    return answer.tensor is not None and same(answer.tensor.reshape(-1), right(*line).reshape(-1), 1e-3, 1e-4)


def _order(ask: Asker, known: Found) -> Found:
    """Arguments in another order, which also is a product the wrong way round."""
    if known and known[0].name != "transposed":
        return ()

    def works(order: Sequence[int]) -> bool:
        return all(_right(ask.linreg(*(line[place] for place in order)), line) for line in LINES)

    return another_order(("X", "w", "b"), works)


def _values(answers: list[Answer]) -> Found:
    """Why predictions are wrong: the first of these that knows."""
    raised = [place for place, answer in enumerate(answers) if answer.error]
    if raised:
        return (TABLE.find(answers) if len(raised) < len(answers) else ()) or _exceptions(answers, raised)
    made = [as_tensor(answer) for answer in answers]
    kind: Found = ()
    if not all(isinstance(answer.value, Tensor) for answer in answers):
        kind = another_kind(answers[0].value, "the predictions as a tensor of shape (n, 1)")
        if any(answer.tensor is None for answer in made) or all(map(_right, made, LINES)):
            return kind
    return kind + (TABLE.find(made) or _fit(made) or _where(made) or _fact(made))


def _exceptions(answers: list[Answer], raised: list[int]) -> Found:
    error = next(answer.error for answer in answers if answer.error)
    found = another_count(("X", "w", "b"), error) or cause(error)
    condition = exactly(SIZES, LINES, raised)
    if condition is None:
        if len(raised) == len(answers) and (known := TABLE.find(answers)):
            return known
        return found
    meaning = f" {found[0].sentence}" if found else ""
    return (Mistake(condition.name, f"Only {condition.words} raise an exception.{meaning}"),)


def _parts(answers: list[Answer]) -> tuple[Tensor, Tensor, Tensor] | None:
    """Predictions, products and biases of all samples; None where a line has not one prediction for each."""
    if any(
        answer.tensor is None or answer.tensor.numel() != len(X)
        for answer, (X, _, _) in zip(answers, LINES, strict=True)
    ):
        return None
    products = torch.cat([right(X, w, 0 * b).reshape(-1) for X, w, b in LINES])
    biases = torch.cat([b.double().expand(len(X)) for X, _, b in LINES])
    return (
        torch.cat([answer.tensor.double().reshape(-1) for answer in answers if answer.tensor is not None]),
        products,
        biases,
    )


def _fit(answers: list[Answer]) -> Found:
    """A multiple of the product plus one of the bias, plus a constant."""
    parts = _parts(answers)
    if parts is None or not bool(parts[0].isfinite().all()):
        return ()
    found, products, biases = parts
    columns = torch.stack([products, biases, torch.ones_like(biases)], 1)
    by = torch.linalg.lstsq(columns, found[:, None], driver="gelsd").solution[:, 0]
    if float((columns @ by - found).abs().max()) > 1e-3:
        extra = constant(found - products - biases)
        return () if extra is None else (Mistake("constant", f"{extra:.4g} is added to each prediction."),)
    factor, bias, extra = (round(value, 3) + 0.0 for value in by.tolist())
    more = f" + {extra:g}" if extra else ""
    return (Mistake("other_factors", f"Your prediction is {factor:g} * X w + {bias:g} * b{more}. It must be X w + b."),)


def _where(answers: list[Answer]) -> Found:
    wrong = [place for place, answer in enumerate(answers) if not _right(answer, LINES[place])]
    condition = exactly(SIZES, LINES, wrong)
    if condition is None:
        return ()
    found = TABLE.find(answers, wrong)
    if len(found) == 1:
        return (Mistake(found[0].name, f"Only {condition.words} go wrong. There: {found[0].sentence}"),)
    return (Mistake(condition.name, f"Only {condition.words} go wrong: all other predictions are right."),)


def _fact(answers: list[Answer]) -> Found:
    """No cause is known: the shape of what comes back, or which argument has no effect."""
    parts = _parts(answers)
    if parts is None:
        return (Mistake("another_shape", "There is not one prediction for each sample. " + COLUMN),)
    found, products, biases = parts
    place = int((found - products - biases).abs().nan_to_num(nan=float("inf")).argmax())
    return (Mistake("wrong_prediction", f"Where X w is {float(products[place]):.4g} and b is {float(biases[place]):.4g}, you predict "
                    f"{float(found[place]):.4g}. A prediction is their sum."),)  # fmt: skip


def _manners(ask: Asker) -> Iterator[Mistake]:
    """What is asked beyond values: each only where its check has failed."""
    yield from _arguments(ask)
    cut: Found = ()
    if ask.any_failed("gradient"):
        cut = _gradient(ask)
        yield from cut
    if not cut and ask.any_failed("keeps_the_dtype"):
        X, w, b = LINES[0]
        found = another_dtype(
            lambda dtype: ask.linreg(X.to(dtype), w.to(dtype), b.to(dtype)), "arguments", "predictions", "X"
        )
        yield from found or (Mistake("loses_digits", "float64 arguments give predictions of few digits: somewhere inside they "
                                     "are rounded, or made float32."),)  # fmt: skip


def _arguments(ask: Asker) -> Iterator[Mistake]:
    if not ask.any_failed("arguments_are_unchanged"):
        return
    value = ask.linreg_and_arguments(*LINES[0]).value
    for name, before, after in zip("Xwb", LINES[0], value[1:] if isinstance(value, tuple) else (), strict=False):
        if not (isinstance(after, Tensor) and after.shape == before.shape and torch.equal(after, before)):
            yield Mistake(f"changes_{name}", f"{name} is different after the call: an operation in place (*=, +=, resize_(), an "
                          "assignment to a part) changes the caller's tensor. Make a new one.")  # fmt: skip


def _gradient(ask: Asker) -> Found:
    X, w, b = LINES[6]
    c = torch.linspace(-1.0, 2.0, len(X))
    answer = ask.linreg_gradient(X, w, b, c)
    if answer.error is not None:
        if "does not require grad" in answer.raised:
            return (Mistake("detached", f"The values are right, but no gradient reaches X, w or b: {DETACHED}"),)
        return cause(answer.error)
    if not isinstance(answer.value, list) or len(answer.value) != 3:
        return ()
    column = c.reshape(-1, 1)
    rights = (column @ w.T, X.T @ column, c.sum().reshape(1))
    off = [name for name, found, wanted in zip("Xwb", answer.value, rights, strict=True)
           if not (isinstance(found, Tensor) and same(found, wanted, 1e-3, 1e-4))]  # fmt: skip
    if off and all(answer.value["Xwb".index(name)] is None for name in off):
        return (
            Mistake(
                "partly_detached", f"The values are right, but no gradient reaches {' and '.join(off)}: {DETACHED}"
            ),
        )
    return (
        (Mistake("gradient_is_wrong", f"The predictions are right, but the gradient of {' and '.join(off)} is not."),)
        if off
        else ()
    )
