import torch
from hypothesis import strategies as st

from autograder.checks import VALUES_FIRST, assert_close, assert_that, given, number, points

BOTH = ("train_epoch_optimizer", "train_epoch_callable")


def problem(seed, sizes, d=3, q=4):
    """Initial weights and batches of these sizes; scores are far enough apart that no argmax is a tie."""
    g = torch.Generator().manual_seed(seed)
    batches = [(torch.randn(n, d, generator=g), torch.randint(q, (n,), generator=g)) for n in sizes]
    return torch.randn(d, q, generator=g), torch.randn(q, generator=g), batches


SIZES = st.lists(st.integers(1, 6), min_size=2, max_size=4)
SEEDS = st.integers(0, 50)


def assert_paired(after, expected):
    assert_close(after["W"], expected[2], rtol=1e-3, atol=1e-4)
    assert_close(after["b"], expected[3], rtol=1e-3, atol=1e-4)


def metrics(after):
    returned = after["returned"]
    pair = isinstance(returned, tuple | list) and len(returned) == 2
    assert_that(pair, "expected  a pair (mean loss, accuracy)\ngot       something else")
    return returned


def assert_metrics(after, expected):
    loss, accuracy = metrics(after)
    assert_close(number(loss), expected[0], rtol=1e-4, atol=1e-5)
    assert_close(number(accuracy), expected[1], atol=1e-5)


@points(2, hint="For each batch: zero_grad(), l.mean().backward(), step(), in this order.")
@given(seed=SEEDS, sizes=SIZES)
def test_paired_run_with_an_optimizer(student, oracle, seed, sizes):
    """With a torch optimizer the weights after an epoch are those of plain minibatch SGD."""
    W, b, batches = problem(seed, sizes)
    assert_paired(student.train_epoch_optimizer(W, b, batches, 0.2, False), oracle.train_epoch(W, b, batches, 0.2))


@points(
    2,
    hint="For each batch: l.sum().backward(), then updater(X.shape[0]), which divides by it and clears the gradients.",
)
@given(seed=SEEDS, sizes=SIZES)
def test_paired_run_with_a_callable(student, oracle, seed, sizes):
    """With a callable updater the weights after an epoch are those of plain minibatch SGD."""
    W, b, batches = problem(seed, sizes)
    after = student.train_epoch_callable(W, b, batches, 0.2, False)
    assert_paired(after, oracle.train_epoch(W, b, batches, 0.2))
    given_sizes = [number(size) for size in after["sizes"]]
    assert_that(given_sizes == sizes, f"expected  updater calls with {sizes}\ngot       {given_sizes}")


@points(1, hint="Weight each batch by its number of samples: the mean of batch means counts a short batch too much.")
@given(seed=SEEDS, sizes=SIZES)
def test_metrics_are_weighted_by_samples(student, oracle, seed, sizes):
    """Loss and accuracy are means over samples, so a short last batch counts less."""
    W, b, batches = problem(seed, sizes)
    for name in BOTH:
        assert_metrics(getattr(student, name)(W, b, batches, 0.0, False), oracle.train_epoch(W, b, batches, 0.0))


@points(1, hint="Use the scores that the update was computed from; a second forward pass sees the new weights.")
@given(seed=SEEDS, size=st.integers(1, 6))
def test_metrics_are_measured_before_the_update(student, oracle, seed, size):
    """Loss and accuracy of each batch are measured before its update."""
    W, b, batches = problem(seed, [size, size, size])
    assert_metrics(student.train_epoch_callable(W, b, batches, 0.3, False), oracle.train_epoch(W, b, batches, 0.3))


@points(1, hint="net.train() at the start: dropout and batch norm work differently after net.eval().")
@given(seed=SEEDS)
def test_net_is_in_training_mode(student, oracle, seed):
    """A module is put into training mode before the first batch, and each batch goes through it."""
    W, b, batches = problem(seed, [3, 3, 2])
    expected = oracle.train_epoch(W, b, batches, 0.1)
    for after in (
        student.train_epoch_optimizer(W, b, batches, 0.1, False),
        student.train_epoch_module(W, b, batches, 0.1),
    ):
        assert_paired(after, expected)
        modes = after["modes"]
        assert_that(len(modes) == 3, f"expected  3 forward passes for 3 batches\ngot       {len(modes)}")
        assert_that(all(modes), "expected  net.training to be True in each forward pass\ngot       False")


@points(1, hint="Go through train_iter once, with a for loop; it may be a generator, which is empty the second time.")
@given(seed=SEEDS)
def test_train_iter_is_read_once(student, oracle, seed):
    """An iterator that can be read only once is enough."""
    W, b, batches = problem(seed, [4, 4, 4])
    for name in BOTH:
        after = getattr(student, name)(W, b, batches, 0.1, True)
        assert_paired(after, oracle.train_epoch(W, b, batches, 0.1))


@points(1, hint="float(l.sum()) or .item(): a tensor with its graph keeps the memory of the whole epoch.")
def test_returns_plain_numbers(student, oracle):
    """Loss and accuracy are plain numbers, without a graph behind them."""
    W, b, batches = problem(3, [4, 2])
    for name in BOTH:
        after = getattr(student, name)(W, b, batches, 0.1, False)
        assert_paired(after, oracle.train_epoch(W, b, batches, 0.1))
        for value in metrics(after):
            assert_that(number(value) >= 0, "expected  numbers that are not negative", VALUES_FIRST)
            graph = getattr(value, "requires_grad", False)
            assert_that(not graph, "expected  a plain number\ngot       a tensor that requires a gradient")


@points(1, hint="What kind of updater it is says isinstance(updater, torch.optim.Optimizer), and nothing else does.")
def test_other_kinds_and_sizes(student, oracle):
    """Any optimizer with any net works; so do a single batch, a batch of 300 and more classes than features."""
    W, b, batches = problem(7, [3, 3])
    assert_paired(student.train_epoch_any_optimizer(W, b, batches, 0.1), oracle.train_epoch(W, b, batches, 0.1))
    for seed, sizes, d, q in ((1, [1], 2, 2), (2, [300, 7], 5, 3), (3, [8, 8], 2, 11), (4, [300], 5, 3)):
        W, b, batches = problem(seed, sizes, d, q)
        if sizes == [300]:
            batches = [(X, (X @ W + b).argmax(1)) for X, _ in batches]  # all right: more than a byte can count
        for name in BOTH:
            after, expected = getattr(student, name)(W, b, batches, 0.1, False), oracle.train_epoch(W, b, batches, 0.1)
            assert_paired(after, expected)
            if len({len(y) for _, y in batches}) == 1:  # how a short batch counts is asked elsewhere
                assert_metrics(after, expected)


@points(1)
def test_epochs_do_not_depend_on_each_other(student, oracle):
    """Each call is an epoch of its own, and leaves gradients switched on."""
    for seed in (5, 6):
        W, b, batches = problem(seed, [3, 3])
        after, expected = (
            student.train_epoch_callable(W, b, batches, 0.2, False),
            oracle.train_epoch(W, b, batches, 0.2),
        )
        assert_paired(after, expected)
        assert_metrics(after, expected)
        assert_that(
            after["grad mode"], "expected  gradients to stay switched on\ngot       torch.is_grad_enabled() is False"
        )
