import torch
from hypothesis import settings
from hypothesis import strategies as st
from test_train import assert_history

from autograder.checks import assert_close, assert_that, example, given, values_first, weight
from autograder.strategies import SEEDS

# Manners do not depend on numbers: a few examples tell as much as many.
FEW = settings(max_examples=4)


def problem(seed, n, d):
    """Parameters (d,) and (1,) of a line, and n samples that lie about it by chance."""
    g = torch.Generator().manual_seed(seed)
    return (
        torch.randn(d, generator=g),
        torch.randn(1, generator=g),
        torch.randn(n, d, generator=g),
        torch.randn(n, 1, generator=g),
    )


def batches_of(X, y, batch_size):
    return list(zip(X.split(batch_size), y.split(batch_size), strict=True))


def assert_paired(after, expected):
    _, w, b = after
    assert_close(w, expected.w, rtol=1e-3, atol=1e-4, what="weight")
    assert_close(b, expected.b, rtol=1e-3, atol=1e-4, what="bias")


@weight(3, hint="What happens in each batch, in which order, and how often?")
@example(seed=0, n=7, d=2, batch_size=3, epochs=2)
@given(seed=SEEDS, n=st.integers(2, 12), d=st.integers(1, 4), batch_size=st.integers(1, 5), epochs=st.integers(1, 3))
def test_paired_run(student, oracle, seed, n, d, batch_size, epochs):
    """Weight and bias after the last epoch are those of plain minibatch SGD."""
    w, b, X, y = problem(seed, n, d)
    after = student.train(w, b, X, y, batch_size, 0.05, epochs)
    assert_paired(after, oracle.train(w, b, batches_of(X, y, batch_size), 0.05, epochs))


@weight(2, hint="How much does a short last batch count beside a full one?")
@example(seed=0, n=5, batch_size=4)
@given(seed=SEEDS, n=st.integers(3, 11), batch_size=st.integers(2, 4))
def test_losses_are_means_over_samples(student, oracle, seed, n, batch_size):
    """The loss of an epoch is a mean over samples, so a short last batch counts less."""
    w, b, X, y = problem(seed, n, 2)
    student.train(w, b, X, y, batch_size, 0.0, 2)
    assert_history(student, oracle.train(w, b, batches_of(X, y, batch_size), 0.0, 2).history)


@weight(2, hint="Which predictions do you measure: those before the step of their batch, or later ones?")
@example(seed=0, times=2, epochs=2)
@given(seed=SEEDS, times=st.integers(1, 3), epochs=st.integers(1, 3))
def test_losses_are_measured_before_the_step(student, oracle, seed, times, epochs):
    """The loss of each batch is measured before its step, in each epoch anew."""
    w, b, X, y = problem(seed, 4 * times, 2)
    student.train(w, b, X, y, 4, 0.1, epochs)
    assert_history(student, oracle.train(w, b, batches_of(X, y, 4), 0.1, epochs).history)


@weight(2, hint="Where in your code does the loss come from that is minimised?")
@FEW
@example(seed=1, loss="L1Loss")
@example(seed=2, loss="HuberLoss")
@example(seed=3, loss="BCEWithLogitsLoss")
@given(seed=SEEDS, loss=st.sampled_from(["L1Loss", "HuberLoss", "BCEWithLogitsLoss"]))
def test_uses_the_loss_that_it_is_given(student, oracle, seed, loss):
    """Any loss of predictions and labels is minimised, such as nn.L1Loss() or nn.HuberLoss()."""
    w, b, X, y = problem(seed, 6, 2)
    with values_first():  # plain epochs first: what is asked beyond them counts only beside right values
        assert_paired(student.train(w, b, X, y, 3, 0.05, 2), oracle.train(w, b, batches_of(X, y, 3), 0.05, 2))
    student.begin()
    expected = oracle.train(w, b, batches_of(X, y, 3), 0.05, 2, loss)
    assert_paired(student.train_with(w, b, X, y, 3, 0.05, 2, loss, 0.0), expected)


@weight(2, hint="Which optimizer takes the steps, and how long does it live?")
@FEW
@example(seed=1, momentum=0.5)
@given(seed=SEEDS, momentum=st.sampled_from([0.5, 0.9]))
def test_uses_the_optimizer_that_it_is_given(student, oracle, seed, momentum):
    """The optimizer that is given takes all steps, so its momentum builds up over all epochs."""
    w, b, X, y = problem(seed, 6, 2)
    with values_first():
        assert_paired(student.train(w, b, X, y, 3, 0.05, 3), oracle.train(w, b, batches_of(X, y, 3), 0.05, 3))
    student.begin()
    expected = oracle.train(w, b, batches_of(X, y, 3), 0.05, 3, "MSELoss", momentum)
    assert_paired(student.train_with(w, b, X, y, 3, 0.05, 3, "MSELoss", momentum), expected)


@weight(1, hint="Of what type are the numbers in the list that you return?")
@FEW
@given(seed=SEEDS, epochs=st.integers(2, 3))
def test_returns_plain_numbers(student, oracle, seed, epochs):
    """train returns a list of Python floats, without a graph behind them."""
    w, b, X, y = problem(seed, 6, 2)
    returned, _, _ = student.train(w, b, X, y, 3, 0.0, epochs)
    with values_first():
        assert_history(student, oracle.train(w, b, batches_of(X, y, 3), 0.0, epochs).history)
    for value in returned:
        got = getattr(value, "kind", type(value).__name__)
        assert_that(type(value) is float, "floats", f"a value of type {got}")
