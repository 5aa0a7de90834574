# Printed by `autograder release linear_regression`.
"""What is wrong with a normal_equation: split(solve(columns(X), y)), as a program with slots, and what errors are left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from autograder.naming.arguments import another_count, another_order
from autograder.naming.asking import Answer, Asker, same
from autograder.naming.causes import cause
from autograder.naming.conditions import Condition, exactly
from autograder.naming.fits import constant
from autograder.naming.kinds import no_pair
from autograder.naming.manners import another_dtype
from autograder.naming.mistake import Mistake
from autograder.naming.programs import Table

Question = tuple[Tensor, Tensor]
Found = tuple[Mistake, ...]
PAIR = "the pair w, b"
SOLVER = 'lstsq with driver="gelsd" solves from X itself, and so does pinv.'


def _question(n: int, d: int, scale: float = 1.0) -> Question:
    random = torch.Generator().manual_seed(10 * n + d)
    X = scale * torch.randn(n, d, generator=random) + 1
    return X, X @ torch.arange(1.0, d + 1).reshape(-1, 1) - 4 + torch.randn(n, 1, generator=random)


QUESTIONS = [_question(*sizes) for sizes in ((6, 2), (9, 3), (5, 1), (12, 2), (8, 4))]
SIZES = [
    Condition("single_feature", "data with a single feature", lambda X, y: X.shape[1] == 1),
    Condition("several_features", "data with several features", lambda X, y: X.shape[1] > 1),
    Condition("not_two_features", "data with another number of features than two", lambda X, y: X.shape[1] != 2),
]
TABLE = Table(__name__, QUESTIONS)


def with_ones(X: Tensor) -> Tensor:
    """X and a column of ones, in float64."""
    return torch.cat([X, torch.ones_like(X[:, :1])], 1).double()


def best(X: Tensor, y: Tensor) -> Tensor:
    """W and b, one after the other, by a singular value decomposition: students have this file."""
    U, sizes, V = torch.linalg.svd(with_ones(X), full_matrices=False)
    return V.T @ ((U.T @ y.double()) / sizes[:, None])


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """Values first; what goes beyond them is looked at only where they are right."""
    answers = [ask.normal_equation(*question) for question in QUESTIONS]
    raised = [place for place, answer in enumerate(answers) if answer.error]
    if raised:
        yield from _exceptions(ask, answers, raised)
    elif not all(_is_pair(answer.value) for answer in answers):
        yield from _no_pair(next(answer.value for answer in answers if not _is_pair(answer.value)))
    elif all(map(_right, answers, QUESTIONS)):
        yield from _shapes(answers)
        yield from _beyond_values(ask)
    else:
        yield from TABLE.find(answers) or _where(answers) or _errors(ask, answers)


def _is_pair(value: Any) -> bool:
    return isinstance(value, list | tuple) and len(value) == 2 and all(isinstance(part, Tensor) for part in value)


def _both(answer: Answer) -> Tensor | None:
    """W and b, one after the other, (d + 1, 1), where they are one vector and one number."""
    w, b = answer.value
    if w.is_complex() or b.is_complex() or b.numel() != 1:
        return None
    return torch.cat([w.detach().double().reshape(-1, 1), b.detach().double().reshape(1, 1)])


def _right(answer: Answer, question: Question) -> bool:
    found = _both(answer)
    return found is not None and same(found, best(*question), 1e-3, 1e-3)


def _exceptions(ask: Asker, answers: list[Answer], raised: list[int]) -> Found:
    if swapped := another_order(("X", "y"), lambda order: order == (1, 0) and _works(ask)):
        return swapped
    error = next(answer.error for answer in answers if answer.error)
    found = another_count(("X", "y"), error) or cause(error)
    if "must be batches of square matrices" in f"{error}" or "must be square" in error.message:
        found = (Mistake("square_only", "A matrix that is not square is solved or inverted: X has more rows than columns. Let "
                         "lstsq solve for w and b."),)  # fmt: skip
    condition = exactly(SIZES, QUESTIONS, raised)
    if condition is None:
        return found
    meaning = f" {found[0].sentence}" if found else ""
    return (Mistake(condition.name, f"Only {condition.words} raise an exception.{meaning}"),)


def _works(ask: Asker) -> bool:
    answers = [ask.normal_equation(y, X) for X, y in QUESTIONS]
    return all(_is_pair(answer.value) and _right(answer, each) for answer, each in zip(answers, QUESTIONS, strict=True))


def _no_pair(value: Any) -> Found:
    if isinstance(value, Tensor):
        return (Mistake("one_vector", f"One tensor comes back, of shape {tuple(value.shape)} for {QUESTIONS[0][0].shape[1]} features. "
                        f"Return {PAIR}: split the solution."),)  # fmt: skip
    return no_pair(value, PAIR)


def _shapes(answers: list[Answer]) -> Iterator[Mistake]:
    """The values are right: the dimensions they stand in may not be."""
    w_shapes = [tuple(answer.value[0].shape) for answer in answers]
    b_shapes = {tuple(answer.value[1].shape) for answer in answers}
    if any(shape != (X.shape[1], 1) for shape, (X, _) in zip(w_shapes, QUESTIONS, strict=True)):
        rows = all(len(shape) == 1 for shape in w_shapes)
        kind = "w is a row, (d,)" if rows else f"w has the shape {w_shapes[0]} for 2 features"
        yield Mistake("row_of_weights" if rows else "shape_of_w", f"{kind}. It is a column, (d, 1).")
    if b_shapes != {(1,)}:
        shape = min(b_shapes)
        name = {(): "bias_without_shape", (1, 1): "bias_in_two_dimensions"}.get(shape, "shape_of_b")
        yield Mistake(name, f"b has the shape {shape}. It is a tensor with one entry in one dimension, (1,).")


def _where(answers: list[Answer]) -> Found:
    wrong = [place for place, answer in enumerate(answers) if not _right(answer, QUESTIONS[place])]
    condition = exactly(SIZES, QUESTIONS, wrong)
    if condition is None:
        return ()
    found = TABLE.find(answers, wrong)
    if len(found) == 1:
        return (Mistake(found[0].name, f"Only {condition.words} go wrong. There: {found[0].sentence}"),)
    return (Mistake(condition.name, f"Only {condition.words} go wrong: all other w and b are right."),)


def _errors(ask: Asker, answers: list[Answer]) -> Found:
    """What the errors tell that w and b leave, where no program is known."""
    found = [_both(answer) for answer in answers]
    if any(each is None or len(each) != X.shape[1] + 1 for each, (X, _) in zip(found, QUESTIONS, strict=True)):
        shapes = tuple(tuple(part.shape) for part in answers[0].value)
        return (Mistake("another_shape", f"For 2 features w and b have the shapes {shapes[0]} and {shapes[1]}. They are (d, 1) and "
                        "(1,)."),)  # fmt: skip
    theta = [each for each in found if each is not None]
    if not all(bool(each.isfinite().all()) for each in theta):
        return (Mistake("no_numbers", "w or b is nan or infinite, even where columns are independent."),)
    return _ridge(theta) or _bias(theta) or _steps(ask, theta[0]) or _far(theta)


def _ridge(theta: list[Tensor]) -> Found:
    """Where A^T (y - A theta) = lambda theta: something is added to the diagonal."""
    pulls = [
        with_ones(X).T @ (y.double() - with_ones(X) @ each) / each
        for each, (X, y) in zip(theta, QUESTIONS, strict=True)
    ]
    whole, weights = torch.cat(pulls).reshape(-1), torch.cat([pull[:-1] for pull in pulls]).reshape(-1)
    size, alone = _lambda(whole), _lambda(weights)
    if size is not None:
        return (Mistake("ridge", f"Weights and bias are pulled towards 0: {size:.3g} is added to the diagonal of X^T X. That is ridge "
                        "regression, which is not asked for."),)  # fmt: skip
    if alone is not None:
        return (Mistake("ridge", f"Weights are pulled towards 0: {alone:.3g} is added to the diagonal of X^T X, but for b. That is ridge "
                        "regression, which is not asked for."),)  # fmt: skip
    return ()


def _lambda(pulls: Tensor) -> float | None:
    size = float(pulls.median())
    return size if abs(size) > 3e-3 and bool((pulls - size).abs().max() <= 1e-3 + 2e-2 * abs(size)) else None


def _bias(theta: list[Tensor]) -> Found:
    """Weights that are right beside a bias that is not."""
    rights = [best(*question) for question in QUESTIONS]
    if not all(same(each[:-1], right[:-1], 1e-3, 1e-3) for each, right in zip(theta, rights, strict=True)):
        if all(same(each[-1:], right[-1:], 1e-3, 1e-3) for each, right in zip(theta, rights, strict=True)):
            return (Mistake("weights_only_wrong", "b is right, w is not."),)
        return ()
    factor = constant(torch.cat([each[-1] / right[-1] for each, right in zip(theta, rights, strict=True)]))
    how = f": it is {factor:.3g} times what it should be" if factor is not None else ""
    return (Mistake("wrong_bias", f"w is right, b is not{how}."),)


def _steps(ask: Asker, theta: Tensor) -> Found:
    """Whether features that are ten times as large give other weights than a tenth, as they do beside steps of some length."""
    X, y = QUESTIONS[0]
    answer = ask.normal_equation(10 * X, y)
    found = _both(answer) if answer.error is None and _is_pair(answer.value) else None
    if found is None or len(found) != len(theta) or same(10 * found[:-1], theta[:-1], 1e-2, 1e-3):
        return ()
    return (Mistake("steps_towards_it", "w and b are not those of the smallest squared errors, and features ten times as large do not "
                    "give a tenth of your weights. It is so where somebody goes step by step and has not arrived, adds something to what is solved, or "
                    f"leaves directions out of it: solve all of it at once. {SOLVER}"),)  # fmt: skip


def _far(theta: list[Tensor]) -> Found:
    """No cause is known: how much larger the squared errors are than they need be, or whether their sum is 0."""
    X, y = QUESTIONS[0]
    own, least = (float(((with_ones(X) @ each - y.double()) ** 2).sum()) for each in (theta[0], best(X, y)))
    shares = [
        float((with_ones(X) @ each - y.double()).mean().abs()) for each, (X, y) in zip(theta, QUESTIONS, strict=True)
    ]
    centred = " The errors do add up to 0, as they should: b fits w, and w is off." if max(shares) < 1e-3 else ""
    return (Mistake("not_the_smallest", f"Of {len(y)} points that no line meets, your w and b leave squared errors of {own:.4g} in all. "
                    f"The best leave {least:.4g}.{centred}"),)  # fmt: skip


def _beyond_values(ask: Asker) -> Iterator[Mistake]:
    """Columns that depend on each other, dtypes, arguments, other sizes: each only where its check has failed."""
    if ask.any_failed("a_column_that_is_a_multiple_of_another", "nearly_the_same_column"):
        yield from _dependent(ask)
    if ask.any_failed("keeps_the_dtype"):
        X, y = QUESTIONS[0]
        yield from _dtype(lambda dtype: ask.normal_equation(X.to(dtype), y.to(dtype)))
    if ask.any_failed("arguments_are_unchanged"):
        yield from _arguments(ask)
    if ask.any_failed("other_sizes") and not ask.any_failed("a_column_that_is_a_multiple_of_another"):
        found = [ask.normal_equation(*question) for question in (_question(2, 1), _question(300, 8))]
        few, many = (not _is_pair(answer.value) or not _right(answer, question)
                     for answer, question in zip(found, (_question(2, 1), _question(300, 8)), strict=True))  # fmt: skip
        if few or many:
            what = (
                "Two points"
                if few and not many
                else "Hundreds of points"
                if many and not few
                else "Two points, or hundreds,"
            )
            yield Mistake("other_sizes", f"{what} go wrong, where a dozen are right.")


def _dependent(ask: Asker) -> Found:
    exact, near = _goes_wrong(ask, 0.0), _goes_wrong(ask, 1e-3)
    if exact and near:
        return (Mistake("normal_matrix", "Predictions go wrong, or an exception is raised, where a column is a multiple of another, and also "
                        f"where it nearly is: X^T X squares what is ill-conditioned, and its inverse is no good. {SOLVER}"),)  # fmt: skip
    if exact:
        return (Mistake("independent_columns_only", "Predictions go wrong, or an exception is raised, where a column is a multiple of another: "
                        "the solver needs independent columns, as lstsq's own choice of a driver does, which "
                        f"is right in some runs and wrong in others. {SOLVER}"),)  # fmt: skip
    if near:
        return (Mistake("nearly_dependent_columns", "Predictions are wrong where two columns are nearly alike: too many singular values are "
                        f"taken for 0, or X^T X squares what is ill-conditioned. {SOLVER}"),)  # fmt: skip
    return ()


def _goes_wrong(ask: Asker, shift: float) -> bool:
    """Whether predictions are bad in one of several clouds with a column that is twice another, or nearly."""
    for n in (10, 11, 12, 13, 14, 15):
        X, y = _question(n, 2)
        shaken = torch.randn(n, 1, generator=torch.Generator().manual_seed(n))
        X = torch.cat([X, 2 * X[:, :1] + shift * shaken], 1)
        answer = ask.normal_equation(X, y)
        found = _both(answer) if answer.error is None and _is_pair(answer.value) else None
        if found is None or len(found) != 4:
            return True
        U, sizes, _ = torch.linalg.svd(with_ones(X), full_matrices=False)
        basis = U[:, sizes > 1e-6 * sizes[0]]
        if not bool((with_ones(X) @ found - basis @ (basis.T @ y.double())).abs().max() < 0.05):
            return True
    return False


def _dtype(call: Any) -> Found:
    def weights(dtype: torch.dtype) -> Answer:
        answer = call(dtype)
        return Answer(answer.value[0], answer.error) if answer.error is None and _is_pair(answer.value) else answer

    found = another_dtype(weights, "features", "weights", "X")
    if found:
        return found
    answer = call(torch.float64)
    if not _is_pair(answer.value):
        return ()
    if answer.value[1].dtype != torch.float64:
        return (Mistake("cast_of_the_bias", "b does not have the dtype of X."),)
    return (
        Mistake(
            "loses_digits",
            "float64 features give w and b of few digits: somewhere inside they are made float32, or a small number is added.",
        ),
    )


def _arguments(ask: Asker) -> Iterator[Mistake]:
    X, y = QUESTIONS[0]
    value = ask.normal_equation_and_arguments(X, y).value
    for name, before, after in zip("Xy", (X, y), value[1:] if isinstance(value, tuple) else (), strict=False):
        if not (isinstance(after, Tensor) and after.shape == before.shape and torch.equal(after, before)):
            yield Mistake(f"changes_{name}", f"{name} is different after the call: an operation in place (-=, /=, an assignment to a part) "
                          "changes the caller's tensor. Make a new one.")  # fmt: skip
