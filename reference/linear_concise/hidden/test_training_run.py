from hypothesis import settings

from autograder.checks import assert_shape, assert_that, given, number, weight
from autograder.strategies import SEEDS

TOGETHER = "All three functions take part: do they pass their own checks?"
ONCE = settings(max_examples=1)


def run(student, line, seed, looks=()):
    """What train returned, and the weights and the bias before it, after so many updates, and at its end."""
    returned, seen = student.training_run(*line.draw(seed), line.batch_size, line.lr, line.epochs, list(looks))
    assert_that(2 <= len(seen) <= len(looks) + 2, "a net before training and afterwards", f"{len(seen)} nets")
    for _, w, b in seen:
        assert_shape(w, (len(line.w),))
        assert_shape(b, (1,))
    return returned, seen


@weight(4, hint=TOGETHER)
@ONCE
@given(seed=SEEDS)
def test_finds_the_line(student, line, reference, tolerance, seed):
    """Trained with your three functions, the net finds the weights and the bias that the data come from."""
    _, seen = run(student, line, seed, reference.looks[:-1])
    student.show(reference.beside(seen, seed))
    _, w, b = seen[-1]
    error = line.error(w, b)
    assert_that(
        error <= tolerance, f"parameters within {tolerance:g} of the line's", f"an error of {error:.4g}", TOGETHER
    )


@weight(1, hint=TOGETHER)
@ONCE
@given(seed=SEEDS)
def test_loss_falls(student, line, seed):
    """Trained with your three functions, the loss falls to the variance of the noise."""
    returned, _ = run(student, line, seed)
    fits = isinstance(returned, list | tuple) and len(returned) == line.epochs
    assert_that(fits, f"{line.epochs} losses", "something else")
    losses = [number(loss) for loss in returned]
    # The noise alone costs its variance, known to 4.5 % from 1000 samples.
    low, high = 0.6 * line.noise**2, 2 * line.noise**2
    assert_that(losses[0] > 1, "a first loss above 1, for the net knows nothing yet", f"{losses[0]:.4g}")
    assert_that(low < losses[-1] < high, f"a last loss between {low:g} and {high:g}", f"{losses[-1]:.4g}")
