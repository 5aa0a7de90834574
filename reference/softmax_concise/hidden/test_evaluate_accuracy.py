import torch
from hypothesis import settings
from hypothesis import strategies as st
from problems import problem

from autograder.checks import assert_close, assert_that, example, given, number, values_first, weight
from autograder.strategies import SEEDS

FEW = settings(max_examples=4)


def assert_right(value, expected):
    assert_close(number(value), expected.right, rtol=0.0, atol=1e-5 + expected.tied)


@weight(2, hint="How much does a short last batch count beside a full one?")
@example(seed=0, n=300, batch_size=256, q=10)
@given(seed=SEEDS, n=st.integers(1, 40), batch_size=st.integers(1, 9), q=st.integers(2, 10))
def test_matches_the_definition(student, oracle, seed, n, batch_size, q):
    """Any number of samples, of classes and of batches works, and each sample counts once."""
    W, b, (X, y), _ = problem(seed, n, (3,), q)
    assert_right(student.evaluate_accuracy(W, b, X, y, batch_size), oracle.accuracy(X @ W + b, y))


@weight(1, hint="What does the net get, and in which shape?")
@given(seed=SEEDS, n=st.integers(1, 9))
def test_images(student, oracle, seed, n):
    """Images (n, 1, h, w) reach the net as they come."""
    W, b, (X, y), _ = problem(seed, n, (1, 2, 3))
    assert_right(student.evaluate_images(W, b, X, y, 4), oracle.accuracy(X.flatten(1) @ W + b, y))


@weight(1, hint="What does a layer of batch norm do in training mode, besides normalising?")
@FEW
@given(seed=SEEDS)
def test_batch_norm_learns_nothing(student, oracle, seed):
    """Batch norm is evaluated by what it has measured before, and measures nothing now."""
    W, b, (X, y), _ = problem(seed, 24)
    value, mean, var = student.evaluate_batch_norm(W, b, 5 * X + 3, y, 8)
    assert_right(value, oracle.accuracy((5 * X + 3) @ W + b, y))
    assert_close(mean, torch.zeros(3), what="running_mean")
    assert_close(var, torch.ones(3), what="running_var")


@weight(1, hint="What says to torch that no gradients are needed, and where does that end?")
@FEW
@given(seed=SEEDS, n=st.integers(2, 9))
def test_no_graph_is_recorded(student, oracle, seed, n):
    """While the net works no graph is recorded, and afterwards the net can be trained as before."""
    W, b, (X, y), _ = problem(seed, n)
    value, recorded, on, trainable = student.evaluate_watched(W, b, X, y, 3)
    with values_first():
        assert_right(value, oracle.accuracy(X @ W + b, y))
    assert_that(bool(recorded) and not any(recorded), "no graph behind the scores", "a graph")
    assert_that(on, "gradients switched on afterwards", "gradients switched off")
    assert_that(trainable, "parameters that require gradients afterwards", "a net that is frozen")


@weight(1, hint="What type has the value in your return?")
@given(seed=SEEDS, n=st.integers(1, 9))
def test_is_a_python_float(student, oracle, seed, n):
    """The result is a Python float."""
    W, b, (X, y), _ = problem(seed, n)
    value = student.evaluate_accuracy(W, b, X, y, 4)
    with values_first():
        assert_right(value, oracle.accuracy(X @ W + b, y))
    got = getattr(value, "kind", type(value).__name__)
    assert_that(type(value) is float, "a float", f"a value of type {got}")


@weight(1, hint="How often do you ask the net, and does the mode come back both times?")
@FEW
@given(seed=SEEDS, training=st.booleans())
def test_many_samples_in_either_mode(student, oracle, seed, training):
    """In either mode a net with dropout is evaluated without it, on hundreds of samples as well."""
    W, b, (X, y), _ = problem(seed, 300)
    value, after = student.evaluate_dropout(W, b, X, y, 64, training)
    assert_right(value, oracle.accuracy(X @ W + b, y))
    assert_that(after == [training] * 3, f"training mode {training} of net and layers afterwards", f"{after}")
