"""What is wrong with a cross-entropy: result(loss(entry(probabilities, y))), as a program with slots, and fits."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from autograder.naming.arguments import another_count, another_order
from autograder.naming.asking import Answer, Asker, same
from autograder.naming.causes import cause
from autograder.naming.conditions import Condition, exactly
from autograder.naming.fits import constant, in_words, sum_of_terms
from autograder.naming.kinds import another_kind, as_tensor
from autograder.naming.manners import another_dtype, unsteady
from autograder.naming.mistake import Mistake
from autograder.naming.programs import Table
from autograder.naming.steadiness import steadiness
from autograder.strategies import cotangents

Question = tuple[Tensor, Tensor]
Found = tuple[Mistake, ...]
OWN = "Row i needs the entry of its own label: y_hat[i, y[i]]."
ALL = "All rows cost -log of their label's probability."
EACH = "Return one loss for each sample, shape (n,)."


def _question(n: int, q: int, labels: Sequence[int]) -> Question:
    weights = torch.rand(n, q, generator=torch.Generator().manual_seed(100 * n + q)) + 0.05
    return weights / weights.sum(1, keepdim=True), torch.tensor(labels)


QUESTIONS: list[Question] = [
    _question(3, 4, [1, 0, 3]),
    _question(4, 4, [3, 1, 2, 0]),
    _question(2, 3, [2, 0]),
    _question(1, 2, [1]),
    _question(1, 4, [1]),
    _question(5, 5, [4, 0, 2, 2, 1]),
    _question(12, 10, [1, 4, 9, 5, 3, 3, 0, 2, 8, 7, 6, 9]),
    _question(6, 2, [1, 0, 0, 1, 1, 0]),
    _question(7, 4, [1, 0, 2, 1, 2, 0, 1]),  # the last class is no label
    _question(2, 5, [3, 1]),
    _question(1, 3, [0]),
    _question(300, 11, [(i * i + 3 * i) % 11 for i in range(300)]),
    (torch.tensor([[1e-3, 0.999], [0.02, 0.98], [0.4, 0.6], [0.002, 0.998]]), torch.tensor([0, 0, 1, 1])),
]
# A probability of 0 at a class that is not the label, of 1 at the label, and of 0 at the label.
CERTAIN = (torch.tensor([[1.0, 0.0, 0.0], [0.25, 0.75, 0.0], [0.3, 0.3, 0.4]]), torch.tensor([0, 1, 2]))
IMPOSSIBLE = (torch.tensor([[0.0, 1.0, 0.0], [0.5, 0.25, 0.25]]), torch.tensor([0, 1]))


def _rows(p: Tensor) -> Tensor:
    return torch.arange(len(p))


def _own(p: Tensor, y: Tensor) -> Tensor:
    # By the library's own function, which the exercise forbids: students have this file.
    return -F.nll_loss(p, y, reduction="none")


def _one_hot(p: Tensor, y: Tensor) -> Tensor:
    return F.one_hot(y, p.shape[1]).to(p.dtype)


def _others(p: Tensor, y: Tensor) -> Tensor:
    return p[~_one_hot(p, y).bool()].reshape(len(p), -1)


def right(p: Tensor, y: Tensor) -> Tensor:
    """The losses as they should be, in float64."""
    return -_own(p.double(), y).log()


TABLE = Table(__name__, QUESTIONS)
BATCHES = [
    Condition("square_batches", "batches with as many rows as classes", lambda p, y: len(p) == p.shape[1]),
    Condition("single_row", "batches of one row", lambda p, y: len(p) == 1),
    Condition("two_classes", "batches with two classes", lambda p, y: p.shape[1] == 2),
    Condition("several_rows", "batches of several rows", lambda p, y: len(p) > 1),
    Condition("more_than_two_classes", "batches with more than two classes", lambda p, y: p.shape[1] > 2),
    Condition(
        "last_class_absent",
        "batches in which the last class is nobody's label",
        lambda p, y: int(y.max()) < p.shape[1] - 1,
    ),
    Condition(
        "last_class_present", "batches in which the last class is a label", lambda p, y: int(y.max()) == p.shape[1] - 1
    ),
    Condition("not_square", "batches that have not as many rows as classes", lambda p, y: len(p) != p.shape[1]),
    Condition("more_rows_than_classes", "batches with more rows than classes", lambda p, y: len(p) > p.shape[1]),
    Condition("fewer_rows_than_classes", "batches with fewer rows than classes", lambda p, y: len(p) < p.shape[1]),
    Condition(
        "at_least_as_many_rows", "batches with at least as many rows as classes", lambda p, y: len(p) >= p.shape[1]
    ),
    Condition(
        "at_most_as_many_rows", "batches with at most as many rows as classes", lambda p, y: len(p) <= p.shape[1]
    ),
    Condition("more_than_two_rows", "batches of more than two rows", lambda p, y: len(p) > 2),
    Condition("not_two_rows", "batches of any other size than two rows", lambda p, y: len(p) != 2),
    Condition("large_batches", "batches of many rows", lambda p, y: len(p) >= 12),
    Condition("hundreds_of_rows", "batches of hundreds of rows", lambda p, y: len(p) == 300),
    Condition("not_ten_classes", "batches of any other number of classes than ten", lambda p, y: p.shape[1] != 10),
]
# Which rows: the name, the words, and a mask of the rows of a batch.
ROWS: list[tuple[str, str, Callable[[Tensor, Tensor], Tensor]]] = [
    ("label_0", "whose label is 0", lambda p, y: y == 0),
    ("last_label", "whose label is the last class", lambda p, y: y == p.shape[1] - 1),
    ("labels_above_0", "whose label is not 0", lambda p, y: y != 0),
    ("labels_above_1", "whose label is 2 or more", lambda p, y: y > 1),
    ("predicted_right", "whose largest probability stands at the label", lambda p, y: p.argmax(1) == y),
    ("predicted_wrong", "whose largest probability stands at another class", lambda p, y: p.argmax(1) != y),
    ("first_rows", "that come first in their batch", lambda p, y: _rows(p) == 0),
    ("last_rows", "that come last in their batch", lambda p, y: _rows(p) == len(p) - 1),
    ("all_but_the_first", "after the first of their batch", lambda p, y: _rows(p) > 0),
    ("all_but_the_last", "before the last of their batch", lambda p, y: _rows(p) < len(p) - 1),
    ("after_two_rows", "after the first two of their batch", lambda p, y: _rows(p) > 1),
    ("rows_beyond_classes", "whose row number is q or more (q classes)", lambda p, y: _rows(p) >= p.shape[1]),
    ("odd_rows", "of odd row number", lambda p, y: _rows(p) % 2 == 1),
    ("repeated_labels", "whose label has come before in the batch",
     lambda p, y: torch.tensor([label in y[:i].tolist() for i, label in enumerate(y.tolist())])),
]  # fmt: skip


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """Values first; what goes beyond them is looked at only where they are right."""
    answers = [ask.cross_entropy(p, y) for p, y in QUESTIONS]
    if all(map(_right, answers, QUESTIONS)):
        yield from _shape(answers)
        extremes = list(_extremes(ask))
        yield from extremes
        yield from _manners(ask, cut=any(found.name == "python_floats" for found in extremes))
        return
    unsteady = _unsteady(ask)
    if unsteady:
        yield from unsteady
        answers = [ask.fresh().cross_entropy(p, y) for p, y in QUESTIONS]
        if unsteady[0].name == "chance" or all(map(_right, answers, QUESTIONS)):
            return
    yield from _order(ask, answers) or _values(ask, answers)
    if not any(answer.error for answer in answers):
        yield from _arguments(ask)


def _right(answer: Answer, question: Question) -> bool:
    loss = answer.tensor
    return loss is not None and same(loss.reshape(-1), right(*question), 1e-3, 1e-4)


def _shape(answers: list[Answer]) -> Found:
    """The values are right: the dimensions they stand in may not be."""
    if all(answer.tensor is not None and answer.tensor.shape == y.shape
           for answer, (_, y) in zip(answers, QUESTIONS, strict=True)):  # fmt: skip
        return ()
    return TABLE.find(answers) or (Mistake("another_shape", "The losses are right, but do not have the shape (n,)."),)


def _order(ask: Asker, answers: list[Answer]) -> Found:
    """Arguments the other way round, perhaps with a second mistake."""
    if not all(answer.error for answer in answers):
        return ()
    swapped = [ask.cross_entropy(y, p) for p, y in QUESTIONS]
    if all(map(_right, swapped, QUESTIONS)):
        found = _shape(swapped)
    elif any(answer.error for answer in swapped):
        return ()
    else:
        found = TABLE.find(swapped)
        if not found:
            return ()
    return another_order(("y_hat", "y"), lambda order: order == (1, 0)) + found


def _values(ask: Asker, answers: list[Answer]) -> Found:
    """Why losses are wrong: the first of these that knows."""
    raised = [place for place, answer in enumerate(answers) if answer.error]
    if len(raised) == len(answers):
        return _exception(answers)
    if raised:
        return _with_exceptions(answers, raised)
    made = [as_tensor(answer) for answer in answers]
    kind: Found = ()
    if not all(isinstance(answer.value, Tensor) for answer in answers):
        kind = another_kind(answers[0].value, "the losses as a tensor of shape (n,)") or _number(answers)
        if any(answer.tensor is None for answer in made) or all(map(_right, made, QUESTIONS)):
            return kind
    known = _nowhere_finite(made) or TABLE.find(made) or _fit(made) or _where(made) or _by_size(made)
    return (*kind, *known) if known or kind else _fact(ask, made)


def _nowhere_finite(answers: list[Answer]) -> Found:
    """The one deviation that explains it, if no loss is a number: two would say more than such answers show."""
    losses = [answer.tensor for answer in answers]
    if any(loss is None or bool(torch.isfinite(loss).any()) for loss in losses):
        return ()
    found = TABLE.find(answers)
    if len(found) == 1:
        return found
    kinds = dict.fromkeys(str(value) for loss in losses if loss is not None for value in loss.reshape(-1).tolist())
    return (Mistake("nowhere_finite", f"Every loss is {' or '.join(kinds)}: is something divided by 0, or the logarithm of 0 or of a "
                    "negative number taken? " + OWN),)  # fmt: skip


def _with_exceptions(answers: list[Answer], raised: list[int]) -> Found:
    """Some batches raise an exception: a pair of deviations that does so as well shows little, unless others are wrong."""
    places = [place for place in range(len(answers)) if place not in raised]
    found = TABLE.find(answers)
    if len(found) == 1 or (found and not all(_right(answers[place], QUESTIONS[place]) for place in places)):
        return found
    return _only(answers, places) + _raised_where(answers, raised)


def _number(answers: list[Answer]) -> Found:
    if all(answer.number is not None for answer in answers):
        return (
            Mistake("returns_number", "You return one Python number, which has no graph and is not a tensor. " + EACH),
        )
    return ()


def _exception(answers: list[Answer]) -> Found:
    error = next(answer.error for answer in answers if answer.error)
    return another_count(("y_hat", "y"), error) or cause(error)


def _raised_where(answers: list[Answer], raised: list[int]) -> Found:
    """Which batches raise an exception, and what it means."""
    found = _exception(answers)
    condition = exactly(BATCHES, QUESTIONS, raised)
    if condition is None:
        return found
    meaning = f" {found[0].sentence}" if found else ""
    return (Mistake(condition.name, f"Only {condition.words} raise an exception.{meaning}"),)


def _only(answers: list[Answer], places: list[int]) -> Found:
    """One deviation that explains these questions, if they go wrong."""
    if all(_right(answers[place], QUESTIONS[place]) for place in places):
        return ()
    found = TABLE.find(answers, places)
    return found if len(found) == 1 else ()


def _where(answers: list[Answer]) -> Found:
    """Which batches or rows go wrong, where others are right."""
    rows = _rows_where(answers)
    wrong = [place for place, answer in enumerate(answers) if not _right(answer, QUESTIONS[place])]
    condition = exactly(BATCHES, QUESTIONS, wrong)
    if rows or condition is None:
        return rows
    found = _only(answers, wrong)
    if found:
        return (Mistake(found[0].name, f"Only {condition.words} go wrong. There: {found[0].sentence}"),)
    if condition.name == "several_rows":
        return ()  # a fact that says more follows
    return (Mistake(condition.name, f"Only {condition.words} go wrong; the losses of all others are right."),)


def _rows_where(answers: list[Answer]) -> Found:
    table = _table(answers)
    if table is None:
        return ()
    loss, expected = table[:2]
    wrong = _wrong_rows(loss, expected)
    for name, words, holds in ROWS:
        if torch.equal(wrong, torch.cat([holds(p, y) for p, y in QUESTIONS])):
            return (Mistake(name, f"Only rows {words} go wrong{_how(loss[wrong], expected[wrong])}. {ALL}"),)
    return _by_label(loss / expected)


def _wrong_rows(loss: Tensor, expected: Tensor) -> Tensor:
    return loss.isnan() | ((loss - expected).abs() > 1e-5 + 1e-4 * expected.abs())


def _how(loss: Tensor, expected: Tensor) -> str:
    cost, factor = constant(loss), constant(loss / expected)
    if cost is not None:
        return f": each costs {cost:.3g}"
    return "" if factor is None else f": each costs {factor:.3g} times what it should"


def _by_size(answers: list[Answer]) -> Found:
    """Whether only small or only large probabilities of the label go wrong."""
    table = _table(answers)
    if table is None:
        return ()
    loss, expected = table[:2]
    wrong = _wrong_rows(loss, expected)
    if bool(wrong.all()) or not bool(wrong.any()):
        return ()
    for name, size, sign in (("small_probabilities", "small", 1), ("large_probabilities", "large", -1)):
        if float((sign * expected[wrong]).min()) > float((sign * expected[~wrong]).max()):
            how = _how(loss[wrong], expected[wrong])
            return (Mistake(name, f"Only rows whose label has a {size} probability go wrong{how}. {ALL}"),)
    return ()


def _by_label(factors: Tensor) -> Found:
    """A factor of its own for each class."""
    labels = torch.cat([y for _, y in QUESTIONS])
    found = {label: constant(factors[labels == label]) for label in labels.unique().tolist()}
    if any(factor is None for factor in found.values()):
        return ()
    words = ", ".join(f"{found[label]:.3g} for label {label}" for label in range(3))
    return (Mistake("class_weights", f"Each loss is multiplied by a number that depends on its label: {words}. Classes have "
                    "no weights here."),)  # fmt: skip


def _table(answers: list[Answer]) -> tuple[Tensor, Tensor, Tensor, Tensor] | None:
    """Losses, right losses, n and q of all rows; None where a batch has not one loss for each."""
    losses = [answer.tensor for answer in answers]
    if any(loss is None or loss.numel() != len(y) for loss, (_, y) in zip(losses, QUESTIONS, strict=True)):
        return None
    sizes = torch.tensor([p.shape for p, y in QUESTIONS for _ in y]).double()
    loss = torch.cat([loss.double().reshape(-1) for loss in losses if loss is not None])
    return loss, torch.cat([right(p, y) for p, y in QUESTIONS]), sizes[:, 0], sizes[:, 1]


def _fit(answers: list[Answer]) -> Found:
    """Constants that are read off the answers."""
    table = _table(answers)
    if table is None:
        return _fit_of_totals(answers)
    loss, expected, n, q = table
    if not bool(torch.isfinite(loss).all()):
        return ()
    return _inside_the_log(loss, expected) or _weight(loss, expected, n, q) or _mixture(loss, n, q)


def _inside_the_log(loss: Tensor, expected: Tensor) -> Found:
    more, p, given = constant(loss - expected), (-expected).exp(), (-loss).exp()
    if more is not None:
        return (Mistake("adds_a_constant", f"{more:.3g} is added to each loss, as by a factor of {math.exp(-more):.3g} inside the "
                        "logarithm. Return -log p: a sure and right answer "
                        "costs 0."),)  # fmt: skip
    added = constant(given - p)
    if added is not None and added > 0:
        return (Mistake("large_eps", f"You add {added:.2g} to the probability: that changes honest losses and caps the "
                        "worst. At most 1e-7 is harmless."),)  # fmt: skip
    if added is not None:
        return (Mistake("subtracts_from_p", f"You subtract {-added:.2g} from the probability before the logarithm."),)
    low, high = float(given.min()), float(given.max())
    if torch.allclose(given, p.clamp(low, high), 1e-3, 1e-5):
        words = [f"from below at {low:.2g}"] if low > 1.01 * float(p.min()) else []
        words += [f"from above at {high:.3g}"] if high < 0.9999 * float(p.max()) else []
        return (Mistake("large_clamp", f"You clamp the probabilities {' and '.join(words)}, or cut the loss off "
                        "there: honest losses change. Clamping at 1e-7 is harmless."),)  # fmt: skip
    return ()


def _weight(loss: Tensor, expected: Tensor, n: Tensor, q: Tensor) -> Found:
    """The right loss times powers of n, q, p, 1 - p and of itself, by least squares of logarithms."""
    p, some = (-expected).exp(), (expected > 0.03) & (expected < 5)
    ratio = loss[some] / expected[some]
    if not (bool((ratio > 0).all()) or bool((ratio < 0).all())):
        return ()
    columns = (torch.ones_like(p), n.log(), q.log(), q.log().log(), p.log(), (1 - p).log(), expected.log())
    A, b = torch.stack(columns, 1)[some], ratio.abs().log()
    powers = torch.linalg.lstsq(A, b[:, None]).solution[:, 0]
    powers[powers.abs() < 5e-3] = 0
    if float((A @ powers - b).abs().max()) > 5e-3:
        return ()
    k, of_n, of_q, of_log_q, of_p, of_rest, of_loss = (round(float(power), 2) for power in powers)
    factor = float(powers[0].exp())
    sign = "minus " if bool((ratio < 0).all()) else ""
    bases = (("n", of_n), ("q", of_q), ("log(q)", of_log_q), ("p", of_p), ("(1 - p)", of_rest), ("(-log p)", of_loss))
    words = [f"{sign}{factor:.4g}"] if k or sign else []
    words += [base if power == 1 else f"{base}^{power:g}" for base, power in bases if power]
    name = "focal" if of_rest else "weighted_by_p" if of_p else "power" if of_loss else "factor"
    meanings = ["n samples"] * bool(of_n) + ["q classes"] * bool(of_q or of_log_q)
    meaning = f" ({', '.join(meanings)})" if meanings else ""
    return (Mistake(name, f"Each loss is multiplied by {' * '.join(words)}{meaning}. Return -log p as it is."),)


def _mixture(loss: Tensor, n: Tensor, q: Tensor) -> Found:
    """A multiple of one, or a sum of two, of the terms that one meets, by least squares."""
    terms = {
        "-log p of the label": torch.cat([right(p, y) for p, y in QUESTIONS]),
        "the mean of -log p over all classes": torch.cat([-p.double().log().mean(1) for p, _ in QUESTIONS]),
        "the sum of -log p over all classes": torch.cat([-p.double().log().sum(1) for p, _ in QUESTIONS]),
        "the sum of -log(1 - p) over the other classes": torch.cat(
            [-(1 - _others(p, y).double()).log().sum(1) for p, y in QUESTIONS]),
        "-log(1 - p) of the best other class": torch.cat(
            [-(1 - _others(p, y).double().amax(1)).log() for p, y in QUESTIONS]),
        "-log(1 - p) of the label": torch.cat([-(1 - _own(p.double(), y)).log() for p, y in QUESTIONS]),
        "the entropy of the prediction": torch.cat([-(p * p.log()).double().sum(1) for p, _ in QUESTIONS]),
        "the label's probability": torch.cat([_own(p.double(), y) for p, y in QUESTIONS]),
        "the largest probability": torch.cat([p.double().amax(1) for p, _ in QUESTIONS]),
        "-log of the largest probability": torch.cat([-p.double().amax(1).log() for p, _ in QUESTIONS]),
        "the sum of squared probabilities": torch.cat([(p.double() ** 2).sum(1) for p, _ in QUESTIONS]),
        "1": torch.ones_like(loss),
        "1 / n": 1 / n,
        "1 / q": 1 / q,
    }  # fmt: skip
    found = sum_of_terms(terms, loss, 1e-3)
    if not found:
        return ()
    smooth = [term for _, term in found] == list(terms)[:2] and same(found[0][0] + found[1][0], 1.0, 2e-3)
    why = "That is label smoothing, which is not asked for: return" if smooth else "Return"
    return (Mistake("label_smoothing" if smooth else "another_term", f"You return {in_words(found)}. {why} -log p of the "
                    "label alone."),)  # fmt: skip


def _fit_of_totals(answers: list[Answer]) -> Found:
    """One number for a batch: the sum of the losses times powers of n and q."""
    totals = [answer.tensor for answer in answers]
    if any(total is None or total.numel() != 1 for total in totals):
        return ()
    ratio = torch.stack([total.double().reshape(()) / right(p, y).sum()
                         for total, (p, y) in zip(totals, QUESTIONS, strict=True) if total is not None])  # fmt: skip
    if not bool((ratio > 0).all()):
        return ()
    sizes = torch.tensor([p.shape for p, _ in QUESTIONS]).double().log()
    A = torch.cat((torch.ones(len(ratio), 1).double(), sizes), 1)
    powers = torch.linalg.lstsq(A, ratio.log()[:, None]).solution[:, 0]
    if float((A @ powers - ratio.log()).abs().max()) > 2e-3:
        return ()
    return (Mistake("scaled_total", "You return one number for the batch: the sum of the losses, multiplied by "
                    f"{float(powers[0].exp()):.3g} * n^{float(powers[1]):.2g} * q^{float(powers[2]):.2g} (n samples, "
                    f"q classes). {EACH}"),)  # fmt: skip


def _fact(ask: Asker, answers: list[Answer]) -> Found:
    """No cause is known: what the wrong losses depend on."""
    shapes = [None if answer.tensor is None else answer.tensor.shape for answer in answers]
    if all(shape is not None and shape.numel() == 1 for shape in shapes):
        return (Mistake("one_number", "One number comes back for the whole batch. " + EACH),)
    if all(shape == p.shape for shape, (p, _) in zip(shapes, QUESTIONS, strict=True)):
        return (Mistake("matrix", "A matrix of shape (n, q) comes back. " + EACH),)
    if all(shape == (len(y), len(y)) for shape, (_, y) in zip(shapes, QUESTIONS, strict=True)):
        return (Mistake("matrix", "A matrix of shape (n, n) comes back. " + EACH),)
    if any(shape != y.shape for shape, (_, y) in zip(shapes, QUESTIONS, strict=True)):
        return (Mistake("another_shape", "The result does not have the shape (n,) for every batch. " + EACH),)
    (p, y), before = QUESTIONS[5], answers[5]
    q = p.shape[1]
    if same(before.value, ask.cross_entropy(p, (y + 1) % q).value):
        return (Mistake("ignores_labels", "The labels have no effect on your losses. " + OWN),)
    by_label = y.argsort(stable=True)
    if same(before.value, -_own(p, y).log()[by_label], 1e-3, 1e-4):
        return (
            Mistake(
                "sorted_by_label",
                "The losses come class by class, in the order of the labels: loss i is that of row i.",
            ),
        )
    if not _first_stays(
        before, ask.cross_entropy(torch.cat((p[:1], p[1:].flip(1))), torch.cat((y[:1], (y[1:] + 1) % q)))
    ):
        return (Mistake("rows_are_mixed", "The loss of a sample changes with the other rows of the batch. " + OWN),)
    moved = p.clone()
    moved[~_one_hot(p, y).bool()] = _others(p, y).roll(1, 1).reshape(-1)
    if not same(before.value, ask.cross_entropy(moved, y).value, 1e-3, 1e-4):
        return (Mistake("other_classes_count", "The probabilities of other classes change a sample's loss. Only the "
                        "label's own may: -log y_hat[i, y[i]]."),)  # fmt: skip
    table = _table(answers)
    return () if table is None else _worst(*table[:2])


def _worst(loss: Tensor, expected: Tensor) -> Found:
    """The row that is furthest off, as a fact."""
    far = (loss - expected).abs().nan_to_num(nan=math.inf)
    row = int(far.argmax())
    p, cost, right_cost = math.exp(-float(expected[row])), float(loss[row]), float(expected[row])
    return (Mistake("not_minus_log", f"A sample whose label has the probability {p:.3g} costs {cost:.4g}. It must cost "
                    f"-log p, which is {right_cost:.4g}."),)  # fmt: skip


def _first_stays(before: Answer, after: Answer) -> bool:
    one, other = before.tensor, after.tensor
    return one is not None and other is not None and same(one.reshape(-1)[:1], other.reshape(-1)[:1], 1e-3, 1e-4)


def _extremes(ask: Asker) -> Iterator[Mistake]:
    """Probabilities of 0 and 1."""
    found: Found = ()
    if ask.any_failed("sure_and_right_costs_nothing"):
        found = _certain(ask.cross_entropy(*CERTAIN))
        yield from found
    if not found and ask.any_failed("impossible_label_is_very_expensive"):
        yield from _impossible(ask)


def _certain(answer: Answer) -> Found:
    if answer.error is not None:
        return cause(answer.error)
    loss = answer.tensor
    if loss is None or loss.numel() != 3:
        return (Mistake("another_shape", "A probability of 0 or 1 changes the shape of the result. " + EACH),)
    loss = loss.reshape(-1)
    if bool(loss[:2].isnan().any()):
        return (Mistake("onehot_nan", "A probability of 0 at another class makes the loss nan, since 0 * log(0) is nan: pick "
                        "the label's entry instead of multiplying by a mask."),)  # fmt: skip
    if not bool(torch.isfinite(loss).all()):
        return (Mistake("spoiled_by_zero", "A probability of 0 at another class makes the loss infinite. Only the label's "
                        "own probability may count."),)  # fmt: skip
    if abs(float(loss[0])) > 2e-5:
        return (Mistake("sure_is_not_free", f"A probability of 1 at the label costs {float(loss[0]):.3g}. It must cost 0: "
                        "is it clamped, or is something added to it?"),)  # fmt: skip
    return ()


def _impossible(ask: Asker) -> Found:
    answer = ask.cross_entropy(*IMPOSSIBLE)
    if answer.error is not None:
        if "math domain error" in answer.raised:
            cut = ", and no gradient reaches y_hat" if ask.any_failed("gradient") else ""
            return (Mistake("python_floats", "You compute with Python numbers: math.log(0) raises an exception where "
                            f"torch.log gives -inf{cut}. Stay in torch."),)  # fmt: skip
        return cause(answer.error)
    loss = answer.tensor
    if loss is None or loss.numel() != 2:
        return (
            Mistake("another_shape", "p = 0 for the true class of a sample changes the shape of the result. " + EACH),
        )
    cost, other = loss.reshape(-1).tolist()
    if math.isnan(cost):
        return (
            Mistake("nan_when_impossible", "p = 0 for the true class gives nan. Its loss must be inf or very large."),
        )
    if not same(other, math.log(4), 1e-3, 1e-4):
        return (Mistake("zero_spoils_others", "p = 0 for the true class of one sample changes the losses of others."),)
    if abs(cost) < 1e-6:
        return (Mistake("zero_when_impossible", "p = 0 for the true class costs 0, so the worst mistake is free. Its loss "
                        "must be inf or very large."),)  # fmt: skip
    return _cap(ask, cost) if cost < 16 else ()


def _cap(ask: Asker, cost: float) -> Found:
    """What keeps the loss of p = 0 small: what p = eps / 2 costs tells a number that is added from a clamp."""
    eps = math.exp(-cost)
    only = f"p = 0 then costs only {cost:.3g}. At most 1e-7 is harmless."
    if cost > 0 and eps < 0.25:
        small = ask.cross_entropy(torch.tensor([[eps / 2, 1 - eps / 2], [0.5, 0.5]]), torch.tensor([0, 1])).tensor
        near = float(small.reshape(-1)[0]) if small is not None and small.numel() == 2 else math.nan
        if same(near, -math.log(1.5 * eps), 1e-2):
            return (Mistake("large_eps", f"You add {eps:.2g} to the probability, which is too much: {only}"),)
        if same(near, cost, 1e-2):
            return (Mistake("large_clamp", f"You clamp the probability at {eps:.2g}, or cap the loss, which is too much: "
                            f"{only}"),)  # fmt: skip
    only = "only " if cost > 0 else ""
    return (Mistake("impossible_is_cheap", f"p = 0 for the true class costs {only}{cost:.3g}. It must cost inf or at least "
                    "16."),)  # fmt: skip


def _manners(ask: Asker, cut: bool) -> Iterator[Mistake]:
    """What is asked beyond values: each only where its check has failed. `cut` says that the graph is known to be."""
    yield from _arguments(ask)
    if ask.any_failed("gradient") and not cut:
        found = _gradient(ask)
        yield from found
        cut = bool(found)
    if not cut and ask.any_failed("keeps_the_dtype"):
        yield from _dtype(ask)
    if ask.any_failed("calls_do_not_depend_on_each_other", "other_sizes", "matches_the_definition"):
        yield from _unsteady(ask)


def _arguments(ask: Asker) -> Iterator[Mistake]:
    if not ask.any_failed("arguments_are_unchanged"):
        return
    p, y = torch.tensor([[1.0, 0.0, 0.0], [0.2, 0.7, 0.1], [0.5, 0.3, 0.2]]), torch.tensor([0, 2, 1])
    value = ask.cross_entropy_and_arguments(p, y).value
    if not isinstance(value, tuple) or len(value) != 3 or not isinstance(value[1], Tensor):
        return
    yield from _changed(p, y, value[1])
    if not same(value[2], y):
        yield Mistake("changes_y", "y is different after the call: an operation in place (sort_, -=, an assignment to "
                      "y[...]) changes the caller's labels. Make a new tensor.")  # fmt: skip


def _changed(p: Tensor, y: Tensor, after: Tensor) -> Found:
    if torch.equal(after, p):
        return ()
    new = "changes the caller's tensor. Make a new one."
    if after.shape != p.shape:
        return (Mistake("changes_y_hat", f"y_hat has another shape after the call: an operation in place {new}"),)
    moved, own = after - p, _one_hot(p, y).bool()
    if torch.equal(after, p.clamp(float(after.min()), float(after.max()))):
        return (Mistake("clamps_in_place", "y_hat is different after the call: clamp_(), +=, or an assignment to a part of "
                        f"it, {new}"),)  # fmt: skip
    if bool((moved > 0).all()) and bool((moved < 1e-2).all()):
        return (Mistake("adds_eps_in_place", f"y_hat is different after the call: += (or add_()) {new}"),)
    ways = (("their logarithms", p.log()), ("minus their logarithms", -p.log()), ("their exponentials", p.exp()),
            ("a softmax of them", torch.softmax(p, 1)), ("the one-hot labels", own.to(p)), ("their negatives", -p),
            ("sorted ones", p.sort(1).values), ("zeros", torch.zeros_like(p)))  # fmt: skip
    how = next((f": its probabilities are now {what}" for what, value in ways if same(after, value)), "")
    if not how and not bool(moved[~own].any()):
        how = " at the entries of the labels"
    return (Mistake("changes_y_hat", f"y_hat is different after the call{how}. An operation in place {new}"),)


def _gradient(ask: Asker) -> Found:
    p, y = QUESTIONS[0][0].double(), QUESTIONS[0][1]
    c, own = cotangents((3,))[:, None], _one_hot(p, y)
    answer = ask.cross_entropy_gradient(p, y, c[:, 0])
    if answer.error is not None:
        if "does not require grad" in answer.raised:
            return (Mistake("detached", "The values are right, but no gradient reaches y_hat: .data, .detach(), no_grad, "
                            "NumPy, .item(), float() or a new tensor made of numbers cuts the graph. Stay in torch."),)  # fmt: skip
        return cause(answer.error)
    given, expected = answer.tensor, -c / p * own
    if given is None or given.shape != p.shape or same(given, expected, 1e-3, 1e-6):
        return ()
    ways = (
        ("it is 0 everywhere", torch.zeros_like(p)),
        ("it has the wrong sign", -expected),
        ("it is p - 1 at the label and p elsewhere, which is for softmax and loss together", c * (p - own)),
        ("the gradient that comes from above is left out of it", expected / c),
        ("it is divided by n", expected / 3),
        ("it is multiplied by n", expected * 3),
        ("it is -1 at the label", -c * own),
        ("it lacks the division by p", -c * p * own),
    )
    how = next((what for what, value in ways if same(given, value, 1e-3, 1e-6)), "")
    if not how and bool(given[~own.bool()].any()):
        how = "other classes than the label's get one, too"
    return (Mistake("gradient_is_wrong", f"The losses are right, their gradient is not{': ' if how else ''}{how}. It must be "
                    "-1/p at the label and 0 elsewhere."),)  # fmt: skip


def _dtype(ask: Asker) -> Found:
    p, y = QUESTIONS[0]
    return another_dtype(lambda dtype: ask.cross_entropy(p.to(dtype), y), "probabilities", "losses", "y_hat")


def _unsteady(ask: Asker) -> Found:
    """Whether answers change with earlier calls, or with the seed of chance."""
    p, y = QUESTIONS[5]
    kind = steadiness(ask, "cross_entropy", (p, y), (p.flip(0).sqrt(), y))
    if kind == "steady":  # what is kept may be of one size
        kind = steadiness(ask, "cross_entropy", (p, y), QUESTIONS[0])
    return unsteady(kind, "losses")
