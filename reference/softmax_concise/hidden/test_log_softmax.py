import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_dtype, assert_equal, example, given, values_first, weight
from autograder.strategies import SEEDS, cotangents, logits, matrices

FAR = torch.tensor([[10000.0, 0.0, -10000.0], [-10000.0, -10000.0, -9999.0]])
SQUARE = torch.tensor([[1.0, 2.0, 0.0], [0.0, -3.0, 3.0], [5.0, 4.0, 1.0]])


@weight(2)
@example(X=SQUARE)
@given(X=logits())
def test_matches_the_definition(student, oracle, X):
    """log_softmax is x_j - log sum_k exp(x_k), for moderate scores."""
    assert_close(student.log_softmax(X), oracle.log_softmax(X), atol=1e-5)


@weight(1, hint="In which dtype do you compute?")
@given(X=logits(dtype=torch.float64))
def test_double_precision(student, oracle, X):
    """For float64 the answer is float64, and as exact; for float32 it is float32."""
    result = student.log_softmax(X)
    assert_close(result, oracle.log_softmax(X), atol=1e-8)
    assert_dtype(result, torch.float64)
    with values_first():
        result = student.log_softmax(X.float())
        assert_close(result, oracle.log_softmax(X.float()), atol=1e-5)
    assert_dtype(result, torch.float32)


@weight(2, hint="What becomes of rows whose scores are all very low, or far below those of another row?")
@example(X=FAR)
@example(X=FAR[1:])
@given(X=matrices(bound=10000, rows=(1, 4)))
def test_scores_of_ten_thousand(student, oracle, X):
    """Scores between -10000 and 10000 give finite log-probabilities, whatever stands in other rows."""
    assert_close(student.log_softmax(X), oracle.log_softmax(X), atol=3e-3)


@weight(2, hint="Is there anything between X and the result through which no gradient flows?")
@example(X=SQUARE)
@given(X=logits())
def test_gradient(student, oracle, X):
    """Gradients flow through log_softmax to the scores."""
    with values_first():
        assert_close(student.log_softmax(X), oracle.log_softmax(X), atol=1e-5)
    c = cotangents(tuple(X.shape), X.dtype)
    assert_close(
        student.log_softmax_gradient(X, c), oracle.log_softmax_gradient(X, c).to(X.dtype), rtol=1e-3, atol=1e-3
    )


@weight(1, hint="Does a gradient that passes an infinite number, or 0 / 0, come out as nan?")
@example(X=FAR)
@given(X=matrices(bound=10000, rows=(1, 3)))
def test_gradient_at_large_scores(student, oracle, X):
    """Gradients are right for scores of ten thousand, too."""
    with values_first():
        assert_close(student.log_softmax(X), oracle.log_softmax(X), atol=3e-3)
    c = cotangents(tuple(X.shape), X.dtype)
    assert_close(
        student.log_softmax_gradient(X, c), oracle.log_softmax_gradient(X, c).to(X.dtype), rtol=1e-3, atol=1e-2
    )


@weight(1, hint="Which line changes X in place?")
@given(X=logits())
def test_argument_is_unchanged(student, oracle, X):
    """log_softmax leaves X as it was."""
    result, after = student.log_softmax_and_argument(X)
    with values_first():
        assert_close(result, oracle.log_softmax(X), atol=1e-5)
    assert_equal(after, X)


@weight(1)
@example(n=1, q=2, seed=0)
@example(n=300, q=10, seed=0)
@given(n=st.integers(1, 300), q=st.integers(2, 20), seed=SEEDS)
def test_other_sizes(student, oracle, n, q, seed):
    """Any number of rows and of classes works."""
    X = torch.randn(n, q, generator=torch.Generator().manual_seed(seed))
    assert_close(student.log_softmax(X), oracle.log_softmax(X), atol=1e-5)
