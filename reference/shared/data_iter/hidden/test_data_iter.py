import torch
from hypothesis import settings
from hypothesis import strategies as st
from passes import assert_complete, samples, several

from autograder.checks import assert_equal, assert_that, example, given, weight
from autograder.strategies import SEEDS

SHUFFLE = "Where is the order drawn, and is it used for both features and labels?"
FEW = settings(max_examples=3)


def _pairs(features, labels):
    """The rows of features, each with its label, in an order that does not depend on how they came."""
    return sorted(zip(features.reshape(len(features), -1).tolist(), labels.reshape(-1).tolist(), strict=False))


@weight(0.5, hint="Where does a batch end when fewer than batch_size samples are left?")
@given(n=st.integers(1, 6), more=st.integers(1, 50))
def test_batch_larger_than_the_data(student, n, more):
    """A batch_size above n gives one batch with everything."""
    batches = student.data_iter_numbered(n + more, n)
    assert_that(len(batches) == 1, "1 batch", f"{len(batches)}")
    assert_complete([y for _, y in batches], n)


@weight(2, hint="Which indices are in your batches, and are features and labels indexed with the same ones?")
@FEW
@given(n=st.integers(100, 600), batch_size=st.integers(1, 99), seed=SEEDS)
def test_many_images(student, n, batch_size, seed):
    """Hundreds of images come once each, each with its own label, in batches of any size."""
    g = torch.Generator().manual_seed(seed)
    features, labels = torch.rand(n, 1, 2, 2, generator=g), torch.randint(10, (n,), generator=g)
    batches, _, _ = student.data_iter(batch_size, features, labels)
    sizes = [len(y) if y.dim() else 1 for _, y in batches]
    wanted = [min(batch_size, n - start) for start in range(0, n, batch_size)]
    assert_that(sizes == wanted, "full batches, and the rest in the last", "other sizes")
    X, y = (torch.cat([batch[part] for batch in batches]) for part in (0, 1))
    assert_that(_pairs(X, y) == _pairs(features, labels), "each image once, with its own label", "something else")


@weight(2, hint="What is shuffled when there are only a few samples, or a single batch?")
@example(n=12, batch_size=20)
@example(n=12, batch_size=12)
@example(n=8, batch_size=4)
@given(n=st.integers(6, 12), batch_size=st.integers(2, 14))
def test_few_samples_are_shuffled_too(student, n, batch_size):
    """A few samples, or a single batch of all, come in random order and in other company as well."""
    pairs = {tuple(samples(epoch)) for epoch in several(student, 1, 2, 40)}
    # By chance once in 5e11.
    assert_that(len(pairs) == 2, "both orders of 2 samples in 40 epochs", "one of them only", SHUFFLE)
    student.begin()
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


@weight(1.5, hint="Does each batch have a tensor of its own?")
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


@weight(2, hint="Does anything in your code set a seed, or make a generator of its own?")
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
