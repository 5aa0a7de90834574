import itertools

import torch
from hypothesis import strategies as st

from autograder.checks import (
    VALUES_FIRST,
    assert_dtype,
    assert_equal,
    assert_shape,
    assert_that,
    example,
    given,
    points,
)

SHUFFLE = "Shuffle the indices anew at the start of each call."


def samples(batches):
    return [label for _, y in batches for label in y.reshape(-1).tolist()]


def assert_complete(batches, n):
    seen = sorted(samples(batches))
    assert_that(seen == list(range(n)), f"expected  every sample once\ngot       {len(seen)} of {n}", VALUES_FIRST)


def assert_other_company(student, n):
    """Two epochs of n samples, no batch of which holds the same samples again."""
    one, two = student.data_iter_twice(16, n)
    for batches in (one, two):
        assert_complete(batches, n)
    company = [{frozenset(y.reshape(-1).tolist()) for _, y in batches} for batches in (one, two)]
    assert_that(
        not company[0] & company[1], "expected  other company in the second epoch\ngot       the same batch again"
    )
    return one, two


@points(1, hint="min(i + batch_size, n), or a slice, keeps the last batch within the data.")
@given(n=st.integers(1, 6), more=st.integers(1, 50))
def test_batch_larger_than_the_data(student, n, more):
    """A batch_size above n gives one batch with everything."""
    batches = student.data_iter_numbered(n + more, n)
    assert_that(len(batches) == 1, f"expected  1 batch\ngot       {len(batches)}")
    assert_complete(batches, n)


@points(1, hint=SHUFFLE)
def test_order_is_not_the_stored_one(student):
    """The samples come in random order, not as they are stored."""
    batches = student.data_iter_numbered(16, 256)
    order = samples(batches)
    assert_that(sorted(order) == list(range(256)), "expected  256 samples, each once", VALUES_FIRST)
    ascending = sum(y.tolist() == sorted(y.tolist()) for _, y in batches)
    assert_that(
        ascending < 4, f"expected  a random order\ngot       {ascending} of 16 batches in stored order", SHUFFLE
    )
    neighbours = sum(abs(a - b) == 1 for a, b in itertools.pairwise(order))
    assert_that(
        neighbours < 32,
        f"expected  a random order\ngot       {neighbours} of 255 neighbours as they are stored",
        SHUFFLE,
    )


@points(2, hint="A fixed seed or a permutation made once gives the same order in every epoch.")
def test_order_is_new_at_each_call(student):
    """Two epochs come in two different orders."""
    one, two = student.data_iter_twice(16, 256)
    for batches in (one, two):
        assert_complete(batches, 256)
    assert_that(
        samples(one) != samples(two), "expected  another order in the second epoch\ngot       the same", SHUFFLE
    )
    epochs = [samples(batches) for batches in (one, two, *student.data_iter_twice(16, 256))]
    for place in (0, -1):
        # By chance once in a billion.
        stuck = all(order[place] == range(256)[place] for order in epochs)
        assert_that(not stuck, "expected  every sample to move\ngot       the first or last one in its place", SHUFFLE)
    kept = sum(a == b for a, b in zip(samples(one), samples(two), strict=True))
    assert_that(
        kept < 32, f"expected  another order in the second epoch\ngot       {kept} of 256 samples in the same place"
    )


@points(2, hint="Permute all n indices, then cut them into batches; shuffling batches or within them is not enough.")
def test_samples_mix_across_batches(student):
    """Samples that are stored together do not travel together."""
    assert_other_company(student, 250)
    one, two = assert_other_company(student, 256)
    for batches in (one, two):
        for _, y in batches:
            blocks = {int(label) // 16 for label in y.reshape(-1)}
            assert_that(
                len(blocks) >= 3,
                f"expected  samples from all over\ngot       a batch of {sorted(y.reshape(-1).tolist())}",
            )


@points(1)
@given(
    dtype=st.sampled_from([torch.float32, torch.float64]),
    shape=st.sampled_from([(3,), (1, 2, 2), ()]),
    column=st.booleans(),
)
def test_rows_keep_shape_and_dtype(student, dtype, shape, column):
    """Rows and labels keep their shape and dtype."""
    features = torch.arange(5 * max(1, int(torch.tensor(shape).prod())), dtype=dtype).reshape(5, *shape)
    labels = torch.arange(5).reshape(5, 1) if column else torch.arange(5)
    batches = student.data_iter(2, features, labels)
    assert_complete(batches, 5)
    for X, y in batches:
        assert_shape(y, (y.numel(), 1) if column else (y.numel(),))
        assert_shape(X, (y.numel(), *shape))
        assert_dtype(X, dtype)
        assert_dtype(y, torch.int64)
        assert_equal(X, features[y.reshape(-1)])


@points(1, hint="Shuffle indices, not the caller's tensors.")
@given(n=st.integers(4, 12), batch_size=st.integers(1, 5))
def test_arguments_are_unchanged(student, n, batch_size):
    """data_iter leaves features and labels as they were."""
    features, labels = torch.arange(n * 3.0).reshape(n, 3), torch.arange(n)
    batches, features_after, labels_after = student.data_iter_and_arguments(batch_size, features, labels)
    assert_complete(batches, n)
    assert_equal(features_after, features)
    assert_equal(labels_after, labels)


@points(1, hint="torch.manual_seed, random.seed and the like belong to the caller.")
@example(seeds=[11, 12])
@given(seeds=st.lists(st.integers(1, 1000), min_size=2, max_size=2, unique=True))
def test_global_seed_is_untouched(student, seeds):
    """data_iter draws random numbers, but never sets the caller's seed."""
    batches, (one, two) = student.data_iter_and_seed(4, 24, seeds)
    assert_complete(batches, 24)
    assert_that(one[0] and two[0], "expected  torch.initial_seed() as it was\ngot       another one")
    same = any(a == b for a, b in zip(one[1:4], two[1:4], strict=True))
    assert_that(
        not same,
        "expected  the random numbers after the call to depend on the caller's seed\ngot       the same for two seeds",
    )
    assert_that(
        one[4] and two[4], "expected  gradients to stay switched on\ngot       torch.is_grad_enabled() is False"
    )
