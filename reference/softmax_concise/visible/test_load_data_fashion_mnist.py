from collections import Counter

import torch
from garments import drawn, sizes_of
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_equal, assert_that, example, given, weight

SIZES = {"n": st.integers(1, 8), "m": st.integers(1, 8), "batch_size": st.integers(1, 9)}


@weight(2, hint="What does each transform make of a picture, and what does the DataLoader make of many?")
@example(n=5, m=3, batch_size=2)
@given(**SIZES)
def test_batches_of_images(student, n, m, batch_size):
    """Batches are images (n, 1, 28, 28) of float32 and labels (n,); the last one holds the rest and is kept."""
    student.load_data_shapes(n, m, batch_size)
    for place, (count, what) in enumerate([(n, "training batches"), (m, "test batches")]):
        wanted = [([k, 1, 28, 28], "torch.float32", [k], "torch.int64") for k in sizes_of(count, batch_size)]
        assert_equal(student.derive(f"_[{place}]"), wanted, what=what)


@weight(2, hint="Which of the two sets does the second loader read, in which order, and how bright are its images?")
@example(n=5, m=3, batch_size=2, seed=0)
@given(**SIZES | {"m": st.integers(2, 8)}, seed=st.integers(0, 99))
def test_test_images_as_they_are_stored(student, n, m, batch_size, seed):
    """The second loader gives the test images in the order in which they are stored, from 0 to 1."""
    images = drawn(n + m, seed)[0][n:, None].float() / 255
    student.load_data_unseen(n, m, seed, batch_size)
    assert_equal(student.derive("_[1]"), torch.arange(1000, 1000 + m), what="labels")
    assert_equal(student.derive("_[0].shape"), images.shape, what="shape of the images")
    # A few pixels first: a person sees all of them.
    assert_close(student.derive("_[0][:, 0, 14, ::4]"), images[:, 0, 14, ::4], atol=1e-5, what="some of the pixels")
    assert_close(student.derive("_[0]"), images, atol=1e-5, what="images")


@weight(2, hint="Which of the two sets does the first loader read?")
@example(n=5, m=3, batch_size=2)
@given(**SIZES)
def test_every_training_image_once(student, n, m, batch_size):
    """The first loader gives every training image exactly once."""
    student.load_data_passes(n, m, batch_size, 1)
    times = Counter(label for y in student.derive("_[0][0]") for label in y.tolist())
    foreign = [label for label in times if label >= n]
    assert_that(not foreign, "training images alone", f"{len(foreign)} others")
    assert_that(len(times) == n, "every training image", f"{len(times)} of {n}")
    assert_that(set(times.values()) == {1}, "every training image once", "some more than once")


# An order of 16 is the stored one, or that of another pass, once in 2e13.
@weight(1, hint="Which of the two loaders is told to shuffle?")
@example(n=16, batch_size=4)
@given(n=st.integers(16, 20), batch_size=st.integers(3, 5))
def test_training_images_are_shuffled_in_each_pass(student, n, batch_size):
    """The training images come in a random order, which is another one in the second pass."""
    student.load_data_passes(n, 3, batch_size, 2)
    one, two = student.derive("[[int(label) for y in labels for label in y] for labels in _[0]]")
    assert_that(one != list(range(n)), "a random order", "the order in which they are stored")
    assert_that(one != two, "another order in the second pass", "the same")


@weight(0.5, hint="Where does resize enter your transform, and do both sets get it?")
@example(resize=14)
@given(resize=st.integers(5, 40))
def test_images_of_another_size(student, resize):
    """With resize the images of both sets have so many rows and columns."""
    shapes = student.load_data_resized(2, 1, 2, resize)
    assert_equal(shapes, [[[2, 1, resize, resize]], [[1, 1, resize, resize]]], what="shapes of both")


@weight(0.5, hint="What does your code say of num_workers?")
@example(n=5, m=3, batch_size=2)
@given(**SIZES)
def test_reads_without_helper_processes(student, n, m, batch_size):
    """num_workers is 0 in both loaders: a sandbox starts no helper processes."""
    student.load_data_called(n, m, batch_size)
    assert_equal(student.derive("_[2]"), [0, 0], what="num_workers")
