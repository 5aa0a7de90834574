# Printed by `autograder release linear_regression`.
import math

import torch
from hypothesis import settings
from hypothesis import strategies as st

from autograder.checks import (
    assert_close,
    assert_equal,
    assert_shape,
    assert_that,
    example,
    given,
    values_first,
    weight,
)
from autograder.strategies import SEEDS

FEW = settings(max_examples=2)
W, B = [2.0, -3.4], 4.2
TRUE = torch.tensor([*W, B])
# Rounded far below what is asked, so that the same is printed each time: a solver of equations differs in last digits.
BOTH = "torch.cat([part.detach().reshape(-1) for part in _]).round(decimals=2) + 0"
BIAS = "_[1].detach().reshape(-1).round(decimals=4) + 0"
ROWS = st.lists(st.lists(st.integers(0, 2), min_size=2, max_size=2), min_size=3, max_size=6)
LABELS = st.lists(st.sampled_from([-300, -200, -100, 100, 200, 400]), min_size=6, max_size=6)


def bias_alone(student, n, label, batch_size, lr, num_epochs):
    """The b that training finds where all features are 0 and all labels the same: w then has no part in it."""
    student.train(torch.zeros(n, 1), torch.full((n, 1), label), batch_size, lr, num_epochs)
    return student.derive(BIAS)


def after(steps, label, lr):
    """Where b is after so many steps from 0: each takes it the share lr of the way that is left to the label."""
    return torch.tensor([label * (1 - (1 - lr) ** steps)])


@weight(2, hint="What happens in each batch, in which order, and how often?")
@FEW
@example(seed=1)
@given(seed=SEEDS)
def test_finds_the_line(student, seed):
    """From 1000 points near the line w = [2, -3.4], b = 4.2, three epochs find w and b to within 0.05."""
    student.train_on_a_line(W, B, 1000, seed, 10, 0.03, 3)
    assert_close(student.derive(BOTH), TRUE, rtol=0.0, atol=0.05, what="w and b, one after the other")


@weight(1, hint="Which shape have w and b when you make them, and what do you return?")
@FEW
@example(seed=1, d=3)
@given(seed=SEEDS, d=st.integers(1, 4))
def test_shapes(student, seed, d):
    """w has the shape (d, 1), and b (1,)."""
    true = [*W, 1.5, -2.5][:d]
    w, b = student.train_on_a_line(true, B, 1000, seed, 10, 0.03, 3)
    if (w.numel(), b.numel()) == (d, 1):
        with values_first():
            assert_close(student.derive("_[0].reshape(-1)"), torch.tensor(true), rtol=0.0, atol=0.05, what="w")
    assert_shape(student.derive("_[0]"), (d, 1))
    assert_shape(student.derive("_[1]"), (1,))


@weight(1, hint="Which numbers are w and b before the first step?")
@FEW
@example(d=400)
@given(d=st.integers(400, 500))
def test_start(student, d):
    """w starts from normal numbers of standard deviation 0.01, and b from 0."""
    w, b = student.train_from_zeros(d)
    student.derive("[part.numel() for part in _]")
    assert_that((w.numel(), b.numel()) == (d, 1), f"{d} weights and 1 bias", f"{w.numel()} and {b.numel()}")
    # Of 400 numbers the standard deviation has a standard error of 3.5 %, and their mean of 5 %: off once in 1e9.
    sd = student.derive("round(_[0].std().item(), 6)")
    assert_that(0.0078 < sd < 0.0122, "weights of standard deviation 0.01", f"{sd:.4g}")
    mean = student.derive("round(_[0].mean().item(), 6)")
    assert_that(abs(mean) < 0.0035, "weights of mean 0", f"{mean:.4g}")
    assert_close(student.derive("_[1].detach().reshape(-1)"), torch.zeros(1), what="b")


