import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, example, given, values_first, weight
from autograder.strategies import SEEDS, cotangents, logits, matrices

# Near 1000 float32 has three decimals left, and x - logsumexp(x) is a right way.
NEAR = 1e-3


def plain_values_first(student, oracle, X):
    """Plain scores first: what a check asks beyond them counts only beside right values."""
    with values_first():
        assert_close(student.softmax(X), oracle.softmax(X), rtol=1e-4)
    student.begin()


@weight(3)
@example(X=torch.tensor([[1.0, 2.0, 4.0], [0.0, -1.0, 1.0], [2.0, 2.0, -3.0]]))
@example(X=torch.tensor([[1.0, 2.0, 4.0, 0.5, 0.0], [0.0, -1.0, 1.0, 3.0, 2.0], [2.0, 2.0, -3.0, 1.0, 0.0]]))
@given(X=logits())
def test_matches_the_definition(student, oracle, X):
    """softmax(X) agrees with exp(x_j) / sum_k exp(x_k) in every entry, for any number of rows and classes."""
    assert_close(student.softmax(X), oracle.softmax(X))


@weight(1)
@given(X=logits(), seed=SEEDS)
def test_columns_are_treated_alike(student, oracle, X, seed):
    """Reordering the classes reorders the probabilities in the same way."""
    order = torch.randperm(X.shape[1], generator=torch.Generator().manual_seed(seed))
    P = student.softmax(X[:, order])
    assert_close(P, oracle.softmax(X)[:, order])


@weight(1)
@given(X=matrices(rows=(2, 4)), shift=st.integers(1, 3))
def test_rows_do_not_mix(student, oracle, X, shift):
    """A row's probabilities do not depend on the other rows."""
    for others in (X[1:] * shift, X[1:] + shift, X[:0]):
        rows = torch.cat([others, X[:1]])
        assert_close(student.softmax(rows)[-1:], oracle.softmax(X[:1]))


@weight(1)
@example(n=1, q=2, seed=0)
@example(n=300, q=10, seed=0)
@example(n=3, q=17, seed=0)
@given(n=st.integers(1, 300), q=st.integers(2, 20), seed=SEEDS)
def test_other_sizes(student, oracle, n, q, seed):
    """One row, 300 rows, 2 classes and 17 classes work as well as 10."""
    X = torch.randn(n, q, generator=torch.Generator().manual_seed(seed)) * 3
    assert_close(student.softmax(X), oracle.softmax(X))


@weight(2, hint="Does every step from X to the result stay in torch and in the graph?")
@given(X=logits(bound=5, dtype=torch.float64))
def test_gradient(student, oracle, X):
    """The gradient that reaches X is p_i (c_i - sum_j c_j p_j) for the upstream gradient c."""
    plain_values_first(student, oracle, X)
    c = cotangents(tuple(X.shape))
    assert_close(student.softmax_gradient(X, c), oracle.softmax_gradient(X, c), rtol=1e-5, atol=1e-6)


@weight(1, hint="What is the largest exponent in a row of scores that are all near -1000?")
@given(X=logits(bound=3), level=st.integers(500, 2000))
def test_very_negative_rows(student, oracle, X, level):
    """Rows that are all very negative are distributions too."""
    plain_values_first(student, oracle, X)
    assert_close(student.softmax(X - level), oracle.softmax(X - level), rtol=NEAR)


@weight(1)
@given(calls=st.lists(logits(), min_size=2, max_size=4))
def test_calls_do_not_depend_on_each_other(student, oracle, calls):
    """The answer depends on the argument alone, not on earlier calls."""
    for X in calls:
        assert_close(student.softmax(X), oracle.softmax(X))
