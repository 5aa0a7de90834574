# Printed by `autograder release softmax_concise`.
import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_dtype, assert_equal, example, given, values_first, weight
from autograder.strategies import logits, shares


@weight(2, hint="Which sum stands under the fraction whose logarithm is taken, and along which dimension?")
@example(w=torch.tensor([[1.0, 3.0], [2.0, 2.0]]))
@given(w=shares())
def test_small_example(student, w):
    """The scores log w become the logarithms of the shares, log(w / sum of the row)."""
    assert_close(student.log_softmax(w.log()), (w / w.sum(1, keepdim=True)).log(), atol=1e-5)


@weight(1, hint="Which logarithm undoes exp?")
@given(X=logits(bound=8))
def test_rows_are_distributions(student, X):
    """The exponentials of each row sum to 1."""
    student.log_softmax(X)
    assert_close(student.derive("_.exp().sum(1)"), torch.ones(len(X)), atol=1e-5)


@weight(2, hint="What is the largest exponent that exp gets, and what is the smallest number that log gets?")
@example(pair=[0.0, 1000.0])
@given(pair=st.lists(st.sampled_from([-10000.0, -1000.0, 0.0, 500.0, 1000.0]), min_size=2, max_size=2, unique=True))
def test_large_scores(student, pair):
    """Of two scores that lie far apart the larger one has log-probability 0, the other one is as far below."""
    wanted = [score - max(pair) for score in pair]
    assert_close(student.log_softmax(torch.tensor([pair])), torch.tensor([wanted]), atol=2e-3)


@weight(1, hint="Of what is the maximum that you subtract?")
@example(level=-1000.0)
@given(level=st.sampled_from([-10000.0, -1000.0, 200.0, 1000.0]))
def test_rows_of_different_level(student, level):
    """A row is not disturbed by another one whose scores are far larger or smaller."""
    X = torch.tensor([[0.0, 0.0], [level, level]])
    assert_close(student.log_softmax(X), torch.full((2, 2), -0.6931472), atol=1e-3)


@weight(0.5, hint="Which line changes X in place?")
@given(w=shares())
def test_argument_stays_as_it_is(student, w):
    """log_softmax leaves X as it was."""
    X = w.log()
    result, _ = student.log_softmax_and_argument(X)
    assert_close(result, (w / w.sum(1, keepdim=True)).log(), atol=1e-5)
    assert_equal(student.derive("_[1]"), X)


@weight(0.5, hint="In which dtype do you compute, and in which do you return?")
@given(w=shares())
def test_keeps_the_dtype(student, w):
    """The answer has the dtype of X, float32 or float64."""
    for dtype in (torch.float32, torch.float64):
        X = w.to(dtype).log()
        student.begin()
        result = student.log_softmax(X)
        with values_first():
            assert_close(result, X - X.exp().sum(1, keepdim=True).log(), atol=1e-5)
        assert_dtype(result, dtype)


@weight(0.5, hint="Is there anything between X and the result through which no gradient flows?")
@example(w=torch.tensor([[1.0, 3.0], [2.0, 2.0]]))
@given(w=shares())
def test_gradient_of_the_first_class(student, w):
    """The first log-probability of a row grows with its score by 1 - p, and falls with the others by their p."""
    first = torch.zeros_like(w)
    first[:, 0] = 1
    wanted = first - w / w.sum(1, keepdim=True)
    assert_close(student.log_softmax_gradient(w.log(), first), wanted, rtol=1e-3, atol=1e-4)
