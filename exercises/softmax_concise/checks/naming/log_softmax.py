# Printed by `autograder release softmax_concise`.
"""What is wrong with a log_softmax: a program of the table, then what is read off large scores, gradients and types."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor
from torch.nn import functional as F

from autograder.naming.arguments import another_count
from autograder.naming.asking import Answer, Asker, same
from autograder.naming.causes import cause
from autograder.naming.kinds import another_kind
from autograder.naming.mistake import Mistake
from autograder.naming.programs import Table
from autograder.naming.steadiness import steadiness
from autograder.strategies import cotangents


def grid(n: int, q: int) -> Tensor:
    """Moderate scores that have no symmetry."""
    return torch.tensor([((7 * i + 3) % 11) / 4 - 1 + 0.03 * (i * i % 7) for i in range(n * q)]).reshape(n, q)


PLAIN = (grid(3, 5), grid(4, 4), grid(1, 3), grid(2, 10) * 2, grid(5, 3) - 0.4, grid(6, 2))
LARGE = tuple(torch.tensor(rows) for rows in (
    [[1000.0, 0.0, -1000.0]], [[20.0, 0.0, 0.0], [1000.0, 0.0, 0.0]], [[-1000.0, -1001.0], [0.0, 1.0]], [[60.0, 100.0]],
    [[-100.0, -101.0]], [[88.0, 89.0, 90.0]], [[30.0, -30.0, 0.0]], [[-300.0, -299.0, 5.0], [2.0, 300.0, 299.0]],
    [[0.0, 30.0], [0.0, -30.0], [3.0, 1.0]],
))  # fmt: skip
QUESTIONS = (*PLAIN, *LARGE)
TABLE = Table(__name__, [(X,) for X in QUESTIONS])
WANTED = "the log-probabilities as a tensor of the shape of X"
STABLE = "Subtract the largest score of each row from it, and then the logarithm of the sum of exponentials."


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """Values first; what goes beyond them is looked at only where they are right."""
    answers = [ask.log_softmax(X) for X in QUESTIONS]
    if all(map(_right, answers, QUESTIONS)):
        yield from manners(ask)
        return
    raised = [answer for answer in answers if answer.error]
    if len(raised) == len(answers):
        error = answers[0].error
        yield from (another_count(("X",), error) or cause(error)) if error else ()
        return
    if not isinstance(answers[0].value, Tensor) and not answers[0].error:
        yield from another_kind(answers[0].value, WANTED)
    yield from TABLE.find(answers) or _read_off(ask, answers)


def _right(answer: Answer, X: Tensor) -> bool:
    wanted = F.log_softmax(X.double(), 1)
    return answer.tensor is not None and same(answer.tensor, wanted, 1e-3, 1e-4)


def _read_off(ask: Asker, answers: list[Answer]) -> Iterator[Mistake]:
    """What is known where no program answers so."""
    plain = [_right(answer, X) for answer, X in zip(answers, PLAIN, strict=False)]
    raised = next((answer.error for answer in answers if answer.error), None)
    if raised is not None:
        yield from cause(raised)
    elif all(plain):
        yield from _at_large_scores(answers[len(PLAIN) :])
    elif any(answer.tensor is None for answer in answers):
        return
    elif any(
        answer.tensor.shape != X.shape
        for answer, X in zip(answers, QUESTIONS, strict=True)
        if answer.tensor is not None
    ):
        yield Mistake("another_shape", f"The result does not have the shape of X: return {WANTED}.")
    elif steadiness(ask, "log_softmax", (PLAIN[0],), (PLAIN[0].flip(1),)) in ("remembers", "depends", "chance"):
        yield Mistake("not_steady", "The same X gives other results at other times: nothing here may depend on earlier calls, or on "
                      "chance.")  # fmt: skip
    else:
        yield _sums(answers)


def _at_large_scores(answers: list[Answer]) -> Iterator[Mistake]:
    """Moderate scores are right: what becomes of others."""
    values = torch.cat([answer.tensor.double().flatten() for answer in answers if answer.tensor is not None])
    if bool(values.isnan().any()) or bool((values == torch.inf).any()):
        yield Mistake(
            "overflows",
            f"Moderate scores are right, but large ones give nan or inf, for their exponentials overflow. {STABLE}",
        )
    elif bool(values.isinf().any()):
        yield Mistake("rounds_to_zero", "Moderate scores are right, but scores far below the best give -inf, for a probability on the way "
                      f"rounds to 0. {STABLE}")  # fmt: skip
    else:
        yield Mistake(
            "cut_off", f"Moderate scores are right, but scores that lie far apart give other numbers. {STABLE}"
        )


def _sums(answers: list[Answer]) -> Mistake:
    sums = [
        (answer.tensor.double().exp().sum(0), answer.tensor.double().exp().sum(1))
        for answer in answers[:2]
        if answer.tensor is not None
    ]
    if sums and all(same(columns, torch.ones_like(columns), 1e-3) for columns, _ in sums):
        return Mistake("columns", "The exponentials of each column sum to 1, those of the rows do not: each row is one sample, so sum over "
                       "dim 1.")  # fmt: skip
    if sums and all(same(rows, torch.ones_like(rows), 1e-3) for _, rows in sums):
        return Mistake(
            "other_distribution", "The exponentials of each row sum to 1, but are not the probabilities of the scores."
        )
    found, wanted = answers[0].value.flatten()[0], F.log_softmax(PLAIN[0], 1).flatten()[0]
    scores = ", ".join(f"{float(x):.3g}" for x in PLAIN[0][0])
    return Mistake("other_values", f"For a row of scores ({scores}) the first number is {float(found):.4g}. It must be {float(wanted):.4g}, "
                   "the score less the logarithm of the sum of exponentials.")  # fmt: skip


def manners(ask: Asker) -> Iterator[Mistake]:
    """What is asked beyond values: each only where its check has failed."""
    X = PLAIN[0]
    if ask.any_failed("argument_is_unchanged"):
        after = (ask.log_softmax_and_argument(X).value or (None, X))[1]
        if not same(after, X):
            yield Mistake(
                "changes_its_argument", "X itself is changed in place: X - ... makes a new tensor, X -= ... does not."
            )
    if ask.any_failed("gradient", "gradient_at_large_scores"):
        yield from _gradient(ask)
    if ask.any_failed("double_precision", "keeps_the_dtype"):
        yield from _dtype(ask)


def _gradient(ask: Asker) -> Iterator[Mistake]:
    X = PLAIN[0].double()
    c = cotangents(tuple(X.shape))
    answer = ask.log_softmax_gradient(X, c)
    if answer.error is not None:
        if "does not require grad" in answer.raised:
            yield Mistake("cut", "The values are right, but no gradient reaches X: .data, .detach(), no_grad, NumPy, .item() or a new "
                          "tensor of numbers cuts the graph. Stay in torch.")  # fmt: skip
        else:
            yield from cause(answer.error)
        return
    wanted = c - F.softmax(X, 1) * c.sum(1, keepdim=True)
    if answer.tensor is None or same(answer.tensor, wanted, 1e-3, 1e-5):
        far = ask.log_softmax_gradient(LARGE[0], cotangents((1, 3)).float())
        if far.tensor is not None and not bool(torch.isfinite(far.tensor).all()):
            yield Mistake("gradient_is_nan", "The gradient is nan for large scores: something on the way is infinite, and is left out only "
                          f"afterwards. {STABLE}")  # fmt: skip
    elif same(answer.tensor, c, 1e-3, 1e-5):
        yield Mistake("gradient_of_half", "The gradient is that of X alone: log-sum-exp is cut off from the graph, by detach, no_grad, NumPy or "
                      ".item(). Stay in torch.")  # fmt: skip
    else:
        yield Mistake(
            "gradient_is_wrong",
            "The values are right, their gradient is not: something on the way is cut off from the graph.",
        )


def _dtype(ask: Asker) -> Iterator[Mistake]:
    answer = ask.log_softmax(PLAIN[0].double())
    if answer.error is not None:
        yield Mistake("fixed_dtype", "float64 scores raise an exception: is a dtype fixed in the code?")
        return
    for given, dtype in ((answer, torch.float64), (ask.log_softmax(PLAIN[0].float()), torch.float32)):
        if given.tensor is not None and given.tensor.dtype != dtype:
            came, asked = (str(each).removeprefix("torch.") for each in (given.tensor.dtype, dtype))
            yield Mistake("another_dtype", f"{asked} scores give {came}: keep the dtype of X.")
            return
    if answer.tensor is not None and not same(answer.tensor, F.log_softmax(PLAIN[0].double(), 1), 1e-9, 1e-9):
        yield Mistake("loses_digits", "float64 scores give float64 values that are only as exact as float32: something on the way is "
                      "float32, or a number is added.")  # fmt: skip
