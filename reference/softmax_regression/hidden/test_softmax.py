import torch
from hypothesis import strategies as st

from autograder.checks import VALUES_FIRST, assert_close, assert_dtype, assert_equal, example, given, points
from autograder.strategies import cotangents, logits, matrices


@points(3)
@example(X=torch.tensor([[1.0, 2.0, 4.0], [0.0, -1.0, 1.0], [2.0, 2.0, -3.0]]))
@example(X=torch.tensor([[1.0, 2.0, 4.0, 0.5, 0.0], [0.0, -1.0, 1.0, 3.0, 2.0], [2.0, 2.0, -3.0, 1.0, 0.0]]))
@given(X=logits())
def test_matches_the_definition(student, oracle, X):
    """softmax(X) agrees with exp(x_j) / sum_k exp(x_k) in every entry, for any number of rows and classes."""
    assert_close(student.softmax(X), oracle.softmax(X))


@points(1, hint="A Python or NumPy number, .float() or a new tensor without dtype= loses digits.")
@given(X=logits(dtype=torch.float64))
def test_double_precision(student, oracle, X):
    """float64 scores give float64 probabilities, to all their digits."""
    P = student.softmax(X)
    assert_close(P, oracle.softmax(X), rtol=1e-4)
    assert_dtype(P, torch.float64)
    assert_close(P, oracle.softmax(X), rtol=1e-9, atol=1e-12)


@points(1)
@given(X=logits(), seed=st.integers(0, 99))
def test_columns_are_treated_alike(student, oracle, X, seed):
    """Reordering the classes reorders the probabilities in the same way."""
    order = torch.randperm(X.shape[1], generator=torch.Generator().manual_seed(seed))
    P = student.softmax(X[:, order])
    assert_close(P, oracle.softmax(X)[:, order])


@points(1)
@given(X=matrices(rows=(2, 4)))
def test_rows_do_not_mix(student, oracle, X):
    """A row's probabilities do not depend on the other rows."""
    assert_close(student.softmax(X[-1:]), oracle.softmax(X)[-1:])


@points(1)
def test_other_sizes(student, oracle):
    """One row, 300 rows, 2 classes and 17 classes work as well as 10."""
    for n, q in ((1, 2), (300, 10), (3, 17), (2, 2)):
        X = torch.linspace(-3, 3, n * q).reshape(n, q).sin() * 5
        assert_close(student.softmax(X), oracle.softmax(X))


@points(3, hint="Everything from X to the result must stay in torch and in the graph.")
@given(X=logits(bound=5, dtype=torch.float64))
def test_gradient(student, oracle, X):
    """The gradient that reaches X is p_i (c_i - sum_j c_j p_j) for the upstream gradient c."""
    c = cotangents(tuple(X.shape))
    assert_close(student.softmax_gradient(X, c), oracle.softmax_gradient(X, c), rtol=1e-4, atol=1e-6)


@points(1, hint="-=, exp_() and other in-place operations on X, or on a view of it, change the caller's tensor.")
@given(X=logits())
def test_argument_is_unchanged(student, oracle, X):
    """softmax leaves its argument as it was."""
    P, after = student.softmax_and_argument(X)
    assert_close(P, oracle.softmax(X), hint=VALUES_FIRST)
    assert_equal(after, X)


@points(1, hint="Each row needs its own maximum: the one of the whole batch sends the other rows to 0 / 0.")
def test_rows_of_very_different_level(student, oracle):
    """Rows of very different level in one batch keep their probabilities."""
    X = torch.tensor([[20.0, 0.0, 1.0], [1000.0, 0.0, 999.0], [-500.0, -501.0, -500.5]])
    assert_close(student.softmax(X), oracle.softmax(X))


@points(1, hint="Shift by the row's maximum itself, with its sign: then the largest exponent is 0.")
@given(X=logits(bound=3))
def test_very_negative_rows(student, oracle, X):
    """Rows that are all very negative are distributions too."""
    assert_close(student.softmax(X - 1000), oracle.softmax(X - 1000))


@points(1)
def test_calls_do_not_depend_on_each_other(student, oracle):
    """The answer depends on the argument alone, not on earlier calls."""
    for X in (torch.tensor([[1.0, 2.0]]), torch.tensor([[3.0, 0.0]]), torch.tensor([[0.0, 0.0, 1.0]])):
        assert_close(student.softmax(X), oracle.softmax(X))
