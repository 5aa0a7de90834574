import torch
from hypothesis import strategies as st
from problems import problem

from autograder.checks import assert_equal, assert_that, example, given, values_first, weight
from autograder.strategies import SEEDS


@weight(2)
@example(seed=0, n=1, q=3)
@given(seed=SEEDS, n=st.integers(1, 40), q=st.integers(2, 10))
def test_matches_the_definition(student, seed, n, q):
    """Any number of images (n, 1, h, w) and of classes works, a single image as well."""
    W, b, (X, _), _ = problem(seed, n, (1, 2, 3), q)
    scores = X.flatten(1).double() @ W.double() + b.double()
    best, next_best = scores.topk(2, dim=1).values.T
    certain = best - next_best > 1e-3
    classes = student.predict(W, b, X)
    assert_equal(classes[certain] if classes.shape == certain.shape else classes, scores.argmax(1)[certain])


@weight(2, hint="In which mode was the net before, and how do you put that back?")
@given(seed=SEEDS, training=st.booleans())
def test_mode_is_as_before(student, seed, training):
    """Afterwards the net is in the mode in which it was: training or evaluation."""
    W, b, X = (
        torch.eye(3) * 4,
        torch.zeros(3),
        torch.eye(3)[torch.randperm(3, generator=torch.Generator().manual_seed(seed))],
    )
    classes, after = student.predict_dropout(W, b, X, training)
    with values_first():
        assert_equal(classes, X.argmax(1))
    assert_that(after == [training] * 3, f"training mode {training} of net and layers afterwards", f"{after}")
