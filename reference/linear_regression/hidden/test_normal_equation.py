import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_that, example, given, values_first, weight
from autograder.strategies import SEEDS

INVERSE = "Do you invert a matrix? Which one, and what if two columns say the same?"


def problem(n, d, seed):
    """X (n, d), and y (n, 1) that no line meets."""
    random = torch.Generator().manual_seed(seed)
    X = torch.randn(n, d, generator=random, dtype=torch.float64)
    y = X @ torch.randn(d, 1, generator=random, dtype=torch.float64) * 3 + torch.randn(n, 1, generator=random) + 4
    return X.float(), y.float()


def assert_predicts_best(student, oracle, X, y, **tolerances):
    """The predictions by w and b are the best there are: which w and b, is not asked."""
    w, b = student.normal_equation(X, y)
    assert_that(
        (w.numel(), b.numel()) == (X.shape[1], 1), f"{X.shape[1]} weights and 1 bias", f"{w.numel()} and {b.numel()}"
    )
    predictions = X.double() @ w.double().reshape(-1, 1) + b.double().reshape(-1)
    assert_close(predictions, oracle.best_predictions(X, y), what="X w + b", **tolerances)


@weight(2)
@example(n=6, d=2, seed=0)
@given(n=st.integers(6, 40), d=st.integers(1, 4), seed=SEEDS)
def test_least_squares(student, oracle, n, d, seed):
    """Where no line meets all points, the sum of squared errors is as small as it can be."""
    assert_predicts_best(student, oracle, *problem(n, d, seed), rtol=1e-2, atol=1e-2)


@weight(1, hint=INVERSE)
@given(seed=SEEDS, shift=st.sampled_from([1e-3, 2e-3]))
def test_nearly_the_same_column(student, oracle, seed, shift):
    """Two columns that are nearly alike keep the predictions right: no inverse squares what is ill-conditioned."""
    X, y = problem(12, 2, seed)
    with values_first():
        assert_predicts_best(student, oracle, X, y, rtol=1e-2, atol=1e-2)
    student.begin()
    near = X[:, :1] + shift * problem(12, 1, seed ^ 1)[0]
    assert_predicts_best(student, oracle, torch.cat([X, near], 1), y, rtol=0.0, atol=0.05)


@weight(1)
@example(n=2, d=1, seed=3)
@example(n=300, d=8, seed=3)
@given(n=st.integers(60, 300), d=st.integers(1, 8), seed=SEEDS)
def test_other_sizes(student, oracle, n, d, seed):
    """Two points, hundreds of points, and eight features work as well."""
    assert_predicts_best(student, oracle, *problem(n, d, seed), rtol=1e-2, atol=1e-2)
