import torch
from hypothesis import settings
from hypothesis import strategies as st

from autograder.checks import (
    assert_dtype,
    assert_equal,
    assert_shape,
    assert_that,
    example,
    given,
    values_first,
    weight,
)

FEW = settings(max_examples=3)
MANY = 4000
BOOK = torch.tensor([2.0, -3.4])
WEIGHTS = st.lists(st.integers(-12, 12).map(lambda n: n / 4), min_size=1, max_size=4).map(torch.tensor)
BIASES = st.integers(-20, 20).map(lambda n: n / 4)
SEVERAL = st.lists(st.integers(4, 12).map(lambda n: n / 4), min_size=2, max_size=3).map(torch.tensor)

# Where the two pairs of a call begin, and the random numbers after it.
STARTS = "[[part.reshape(-1)[:3] for part in pair] for pair in _[:2]], _[2]"


def noise(w, b, X, y):
    """What is left of the labels, (n,)."""
    return y.double().reshape(-1) - (X.double() @ w.double() + b)


def between(value, low, high, what):
    assert_that(low < value < high, f"{what} between {low:g} and {high:g}", f"{value:.4g}")


def assert_sizes(student, w, n, pair="_"):
    """Rows and labels are as many as they should be; `pair` is where they are in the answer."""
    rows = tuple(student.derive(f"{pair}[0].shape"))
    assert_that(rows == (n, len(w)), f"{n} rows of {len(w)}", f"{rows}")
    labels = student.derive(f"{pair}[1].shape").numel()
    assert_that(labels == n, f"{n} labels", f"{labels}")
    student.derive("_")


def assert_near_the_line(w, b, n, data):
    """Rows and labels are as many as they should be, and labels lie near the line."""
    X, y = data
    assert_that(tuple(X.shape) == (n, len(w)), f"{n} rows of {len(w)}", f"{tuple(X.shape)}")
    assert_that(y.numel() == n, f"{n} labels", f"{y.numel()}")
    assert_that(bool((X != 0).all()), "features from a normal distribution", "features that are 0")
    worst = float(noise(w, b, X, y).abs().max())
    assert_that(worst < 0.1, "labels within 0.1 of X w + b", f"one that is {worst:.4g} away")


@weight(1, hint="Is there a row of X and a row of y for each sample, and is y a column?")
@example(w=BOOK, b=4.2, n=5)
@given(w=WEIGHTS, b=BIASES, n=st.integers(1, 9))
def test_shapes(student, w, b, n):
    """X is (n, d) and y is (n, 1), for n samples and d weights."""
    X, _ = student.synthetic_data(w, b, n)
    assert_that(bool((X != 0).all()), "features from a normal distribution", "features that are 0")
    assert_shape(student.derive("_[0]"), (n, len(w)))
    assert_shape(student.derive("_[1]"), (n, 1))


@weight(2, hint="What is added to X w?")
@example(w=BOOK, b=4.2, n=6)
@given(w=WEIGHTS, b=BIASES, n=st.integers(2, 9))
def test_labels_lie_near_the_line(student, w, b, n):
    """Each label is X w + b to within a tenth: ten times the standard deviation of the noise."""
    data = student.synthetic_data(w, b, n)
    assert_sizes(student, w, n)
    assert_near_the_line(w, b, n, data)


@weight(1, hint="Which distribution are the features drawn from?")
@FEW
@example(w=BOOK, b=4.2)
@given(w=SEVERAL, b=BIASES)
def test_features_are_standard_normal(student, w, b):
    """Each feature has mean 0 and standard deviation 1, and is normal: two thirds of it lie between -1 and 1."""
    X, _ = student.synthetic_data(w, b, MANY)
    rows = tuple(student.derive("_[0].shape"))
    assert_that(rows == (MANY, len(w)), f"{MANY} rows of {len(w)}", f"{rows}")
    student.derive("_")
    for column in X.double().T:
        # The mean has a standard error of 0.016, the standard deviation 0.011, the share 0.0074: each is off once in 1e10.
        between(float(column.mean()), -0.11, 0.11, "a mean")
        between(float(column.std()), 0.92, 1.08, "a standard deviation")
        between(float((column.abs() < 1).double().mean()), 0.63, 0.735, "a share within 1 of 0")


@weight(1, hint="What is the 0.01 of the noise: its standard deviation, its variance, its largest value?")
@FEW
@example(w=BOOK, b=4.2)
@given(w=SEVERAL, b=BIASES)
def test_noise_has_its_size(student, w, b):
    """The noise has mean 0 and standard deviation 0.01, and is another one for each sample."""
    X, y = student.synthetic_data(w, b, MANY)
    assert_sizes(student, w, MANY)
    left = noise(w, b, X, y)
    between(float(left.std()), 0.0092, 0.0108, "a standard deviation of the noise")
    between(float(left.mean()), -0.0012, 0.0012, "a mean of the noise")


@weight(1, hint="Does anything in your code set a seed, or make a generator of its own?")
@FEW
@example(w=BOOK, b=4.2, seeds=[1, 2])
@given(w=SEVERAL, b=BIASES, seeds=st.lists(st.integers(1, 2**31), min_size=2, max_size=2, unique=True))
def test_the_data_follow_the_seed(student, w, b, seeds):
    """Nothing is seeded: each call gives new data, after another seed others, and random numbers stay the caller's."""
    found = []
    for seed in (seeds[0], seeds[0], seeds[1]):
        found.append(student.synthetic_data_seeded(w, b, 20, seed))
        student.derive(STARTS)
    (one, later, after), (again, _, after_again), (other, _, after_other) = found
    for data in (one, later, again, other):
        with values_first():
            assert_near_the_line(w, b, 20, data)
    first, after_first = (noise(w, b, *data) for data in (one, again))
    # A generator of its own that has no seed is as good: it leaves the caller's alone.
    follows = torch.equal(one[0], again[0]) and torch.equal(first, after_first)
    assert_that(follows or after == after_again, "the same random numbers after the same seed", "others")
    for others, when in ((later, "at the second call"), (other, "after another seed")):
        assert_that(not torch.equal(one[0], others[0]), f"other features {when}", "the same")
        # Rounding aside: by chance, all of 20 are as near once in 1e30. Where there is none, another check says so.
        alike = bool((first - noise(w, b, *others)).abs().max() < 1e-4 < first.std())
        assert_that(not alike, f"other noise {when}", "the same")
    # By chance once in 2 ** 53.
    same = any(a == b for a, b in zip(after, after_other, strict=True))
    assert_that(not same, "the random numbers after the call to depend on the caller's seed", "the same for two seeds")


@weight(1, hint="Which line changes w itself, or gives a tensor of another dtype?")
@example(w=BOOK, b=4.2, n=6)
@given(w=WEIGHTS, b=BIASES, n=st.integers(2, 9))
def test_manners(student, w, b, n):
    """w is left as it was, and X and y have its dtype, float32."""
    (X, y), after = student.synthetic_data_and_argument(w, b, n)
    with values_first():
        assert_sizes(student, w, n, "_[0]")
        assert_near_the_line(w, b, n, (X, y))
    assert_equal(after, w)
    assert_dtype(X, torch.float32)
    assert_dtype(y, torch.float32)
