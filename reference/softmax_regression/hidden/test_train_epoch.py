import torch
from hypothesis import settings
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_that, example, given, number, values_first, weight
from autograder.strategies import SEEDS

BOTH = ("train_epoch_optimizer", "train_epoch_callable")
# Manners do not depend on numbers: a few examples tell as much as many, and each asks several epochs.
FEW = settings(max_examples=4)
SIZES = st.lists(st.integers(1, 6), min_size=2, max_size=4)


def problem(seed, sizes, shape=(3,), q=4):
    """Initial weights, and batches of these sizes with rows of this shape; the net sees rows of shape[-1] features."""
    g = torch.Generator().manual_seed(seed)
    batches = [(torch.randn(n, *shape, generator=g), torch.randint(q, (n,), generator=g)) for n in sizes]
    return torch.randn(shape[-1], q, generator=g), torch.randn(q, generator=g), batches


def assert_paired(after, expected):
    _, W, b = after
    assert_close(W, expected.W, rtol=1e-3, atol=1e-4, what="W")
    assert_close(b, expected.b, rtol=1e-3, atol=1e-4, what="b")


def metrics(after):
    returned, _, _ = after
    pair = isinstance(returned, tuple | list) and len(returned) == 2
    assert_that(pair, "a pair (mean loss, accuracy)", "something else")
    return returned


def assert_metrics(after, expected):
    loss, accuracy = metrics(after)
    assert_close(number(loss), expected.loss, rtol=1e-4, atol=1e-4, what="mean loss")
    assert_close(number(accuracy), expected.accuracy, rtol=0.0, atol=1e-5 + expected.tied, what="accuracy")


def plain_epochs_first(student, oracle, W, b, batches):
    """Plain epochs first: what a check asks beyond them counts only beside right values."""
    for name in BOTH:
        with values_first():
            assert_paired(getattr(student, name)(W, b, batches, 0.1), oracle.train_epoch(W, b, batches, 0.1))
    student.begin()


@weight(
    2,
    hint="With an Optimizer: what happens in each batch, in which order, and from which number does backward() start?",
)
@example(seed=0, sizes=[5, 2])
@given(seed=SEEDS, sizes=SIZES)
def test_paired_run_with_an_optimizer(student, oracle, seed, sizes):
    """With a torch optimizer the weights after an epoch are those of plain minibatch SGD."""
    W, b, batches = problem(seed, sizes)
    assert_paired(student.train_epoch_optimizer(W, b, batches, 0.2), oracle.train_epoch(W, b, batches, 0.2))


@weight(2, hint="With a callable updater: from which number does backward() start, and what is the updater given?")
@example(seed=0, sizes=[5, 2])
@given(seed=SEEDS, sizes=SIZES)
def test_paired_run_with_a_callable(student, oracle, seed, sizes):
    """With a callable updater the weights after an epoch are those of plain minibatch SGD."""
    W, b, batches = problem(seed, sizes)
    assert_paired(student.train_epoch_callable(W, b, batches, 0.2), oracle.train_epoch(W, b, batches, 0.2))


@weight(1, hint="How much does a short last batch count beside a full one?")
@example(seed=0, sizes=[5, 2])
@example(seed=1, sizes=[6, 6, 1])
@given(seed=SEEDS, sizes=SIZES)
def test_metrics_are_weighted_by_samples(student, oracle, seed, sizes):
    """Loss and accuracy are means over samples, so a short last batch counts less."""
    W, b, batches = problem(seed, sizes)
    for name in BOTH:
        assert_metrics(getattr(student, name)(W, b, batches, 0.0), oracle.train_epoch(W, b, batches, 0.0))


@weight(1, hint="Are the scores that you measure computed before the update of the batch?")
@given(seed=SEEDS, size=st.integers(1, 6))
def test_metrics_are_measured_before_the_update(student, oracle, seed, size):
    """Loss and accuracy of each batch are measured before its update."""
    W, b, batches = problem(seed, [size, size, size])
    assert_metrics(student.train_epoch_callable(W, b, batches, 0.3), oracle.train_epoch(W, b, batches, 0.3))


@weight(1, hint="How do you tell an Optimizer from any other callable?")
@FEW
@given(seed=SEEDS, order=st.permutations(range(3)))
def test_other_kinds_of_updaters(student, oracle, seed, order):
    """Any torch optimizer works, and any other callable: a function, an object, a partial."""
    W, b, batches = problem(seed, [3, 3])
    plain_epochs_first(student, oracle, W, b, batches)
    for kind in order:
        student.begin()
        after = student.train_epoch_updaters(W, b, batches, 0.1, kind)
        assert_paired(after, oracle.train_epoch(W, b, batches, 0.1))


@weight(0.5, hint="What in your code depends on the size of a batch, or on the number of classes?")
@example(seed=1, size=1, times=1, d=2, q=2)
@example(seed=2, size=300, times=1, d=5, q=3)
@example(seed=3, size=8, times=2, d=2, q=11)
@given(seed=SEEDS, size=st.integers(1, 400), times=st.integers(1, 2), d=st.integers(2, 5), q=st.integers(2, 12))
def test_other_sizes(student, oracle, seed, size, times, d, q):
    """A single batch, batches of hundreds that are all right, and more classes than features work as well."""
    W, b, batches = problem(seed, [size] * times, (d,), q)
    batches[0] = (batches[0][0], (batches[0][0] @ W + b).argmax(1))
    for name in BOTH:
        for lr in (0.1, 0.0):
            after, expected = getattr(student, name)(W, b, batches, lr), oracle.train_epoch(W, b, batches, lr)
            assert_paired(after, expected)
        assert_metrics(after, expected)


@weight(1)
@given(seed=SEEDS, size=st.integers(1, 6), times=st.integers(2, 4))
def test_epochs_do_not_depend_on_each_other(student, oracle, seed, size, times):
    """Each call is an epoch of its own, and leaves gradients switched on for the next."""
    W, b, batches = problem(seed, [size] * times)
    for lr in (0.2, 0.0):
        first = oracle.train_epoch(W, b, batches, lr)
        second = oracle.train_epoch(first.W, first.b, batches, lr)
        both = student.train_epoch_twice(W, b, batches, lr)
        for after, expected in zip(both, (first, second), strict=True):
            assert_paired(after, expected)
    for after, expected in zip(both, (first, second), strict=True):
        assert_metrics(after, expected)
