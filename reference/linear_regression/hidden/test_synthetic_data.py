import torch
from hypothesis import settings
from hypothesis import strategies as st

from autograder.checks import assert_shape, assert_that, example, given, values_first, weight

FEW = settings(max_examples=3)
MANY = 4000
# Weights and biases of data sets that are large enough for statistics: the odds stand beside each check.
LARGE = {
    "w": st.lists(st.integers(4, 12).map(lambda n: n / 4), min_size=2, max_size=3).map(torch.tensor),
    "b": st.integers(1, 20).map(lambda n: n / 4),
}


def noise(w, b, X, y):
    """What is left of the labels, (n,)."""
    return y.double().reshape(-1) - (X.double() @ w.double() + b)


def between(value, low, high, what):
    assert_that(low < value < high, f"{what} between {low:g} and {high:g}", f"{value:.4g}")


@weight(1, hint="How often do you draw, and which shape has what you draw?")
@FEW
@given(**LARGE)
def test_features_are_independent(student, w, b):
    """Each feature of each sample is a number of its own."""
    X, _ = student.synthetic_data(w, b, MANY)
    assert_shape(X, (MANY, len(w)))
    with values_first():
        between(float(X.double().std(0).min()), 0.92, 1.08, "a standard deviation")
    # Of what is independent the correlation has a standard error of 0.016: it is off once in 1e13.
    between(float(torch.corrcoef(X.double().T)[0, 1]), -0.12, 0.12, "a correlation of the first two features")
    neighbours = torch.stack([X[1:, 0], X[:-1, 0]]).double()
    between(float(torch.corrcoef(neighbours)[0, 1]), -0.12, 0.12, "a correlation of neighbours")


@weight(2, hint="How is the noise drawn, and how many numbers are there of it?")
@FEW
@given(**LARGE)
def test_noise_is_normal_and_independent(student, w, b):
    """The noise is normal: two thirds of it lie between -0.01 and 0.01. It follows neither features nor neighbours."""
    X, y = student.synthetic_data(w, b, MANY)
    assert_shape(X, (MANY, len(w)))
    assert_that(y.numel() == MANY, f"{MANY} labels", f"{y.numel()}")
    left = noise(w, b, X, y)
    between(float(left.std()), 0.0092, 0.0108, "a standard deviation of the noise")
    between(float((left.abs() < 0.01).double().mean()), 0.63, 0.735, "a share of the noise within 0.01 of 0")
    # Noise that follows the features would move w, and noise that is the same for neighbours is none of its own.
    for column in X.double().T:
        between(float(torch.corrcoef(torch.stack([left, column]))[0, 1]), -0.12, 0.12, "a correlation with a feature")
    again = torch.stack([left[1:], left[:-1]])
    between(float(torch.corrcoef(again)[0, 1]), -0.12, 0.12, "a correlation of the noise of neighbours")


@weight(1, hint="What in your code depends on the number of samples or of weights?")
@example(d=1, n=1, b=4.2)
@example(d=9, n=400, b=0.0)
@given(d=st.integers(1, 9), n=st.integers(1, 400), b=st.integers(-9, 9).map(float))
def test_other_sizes(student, d, n, b):
    """One sample, one weight, nine weights and hundreds of samples work as well."""
    w = torch.arange(1.0, d + 1)
    X, y = student.synthetic_data(w, b, n)
    assert_shape(X, (n, d))
    assert_that(y.numel() == n, f"{n} labels", f"{y.numel()}")
    assert_that(bool((X != 0).all()), "features from a normal distribution", "features that are 0")
    worst = float(noise(w, b, X, y).abs().max())
    assert_that(worst < 0.1, "labels within 0.1 of X w + b", f"one that is {worst:.4g} away")
