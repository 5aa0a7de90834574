import itertools

import torch
from hypothesis import settings
from hypothesis import strategies as st
from numbered import numbered, stored

from autograder.checks import assert_dtype, assert_equal, assert_that, example, given, values_first, weight

SHUFFLE = "What says to the DataLoader whether it draws an order?"
# Sizes for which no right answer fails by chance: the odds stand beside each check, and are all below 1e-9.
MANY = {"n": st.integers(256, 400), "batch_size": st.integers(16, 32)}
FEW = settings(max_examples=3)


def samples(epoch):
    return [sample for y in epoch for sample in y.tolist()]


def assert_complete(epoch, n):
    came = samples(epoch)
    got = f"{len(came)} labels, {len(set(came))} of them different"
    with values_first():
        assert_that(sorted(came) == list(range(n)), f"each of {n} samples once", got)


def assert_random(epoch, n):
    # Two neighbours are expected; so many come by chance once in 1e30.
    neighbours = sum(abs(a - b) == 1 for a, b in itertools.pairwise(samples(epoch)))
    assert_that(neighbours < n / 8, "a random order", f"{neighbours} of {n - 1} neighbours as they are stored", SHUFFLE)


@weight(2, hint=SHUFFLE)
@FEW
@given(**MANY)
def test_training_data_come_in_random_order(student, n, batch_size):
    """With is_train=True the samples come in random order."""
    (epoch,) = student.load_array_passes(batch_size, n, True, 1)
    assert_complete(epoch, n)
    assert_random(epoch, n)


@weight(2, hint="Can your loader be read again, and is the order drawn anew then?")
@FEW
@given(**MANY)
def test_each_pass_has_an_order_of_its_own(student, n, batch_size):
    """The loader can be read again, and each pass over the training data comes in a new order."""
    passes = student.load_array_passes(batch_size, n, True, 2)
    for epoch in passes:
        assert_complete(epoch, n)
    one, two = map(samples, passes)
    # One is expected; so many come by chance once in 1e35.
    kept = sum(a == b for a, b in zip(one, two, strict=True))
    assert_that(kept < n / 8, "another order in the second pass", f"{kept} of {n} samples in the same place", SHUFFLE)


@weight(1, hint="What do callers get who say nothing of is_train?")
@FEW
@given(**MANY)
def test_training_is_the_default(student, n, batch_size):
    """Without is_train the data are shuffled."""
    for epoch in student.load_array_default(batch_size, n, 1):
        assert_complete(epoch, n)
        assert_random(epoch, n)


@weight(1, hint="Does anything in your code set a seed, or make a generator of its own?")
@FEW
@given(**MANY)
def test_each_loader_has_an_order_of_its_own(student, n, batch_size):
    """Nothing is seeded: another loader over the same data comes in another order."""
    one, two = student.load_array_default(batch_size, n, 2)
    for epoch in (one, two):
        assert_complete(epoch, n)
    # By chance once in 256!.
    assert_that(samples(one) != samples(two), "another order", "the same")


@weight(1, hint="What do you make the data set of, and does it hold for any number of arrays?")
@example(count=3, n=7, dtype=torch.float64)
@given(count=st.integers(1, 4), n=st.integers(3, 9), dtype=st.sampled_from([torch.float32, torch.float64]))
def test_any_number_of_arrays(student, count, n, dtype):
    """One array, or three, of any shape and dtype, work as two do; a list of them as well as a tuple."""
    shapes = [(n, 2), (n,), (n, 1, 2, 2), (n, 1)][:count]
    arrays = [torch.arange(torch.Size(shape).numel(), dtype=dtype).reshape(shape) for shape in shapes]
    arrays[-1] = arrays[-1].long()
    batches = student.load_array_of_list(arrays, 2, False)
    wanted = stored(arrays, 2)
    assert_that(len(batches) == len(wanted), f"{len(wanted)} batches", f"{len(batches)}")
    for batch, rows in zip(batches, wanted, strict=True):
        assert_that(len(batch) == count, f"{count} tensors in a batch", f"{len(batch)}")
        for part, expected in zip(batch, rows, strict=True):
            assert_dtype(part, expected.dtype)
            assert_equal(part, expected)


@weight(1, hint="What are features and labels paired by?")
@example(n=12, batch_size=5)
@given(n=st.integers(6, 12), batch_size=st.integers(1, 5))
def test_shuffled_rows_keep_their_labels(student, n, batch_size):
    """Shuffled features keep their labels, and the arrays themselves stay as they were."""
    arrays = numbered(n)
    batches, after = student.load_array(arrays, batch_size, True)
    pairs = all(len(batch) == 2 for batch in batches)
    assert_that(pairs and bool(batches), "pairs (X, y)", "other batches")
    assert_complete([y.flatten() for _, y in batches], n)
    for X, y in batches:
        assert_equal(X, arrays[0][y.flatten().long()])
    for array, before in zip(after, arrays, strict=True):
        assert_equal(array, before)


@weight(1, hint="Of what class is the object in your return?")
@given(n=st.integers(1, 12), batch_size=st.integers(1, 5))
def test_knows_how_much_it_holds(student, n, batch_size):
    """As of any DataLoader, len(loader) is the number of batches and len(loader.dataset) the number of samples."""
    batches, rows, epoch = student.load_array_called(batch_size, n)
    assert_complete(epoch, n)
    expected = -(-n // batch_size)
    assert_that(batches == expected, f"len(loader) of {expected}", f"{batches}")
    assert_that(rows == n, f"len(loader.dataset) of {n}", f"{rows}")
