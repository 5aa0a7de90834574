"""What is wrong with a train: where steps from near 0 lead, beside programs with slots; then its order, start and end.

Labels are so large that the weights which training starts from are nothing beside them, and questions of several batches
repeat one sample: so no answer depends on chance.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import torch
from torch import Tensor

from autograder.naming.arguments import another_count, another_order
from autograder.naming.asking import Answer, Asker, same
from autograder.naming.causes import Cause, cause
from autograder.naming.conditions import Condition, exactly
from autograder.naming.fits import constant
from autograder.naming.kinds import no_pair
from autograder.naming.mistake import Mistake
from autograder.naming.programs import Table

from .train_ends import beyond_values

Question = tuple[Tensor, Tensor, int, float, int]
Found = tuple[Mistake, ...]
PARAMETERS = ("features", "labels", "batch_size", "lr", "num_epochs")
PAIR = "the pair w, b"
SCALE = 1e5


def _cloud(n: int, d: int, lr: float, epochs: int) -> Question:
    """One batch of samples that are not alike."""
    random = torch.Generator().manual_seed(10 * n + d)
    X = torch.randn(n, d, generator=random) + 0.5
    return (
        X,
        SCALE * (X @ torch.arange(1.0, d + 1).reshape(-1, 1) - 3 + torch.randn(n, 1, generator=random)),
        n,
        lr,
        epochs,
    )


def _repeated(n: int, batch_size: int, lr: float, epochs: int) -> Question:
    """One sample, n times."""
    return torch.tensor([[1.0, -0.5]]).repeat(n, 1), torch.full((n, 1), 2 * SCALE), batch_size, lr, epochs


QUESTIONS = [
    _cloud(4, 2, 0.1, 1), _cloud(5, 3, 0.05, 1), _cloud(6, 1, 0.2, 1),
    _cloud(4, 2, 0.1, 2), _cloud(4, 2, 0.07, 5),
    _repeated(6, 2, 0.2, 1), _repeated(6, 2, 0.1, 2), _repeated(8, 4, 0.15, 3), _repeated(3, 1, 0.1, 1), _repeated(20, 10, 0.1, 1),
]  # fmt: skip
FIRST = (0, 1, 2)  # a single step
SIZES = [
    Condition("not_two_features", "data with another number of features than two", lambda X, *_: X.shape[1] != 2),
    Condition("single_feature", "data with a single feature", lambda X, *_: X.shape[1] == 1),
    Condition("several_features", "data with several features", lambda X, *_: X.shape[1] > 1),
    Condition("several_epochs", "several epochs", lambda X, y, size, lr, epochs: epochs > 1),
    Condition("several_batches", "several batches", lambda X, y, size, lr, epochs: size < len(X)),
    Condition("several_steps", "several steps", lambda X, y, size, lr, epochs: epochs * len(X) > size),
]
CAUSES = (
    Cause(r"unsupported operand type\(s\) for \*: '(?:float|int)' and 'NoneType'|'NoneType' object has no attribute 'zero_'|must be Tensor, not NoneType",
          "no_gradient", "A parameter has no gradient to step along: backward() has not been called, the parameter is not used, or it is no "
          "leaf, because it was made of another tensor after requires_grad=True. Scale first, then requires_grad_()."),
    Cause(r"element 0 of tensors does not require grad", "no_requires_grad",
          "backward() has no graph to follow: w and b do not require gradients, or the loss is computed under no_grad, or is "
          "cut off from them."),
)  # fmt: skip
TABLE = Table(__name__, QUESTIONS)


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """Where steps lead first; what goes beyond them is looked at only where that is right."""
    answers = [ask.train(*question) for question in QUESTIONS]
    raised = [place for place, answer in enumerate(answers) if answer.error]
    if raised:
        yield from _exceptions(ask, answers, raised)
        return
    if any(not _is_pair(answer.value) for answer in answers):
        yield from no_pair(next(answer.value for answer in answers if not _is_pair(answer.value)), PAIR)
        return
    yield from _shapes(answers)
    swapped = _swapped(answers)
    found = [_both(answer, question[0].shape[1], swapped) for answer, question in zip(answers, QUESTIONS, strict=True)]
    if any(each is None for each in found):
        return
    theta = [each for each in found if each is not None]
    if not all(_near(each, right(*question)) for each, question in zip(theta, QUESTIONS, strict=True)):
        yield from _values(ask, theta)
    elif not swapped:
        yield from beyond_values(ask)


def right(X: Tensor, y: Tensor, batch_size: int, lr: float, epochs: int) -> Tensor:
    """Where w and b end: without a step of anybody's, from the powers of a matrix (students have this file)."""
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1).double()
    rows, steps = A[:batch_size], epochs * (len(X) // batch_size)
    kept = torch.eye(A.shape[1], dtype=A.dtype) - lr * rows.T @ rows / len(rows)
    towards = torch.linalg.pinv(rows) @ y[: len(rows)].double() / SCALE
    return (towards - torch.linalg.matrix_power(kept, steps) @ towards).reshape(-1)


def _near(one: Tensor, other: Tensor) -> bool:
    return same(one, other, 1e-3, 1e-4)


def _is_pair(value: Any) -> bool:
    return isinstance(value, list | tuple) and len(value) == 2 and all(
        isinstance(part, Tensor) and not part.is_complex() for part in value
    )  # fmt: skip


def _swapped(answers: list[Answer]) -> bool:
    """Whether b comes first."""
    return all([part.numel() for part in answer.value] == [1, question[0].shape[1]]
               for answer, question in zip(answers, QUESTIONS, strict=True))  # fmt: skip


def _both(answer: Answer, d: int, swapped: bool = False) -> Tensor | None:
    """The weights and b, one after the other, in units of the labels."""
    w, b = reversed(answer.value) if swapped else answer.value
    if (w.numel(), b.numel()) != (d, 1):
        return None
    return torch.cat([w.detach().double().reshape(-1), b.detach().double().reshape(-1)]) / SCALE


def _exceptions(ask: Asker, answers: list[Answer], raised: list[int]) -> Found:
    def works(order: Sequence[int]) -> bool:
        value = ask.train(*(QUESTIONS[5][place] for place in order)).value
        both = _both(Answer(value), 2) if _is_pair(value) else None
        return both is not None and _near(both, right(*QUESTIONS[5]))

    error = answers[raised[0]].error
    assert error is not None
    if len(raised) == len(answers):
        return another_count(PARAMETERS, error) or another_order(PARAMETERS, works) or cause(error, CAUSES)
    found, condition = cause(error, CAUSES), exactly(SIZES, QUESTIONS, raised)
    if condition is None:
        return found
    meaning = f" {found[0].sentence}" if found else ""
    return (Mistake(condition.name, f"Only {condition.words} raise an exception.{meaning}"),)


def _shapes(answers: list[Answer]) -> Iterator[Mistake]:
    """The dimensions that w and b stand in, where their entries are as many as they should be."""
    sizes = [question[0].shape[1] for question in QUESTIONS]
    shapes = [tuple(tuple(part.shape) for part in answer.value) for answer in answers]
    if all(shape == ((d, 1), (1,)) for shape, d in zip(shapes, sizes, strict=True)):
        return
    counts = [tuple(part.numel() for part in answer.value) for answer in answers]
    if _swapped(answers):
        yield Mistake("swapped", "You return (b, w). The weights come first.")
    elif counts != [(d, 1) for d in sizes]:
        yield Mistake(
            "other_sizes",
            f"For 2 features, w and b have the shapes {shapes[0][0]} and {shapes[0][1]}. They are (d, 1) and (1,).",
        )
    elif any(w != (d, 1) for (w, _), d in zip(shapes, sizes, strict=True)):
        kind = "a row, (d,)" if all(len(w) == 1 for w, _ in shapes) else f"of shape {shapes[0][0]} for 2 features"
        yield Mistake("row_of_weights", f"w is {kind}. It is a column, (d, 1).")
    else:
        yield Mistake("shape_of_b", f"b has the shape {shapes[0][1]}. It is (1,).")


def _values(ask: Asker, theta: list[Tensor]) -> Iterator[Mistake]:
    """Why w and b end elsewhere: the first of these that knows."""
    if not all(bool(each.isfinite().all()) for each in theta):
        yield from _standardised(ask) or (
            Mistake("no_numbers", "w or b is nan or infinite, for data on which a right train is not: steps are far too large, or "
                    "something is divided by 0."),
        )  # fmt: skip
    elif all(float(each.abs().max()) < 1e-4 for each in theta):
        yield from _hardly_moves(ask)
    else:
        yield from (
            TABLE.find([Answer(each) for each in theta])
            or _kept(ask, theta[0])
            or _standardised(ask)
            or _without_effect(ask)
            or _left_out(ask)
            or _rates(ask)
            or _steps(theta)
        )


def _kept(ask: Asker, first: Tensor) -> Found:
    """Whether a call that was right goes elsewhere when it is repeated."""
    again = _train(ask, *QUESTIONS[0])
    if again is None or not _near(first, right(*QUESTIONS[0])) or _near(first, again):
        return ()
    return (Mistake("goes_on_from_before", "The same call a second time gives other numbers: w and b of an earlier call are where it begins. Draw "
                    "w, and let b be 0, in each call."),)  # fmt: skip


def _hardly_moves(ask: Asker) -> Found:
    """Large labels move w and b by next to nothing: small ones may."""
    ends = [ask.train(torch.zeros(4, 1), torch.full((4, 1), label), 4, 0.25, 1) for label in (8.0, 0.5)]
    far, near = (float(end.value[1].detach().reshape(-1)[0]) if _is_pair(end.value) else 0.0 for end in ends)
    if same(far, 0.25, 1e-3) and same(near, 0.25, 1e-3):
        return (Mistake("absolute_loss", "However large the error is, a step moves b by lr: the steps follow the L1 loss, or the sign of the "
                        "gradient. Train on the squared loss, and take the gradient as it is."),)  # fmt: skip
    if far > 0.01:
        return (Mistake("cut_off_steps", "However large the error is, a step is no longer than some length: the steps follow the Huber loss, or "
                        "gradients are cut off. Train on the squared loss, and take the gradient as it is."),)  # fmt: skip
    return (
        Mistake(
            "no_step",
            "w and b stay where they started: no step is made, or it is made to other tensors than those that you return.",
        ),
    )


def _train(ask: Asker, *question: Any) -> Tensor | None:
    answer = ask.train(*question)
    return _both(answer, question[0].shape[1]) if answer.error is None and _is_pair(answer.value) else None


def _standardised(ask: Asker) -> Found:
    """Whether features on another scale, and shifted, give the same weights."""
    X, y, size, lr, _ = _cloud(12, 2, 0.1, 20)
    one, other = _train(ask, X, y, size, lr, 20), _train(ask, 5 * X + 3, y, size, lr, 20)
    if one is None or other is None or not _near(one, other):
        return ()
    return (Mistake("standardised_features", "Features five times as large give the same weights: you standardise them, and w and b belong to "
                    "these, not to the features as they are given."),)  # fmt: skip


def _without_effect(ask: Asker) -> Found:
    """An argument that changes nothing."""
    X, y, size, lr, epochs = _repeated(12, 4, 0.05, 2)
    base = _train(ask, X, y, size, lr, epochs)
    ways = (("lr", (X, y, size, lr / 5, epochs), "the learning rate is fixed in the code, or there is no step by it"),
            ("num_epochs", (X, y, size, lr, 7), "the number of epochs is fixed in the code, or w and b are where one epoch takes them"),
            ("batch_size", (X, y, 2, lr, epochs), "the size of a batch is fixed in the code, or all samples are one batch"))  # fmt: skip
    idle = [(name, why) for name, question, why in ways
            if base is not None and (other := _train(ask, *question)) is not None and _near(base, other)]  # fmt: skip
    if len(idle) > 1:
        return (Mistake("no_training", f"{' and '.join(name for name, _ in idle)} have no effect. Here w and b are trained, step by step, and not "
                        "computed in another way."),)  # fmt: skip
    return tuple(Mistake(f"ignores_{name}", f"{name} has no effect: {why}.") for name, why in idle)


def _left_out(ask: Asker) -> Found:
    """Ten samples in one batch, each with a feature of its own: the weights tell how often each is used."""
    n, lr, label = 10, 0.1, SCALE
    found = _train(ask, torch.eye(n), torch.full((n, 1), label), n, lr, 1)
    if found is None or not bool(found.isfinite().all()):
        return ()
    used = found[:-1] / found[:-1].max()
    if bool((used < 1e-3).any()) and bool((used > 0.999).sum() + (used < 1e-3).sum() == n):
        return (
            Mistake(
                "samples_left_out",
                f"Of ten samples only {int((used > 0.5).sum())} are used in an epoch. Go through all of them.",
            ),
        )
    if bool((used < 1e-3).any()):
        return (Mistake("with_replacement", "In an epoch some samples come more than once, and others not at all: go through each of them once, "
                        "in random order."),)  # fmt: skip
    return ()


def _rates(ask: Asker) -> Found:
    """How far the epochs take b, where features are 0 and an epoch is a step: the learning rate of each."""
    label, lr = 8.0, 0.2
    ends = [ask.train(torch.zeros(4, 1), torch.full((4, 1), label), 4, lr, epochs).value for epochs in (1, 2, 3, 4)]
    if not all(_is_pair(end) and end[1].numel() == 1 for end in ends):
        return ()
    left = [1.0, *(1 - float(end[1].detach().reshape(-1)[0]) / label for end in ends)]
    if min(left) <= 1e-3:
        return ()
    rates = [(1 - b / a) / lr for a, b in itertools.pairwise(left)]
    alike = [(1 - share ** (1 / epochs)) / lr for epochs, share in enumerate(left[1:], start=1)]
    if all(same(rate * epochs, 1.0, 1e-2) for epochs, rate in enumerate(alike, start=1)):
        return (
            Mistake(
                "divided_by_epochs", "Steps are divided by num_epochs: lr is the same however many epochs there are."
            ),
        )
    factor = rates[1] / rates[0]
    if abs(factor - 1) > 1e-2 and all(same(b / a, factor, 1e-2) for a, b in itertools.pairwise(rates)):
        return (Mistake("decaying_lr", f"lr is multiplied by {factor:.3g} after each epoch. It stays as it is."),)
    return ()


def _steps(theta: list[Tensor]) -> Found:
    """What the first step, and those after it, are like."""
    first = [(theta[place], right(*QUESTIONS[place])) for place in FIRST]
    factor = constant(torch.cat([found / wanted for found, wanted in first]))
    if factor is not None and abs(factor - 1) < 1e-3:
        wrong = [place for place in range(len(theta)) if not _near(theta[place], right(*QUESTIONS[place]))]
        condition = exactly(SIZES, QUESTIONS, wrong)
        what = f"with {condition.words}" if condition else "with several steps"
        return (Mistake("later_steps", f"A single step is right. What goes wrong comes {what}: each step takes the gradient of its own "
                        "batch at the present w and b, times lr."),)  # fmt: skip
    if factor is not None:
        return (
            Mistake(
                "scaled_steps",
                f"The first step is {factor:.4g} times what it should be: lr times the gradient of the mean loss.",
            ),
        )
    for part, name in ((slice(0, -1), "b"), (slice(-1, None), "w")):
        if all(_near(found[part], wanted[part]) for found, wanted in first):
            return (
                Mistake(
                    f"step_of_{name}",
                    f"In a single step {'w' if name == 'b' else 'b'} moves as it should, and {name} does not.",
                ),
            )
    scaled = [float((found @ wanted) / (wanted @ wanted)) for found, wanted in first]
    if all(_near(found, k * wanted) for (found, wanted), k in zip(first, scaled, strict=True)):
        sizes = ", ".join(
            f"{k:.3g} for {len(QUESTIONS[place][0])} samples" for place, k in zip(FIRST, scaled, strict=True)
        )
        return (Mistake("scaled_steps", f"The first step is not as long as it should be, but {sizes} times that: it is lr times the gradient of "
                        "the mean loss."),)  # fmt: skip
    return (
        Mistake(
            "wrong_direction", "The first step, from near 0, does not go along the gradient of the mean squared loss."
        ),
    )
