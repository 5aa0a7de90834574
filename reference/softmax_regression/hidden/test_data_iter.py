import itertools

import torch
from hypothesis import settings
from hypothesis import strategies as st

from autograder.checks import (
    assert_dtype,
    assert_equal,
    assert_shape,
    assert_that,
    example,
    given,
    values_first,
    weight,
)

SHUFFLE = "Where is the order drawn, and is it used for both features and labels?"
# Sizes for which no right answer fails by chance: the odds stand beside each check, and are all below 1e-9.
MANY = {"n": st.integers(256, 400), "batch_size": st.integers(16, 32)}
FEW = settings(max_examples=3)


def samples(epoch):
    return [label for y in epoch for label in y.reshape(-1).tolist()]


def assert_complete(epoch, n):
    came = samples(epoch)
    got = f"{len(came)} labels, {len(set(came))} of them different"
    with values_first():
        assert_that(sorted(came) == list(range(n)), f"each of {n} samples once", got)


def several(student, batch_size, n, epochs):
    """The labels of several epochs, each of which holds every sample once."""
    result = student.data_iter_epochs(batch_size, n, epochs)
    assert_that(len(result) == epochs, f"{epochs} epochs", f"{len(result)}")
    for epoch in result:
        assert_complete(epoch, n)
    return result


def company(epoch):
    """The full batches as sets of samples; a short one may come again by chance."""
    full = max(y.numel() for y in epoch)
    return {frozenset(y.reshape(-1).tolist()) for y in epoch if y.numel() == full}


@weight(0.5, hint="Where does a batch end when fewer than batch_size samples are left?")
@given(n=st.integers(1, 6), more=st.integers(1, 50))
def test_batch_larger_than_the_data(student, n, more):
    """A batch_size above n gives one batch with everything."""
    batches = student.data_iter_numbered(n + more, n)
    assert_that(len(batches) == 1, "1 batch", f"{len(batches)}")
    assert_complete([y for _, y in batches], n)


@weight(1, hint=SHUFFLE)
@FEW
@given(**MANY)
def test_order_is_not_the_stored_one(student, n, batch_size):
    """The samples come in random order, not as they are stored."""
    (epoch,) = several(student, batch_size, n, 1)
    # A batch of 16 is in order once in 16! = 2e13.
    ascending = sum(samples([y]) == sorted(samples([y])) for y in epoch if y.numel() == batch_size)
    assert_that(ascending < 2, "a random order", f"{ascending} batches in stored order", SHUFFLE)
    # Two neighbours are expected; so many come by chance once in 1e30.
    neighbours = sum(abs(a - b) == 1 for a, b in itertools.pairwise(samples(epoch)))
    assert_that(
        neighbours < n / 8,
        "a random order",
        f"{neighbours} of {n - 1} neighbours as they are stored",
        SHUFFLE,
    )


@weight(1.5, hint="When is the order drawn: at each call, or once?")
@FEW
@given(**MANY)
def test_order_is_new_at_each_call(student, n, batch_size):
    """Two epochs come in two different orders."""
    one, two, *more = (samples(epoch) for epoch in several(student, batch_size, n, 6))
    assert_that(one != two, "another order in the second epoch", "the same", SHUFFLE)
    for place in (0, -1):
        # By chance once in 256 ** 5 = 1e12.
        stuck = all(order[place] == one[place] for order in (two, *more))
        assert_that(not stuck, "every sample to move", "the first or last one in its place", SHUFFLE)
    # One is expected; so many come by chance once in 1e35.
    kept = sum(a == b for a, b in zip(one, two, strict=True))
    assert_that(kept < n / 8, "another order in the second epoch", f"{kept} of {n} samples in the same place")


