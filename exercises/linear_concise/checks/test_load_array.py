# Printed by `autograder release linear_concise`.
from collections import Counter

import torch
from hypothesis import strategies as st
from numbered import numbered, sizes_of, stored

from autograder.checks import assert_equal, assert_that, example, given, weight


@weight(2, hint="Is there a row in your data set for each sample, and is each of them read once?")
@given(n=st.integers(1, 12), batch_size=st.integers(1, 14))
def test_every_sample_exactly_once(student, n, batch_size):
    """One pass yields every sample exactly once."""
    student.load_array_passes(batch_size, n, True, 1)
    times = Counter(sample for y in student.derive("_[0]") for sample in y.tolist())
    missing = [sample for sample in range(n) if sample not in times]
    assert_that(not missing, "every sample once", f"no batch with sample {missing[:1]}")
    assert_that(set(times.values()) == {1}, "every sample once", "some more than once")
    assert_that(len(times) == n, f"{n} samples", f"labels that were not there: {len(times) - n}")


@weight(2, hint="How many rows are left for the last batch, and what becomes of them?")
@example(n=9, batch_size=4)
@given(n=st.integers(1, 12), batch_size=st.integers(1, 14))
def test_batch_sizes(student, n, batch_size):
    """All batches are full but the last, which holds the rest and is kept."""
    student.load_array_passes(batch_size, n, True, 1)
    sizes = student.derive("[len(y) for y in _[0]]")
    assert_equal(sizes, sizes_of(n, batch_size), what="sizes of the batches")


@weight(2, hint="What does the DataLoader do with the order of the rows when is_train is False?")
@example(n=9, batch_size=4)
@given(n=st.integers(6, 12), batch_size=st.integers(1, 5))
def test_without_training_the_order_is_the_stored_one(student, n, batch_size):
    """With is_train=False the rows come as they are stored, features beside their labels."""
    arrays = numbered(n)
    batches, _ = student.load_array(arrays, batch_size, False)
    assert_that(
        len(batches) == len(sizes_of(n, batch_size)), f"{len(sizes_of(n, batch_size))} batches", f"{len(batches)}"
    )
    for number, (batch, wanted) in enumerate(zip(batches, stored(arrays, batch_size), strict=True)):
        student.derive(f"_[0][{number}]")
        assert_that(len(batch) == 2, "pairs (X, y)", f"{len(batch)} tensors in a batch")
        for place, rows in enumerate(wanted):
            assert_equal(student.derive(f"_[0][{number}][{place}]"), rows, what=f"{'Xy'[place]} of batch {number + 1}")


def orders(student, count):
    """The labels of each pass of the last answer, as they came."""
    return [[sample for y in student.derive(f"_[{place}]") for sample in y.tolist()] for place in range(count)]


# An order of 16 is the stored one, or that of another pass, once in 2e13.
MANY = {"n": st.integers(16, 20), "batch_size": st.integers(3, 5)}


@weight(1, hint="What says to the DataLoader that it is to draw an order, and when does it draw one?")
@example(n=16, batch_size=4)
@given(**MANY)
def test_training_data_are_shuffled_in_each_pass(student, n, batch_size):
    """With is_train=True each of two passes has all samples, in a random order of its own."""
    student.load_array_passes(batch_size, n, True, 2)
    one, two = orders(student, 2)
    for came in (one, two):
        assert_that(sorted(came) == list(range(n)), f"each of {n} samples once in each pass", f"{len(came)} samples")
    student.derive("[[int(sample) for y in epoch for sample in y] for epoch in _]")
    assert_that(one != list(range(n)), "a random order", "the order in which they are stored")
    assert_that(one != two, "another order in the second pass", "the same")


@weight(0.5, hint="What do callers get who say nothing of is_train, and does your code set a seed?")
@example(n=16, batch_size=4)
@given(**MANY)
def test_shuffles_by_default(student, n, batch_size):
    """Without is_train the samples come in random order, and in another one from another loader."""
    student.load_array_default(batch_size, n, 2)
    one, two = orders(student, 2)
    student.derive("[[int(sample) for y in loader for sample in y] for loader in _]")
    assert_that(one != list(range(n)), "a random order", "the order in which they are stored")
    assert_that(one != two, "another order from another loader", "the same")


@weight(0.5, hint="What do you make the data set of, and does it hold for any number of arrays?")
@example(count=3)
@given(count=st.integers(1, 4))
def test_one_array_or_several(student, count):
    """One array, or three, in a list or a tuple, work as two do, and keep their dtypes."""
    arrays = [torch.arange(3.0) + 10 * place for place in range(count)]
    arrays[-1] = arrays[-1].long()
    student.load_array_of_list(arrays, 2, False)
    wanted = [[part[start : start + 2] for part in arrays] for start in (0, 2)]
    assert_equal(student.derive("[[part.tolist() for part in batch] for batch in _]"),
                 [[part.tolist() for part in batch] for batch in wanted], what="batches")  # fmt: skip
    assert_equal(student.derive("[[str(part.dtype) for part in batch] for batch in _]"),
                 [[str(part.dtype) for part in batch] for batch in wanted], what="dtypes")  # fmt: skip


@weight(0.5, hint="By what does a row of features find its label, and which line changes an array itself?")
@example(n=9, batch_size=4)
@given(n=st.integers(6, 12), batch_size=st.integers(1, 5))
def test_features_keep_their_labels(student, n, batch_size):
    """With is_train=True, too, features stand beside their labels, and the arrays stay as they were."""
    arrays = numbered(n)
    batches, _ = student.load_array(arrays, batch_size, True)
    assert_that(bool(batches), "batches of pairs (X, y)", "no batch")
    for number, batch in enumerate(batches):
        student.derive(f"_[0][{number}]")
        assert_that(len(batch) == 2, "pairs (X, y)", f"{len(batch)} tensors in a batch")
        rows = [int(label) for label in batch[1].flatten().tolist()]
        assert_that(all(row in range(n) for row in rows), f"labels from 0 to {n - 1}", "others")
        assert_equal(
            student.derive(f"_[0][{number}][0]"), arrays[0][rows], what=f"X of batch {number + 1}, by its labels"
        )
    for place, array in enumerate(arrays):
        assert_equal(student.derive(f"_[1][{place}]"), array, what=f"the array {'Xy'[place]} afterwards")
