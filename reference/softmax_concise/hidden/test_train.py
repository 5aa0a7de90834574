from hypothesis import settings
from hypothesis import strategies as st
from problems import problem
from test_train import assert_history

from autograder.checks import assert_close, assert_that, example, given, values_first, weight
from autograder.strategies import SEEDS

# Manners do not depend on numbers: a few examples tell as much as many.
FEW = settings(max_examples=4)


def batches_of(samples, batch_size):
    return list(zip(*(part.split(batch_size) for part in samples), strict=True))


def expect(oracle, W, b, learned, unseen, batch_size, lr, epochs, **more):
    return oracle.train(W, b, batches_of(learned, batch_size), batches_of(unseen, batch_size), lr, epochs, **more)


def assert_paired(after, expected):
    _, W, b = after
    assert_close(W, expected.W, rtol=1e-3, atol=1e-4, what="W")
    assert_close(b, expected.b, rtol=1e-3, atol=1e-4, what="b")


def assert_numbers(student, expected, *, parts=(0, 1, 2)):
    """The numbers of each epoch, as train returned them last; of its three `parts` only these."""
    tied = max(accuracy.tied for _, *accuracies in expected.history for accuracy in accuracies)
    tolerances = [1e-4, 1e-5 + tied, 1e-5 + tied]
    right = [(loss, learned.right, unseen.right) for loss, learned, unseen in expected.history]
    assert_history(student, right, [tolerances[i] if i in parts else None for i in range(3)])


@weight(2, hint="What happens in each batch, in which order, and how often?")
@example(seed=0, n=7, batch_size=3, epochs=2)
@given(seed=SEEDS, n=st.integers(2, 12), batch_size=st.integers(1, 5), epochs=st.integers(1, 3))
def test_paired_run(student, oracle, seed, n, batch_size, epochs):
    """The net after the last epoch is that of plain minibatch SGD; the test samples change nothing."""
    run = (*problem(seed, n), batch_size, 0.1, epochs)
    assert_paired(student.train(*run), expect(oracle, *run))


@weight(2, hint="How much does a short last batch count beside a full one?")
@example(seed=0, n=5, batch_size=4)
@given(seed=SEEDS, n=st.integers(3, 11), batch_size=st.integers(2, 4))
def test_loss_and_accuracy_are_means_over_samples(student, oracle, seed, n, batch_size):
    """Train loss and train accuracy are means over samples, so a short last batch counts less."""
    run = (*problem(seed, n), batch_size, 0.0, 2)
    student.train(*run)
    assert_numbers(student, expect(oracle, *run), parts=(0, 1))


@weight(1, hint="Which scores do you measure: those before the step of their batch, or later ones?")
@example(seed=0, times=2, epochs=2)
@given(seed=SEEDS, times=st.integers(1, 3), epochs=st.integers(1, 3))
def test_measured_before_the_step(student, oracle, seed, times, epochs):
    """Train loss and train accuracy of each batch are measured before its step, in each epoch anew."""
    run = (*problem(seed, 4 * times), 4, 0.3, epochs)
    student.train(*run)
    assert_numbers(student, expect(oracle, *run), parts=(0, 1))


@weight(2, hint="On which samples do you measure the third number, and when?")
@example(seed=0, epochs=3)
@given(seed=SEEDS, epochs=st.integers(1, 3))
def test_accuracy_on_test_samples(student, oracle, seed, epochs):
    """The third number of an epoch is the accuracy on the test samples after it."""
    run = (*problem(seed, 6, unseen=25), 3, 0.5, epochs)
    student.train(*run)
    assert_numbers(student, expect(oracle, *run), parts=(2,))


@weight(2, hint="In which mode is the net when it sees a batch to learn from, in the first epoch and in the second?")
@FEW
@example(seed=0)
@given(seed=SEEDS)
def test_learns_in_training_mode(student, oracle, seed):
    """The net is in training mode while it learns, in every epoch, whatever its mode was before."""
    run = (*problem(seed, 6, unseen=25), 3, 0.3, 2)
    with values_first():  # plain epochs first: what is asked beyond them counts only beside right values
        assert_paired(student.train(*run), expect(oracle, *run))
    student.begin()
    assert_paired(student.train_dropout(*run), expect(oracle, *run, dropped=True))


@weight(1, hint="In which mode is the net when it is tested?")
@FEW
@example(seed=0)
@given(seed=SEEDS)
def test_is_tested_in_evaluation_mode(student, oracle, seed):
    """The accuracy on test samples is measured in evaluation mode."""
    run = (*problem(seed, 6, unseen=25), 3, 0.3, 1)
    with values_first():
        student.train(*run)
        assert_numbers(student, expect(oracle, *run), parts=(2,))
    student.begin()
    student.train_dropout(*run)
    assert_numbers(student, expect(oracle, *run, dropped=True), parts=(2,))


@weight(1, hint="Where in your code does the loss come from that is minimised?")
@FEW
@example(seed=1, smoothing=0.5)
@given(seed=SEEDS, smoothing=st.sampled_from([0.25, 0.5]))
def test_uses_the_loss_that_it_is_given(student, oracle, seed, smoothing):
    """The loss that is given is minimised, such as one with label smoothing."""
    run = (*problem(seed, 6), 3, 0.1, 2)
    with values_first():
        assert_paired(student.train(*run), expect(oracle, *run))
    student.begin()
    assert_paired(student.train_with(*run, smoothing, 0.0), expect(oracle, *run, smoothing=smoothing))


@weight(1, hint="Which optimizer takes the steps, and how long does it live?")
@FEW
@example(seed=1, momentum=0.5)
@given(seed=SEEDS, momentum=st.sampled_from([0.5, 0.9]))
def test_uses_the_optimizer_that_it_is_given(student, oracle, seed, momentum):
    """The optimizer that is given takes all steps, so its momentum builds up over all epochs."""
    run = (*problem(seed, 6), 3, 0.1, 3)
    with values_first():
        assert_paired(student.train(*run), expect(oracle, *run))
    student.begin()
    assert_paired(student.train_with(*run, 0.0, momentum), expect(oracle, *run, momentum=momentum))


@weight(0.5, hint="Does the net get X as it comes?")
@FEW
@given(seed=SEEDS)
def test_images(student, oracle, seed):
    """Images (n, 1, h, w) reach the net as they come."""
    W, b, learned, unseen = problem(seed, 6, (1, 2, 2))
    run = (W, b, learned, unseen, 4, 0.1, 2)
    expected = expect(oracle, *run)
    assert_paired(student.train(*run), expected)
    assert_numbers(student, expected)


@weight(0.5, hint="Of what type are the numbers in the list that you return?")
@FEW
@given(seed=SEEDS, epochs=st.integers(2, 3))
def test_returns_plain_numbers(student, oracle, seed, epochs):
    """All numbers of the history are Python floats."""
    run = (*problem(seed, 6), 3, 0.0, epochs)
    returned, _, _ = student.train(*run)
    with values_first():
        assert_numbers(student, expect(oracle, *run))
    for value in (value for epoch in returned for value in epoch):
        got = getattr(value, "kind", type(value).__name__)
        assert_that(type(value) is float, "floats", f"a value of type {got}")