@weight(
    2, hint="From which number does backward() start, by what is a step divided, and which parameters does it move?"
)
@example(rows=[[1, 0], [2, 1], [0, 2]], labels=[100, 200, -100, 100, 100, 100], lr=0.1)
@given(rows=ROWS, labels=LABELS, lr=st.sampled_from([0.1, 0.05]))
def test_a_single_step(student, rows, labels, lr):
    """One epoch of a single batch is one step of w and b from near 0, against the gradient of the mean loss."""
    X = torch.tensor(rows, dtype=torch.float32)
    y = torch.tensor(labels[: len(rows)], dtype=torch.float32).reshape(-1, 1)
    student.train(X, y, len(X), lr, 1)
    # At 0 each error is -y; what w starts from is worth less than 1.
    step = lr * torch.cat([(X * y).mean(0), y.mean(0)])
    assert_close(student.derive(BOTH), step, rtol=0.0, atol=1.0, what="w and b, one after the other")


@weight(1, hint="What is done for each batch, and what for each epoch?")
@example(batches=3, size=2, label=8.0, lr=0.5, epochs=2)
@given(
    batches=st.integers(1, 5),
    size=st.integers(1, 4),
    label=st.sampled_from([8.0, -4.0, 2.0]),
    lr=st.sampled_from([0.5, 0.25]),
    epochs=st.integers(1, 3),
)
def test_a_step_for_each_batch(student, batches, size, label, lr, epochs):
    """Each batch of each epoch makes a step: with an lr of 1/2, each takes b half of the way to a label of all samples."""
    found = bias_alone(student, batches * size, label, size, lr, epochs)
    assert_close(found, after(batches * epochs, label, lr), rtol=1e-3, atol=1e-4, what="b")


@weight(1, hint="Is there a step for the last batch of an epoch, and by how many samples is it divided?")
@example(n=5, batch_size=2, lr=0.5, epochs=1)
@given(n=st.integers(1, 9), batch_size=st.integers(2, 12), lr=st.sampled_from([0.5, 0.25]), epochs=st.integers(1, 2))
def test_a_short_last_batch(student, n, batch_size, lr, epochs):
    """The last batch may be short: it makes a step, too, with the mean loss of the samples that it has."""
    with values_first():
        found = bias_alone(student, 2 * batch_size, 8.0, batch_size, lr, epochs)
        assert_close(found, after(2 * epochs, 8.0, lr), rtol=1e-3, atol=1e-4, what="b")
    student.begin()
    found = bias_alone(student, n, 8.0, batch_size, lr, epochs)
    assert_close(found, after(epochs * math.ceil(n / batch_size), 8.0, lr), rtol=1e-3, atol=1e-4, what="b")


@weight(1, hint="In which order do samples come, and where is it drawn?")
@FEW
@example(times=8)
@given(times=st.integers(8, 9))
def test_each_epoch_has_a_random_order(student, times):
    """Every epoch goes through all samples, in an order that is random and new."""
    orders = []
    for _ in range(times):
        # Each step leaves a fourth of b and adds three fourths of a label: the digits of b / 3 to base 4, last label first.
        student.train(torch.zeros(4, 1), torch.arange(4.0).reshape(4, 1), 1, 0.75, 2)
        digits = round(float(student.derive("_[1].detach().reshape(-1)[0]")) / 3 * 4**8)
        labels = [digits // 4**place % 4 for place in range(8)]
        orders.append((labels[:4], labels[4:]))
    with values_first():
        seen = all(sorted(order) == [0, 1, 2, 3] for epochs in orders for order in epochs)
        assert_that(seen, "every sample once in each epoch", "others")
    # Eight times the stored order, or the order of the epoch before, come by chance once in 1e11.
    stored = all(order == [0, 1, 2, 3] for order, _ in orders)
    assert_that(not stored, "samples in random order", f"the stored order, {times} times")
    frozen = all(one == two for one, two in orders)
    assert_that(not frozen, "another order in the second epoch", f"the same order as in the first, {times} times")


@weight(1, hint="Which line changes features or labels themselves?")
@FEW
@example(n=5)
@given(n=st.integers(4, 8))
def test_arguments_are_unchanged(student, n):
    """train leaves features and labels as they were."""
    with values_first():
        assert_close(bias_alone(student, n, 8.0, n, 0.5, 2), after(2, 8.0, 0.5), rtol=1e-3, atol=1e-4, what="b")
    student.begin()
    X, y = torch.arange(2.0 * n).reshape(n, 2) / n, torch.arange(n * 1.0).reshape(n, 1) - 2
    _, X_after, y_after = student.train_and_arguments(X, y, 2, 0.01, 2)
    assert_equal(X_after, X)
    assert_equal(y_after, y)
