# Printed by `autograder release softmax_regression`.
"""What is wrong with an accuracy: after(count(hits(predictions, y)) / total), as a program with slots, and fits."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from autograder.naming.arguments import another_count, another_order
from autograder.naming.asking import Answer, Asker, same
from autograder.naming.causes import cause
from autograder.naming.conditions import Condition, exactly
from autograder.naming.fits import in_words, sum_of_terms
from autograder.naming.kinds import another_kind
from autograder.naming.mistake import Mistake
from autograder.naming.programs import Table
from autograder.naming.steadiness import steadiness

Question = tuple[Tensor, Tensor]
Found = tuple[Mistake, ...]
BEST = "The prediction of a row is the index of its largest score, argmax over dim 1."
FRACTION = "Return the fraction of right rows, between 0 and 1."
ONE = "Return one Python float, the fraction of right rows."


def _question(n: int, q: int, wrong: Sequence[int], scale: float = 1.0, shift: float = 0.0) -> Question:
    """Probabilities, or scores made of them, with labels that are right but in the rows `wrong`."""
    weights = torch.rand(n, q, generator=torch.Generator().manual_seed(100 * n + q + len(wrong))) ** 2 + 0.02
    s = weights / weights.sum(1, keepdim=True)
    y = s.argmax(1)
    for row in wrong:
        y[row] = (y[row] + 1 + row % (q - 1)) % q
    return s * scale + shift, y


def _cycled(n: int, q: int, scale: float = 1.0, shift: float = 0.0) -> Question:
    """The same with labels 0, 1, 2, ..., whatever is right."""
    return _question(n, q, [], scale, shift)[0], torch.arange(n) % q


SHAPES = ((4, 3), (5, 5), (7, 4), (10, 3), (6, 2), (3, 8), (12, 12), (8, 5), (3, 3), (2, 10))
QUESTIONS: list[Question] = [
    *(_question(n, q, wrong) for n, q in SHAPES for wrong in ([0], [n - 1], range(0, n, 2))),
    _question(9, 4, []), _question(4, 4, []), _question(5, 3, range(5)), _question(4, 4, range(4)),
    _cycled(11, 3), _cycled(8, 8), _cycled(13, 4, 20.0, -30.0), _cycled(12, 3, 8.0, -2.5), _cycled(9, 5, 30.0, 2.0),
    *((_question(1, 4, [])[0], torch.tensor([label])) for label in range(4)),
    _question(1, 3, []), _question(1, 3, [0]), _question(1, 7, []), _question(1, 2, [0]), _question(1, 2, []),
    tuple(part.repeat(100, *[1] * (part.dim() - 1)) for part in _question(6, 3, [1, 4])),
    tuple(part.repeat(150, *[1] * (part.dim() - 1)) for part in _question(4, 4, [3])),
    _question(6, 4, [1, 2], 30.0, -40.0), _question(5, 5, [0, 3], 8.0, -9.0),  # all below 0
    _question(6, 4, [0, 5], 90.0, -9.0), _question(7, 3, [2, 4], 1000.0), _question(5, 4, [1], 0.01),
    (torch.tensor([[1.0, 0, 0], [0, 2, 1], [0, 1, 2], [3, 0, 1], [0, 1, 0]]), torch.tensor([1, 2, 0, 0, 1])),
    (torch.tensor([[0.4, 0.35, 0.25], [0.2, 0.45, 0.35], [0.1, 0.2, 0.7], [0.34, 0.33, 0.33]]),
     torch.tensor([0, 1, 2, 0])),
    _question(2, 2, [1]), _cycled(2, 2, 8.0, -2.5),
]  # fmt: skip


def _hits(s: Tensor, y: Tensor) -> Tensor:
    # Not as the exercise asks for it: students have this file.
    return (_one_hot(y, s.shape[1]) & (s >= s.amax(1, keepdim=True))).any(1)


def right(s: Tensor, y: Tensor) -> float:
    """The accuracy as it should be."""
    return float(_hits(s, y).double().mean())


def _one_hot(y: Tensor, q: int) -> Tensor:
    return F.one_hot(y, q).bool()


TABLE = Table(__name__, QUESTIONS)
FAR = 80  # beyond that exp is near inf, or near 0, in float32
BATCHES = [
    Condition("square_batches", "batches with as many rows as classes", lambda s, y: len(s) == s.shape[1]),
    Condition("two_classes", "batches with two classes", lambda s, y: s.shape[1] == 2),
    Condition("negative_scores", "batches without a positive score", lambda s, y: bool((s <= 0).all())),
    Condition("some_negative_scores", "batches with negative scores", lambda s, y: bool((s < 0).any())),
    Condition("no_probabilities", "scores that are no probabilities", lambda s, y: not same(s.sum(1), torch.ones(len(s)))),
    Condition("single_row", "batches of one row", lambda s, y: len(s) == 1),
    Condition("one_row_wrong", "batches of one row that is wrong", lambda s, y: len(s) == 1 and right(s, y) == 0),
    Condition("one_row_right", "batches of one row that is right", lambda s, y: len(s) == 1 and right(s, y) == 1),
    Condition("large_batches", "batches of hundreds of rows", lambda s, y: len(s) > 255),
    Condition("all_right", "batches in which every row is right", lambda s, y: right(s, y) == 1),
    Condition("none_right", "batches in which no row is right", lambda s, y: right(s, y) == 0),
    Condition("several_rows", "batches of several rows", lambda s, y: len(s) > 1),
    Condition("more_than_two_classes", "batches with more than two classes", lambda s, y: s.shape[1] > 2),
    Condition("last_class_absent", "batches in which the last class is nobody's label",
              lambda s, y: int(y.max()) < s.shape[1] - 1),
    Condition("last_class_present", "batches in which the last class is a label",
              lambda s, y: int(y.max()) == s.shape[1] - 1),
    Condition("not_square", "batches that have not as many rows as classes", lambda s, y: len(s) != s.shape[1]),
    Condition("more_rows_than_classes", "batches with more rows than classes", lambda s, y: len(s) > s.shape[1]),
    Condition("fewer_rows_than_classes", "batches with fewer rows than classes", lambda s, y: len(s) < s.shape[1]),
    Condition("at_least_as_many_rows", "batches with at least as many rows as classes",
              lambda s, y: len(s) >= s.shape[1]),
    Condition("at_most_as_many_rows", "batches with at most as many rows as classes", lambda s, y: len(s) <= s.shape[1]),
    Condition("first_row_right", "batches whose first row is right", lambda s, y: bool(_hits(s, y)[0])),
    Condition("last_row_right", "batches whose last row is right", lambda s, y: bool(_hits(s, y)[-1])),
    Condition("first_row_wrong", "batches whose first row is wrong", lambda s, y: not _hits(s, y)[0]),
    Condition("last_row_wrong", "batches whose last row is wrong", lambda s, y: not _hits(s, y)[-1]),
]  # fmt: skip
WIDE = BATCHES[:6]  # of which there are questions enough for more than their name
SINGLE = ("Is its argmax skipped, by a condition such as len(y_hat) > 1, which asks for rows, in place of "
          "len(y_hat.shape) > 1? Or is a dimension of size 1 lost?")  # fmt: skip


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """Values first; what goes beyond them is looked at only where they are right."""
    answers = [ask.accuracy(s, y) for s, y in QUESTIONS]
    if all(map(_right, answers, QUESTIONS)):
        yield from _kind(answers)
        yield from _far(ask)
        yield from _arguments(ask)
        yield from _unsteady(ask)
        return
    unsteady = _unsteady(ask)
    if unsteady:
        yield from unsteady
        return
    far = all(_right(answer, question) or float(question[0].abs().max()) > FAR
              for answer, question in zip(answers, QUESTIONS, strict=True))  # fmt: skip
    yield from _order(ask, answers) or (_far(ask) if far else ()) or _values(answers)
    yield from _tensors(answers)
    yield from _arguments(ask)


def _right(answer: Answer, question: Question) -> bool:
    return answer.number is not None and same(answer.number, right(*question), 1e-5, 1e-6)


def _far(ask: Asker) -> Found:
    """Scores that are right as they are, and wrong far from 0."""
    if not ask.any_failed("only_the_order_of_scores_matters"):
        return ()
    s, y = QUESTIONS[6]
    wrong = [level for level in (1000, -1000) if not _right(ask.accuracy(4 * s + level, y), (s, y))]
    if not wrong:
        return ()
    which = "very large or very negative" if len(wrong) == 2 else "very large" if wrong[0] > 0 else "very negative"
    return (Mistake("far_scores", f"Rows of scores that are all {which} go wrong: does exp make inf, or 0, of them? Only their order "
                    "matters, and argmax needs no exp."),)  # fmt: skip


def _kind(answers: list[Answer]) -> Found:
    """The values are right, but no Python floats."""
    value = answers[0].value
    kind = getattr(value, "kind", "")
    if isinstance(value, Tensor):
        shape = "" if value.dim() == 0 else f" of shape {tuple(value.shape)}"
        return (Mistake("tensor", f"The value is right, but it is a tensor{shape}. .item() or float() makes a Python float "
                        "of it."),)  # fmt: skip
    for start, name, what in (("numpy.", "numpy_number", "NumPy number"), ("fractions.", "fraction_object", "Fraction"),
                              ("decimal.", "decimal_object", "Decimal")):  # fmt: skip
        if kind.startswith(start):
            return (Mistake(name, f"The value is right, but it is a {what}. float() makes a Python float of it."),)
    if all(type(answer.value) is float for answer in answers):
        return ()
    if all(type(answer.value) is float for answer, question in zip(answers, QUESTIONS, strict=True)
           if 0 < right(*question) < 1):  # fmt: skip
        return (
            Mistake("int_at_the_ends", "An accuracy of 0 or 1 comes back as an int or a bool. Return a float always."),
        )
    return (Mistake("no_float", "The value is right, but its type is not float. float() makes a Python float of it."),)


def _tensors(answers: list[Answer]) -> Found:
    """Some values are wrong, and none is a Python float."""
    values = [answer.value for answer in answers if answer.error is None]
    if not values or not all(isinstance(value, Tensor) and value.dim() == 0 for value in values):
        return ()
    return (Mistake("tensor", "Besides, the result is a tensor. .item() or float() makes a Python float of it."),)


def _order(ask: Asker, answers: list[Answer]) -> Found:
    """Arguments the other way round, perhaps with a second mistake."""
    if not all(answer.error or answer.number in (0.0, 1.0) for answer in answers):
        return ()
    swapped = [ask.accuracy(y, s) for s, y in QUESTIONS]
    found = _kind(swapped) if all(map(_right, swapped, QUESTIONS)) else _rest(swapped)
    return () if found is None else another_order(("y_hat", "y"), lambda order: order == (1, 0)) + found


# What is wrong with the number, whatever is compared.
BESIDE = frozenset(
    (
        "count",
        "divided_by_classes",
        "divided_by_entries",
        "divided_by_n_minus_1",
        "divided_by_n_plus_1",
        "multiplied_by_n",
        "divided_by_wrong",
        "divided_by_labels",
        "divided_by_scores",
        "percent",
        "one_minus",
        "errors",
        "negative",
        "rounded",
        "thresholded",
        "inverse",
        "squared",
        "root",
        "cut_at_1",
    )
)


def _rest(swapped: list[Answer]) -> Found | None:
    """What else is wrong where arguments are swapped; None where they are not."""
    found = () if any(answer.error for answer in swapped) else TABLE.find(swapped)

    return found if found and all(mistake.name in BESIDE for mistake in found) else None


def _values(answers: list[Answer]) -> Found:
    """Why values are wrong: the first of these that knows."""
    raised = [place for place, answer in enumerate(answers) if answer.error]
    places = [place for place in range(len(answers)) if place not in raised]
    if not places:
        return _exception(answers)
    if any(answers[place].number is None for place in places):
        return _no_number([answers[place] for place in places], [QUESTIONS[place] for place in places])
    if raised:
        return _with_exceptions(answers, raised, places)
    return (TABLE.find(answers) or _fit(answers) or _where(answers) or _beside_single_rows(answers)
            or _fact(answers))  # fmt: skip


def _with_exceptions(answers: list[Answer], raised: list[int], places: list[int]) -> Found:
    """Some batches raise an exception: a pair of deviations that does so as well shows little, unless others are wrong."""
    found = TABLE.find(answers)
    if len(found) == 1 or (found and not all(_right(answers[place], QUESTIONS[place]) for place in places)):
        return found
    return _only(answers, places) + _raised_where(answers, raised)


def _exception(answers: list[Answer]) -> Found:
    error = next(answer.error for answer in answers if answer.error)
    found = another_count(("y_hat", "y"), error) or cause(error)
    if found and found[0].name == "truth_of_a_tensor" and all(answer.error for answer in answers):
        return (Mistake("no_argmax", f"{found[0].sentence} It has several even for a single row, so it is made of that row's "
                        f"scores. {BEST}"),)  # fmt: skip
    return found


def _raised_where(answers: list[Answer], raised: list[int]) -> Found:
    """Which batches raise an exception, and what it means."""
    found = _exception(answers)
    condition = exactly(BATCHES, QUESTIONS, raised)
    if condition is None:
        return _where(answers) + found
    meaning = f" {found[0].sentence}" if found else ""
    return (Mistake(condition.name, f"Only {condition.words} raise an exception.{meaning}"),)


def _no_number(answers: list[Answer], questions: list[Question]) -> Found:
    tensors = [answer.tensor for answer in answers]
    if any(tensor is None for tensor in tensors):
        first = answers[0].value
        if isinstance(first, tuple | list) and len(first) == 2 and all(isinstance(x, int | float) for x in first):
            return (Mistake("returns_pair", f"You return two values. {ONE}"),)
        return another_kind(first, "one Python float")
    if all(tensor is not None and same(tensor.double().reshape(-1), _hits(s, y).double())
           for tensor, (s, y) in zip(tensors, questions, strict=True)):  # fmt: skip
        return (Mistake("row_by_row", f"You return for each row whether it is right: the mean is missing. {ONE}"),)
    if all(tensor is not None and same(tensor.double().reshape(-1), s.argmax(1).double())
           for tensor, (s, _) in zip(tensors, questions, strict=True)):  # fmt: skip
        return (Mistake("predictions", f"You return the predicted classes. Compare them with the labels. {ONE}"),)
    return (Mistake("several_numbers", f"You return a tensor of several numbers. {ONE}"),)


def _only(answers: list[Answer], places: list[int]) -> Found:
    """One deviation that explains these questions, if they go wrong."""
    if all(_right(answers[place], QUESTIONS[place]) for place in places):
        return ()
    found = TABLE.find(answers, places)
    return found if len(found) == 1 else ()


def _fit(answers: list[Answer]) -> Found:
    """Constants that are read off the answers: a fixed divisor, or a sum of two terms."""
    v = torch.tensor([float(answer.number or 0) for answer in answers]).double()
    if not bool(torch.isfinite(v).all()):
        return ()
    accuracy = torch.tensor([right(*question) for question in QUESTIONS]).double()
    n, q = torch.tensor([s.shape for s, _ in QUESTIONS]).double().unbind(1)
    terms = {"the accuracy": accuracy, "the number of right rows": accuracy * n, "1": torch.ones_like(n), "1 / n": 1 / n,
             "n": n, "q": q, "1 / q": 1 / q, "the number of right rows / q": accuracy * n / q}  # fmt: skip
    found = sum_of_terms(terms, v, 1e-4)
    if not found:
        return ()
    if [term for _, term in found] == ["the number of right rows"]:
        return (Mistake("fixed_batch", f"You divide by a fixed {1 / found[0][0]:.4g}. Divide by the number of rows of this "
                        "batch."),)  # fmt: skip
    return (Mistake("another_formula", f"You return {in_words(found)} (n rows, q classes). {FRACTION}"),)


def _where(answers: list[Answer]) -> Found:
    """Which batches go wrong, where others are right, and by which deviation if it is known."""
    wrong = [place for place, answer in enumerate(answers) if not _right(answer, QUESTIONS[place])]
    condition = exactly(BATCHES, QUESTIONS, wrong)
    some = condition is None
    condition = condition or next((each for each in WIDE if set(wrong) <= set(_places(each))), None)
    if condition is None:
        return ()
    if all(len(QUESTIONS[place][1]) == 1 for place in wrong):
        return (Mistake("single_row", f"Only a batch of one row has a wrong value. {SINGLE}"),)
    found = _only(answers, _places(condition)) if condition in WIDE else ()
    if found:
        return (Mistake(found[0].name, f"Only {condition.words} go wrong. There: {found[0].sentence}"),)
    share = "Some" if some else "All"
    return (Mistake(condition.name, f"{share} {condition.words} go wrong, and nothing else does."),)


def _places(condition: Condition) -> list[int]:
    return [place for place, question in enumerate(QUESTIONS) if condition.holds(*question)]


def _beside_single_rows(answers: list[Answer]) -> Found:
    """One deviation that explains all batches but those of one row, which go wrong in another way."""
    several = [place for place, (_, y) in enumerate(QUESTIONS) if len(y) > 1]
    found = _only(answers, several)
    return (*found, Mistake("single_row", f"A batch of one row goes wrong in another way. {SINGLE}")) if found else ()


def _fact(answers: list[Answer]) -> Found:
    """No cause is known: what the wrong values have in common."""
    pairs = [(float(answer.number or 0), right(*question)) for answer, question in zip(answers, QUESTIONS, strict=True)]
    must = f"{BEST} {FRACTION}"
    if all(math.isnan(v) for v, _ in pairs):
        return (Mistake("nan", f"The result is nan always. {must}"),)
    if all(same(v, pairs[0][0]) for v, _ in pairs):
        return (Mistake("always_the_same", f"The result is always {pairs[0][0]:.4g}, whatever is right. {must}"),)
    if any(v > 1 + 1e-6 or v < -1e-6 for v, _ in pairs):
        return (Mistake("no_fraction", f"Values outside of [0, 1] come back. {must}"),)
    if all(v in (0.0, 1.0) for v, _ in pairs):
        return (Mistake("zero_or_one", f"The result is always 0 or 1. {must}"),)
    if all(v <= w + 1e-6 for v, w in pairs):
        return (
            Mistake(
                "too_low", f"The result is below the fraction of right rows, or the same, and never above it. {must}"
            ),
        )
    if all(v >= w - 1e-6 for v, w in pairs):
        return (
            Mistake(
                "too_high", f"The result is above the fraction of right rows, or the same, and never below it. {must}"
            ),
        )
    several = [place for place, (_, y) in enumerate(QUESTIONS) if len(y) > 1]
    place = max(several, key=lambda place: abs(pairs[place][0] - pairs[place][1]))
    (v, w), n = pairs[place], len(QUESTIONS[place][1])
    return (Mistake("not_the_fraction", f"In a batch of {n} rows, of which {round(w * n)} are right, you return {v:.4g}. "
                    f"It must be {w:.4g}. {BEST}"),)  # fmt: skip


def _arguments(ask: Asker) -> Iterator[Mistake]:
    if not ask.any_failed("arguments_are_unchanged"):
        return
    s, y = QUESTIONS[6]
    value = ask.accuracy_and_arguments(s, y).value
    if not isinstance(value, tuple) or len(value) != 3 or not all(isinstance(part, Tensor) for part in value[1:]):
        return
    yield from _changed(s, value[1])
    if not (value[2].shape == y.shape and torch.equal(value[2].to(y.dtype), y)):
        how = ": it is sorted now" if same(value[2], y.sort().values) else ""
        how = how or (
            ": it now holds whether each row is right" if same(value[2].double(), _hits(s, y).double()) else ""
        )
        yield Mistake("sorts_in_place" if "sorted" in how else "changes_y", f"y is different after the call{how}. An "
                      "operation in place changes the caller's labels: make a new tensor.")  # fmt: skip


def _changed(s: Tensor, after: Tensor) -> Found:
    if after.shape == s.shape and torch.equal(after, s):
        return ()
    best = _one_hot(s.argmax(1), s.shape[1])
    ways = (
        ("rounded", s.round()), ("sorted", s.sort(1).values), ("sorted", s.sort(1, descending=True).values),
        ("1 at the largest score and 0 elsewhere", best.to(s)), ("1 above 0.5 and 0 elsewhere", (s > 0.5).to(s)),
        ("exponentials", s.exp()), ("a softmax", torch.softmax(s, 1)), ("without the row's maximum", s - s.amax(1, True)),
    )  # fmt: skip
    how = next((f": it is now {what}" for what, value in ways if same(after, value)), "")
    if not how and after.shape == s.shape and torch.equal(after[~best], s[~best]):
        how = " at the largest score of each row"
    name = "masks_in_place" if "largest score" in how else "changes_y_hat"
    return (Mistake(name, f"y_hat is different after the call{how}. An operation in place changes the caller's scores: make "
                    "a new tensor."),)  # fmt: skip


def _unsteady(ask: Asker) -> Found:
    """Whether values change with earlier calls, or with the seed of chance."""
    if not ask.any_failed("calls_do_not_depend_on_each_other"):
        return ()
    first, second = _question(8, 4, [0]), _question(8, 4, [1, 2, 3, 4, 6])
    kind = steadiness(ask, "accuracy", first, second)
    if kind == "steady":  # what is kept may be of one size
        kind = steadiness(ask, "accuracy", first, _question(5, 3, [0, 1]))
    if kind == "remembers":
        return (Mistake("remembers_first_answer", "A later call gives the answer of the first: nothing may be kept from one "
                        "call to the next."),)  # fmt: skip
    if kind == "chance":
        return (Mistake("chance", "The same arguments give other values with other random numbers. Nothing here may depend "
                        "on chance."),)  # fmt: skip
    return _kept(ask, first, second) if kind == "depends" else ()


def _kept(ask: Asker, first: Question, second: Question) -> Found:
    """What is kept between calls: the second value tells."""
    one, two = ask.fresh().accuracy(*first).number, ask.accuracy(*second).number
    a, b = right(*first), right(*second)
    if one is not None and two is not None and same(one, a):
        if same(two, (a + b) / 2):
            return (Mistake("running_average", "The value is an average over all calls so far. Each call measures its own "
                            "batch only."),)  # fmt: skip
        if same(two, a + b):
            return (Mistake("running_count", "Each call adds to the count of the calls before, which is kept outside of the "
                            "function. Each call measures its own batch only."),)  # fmt: skip
    return (Mistake("depends_on_calls", "The value depends on earlier calls: something is kept between calls. Each call "
                    "measures its own batch only."),)  # fmt: skip
