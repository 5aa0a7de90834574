# Printed by `autograder release softmax_concise`.
import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_shape, example, given, weight
from autograder.strategies import halvings


@weight(2, hint="Are the scores turned into log-probabilities, and which of them does the label pick?")
@example(drawn=(torch.tensor([[0.5, 0.5], [0.25, 0.75]]), torch.tensor([1, 0]), torch.tensor([0.6931472, 1.3862944])))
@given(drawn=halvings())
def test_small_example(student, drawn):
    """The scores log p cost -log p of the label, in whatever level they lie."""
    p, y, losses = drawn
    level = torch.arange(len(p))[:, None] - 2.0
    assert_close(student.cross_entropy_logits_flat(p.log() + level, y), losses, atol=1e-5)


@weight(1, hint="How many losses do you return for n samples?")
@given(drawn=halvings())
def test_one_loss_for_each_sample(student, drawn):
    """There is a loss for each sample, in a vector (n,)."""
    p, y, wanted = drawn
    losses = student.cross_entropy_logits(p.log(), y)
    assert_shape(losses, (len(y),))
    assert_close(losses, wanted, atol=1e-5)


@weight(2, hint="Is there a probability on the way that rounds to 0?")
@example(far=1000.0)
@given(far=st.sampled_from([200.0, 1000.0, 5000.0, 10000.0]))
def test_large_scores(student, far):
    """A label whose score lies far below the best costs as much as it is below, and the best label costs nothing."""
    logits = torch.tensor([[0.0, far], [0.0, far], [-far, 0.0]])
    losses = student.cross_entropy_logits_flat(logits, torch.tensor([0, 1, 0]))
    assert_close(losses, torch.tensor([far, 0.0, far]), atol=2e-3)


@weight(0.5, hint="Is there anything between logits and the result through which no gradient flows?")
@given(drawn=halvings())
def test_gradient_of_the_sum(student, drawn):
    """The gradient of each loss is the probabilities, less 1 at the label."""
    p, y, _ = drawn
    wanted = p - torch.eye(p.shape[1])[y]
    gradient = student.cross_entropy_logits_gradient(p.log(), y, torch.ones(len(y)))
    assert_close(gradient, wanted, rtol=1e-3, atol=1e-4)
