# Printed by `autograder release softmax_concise`.
import torch
from garments import sorted_out
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_equal, example, given, number, weight

# Four of four in the first batch, none of one in the second.
LAST_WRONG = (
    torch.eye(2),
    torch.tensor([0.0, 0.25]),
    torch.eye(2)[[0, 1, 1, 0, 0]],
    torch.tensor([0, 1, 1, 0, 1]),
    0.8,
)


@weight(2, hint="What do you count in each batch, and by what do you divide at the end?")
@example(case=LAST_WRONG, batch_size=4)
@given(case=sorted_out(), batch_size=st.integers(1, 4))
def test_fraction_of_samples(student, case, batch_size):
    """The result is the fraction of samples that are right, whatever the batches."""
    W, b, X, y, right = case
    assert_close(number(student.evaluate_accuracy(W, b, X, y, batch_size)), right, atol=1e-6)


@weight(2, hint="In which mode is the net when it is asked?")
@example(case=LAST_WRONG, batch_size=4)
@given(case=sorted_out(), batch_size=st.integers(1, 4))
def test_dropout_is_off(student, case, batch_size):
    """A net with dropout is evaluated without it, also if it was in training mode."""
    W, b, X, y, right = case
    student.evaluate_dropout(W, b, X, y, batch_size, True)
    assert_close(number(student.derive("_[0]")), right, atol=1e-6)


@weight(1, hint="In which mode was the net before, and how do you put that back?")
@given(case=sorted_out(), training=st.booleans())
def test_mode_is_as_before(student, case, training):
    """Afterwards the net is in the mode in which it was: training or evaluation."""
    W, b, X, y, right = case
    student.evaluate_dropout(W, b, X, y, 3, training)
    assert_close(number(student.derive("_[0]")), right, atol=1e-6)
    assert_equal(student.derive("_[1]"), [training] * 3, what="training mode of net and layers, as before")


@weight(0.5, hint="What says to torch that no gradients are needed, and where does that end?")
@example(case=LAST_WRONG, batch_size=4)
@given(case=sorted_out(), batch_size=st.integers(1, 4))
def test_records_no_graph(student, case, batch_size):
    """No graph is recorded while the net works, and afterwards the net can be trained as before."""
    W, b, X, y, right = case
    student.evaluate_watched(W, b, X, y, batch_size)
    assert_close(number(student.derive("_[0]")), right, atol=1e-6)
    found = student.derive("(any(_[1]), _[2], _[3])")
    what = "graphs while the net works, gradients afterwards, and parameters that require them"
    assert_equal(found, (False, True, True), what=what)


@weight(0.5, hint="What type has the value in your return?")
@given(case=sorted_out(), batch_size=st.integers(1, 4))
def test_returns_a_python_float(student, case, batch_size):
    """The result is a Python float."""
    W, b, X, y, right = case
    assert_close(number(student.evaluate_accuracy(W, b, X, y, batch_size)), right, atol=1e-6)
    assert_equal(student.derive("type(_).__name__"), "float", what="type")
