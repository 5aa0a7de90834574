# Printed by `autograder release softmax_concise`.
from garments import sorted_out
from hypothesis import strategies as st

from autograder.checks import assert_equal, assert_shape, given, weight


@weight(1, hint="Along which dimension of the scores is the largest one looked for?")
@given(case=sorted_out())
def test_class_with_the_largest_score(student, case):
    """Each sample gets the number of the class with the largest score, in a vector (n,) of int64."""
    W, b, X, _, _ = case
    classes = student.predict(W, b, X)
    assert_shape(classes, (len(X),))
    assert_equal(classes, (X @ W + b).argmax(1))


@weight(1, hint="In which mode is the net when it is asked?")
@given(case=sorted_out())
def test_dropout_is_off(student, case):
    """A net with dropout predicts without it, also if it was in training mode."""
    W, b, X, _, _ = case
    student.predict_dropout(W, b, X, True)
    assert_equal(student.derive("_[0]"), (X @ W + b).argmax(1))


@weight(0.5, hint="In which mode was the net before, and how do you put that back?")
@given(case=sorted_out(), training=st.booleans())
def test_mode_is_put_back(student, case, training):
    """Afterwards the net is in the mode in which it was: training or evaluation."""
    W, b, X, _, _ = case
    student.predict_dropout(W, b, X, training)
    assert_equal(student.derive("_[0]"), (X @ W + b).argmax(1))
    assert_equal(student.derive("_[1]"), [training] * 3, what="training mode of net and layers, as before")


@weight(0.5, hint="Does anything drop the dimension of a batch of one?")
@given(case=sorted_out())
def test_a_single_sample(student, case):
    """A single sample gives a vector with one class."""
    W, b, X, _, _ = case
    assert_equal(student.predict(W, b, X[:1]), (X[:1] @ W + b).argmax(1))
