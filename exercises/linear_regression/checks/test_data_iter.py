# Printed by `autograder release linear_regression`.
import itertools
from collections import Counter

import torch
from hypothesis import settings
from hypothesis import strategies as st
from passes import assert_complete, full_batches, samples, several

from autograder.checks import assert_dtype, assert_equal, assert_shape, assert_that, example, given, weight

SHUFFLE = "Where is the order drawn, and is it used for both features and labels?"
# Sizes for which no right answer fails by chance: the odds stand beside each check, and are all below 1e-9.
MANY = {"n": st.integers(256, 400), "batch_size": st.integers(16, 32)}
FEW = settings(max_examples=3)


@weight(1, hint="Which indices are in your batches, one after the other, and where does the last batch end?")
@given(n=st.integers(1, 12), batch_size=st.integers(1, 14))
def test_every_sample_exactly_once(student, n, batch_size):
    """One pass yields every sample exactly once."""
    batches, count = student.data_iter_numbered(batch_size, n), -(-n // batch_size)
    times = Counter(samples(y for _, y in batches))
    student.derive("[y.tolist() for X, y in _]")
    missing = [sample for sample in range(n) if sample not in times]
    often = [sample for sample in range(n) if times[sample] > 1]
    cut = len(batches) > count + 1  # no more were asked for: what is missing may come later
    more = f"{len(batches)} batches or more, instead of {count}"
    assert_that(not missing, "every sample once", more if cut else f"no batch with sample {missing[:1]}")
    assert_that(not often, "every sample once", f"sample {often[:1]} more than once")
    assert_that(len(times) == n, f"{n} samples", f"labels that were not there: {len(times) - n}")


@weight(1, hint="Are features and labels indexed with the same indices?")
@example(labels=[30, 10, 20], batch_size=2)
@given(labels=st.lists(st.integers(10, 99), min_size=2, max_size=9, unique=True), batch_size=st.integers(1, 9))
def test_features_keep_their_labels(student, labels, batch_size):
    """The rows of a batch and its labels belong together."""
    features = torch.arange(len(labels) * 2.0).reshape(-1, 2)
    batches, _, _ = student.data_iter(batch_size, features, torch.tensor(labels))
    assert_that(any(y.numel() for _, y in batches), "batches with samples", "none")
    own = dict(zip(features[:, 0].tolist(), labels, strict=True))
    for X, y in batches:
        assert_shape(X, (y.numel(), 2), "Has a batch of features one row for each of its labels?")
        for row, label in zip(X.tolist(), y.reshape(-1).tolist(), strict=True):
            mine = f"label {own[row[0]]} beside features {row}" if row[0] in own else "the features of a sample"
            assert_that(own.get(row[0]) == label, mine, f"label {label} beside features {row}")


@weight(1, hint="Where does each batch start, and where does the last one end?")
@example(n=9, batch_size=4)
@given(n=st.integers(1, 12), batch_size=st.integers(1, 14))
def test_batch_sizes(student, n, batch_size):
    """All batches are full but the last, which holds the rest; none is empty."""
    student.data_iter_numbered(batch_size, n)
    sizes = student.derive("[len(y) if y.dim() else 1 for X, y in _]")
    rest = [n % batch_size] if n % batch_size else []
    wanted = [batch_size] * (n // batch_size) + rest
    assert_equal(sizes, wanted, what="sizes of the batches")


@weight(1, hint=SHUFFLE)
@FEW
@given(**MANY)
def test_order_is_not_the_stored_one(student, n, batch_size):
    """The samples come in random order, not as they are stored."""
    (epoch,) = several(student, batch_size, n, 1)
    # A batch of 16 is in order once in 16! = 2e13.
    ascending = sum(samples([y]) == sorted(samples([y])) for y in epoch if y.numel() == batch_size)
    assert_that(ascending < 2, "a random order", f"{ascending} batches in stored order")
    # Two neighbours are expected; so many come by chance once in 1e30.
    neighbours = sum(abs(a - b) == 1 for a, b in itertools.pairwise(samples(epoch)))
    assert_that(neighbours < n / 8, "a random order", f"{neighbours} of {n - 1} neighbours as they are stored")


@weight(1, hint="When is the order drawn: at each call, or once?")
@FEW
@given(**MANY)
def test_order_is_new_at_each_call(student, n, batch_size):
    """Two epochs come in two different orders."""
    one, two, *more = (samples(epoch) for epoch in several(student, batch_size, n, 6))
    student.derive("[epoch[0].flatten()[:9] for epoch in _]")  # six epochs are more than a page holds
    assert_that(one != two, "another order in the second epoch", "the same", SHUFFLE)
    for place, nearby in ((0, "[0].flatten()[:9]"), (-1, "[-1].flatten()[-9:]")):
        student.derive(f"[epoch{nearby} for epoch in _]")
        # By chance once in 256 ** 5 = 1e12.
        stuck = all(order[place] == one[place] for order in (two, *more))
        assert_that(not stuck, "every sample to move", "the first or last one in its place", SHUFFLE)
    # One is expected; so many come by chance once in 1e35.
    kept = sum(a == b for a, b in zip(one, two, strict=True))
    assert_that(kept < n / 8, "another order in the second epoch", f"{kept} of {n} samples in the same place")


@weight(1, hint="What is shuffled: all indices, whole batches, or the samples within a batch?")
@FEW
@example(n=256, batch_size=16)
@given(**MANY)
def test_samples_mix_across_batches(student, n, batch_size):
    """Samples that are stored together do not travel together."""
    one, two = several(student, batch_size, n, 2)
    student.derive("[epoch[:2] for epoch in _]")
    first, second = ({frozenset(batch) for batch in full_batches(epoch)} for epoch in (one, two))
    # By chance once in 1e20. Whether the order as a whole is new is another check's question.
    again = first & second if samples(one) != samples(two) else set()
    assert_that(
        not again, "other company in the second epoch", f"the same batch again {sorted(map(sorted, again))[:1]}"
    )
    for batch in full_batches(one) + full_batches(two):
        # A batch of 16 comes from at most two blocks once in 1e14.
        blocks = {label // batch_size for label in batch}
        assert_that(len(blocks) >= 3, "samples from all over", f"a batch of {sorted(batch)}")
    for epoch in (one, two):
        spans = [max(batch) - min(batch) for batch in full_batches(epoch)]
        # A batch of 16 spans less than half of the data once in 2e3; every second one of them does once in 1e13.
        narrow = sum(span < n / 2 for span in spans)
        few = f"{narrow} of {len(spans)} batches from less than half of the data"
        assert_that(narrow < len(spans) / 2, "samples from all over", few)


@weight(0.5, hint="Does a batch hold the rows as they are, or in another shape or dtype?")
@example(dtype=torch.float64, shape=(1, 2, 3), label=(), n=5)
@example(dtype=torch.float32, shape=(3,), label=(1,), n=5)
@given(
    dtype=st.sampled_from([torch.float32, torch.float64]),
    shape=st.sampled_from([(1,), (3,), (1, 2, 3), (1, 4, 4)]),
    label=st.sampled_from([(), (1,)]),
    n=st.integers(3, 9),
)
def test_rows_keep_shape_and_dtype(student, dtype, shape, label, n):
    """Rows, which may be images, and labels keep their shape and dtype."""
    features = torch.arange(n * torch.Size(shape).numel(), dtype=dtype).reshape(n, *shape)
    batches, _, _ = student.data_iter(2, features, torch.arange(n).reshape(n, *label))
    assert_complete([y for _, y in batches], n)
    for X, y in batches:
        assert_shape(y, (y.numel(), *label))
        assert_shape(X, (y.numel(), *shape))
        assert_dtype(X, dtype)
        assert_dtype(y, torch.int64)
        assert_equal(X, features[y.reshape(-1)])


@weight(0.5, hint="Which line changes features or labels themselves?")
@example(n=12, batch_size=5)
@given(n=st.integers(8, 12), batch_size=st.integers(1, 5))
def test_arguments_are_unchanged(student, n, batch_size):
    """data_iter leaves features and labels as they were."""
    features, labels = torch.arange(n * 3.0).reshape(n, 3), torch.arange(n)
    batches, features_after, labels_after = student.data_iter(batch_size, features, labels)
    assert_complete([y for _, y in batches], n)
    assert_equal(features_after, features)
    assert_equal(labels_after, labels)
