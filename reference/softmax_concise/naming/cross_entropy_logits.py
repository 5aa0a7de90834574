"""What is wrong with a cross_entropy_logits: a program of the table, then what is read off answers, and manners."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from autograder.naming.arguments import another_count, another_order
from autograder.naming.asking import Answer, Asker, same
from autograder.naming.causes import cause
from autograder.naming.fits import constant
from autograder.naming.kinds import another_kind, as_tensor
from autograder.naming.mistake import Mistake
from autograder.naming.programs import Table
from autograder.naming.steadiness import steadiness
from autograder.strategies import cotangents

from .log_softmax import STABLE, grid

Question = tuple[Tensor, Tensor]
EACH = "Return one loss for each sample, shape (n,)."
OWN = "Row i needs the log-probability of its own label: log_p[i, y[i]]."


def _question(n: int, q: int, labels: Sequence[int]) -> Question:
    return grid(n, q), torch.tensor(labels)


PLAIN: list[Question] = [
    _question(3, 4, [1, 0, 3]),
    _question(4, 4, [3, 1, 2, 0]),
    _question(2, 3, [2, 0]),
    _question(1, 2, [1]),
    _question(5, 5, [4, 0, 2, 2, 1]),
    _question(7, 4, [1, 0, 2, 1, 2, 0, 1]),  # the last class is no label
    _question(12, 10, [1, 4, 9, 5, 3, 3, 0, 2, 8, 7, 6, 9]),
    _question(1, 3, [0]),
]
LARGE: list[Question] = [
    (torch.tensor([[1000.0, 0.0, -1000.0], [-1000.0, -1000.0, -999.0]]), torch.tensor([2, 0])),
    (torch.tensor([[300.0, 301.0], [-300.0, -299.0]]), torch.tensor([0, 0])),
    (torch.tensor([[0.0, 60.0], [0.0, 95.0]]), torch.tensor([0, 0])),
    (torch.tensor([[88.0, 89.0, 90.0]]), torch.tensor([1])),
    (torch.tensor([[30.0, -30.0, 0.0], [2.0, 1.0, 0.0]]), torch.tensor([1, 2])),
    (torch.tensor([[0.0, 150.0, 3.0]]), torch.tensor([1])),
    (torch.tensor([[-100.0, -101.0]]), torch.tensor([1])),
]
QUESTIONS = [*PLAIN, *LARGE]
TABLE = Table(__name__, QUESTIONS)


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """Values first; what goes beyond them is looked at only where they are right."""
    answers = [ask.cross_entropy_logits(*question) for question in QUESTIONS]
    if all(map(_right, answers, QUESTIONS)):
        yield from _shape(answers)
        yield from _manners(ask)
        return
    if all(answer.error for answer in answers):
        swapped = [ask.cross_entropy_logits(y, X) for X, y in QUESTIONS]
        error = answers[0].error
        works = all(map(_right, swapped, QUESTIONS))
        yield from another_order(("logits", "y"), lambda order: works and order == (1, 0)) or (
            (another_count(("logits", "y"), error) or cause(error)) if error else ())  # fmt: skip
        return
    made = [as_tensor(answer) for answer in answers]
    if not isinstance(answers[0].value, Tensor) and not answers[0].error:
        yield from another_kind(answers[0].value, "the losses as a tensor of shape (n,)")
    yield from TABLE.find(made) or _read_off(ask, made)


def _wanted(question: Question) -> Tensor:
    return F.cross_entropy(question[0].double(), question[1], reduction="none")


def _right(answer: Answer, question: Question) -> bool:
    loss = answer.tensor
    return loss is not None and same(loss.reshape(-1), _wanted(question), 1e-3, 1e-4)


def _shape(answers: list[Answer]) -> Iterator[Mistake]:
    """The values are right: the dimensions they stand in may not be."""
    shapes = [answer.value.shape for answer in answers]
    if all(shape == y.shape for shape, (_, y) in zip(shapes, QUESTIONS, strict=True)):
        return
    if all(shape == (len(y), 1) for shape, (_, y) in zip(shapes, QUESTIONS, strict=True)):
        yield Mistake("column", f"The losses come as a column (n, 1): gather, or keepdim, keeps a dimension. {EACH}")
    elif all(shape == (y.shape if len(y) > 1 else ()) for shape, (_, y) in zip(shapes, QUESTIONS, strict=True)):
        yield Mistake(
            "squeezed", "A batch of one sample loses its dimension, as by squeeze(): the shape must stay (1,)."
        )
    else:
        yield Mistake("another_shape", f"The losses are right, but do not have the shape (n,). {EACH}")


def _read_off(ask: Asker, answers: list[Answer]) -> Iterator[Mistake]:
    """What is known where no program answers so."""
    raised = next((answer.error for answer in answers if answer.error), None)
    losses = [answer.tensor for answer in answers]
    if raised is not None:
        yield from cause(raised)
    elif all(map(_right, answers, PLAIN)):
        yield from _at_large_scores([loss for loss in losses[len(PLAIN) :] if loss is not None])
    elif any(loss is None for loss in losses):
        return
    elif all(loss.numel() == 1 for loss in losses if loss is not None):
        yield Mistake("one_number", f"One number comes back for the whole batch. {EACH}")
    elif any(loss.numel() != len(y) for loss, (_, y) in zip(losses, QUESTIONS, strict=True) if loss is not None):
        yield Mistake("another_shape", f"Not one loss for each sample comes back. {EACH}")
    else:
        yield from _values(ask, answers)


def _at_large_scores(losses: list[Tensor]) -> Iterator[Mistake]:
    """Moderate scores are right: what becomes of others."""
    values = torch.cat([loss.double().flatten() for loss in losses])
    if bool(values.isnan().any()):
        yield Mistake(
            "overflows",
            f"Moderate scores are right, but large ones give nan, for their exponentials overflow. {STABLE}",
        )
    elif bool(values.isinf().any()):
        yield Mistake("rounds_to_zero", "Moderate scores are right, but a label far below the best score costs inf, for a probability on the "
                      f"way rounds to 0, or an exponential overflows. {STABLE}")  # fmt: skip
    else:
        yield Mistake("cut_off", "Moderate scores are right, but a label far below the best score costs another number than it is below. "
                      f"{STABLE}")  # fmt: skip


def _values(ask: Asker, answers: list[Answer]) -> Iterator[Mistake]:
    loss = torch.cat([answer.value.double().reshape(-1) for answer in answers[: len(PLAIN)]])
    right = torch.cat([_wanted(question) for question in PLAIN])
    factor, more = constant(loss / right), constant(loss - right)
    X, y = PLAIN[4]
    if factor is not None:
        yield Mistake(
            "factor", f"Each loss is {factor:.4g} times what it should be: return -log p of the label as it is."
        )
    elif more is not None:
        yield Mistake("adds_a_constant", f"{more:.3g} is added to each loss: return -log p of the label as it is.")
    elif same(answers[4].value, ask.cross_entropy_logits(X, (y + 1) % X.shape[1]).value):
        yield Mistake("ignores_labels", f"The labels have no effect on your losses. {OWN}")
    elif steadiness(ask, "cross_entropy_logits", (X, y), (X.flip(0), y)) in ("remembers", "depends", "chance"):
        yield Mistake("not_steady", "The same arguments give other losses at other times: nothing here may depend on earlier calls, or on "
                      "chance.")  # fmt: skip
    else:
        place = int((loss - right).abs().nan_to_num(nan=math.inf).argmax())
        yield Mistake("other_losses", f"A label whose probability is {math.exp(-float(right[place])):.3g} costs {float(loss[place]):.4g}. "
                      f"It must cost -log p, which is {float(right[place]):.4g}.")  # fmt: skip


def _manners(ask: Asker) -> Iterator[Mistake]:
    """What is asked beyond values: each only where its check has failed."""
    X, y = PLAIN[0]
    if ask.any_failed("arguments_are_unchanged"):
        _, logits, labels = ask.cross_entropy_logits_and_arguments(X, y).value or (None, X, y)
        if not same(logits, X):
            yield Mistake(
                "changes_its_argument",
                "logits are changed in place: logits - ... makes a new tensor, logits -= ... does not.",
            )
        if not same(labels, y):
            yield Mistake("changes_labels", "y is changed in place: make a new tensor.")
    if ask.any_failed("gradient", "gradient_at_large_scores"):
        yield from _gradient(ask)
    if ask.any_failed("double_precision"):
        yield from _dtype(ask)


def _gradient(ask: Asker) -> Iterator[Mistake]:
    X, y = PLAIN[0][0].double(), PLAIN[0][1]
    c = cotangents((len(y),))
    answer = ask.cross_entropy_logits_gradient(X, y, c)
    if answer.error is not None:
        if "does not require grad" in answer.raised:
            yield Mistake("cut", "The losses are right, but no gradient reaches logits: .data, .detach(), no_grad, NumPy, .item() or a "
                          "new tensor of numbers cuts the graph. Stay in torch.")  # fmt: skip
        else:
            yield from cause(answer.error)
        return
    own = F.one_hot(y, X.shape[1])
    if answer.tensor is None or same(answer.tensor, c[:, None] * (F.softmax(X, 1) - own), 1e-3, 1e-5):
        far = ask.cross_entropy_logits_gradient(*LARGE[0], cotangents((2,)).float())
        if far.tensor is not None and not bool(torch.isfinite(far.tensor).all()):
            yield Mistake("gradient_is_nan", "The gradient is nan for large scores: something on the way is infinite, and is left out only "
                          f"afterwards. {STABLE}")  # fmt: skip
    elif same(answer.tensor, -c[:, None] * own, 1e-3, 1e-5):
        yield Mistake("gradient_of_half", "The gradient is -1 at the label and 0 elsewhere: log-sum-exp is cut off from the graph, by detach, "
                      "no_grad, NumPy or .item(). Stay in torch.")  # fmt: skip
    else:
        yield Mistake("gradient_is_wrong", "The losses are right, their gradient is not softmax(logits) less 1 at the label: something on the "
                      "way is cut off from the graph.")  # fmt: skip


def _dtype(ask: Asker) -> Iterator[Mistake]:
    X, y = PLAIN[0]
    answer = ask.cross_entropy_logits(X.double(), y)
    if answer.error is not None:
        yield Mistake("fixed_dtype", "float64 logits raise an exception: is a dtype fixed in the code?")
    elif answer.tensor is not None and answer.tensor.dtype != torch.float64:
        yield Mistake("another_dtype", f"float64 logits give {str(answer.tensor.dtype).removeprefix('torch.')} losses: keep the dtype of "
                      "logits.")  # fmt: skip
    elif answer.tensor is not None and not same(answer.tensor, _wanted((X.double(), y)), 1e-9, 1e-9):
        yield Mistake("loses_digits", "float64 logits give losses that are only as exact as float32: something on the way is float32, or a "
                      "number is added.")  # fmt: skip
