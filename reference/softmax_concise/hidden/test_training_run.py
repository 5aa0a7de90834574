from autograder.checks import assert_shape, assert_that, weight
from autograder.data import Snapshot

TOGETHER = "All functions take part: do they pass their own checks?"


def snapshot(updates, parameters):
    """W and b after so many updates, of the parameters of a net."""
    assert_that(len(parameters) == 2, "a weight and a bias", f"{len(parameters)} parameters")
    W, b = sorted(parameters, key=lambda p: p.dim(), reverse=True)
    assert_shape(W, (10, 784))
    assert_shape(b, (10,))
    return Snapshot(updates, W.T.float(), b.float())


@weight(1, hint=TOGETHER)
def test_reaches_the_accuracy(student, unseen):
    """Trained with your functions, softmax regression reaches its accuracy on images that it has never seen."""
    t, looks = unseen.training, unseen.exhibition.looks[:-1]
    _, seen = student.training_run(t.rows, t.held_out, t.batch_size, t.lr, t.epochs, looks)
    assert_that(2 <= len(seen) <= len(looks) + 2, "a net before training and afterwards", f"{len(seen)} nets")
    run = [snapshot(*each) for each in seen]
    _, W, b = run[-1]
    scores = unseen.images @ W + b
    student.show(*unseen.exhibition.exhibits(run, scores, student.seed))
    reached = float((scores.argmax(1) == unseen.labels).double().mean())
    assert_that(reached >= unseen.threshold, f"a test accuracy of {unseen.threshold:.3f} or more", f"{reached:.3f}")
