"""What is wrong with a loss of each sample: result(cost(error)), as a program with slots, and fits. For all three losses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from autograder.naming.arguments import another_count
from autograder.naming.asking import Answer, Asker, same
from autograder.naming.causes import cause
from autograder.naming.conditions import Condition, exactly
from autograder.naming.fits import constant, in_words, sum_of_terms
from autograder.naming.kinds import another_kind, as_tensor
from autograder.naming.manners import DETACHED, another_dtype, unsteady
from autograder.naming.mistake import Mistake
from autograder.naming.programs import Table
from autograder.naming.steadiness import steadiness

Found = tuple[Mistake, ...]
EACH = "Return one loss for each sample, in the shape of y_hat, (n, 1)."
_ERRORS = [0.4, -0.3, 2.3, -1.7, 0.85, -0.65, 1.2, -3.1, 0.1, 4.4, -0.95, -2.2]
_LABELS = [1.5, -2.25, 3.1, 0.4, -0.7, 2.6, -4.2, 5.3, 0.9, -1.1, 3.8, -3.3]


def _question(n: int, start: int, *, row: bool) -> tuple[Tensor, Tensor]:
    errors, labels = (torch.tensor([numbers[(start + i) % 12] for i in range(n)]) for numbers in (_ERRORS, _LABELS))
    return (labels + errors).reshape(-1, 1), labels if row else labels.reshape(-1, 1)


QUESTIONS = [
    _question(n, start, row=row)
    for n, start in ((3, 0), (2, 4), (4, 5), (1, 2), (12, 0), (6, 3), (5, 7), (1, 1), (1, 3), (1, 8))
    for row in (False, True)
]
BATCHES = [
    Condition("labels_in_a_row", "labels in a row, (n,),", lambda y_hat, y: y.dim() == 1),
    Condition("labels_in_a_column", "labels in a column, (n, 1),", lambda y_hat, y: y.dim() == 2),
    Condition("single_sample", "batches of one sample", lambda y_hat, y: len(y) == 1),
    Condition("several_samples", "batches of several samples", lambda y_hat, y: len(y) > 1),
    Condition("row_of_several", "several labels in a row, (n,),", lambda y_hat, y: y.dim() == 1 and len(y) > 1),
    Condition("column_of_several", "several labels in a column, (n, 1),", lambda y_hat, y: y.dim() == 2 and len(y) > 1),
    Condition("single_label_in_a_row", "batches of one sample with y of shape (1,)", lambda y_hat, y: y.shape == (1,)),
]
# Which samples: the name, the words, and a mask, of the errors e and the labels y.
SAMPLES: list[tuple[str, str, Callable[[Tensor, Tensor], Tensor]]] = [
    ("errors_above_1", "whose error is larger than 1, of either sign,", lambda e, y: e.abs() > 1),
    ("errors_below_1", "whose error is smaller than 1, of either sign,", lambda e, y: e.abs() <= 1),
    ("negative_errors", "whose error is negative", lambda e, y: e < 0),
    ("positive_errors", "whose error is positive", lambda e, y: e > 0),
    ("large_negative_errors", "whose error is below -1", lambda e, y: e < -1),
    ("large_positive_errors", "whose error is above 1", lambda e, y: e > 1),
    ("small_negative_errors", "whose error is between -1 and 0", lambda e, y: (e < 0) & (e >= -1)),
    ("small_positive_errors", "whose error is between 0 and 1", lambda e, y: (e > 0) & (e <= 1)),
    ("all_but_large_positive", "whose error is not above 1", lambda e, y: e <= 1),
    ("all_but_large_negative", "whose error is not below -1", lambda e, y: e >= -1),
    ("negative_labels", "whose label is negative", lambda e, y: y < 0),
    ("negative_predictions", "whose prediction is negative", lambda e, y: y + e < 0),
]  # fmt: skip


@dataclass(frozen=True)
class Loss:
    """What is right: its name, what an error costs, the slope, and the words for what to return."""

    name: str
    cost: Callable[[Tensor], Tensor]
    slope: Callable[[Tensor], Tensor]
    words: str
    table: Table

    def right(self, y_hat: Tensor, y: Tensor) -> Tensor:
        """The losses (n, 1) in float64."""
        return self.cost(y_hat.double() - y.double().reshape(-1, 1))

    def is_right(self, answer: Answer, question: Sequence[Tensor]) -> bool:
        """Whether values are right, in whatever shape."""
        losses, expected = answer.tensor, self.right(*question)
        return (
            losses is not None and losses.numel() == len(expected) and same(losses.reshape(-1, 1), expected, 1e-3, 1e-5)
        )


def mistakes(ask: Asker, loss: Loss) -> Iterator[Mistake]:
    """Values first; what goes beyond them is looked at only where they are right."""
    call = getattr(ask, loss.name)
    answers = [call(*question) for question in QUESTIONS]
    if all(map(loss.is_right, answers, QUESTIONS)):
        yield from _shape(answers, loss)
        yield from _manners(ask, loss)
        return
    kind = steadiness(ask, loss.name, QUESTIONS[0], (QUESTIONS[0][0] * 2, QUESTIONS[0][1]))
    if found := unsteady(kind, "losses"):
        yield from found
        return
    yield from _values(answers, loss)
    if not any(answer.error for answer in answers):
        yield from _arguments(ask, loss)


def _shape(answers: list[Answer], loss: Loss) -> Found:
    if all(answer.tensor is not None and answer.tensor.shape == y_hat.shape
           for answer, (y_hat, _) in zip(answers, QUESTIONS, strict=True)):  # fmt: skip
        return ()
    return loss.table.find(answers) or (
        Mistake("another_shape", "The losses are right, but do not always have the shape of y_hat, (n, 1)."),
    )


def _values(answers: list[Answer], loss: Loss) -> Found:
    """Why losses are wrong: the first of these that knows."""
    raised = [place for place, answer in enumerate(answers) if answer.error]
    if raised:
        return (loss.table.find(answers) if len(raised) < len(answers) else ()) or _exceptions(answers, raised, loss)
    made = [as_tensor(answer) for answer in answers]
    kind: Found = ()
    if not all(isinstance(answer.value, Tensor) for answer in answers):
        if all(answer.number is not None for answer in answers):
            kind = (
                Mistake(
                    "returns_number", "You return one Python number, which has no graph and is not a tensor. " + EACH
                ),
            )
        else:
            kind = another_kind(answers[0].value, "the losses as a tensor in the shape of y_hat")
        if any(answer.tensor is None for answer in made) or all(map(loss.is_right, made, QUESTIONS)):
            return kind
    known = loss.table.find(made) or _fit(made, loss) or _where(made, loss)
    return (*kind, *known) if known or kind else _fact(made, loss)


def _exceptions(answers: list[Answer], raised: list[int], loss: Loss) -> Found:
    error = next(answer.error for answer in answers if answer.error)
    found = another_count(("y_hat", "y"), error) or cause(error)
    condition = exactly(BATCHES, QUESTIONS, raised)
    if condition is None:
        return found
    meaning = f" {found[0].sentence}" if found else ""
    others = [place for place in range(len(answers)) if place not in raised]
    known = all(answers[p].tensor is not None and not loss.is_right(answers[p], QUESTIONS[p]) for p in others)
    wrong = loss.table.find(answers, others) if known else ()
    where = Mistake(condition.name, f"Only {condition.words} raise an exception.{meaning}")
    return (*wrong, where) if len(wrong) == 1 else (where,)


def _flat(answers: list[Answer], loss: Loss) -> tuple[Tensor, Tensor, Tensor, Tensor] | None:
    """Losses, right losses, errors and labels of all samples; None where a batch has not one loss for each."""
    losses = [answer.tensor for answer in answers]
    if any(each is None or each.numel() != len(y) for each, (_, y) in zip(losses, QUESTIONS, strict=True)):
        return None
    labels = torch.cat([y.double().reshape(-1) for _, y in QUESTIONS])
    errors = torch.cat([(y_hat - y.reshape(-1, 1)).double().reshape(-1) for y_hat, y in QUESTIONS])
    return (
        torch.cat([each.double().reshape(-1) for each in losses if each is not None]),
        loss.cost(errors),
        errors,
        labels,
    )


def _terms(e: Tensor) -> dict[str, Tensor]:
    """What a cost may be a sum of."""
    return {"e^2": e**2, "|e|": e.abs(), "e": e, "1": torch.ones_like(e), "e^4": e**4, "|e|^3": e.abs() ** 3,
            "the root of |e|": e.abs().sqrt(), "log(1 + e^2)": (e**2).log1p()}  # fmt: skip


def _fit(answers: list[Answer], loss: Loss) -> Found:
    """A factor, or a sum of two terms, that is read off the losses."""
    flat = _flat(answers, loss)
    if flat is None or not bool(flat[0].isfinite().all()):
        return ()
    losses, expected, errors, _ = flat
    factor = constant(losses / expected)
    if factor is not None:
        return (Mistake("factor", f"Each loss is {factor:.4g} times what it should be. {loss.words}"),)
    if found := _threshold(losses, errors):
        return (Mistake("another_threshold", f"You return the Huber loss of the threshold {found:.3g}. {loss.words}"),)
    found = sum_of_terms(_terms(errors), losses, 1e-4)
    if not found:
        return ()
    return (Mistake("another_term", f"An error e costs {in_words(found)}. {loss.words}"),)


def _threshold(losses: Tensor, errors: Tensor) -> float | None:
    """Of the Huber loss that these are: its slope far out."""
    order = errors.abs().argsort()
    near, far = order[int((errors.abs() < 3.5).sum()) - 1], order[-1]
    slope = float((losses[far] - losses[near]) / (errors[far].abs() - errors[near].abs()))
    if not 0.01 < slope < 3:
        return None
    return slope if same(losses, F.huber_loss(errors, torch.zeros_like(errors), "none", slope), 1e-3, 1e-4) else None


def _where(answers: list[Answer], loss: Loss) -> Found:
    """Which batches or samples go wrong, where others are right."""
    wrong = [place for place, answer in enumerate(answers) if not loss.is_right(answer, QUESTIONS[place])]
    if condition := exactly(BATCHES, QUESTIONS, wrong):
        found = loss.table.find(answers, wrong)
        if len(found) == 1:
            return (Mistake(found[0].name, f"Only {condition.words} go wrong. There: {found[0].sentence}"),)
        return (Mistake(condition.name, f"Only {condition.words} go wrong: the losses of all others are right."),)
    flat = _flat(answers, loss)
    if flat is None:
        return ()
    losses, expected, errors, labels = flat
    off = losses.isnan() | ((losses - expected).abs() > 1e-4)
    for name, words, holds in SAMPLES:
        if torch.equal(off, holds(errors, labels)):
            return (Mistake(name, f"Only samples {words} go wrong{_how(losses[off], errors[off])}. {loss.words}"),)
    if bool(off.all()) or not bool(off.any()):
        return ()
    return _by_size(off, losses, errors, loss)


def _how(losses: Tensor, errors: Tensor) -> str:
    """What the samples that go wrong cost."""
    if not bool(losses.isfinite().all()):
        return ""
    cost = constant(losses)
    if cost is not None:
        return f": each costs {cost:.3g}"
    found = sum_of_terms(_terms(errors), losses, 1e-4)
    return f": there an error e costs {in_words(found)}" if found else ""


def _by_size(off: Tensor, losses: Tensor, errors: Tensor, loss: Loss) -> Found:
    """Whether errors go wrong from some size on, or up to one, or between two."""
    sizes, how = errors.abs(), _how(losses[off], errors[off])
    low, high = float(sizes[off].min()), float(sizes[off].max())
    inside = (sizes >= low) & (sizes <= high)
    if not torch.equal(inside, off):
        return ()
    size = f"of a size between {low:.3g} and {high:.3g}" if low < high else f"of the size {low:.3g}"
    return (
        Mistake("errors_of_some_size", f"Of the errors that were tried only those {size} go wrong{how}. {loss.words}"),
    )


def _fact(answers: list[Answer], loss: Loss) -> Found:
    """No cause is known: what the result looks like, or the sample that is furthest off."""
    shapes = [None if answer.tensor is None else answer.tensor.shape for answer in answers]
    if all(shape is not None and shape.numel() == 1 for shape in shapes):
        return (Mistake("one_number", "One number comes back for the whole batch. " + EACH),)
    flat = _flat(answers, loss)
    if flat is None:
        return (
            Mistake(
                "another_shape",
                "There is not one loss for each sample: the result has another shape than y_hat. " + EACH,
            ),
        )
    losses, expected, errors, _ = flat
    place = int((losses - expected).abs().nan_to_num(nan=float("inf")).argmax())
    return (Mistake("wrong_cost", f"An error of {float(errors[place]):.3g} costs {float(losses[place]):.4g}. It must cost "
                    f"{float(expected[place]):.4g}. {loss.words}"),)  # fmt: skip


def _manners(ask: Asker, loss: Loss) -> Iterator[Mistake]:
    """What is asked beyond values: each only where its check has failed."""
    yield from _arguments(ask, loss)
    cut: Found = ()
    if ask.any_failed("gradient"):
        cut = _gradient(ask, loss)
        yield from cut
    if not cut and ask.any_failed("keeps_the_dtype"):
        yield from _dtype(ask, loss)
    if ask.any_failed("other_sizes", "small_example", "labels_in_a_row"):
        kind = steadiness(ask, loss.name, QUESTIONS[0], (QUESTIONS[0][0] * 2, QUESTIONS[0][1]))
        yield from unsteady(kind, "losses")


def _arguments(ask: Asker, loss: Loss) -> Iterator[Mistake]:
    if not ask.any_failed("arguments_are_unchanged"):
        return
    for y_hat, y in QUESTIONS[:2]:
        value = getattr(ask, f"{loss.name}_and_arguments")(y_hat, y).value
        if not isinstance(value, tuple) or len(value) != 3:
            return
        for name, before, after in (("y_hat", y_hat, value[1]), ("y", y, value[2])):
            if not (isinstance(after, Tensor) and after.shape == before.shape and torch.equal(after, before)):
                yield Mistake(f"changes_{name}", f"{name} is different after the call{_now(after, y_hat, y)}. An operation in "
                              "place (-=, sub_(), abs_(), resize_(), an assignment to a part) changes the caller's tensor: make a "
                              "new one.")  # fmt: skip
                return


def _now(after: object, y_hat: Tensor, y: Tensor) -> str:
    e = y_hat - y.reshape(y_hat.shape)
    ways = (("the error", e), ("the error", -e), ("the squared error", e**2), ("the absolute error", e.abs()),
            ("half the squared error", e**2 / 2))  # fmt: skip
    return next((f": it now holds {what}" for what, value in ways
                 if isinstance(after, Tensor) and same(after.reshape(-1), value.reshape(-1))), "")  # fmt: skip


def _gradient(ask: Asker, loss: Loss) -> Found:
    y_hat, y = QUESTIONS[8]
    e, c = (y_hat - y).double(), torch.linspace(-1.0, 2.0, len(y)).double().reshape(-1, 1)
    answer = getattr(ask, f"{loss.name}_gradient")(y_hat.double(), y.double(), c.reshape(-1))
    if answer.error is not None:
        if "does not require grad" in answer.raised:
            return (Mistake("detached", f"The values are right, but no gradient reaches y_hat: {DETACHED}"),)
        return cause(answer.error)
    given, expected = answer.tensor, loss.slope(e) * c
    if given is None or given.shape != e.shape or same(given, expected, 1e-3, 1e-6):
        return ()
    ways = (("it is 0 everywhere", 0 * e), ("it has the wrong sign", -expected),
            ("the gradient that comes from above is left out of it", loss.slope(e)), ("it is halved", expected / 2),
            ("it is doubled", expected * 2), ("it is divided by n", expected / len(e)))  # fmt: skip
    how = next((f": {what}" for what, value in ways if same(given, value, 1e-3, 1e-6)), "")
    return (Mistake("gradient_is_wrong", f"The losses are right, their gradient is not{how}. A part of the computation is "
                    "outside the graph."),)  # fmt: skip


def _dtype(ask: Asker, loss: Loss) -> Found:
    y_hat, y = QUESTIONS[0]
    call = getattr(ask, loss.name)
    found = another_dtype(lambda dtype: call(y_hat.to(dtype), y.to(dtype)), "predictions", "losses", "y_hat")
    third = y_hat.double() / 3
    answer = call(third, y.double()).tensor
    if found or answer is None or same(answer.reshape(-1, 1), loss.right(third, y), 1e-9, 1e-12):
        return found
    return (Mistake("loses_digits", "float64 predictions give losses of few digits: somewhere inside they are rounded, or "
                    "made float32."),)  # fmt: skip