@weight(1.5, hint="What is shuffled: all indices, whole batches, or the samples within a batch?")
@FEW
@example(n=256, batch_size=16)
@given(**MANY)
def test_samples_mix_across_batches(student, n, batch_size):
    """Samples that are stored together do not travel together."""
    one, two = several(student, batch_size, n, 2)
    # By chance once in 1e20. Whether the order as a whole is new is another check's question.
    again = company(one) & company(two) if samples(one) != samples(two) else set()
    assert_that(not again, "other company in the second epoch", "the same batch again")
    for batch in company(one) | company(two):
        # A batch of 16 comes from at most two blocks once in 1e14.
        blocks = {label // batch_size for label in batch}
        assert_that(len(blocks) >= 3, "samples from all over", f"a batch of {sorted(batch)}")


@weight(1, hint="What is shuffled when there are only a few samples, or a single batch?")
@example(n=12, batch_size=20)
@example(n=12, batch_size=12)
@example(n=8, batch_size=4)
@given(n=st.integers(6, 12), batch_size=st.integers(2, 14))
def test_few_samples_are_shuffled_too(student, n, batch_size):
    """A few samples, or a single batch of all, come in random order and in other company as well."""
    epochs = several(student, batch_size, n, 16)
    # By chance once in 720 ** 16.
    unmoved = all(samples(epoch) == list(range(n)) for epoch in epochs)
    assert_that(not unmoved, "a random order", "the order as stored in 16 epochs", SHUFFLE)
    stored = {frozenset(range(start, min(start + batch_size, n))) for start in range(0, n, batch_size)}
    # 6 samples in batches of 5 keep company in one epoch of 6: in all of 16 once in 3e12.
    apart = all({frozenset(samples([y])) for y in epoch} == stored for epoch in epochs)
    assert_that(
        not apart or len(stored) == 1,
        "other company in each epoch",
        "the samples of a batch as they are stored in 16 epochs",
    )


@weight(1)
@example(dtype=torch.float64, shape=(1, 2, 3), n=5)
@given(
    dtype=st.sampled_from([torch.float32, torch.float64]),
    shape=st.sampled_from([(1,), (3,), (1, 2, 3), (1, 4, 4)]),
    n=st.integers(3, 9),
)
def test_rows_keep_shape_and_dtype(student, dtype, shape, n):
    """Rows, which may be images, and labels keep their shape and dtype."""
    features = torch.arange(n * torch.Size(shape).numel(), dtype=dtype).reshape(n, *shape)
    batches, _, _ = student.data_iter(2, features, torch.arange(n))
    assert_complete([y for _, y in batches], n)
    for X, y in batches:
        assert_shape(y, (y.numel(),))
        assert_shape(X, (y.numel(), *shape))
        assert_dtype(X, dtype)
        assert_dtype(y, torch.int64)
        assert_equal(X, features[y])


@weight(1, hint="Which line changes features or labels themselves?")
@example(n=12, batch_size=5)
@given(n=st.integers(8, 12), batch_size=st.integers(1, 5))
def test_arguments_are_unchanged(student, n, batch_size):
    """data_iter leaves features and labels as they were."""
    features, labels = torch.arange(n * 3.0).reshape(n, 3), torch.arange(n)
    batches, features_after, labels_after = student.data_iter(batch_size, features, labels)
    assert_complete([y for _, y in batches], n)
    assert_equal(features_after, features)
    assert_equal(labels_after, labels)


@weight(0.5, hint="Does each batch have a tensor of its own?")
@example(n=9, batch_size=4)
@given(n=st.integers(2, 12), batch_size=st.integers(1, 5))
def test_a_list_of_batches_is_right(student, n, batch_size):
    """list(data_iter(...)) holds every batch as it came: they share no memory."""
    assert_complete([y for _, y in student.data_iter_numbered(batch_size, n)], n)
    student.begin()
    batches = student.data_iter_list(batch_size, n)
    came = samples([y for _, y in batches])
    assert_that(sorted(came) == list(range(n)), "every sample once in the list", "some again")
    for X, y in batches:
        assert_equal(X[:, 0].long(), 2 * y.reshape(-1).long())


@weight(1, hint="Does anything in your code set a seed, or make a generator of its own?")
@FEW
@example(seeds=[11, 12], n=48, batch_size=3)
@given(
    seeds=st.lists(st.integers(1, 2**31), min_size=2, max_size=2, unique=True),
    n=st.integers(48, 60),
    batch_size=st.integers(2, 3),
)
def test_the_order_follows_the_seed(student, seeds, n, batch_size):
    """Nothing is seeded: the caller's seed gives the same order again, and another seed another order."""
    (one, after), (again, _), (other, after_other) = (
        student.data_iter_seeded(batch_size, n, seed) for seed in (seeds[0], seeds[0], seeds[1])
    )
    for epochs in (one, again, other):
        assert_that(len(epochs) == 2, "2 epochs", f"{len(epochs)}")
        for epoch in epochs:
            assert_complete(epoch, n)
    # Two orders are the same by chance once in 48! = 1e61, and once in 16! = 2e13 if only whole batches change places.
    for first, second, third in zip(one, again, other, strict=True):
        assert_that(
            samples(first) == samples(second),
            "the same order after the same torch.manual_seed, np.random.seed and random.seed",
            "another one",
        )
        differs = samples(first) != samples(third)
        assert_that(differs, "another order after another seed", "the same")
    # By chance once in 2 ** 53.
    same = any(a == b for a, b in zip(after, after_other, strict=True))
    assert_that(
        not same,
        "the random numbers after the call to depend on the caller's seed",
        "the same for two seeds",
    )
