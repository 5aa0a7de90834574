import itertools

import torch
from garments import drawn
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

SHUFFLE = "Which of the two loaders is told to shuffle?"
# Sizes for which no right answer fails by chance: the odds stand beside each check, and are all below 1e-9.
MANY = {"n": st.integers(256, 300), "batch_size": st.integers(16, 32)}
FEW = settings(max_examples=2)


def samples(epoch):
    return [label for y in epoch for label in y.tolist()]


def from_zero(epoch):
    """The test images are numbered from 1000 on."""
    return [y - 1000 for y in epoch]


def assert_complete(epoch, n):
    came = samples(epoch)
    got = f"{len(came)} labels, {len(set(came))} of them different"
    with values_first():
        assert_that(sorted(came) == list(range(n)), f"each of {n} samples once", got)


@weight(2, hint=SHUFFLE)
@FEW
@given(**MANY)
def test_training_images_come_in_random_order(student, n, batch_size):
    """The training images come in random order."""
    (epoch,), _ = student.load_data_passes(n, 7, batch_size, 1)
    assert_complete(epoch, n)
    # Two neighbours are expected; so many come by chance once in 1e30.
    neighbours = sum(abs(a - b) == 1 for a, b in itertools.pairwise(samples(epoch)))
    assert_that(neighbours < n / 8, "a random order", f"{neighbours} of {n - 1} neighbours as they are stored", SHUFFLE)


@weight(1, hint="Can your loaders be read again, and is the order drawn anew then?")
@FEW
@given(**MANY)
def test_each_pass_has_an_order_of_its_own(student, n, batch_size):
    """Each pass over the training images comes in a new order, each over the test images in the same."""
    passes, test_passes = student.load_data_passes(n, 7, batch_size, 2)
    for epoch in passes:
        assert_complete(epoch, n)
    one, two = map(samples, passes)
    # One is expected; so many come by chance once in 1e35.
    kept = sum(a == b for a, b in zip(one, two, strict=True))
    assert_that(kept < n / 8, "another order in the second pass", f"{kept} of {n} images in the same place", SHUFFLE)
    came = [len(samples(epoch)) for epoch in test_passes]
    assert_that(came == [7, 7], "all 7 test images in both passes", f"{came}")


@weight(2, hint=SHUFFLE)
@FEW
@given(**MANY)
def test_test_images_keep_their_order(student, n, batch_size):
    """The test images come in the order in which they are stored, in each pass."""
    _, passes = student.load_data_passes(5, n, batch_size, 2)
    for epoch in map(from_zero, passes):
        assert_complete(epoch, n)
        assert_that(samples(epoch) == list(range(n)), "the order as stored", "another one", SHUFFLE)


@weight(1, hint="Does anything in your code set a seed, or make a generator of its own?")
@FEW
@given(**MANY)
def test_each_loader_has_an_order_of_its_own(student, n, batch_size):
    """Nothing is seeded: the next training loader comes in another order."""
    one, two = student.load_data_again(n, 7, batch_size, 2)
    for epoch in (one, two):
        assert_complete(epoch, n)
    # By chance once in 256!.
    assert_that(samples(one) != samples(two), "another order", "the same")


@weight(1, hint="Is anything done to the training images that is not done to the others?")
@example(n=9, batch_size=4, seed=0)
@given(n=st.integers(2, 12), batch_size=st.integers(1, 6), seed=SEEDS)
def test_training_images_keep_their_labels(student, oracle, n, batch_size, seed):
    """Each training image comes with its own label, as it is stored, from 0 to 1."""
    images, _ = drawn(n, seed)
    batches, _ = student.load_data((images, torch.arange(n)), drawn(7, seed // 2), batch_size, None)
    assert_complete([y for _, y in batches], n)
    for X, y in batches:
        assert_close(X, oracle.images(images[y]), atol=1e-5)


@weight(2, hint="What is done with resize, and to which of the two sets?")
@example(resize=64, seed=0)
@example(resize=20, seed=1)
@given(resize=st.integers(8, 40), seed=SEEDS)
def test_resized_when_asked(student, oracle, resize, seed):
    """With resize the images of both loaders are (n, 1, resize, resize), and show the same."""
    train, test = drawn(3, seed), drawn(2, seed // 2)
    for count, samples_of, batches in zip(
        (3, 2), (train, test), student.load_data(train, test, 4, resize), strict=True
    ):
        assert_that(len(batches) == 1, "1 batch", f"{len(batches)}")
        X, y = batches[0]
        assert_shape(X, (count, 1, resize, resize))
        # The order of training images is random: their means tell which is which.
        wanted = oracle.images(samples_of[0], resize)
        assert_close(X.mean((1, 2, 3)).sort().values, wanted.mean((1, 2, 3)).sort().values, atol=5e-3)
        if samples_of is test:
            assert_equal(y, test[1])
            # Bytes are rounded, before or after they are resized.
            assert_close(X, wanted, atol=0.02)


@weight(1, hint="What does each loader say of its length, and how many helper processes has it?")
@example(n=9, m=5, batch_size=4)
@given(n=st.integers(1, 9), m=st.integers(1, 9), batch_size=st.integers(1, 5))
def test_are_loaders_without_helpers(student, n, m, batch_size):
    """Both are DataLoaders that know how much they hold, and read without helper processes: num_workers is 0."""
    batches, rows, helpers, read = student.load_data_called(n, m, batch_size)
    assert_complete(read[0], n)
    assert_complete(from_zero(read[1]), m)
    wanted = [-(-n // batch_size), -(-m // batch_size)]
    assert_that(batches == wanted, f"len of the loaders {wanted}", f"{batches}")
    assert_that(rows == [n, m], f"len(loader.dataset) of {[n, m]}", f"{rows}")
    said = "num_workers of 0: a sandbox starts no helper processes, and reading would fail"
    assert_that(helpers == [0, 0], said, f"{helpers}")
