# Printed by `autograder release softmax_concise`.
import torch
from hypothesis import settings
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_equal, assert_shape, assert_that, given, weight
from autograder.strategies import SEEDS

FEW = settings(max_examples=2)  # of many weights each


def assert_linear(parameters, num_inputs, num_outputs):
    """A weight for each pair of input and output, and a bias for each output."""
    shapes = sorted(tuple(p.shape) for p in parameters)
    wanted = sorted([(num_outputs, num_inputs), (num_outputs,)])
    assert_that(shapes == wanted, f"parameters of shapes {wanted}", f"{shapes}")


def images(seed, n, height, width):
    """Images (n, 1, height, width) of quarters, which are short to read."""
    return torch.randint(-8, 9, (n, 1, height, width), generator=torch.Generator().manual_seed(seed)) / 4


@weight(2, hint="How many parameters has a linear layer from num_inputs numbers to num_outputs scores?")
@given(num_inputs=st.integers(1, 12), num_outputs=st.integers(2, 6))
def test_has_weights_and_biases(student, num_inputs, num_outputs):
    """The parameters are a weight (num_outputs, num_inputs) and a bias (num_outputs,)."""
    student.build_net(num_inputs, num_outputs)
    wanted = sorted([(num_outputs, num_inputs), (num_outputs,)])
    assert_equal(student.derive("sorted(tuple(p.shape) for p in _)"), wanted, what="shapes of the parameters")


@weight(2, hint="What becomes of an image before the linear layer, and of the scores after it?")
@given(seed=SEEDS, n=st.integers(1, 4), height=st.integers(1, 3), width=st.integers(1, 3), q=st.integers(2, 4))
def test_scores_of_images(student, seed, n, height, width, q):
    """Images (n, 1, h, w) become scores (n, q): the pixels of each, times the weight, plus the bias."""
    X = images(seed, n, height, width)
    student.build_net_forward(X, q)
    parameters = student.derive("_[1]")
    assert_linear(parameters, height * width, q)
    weight, bias = sorted(parameters, key=lambda p: p.dim(), reverse=True)
    scores = student.derive("_[0]")
    assert_shape(scores, (n, q))
    assert_close(scores, (X.flatten(1).double() @ weight.double().T + bias.double()).float(), atol=1e-5)


@weight(1, hint="What is the bias of a layer of torch.nn before anybody sets it?")
@given(num_inputs=st.integers(1, 12), num_outputs=st.integers(2, 6))
def test_biases_begin_at_zero(student, num_inputs, num_outputs):
    """The biases are 0 at the start."""
    assert_linear(student.build_net(num_inputs, num_outputs), num_inputs, num_outputs)
    assert_equal(student.derive("[p for p in _ if p.dim() == 1][0]"), torch.zeros(num_outputs))


@weight(1, hint="From which distribution are the weights drawn, and does anything in your code set a seed?")
@FEW
@given(num_inputs=st.integers(500, 600))
def test_weights_are_small_and_random(student, num_inputs):
    """The weights have a standard deviation of 0.01, and two nets have different ones."""
    student.build_net_twice(num_inputs, 2)
    shapes = student.derive("sorted(tuple(p.shape) for p in _[0])")
    assert_equal(shapes, [(2,), (2, num_inputs)], what="shapes of the parameters")
    # The standard deviation of 1000 is known to 2.2 %: 8 times as much is allowed.
    spread = student.derive("float(next(p for p in _[0] if p.dim() == 2).std())")
    assert_that(abs(spread - 0.01) < 0.0018, "a standard deviation near 0.01", f"{spread:.3g}")
    first = "[round(float(next(p for p in net if p.dim() == 2)[0, 0]), 6) for net in _]"
    one, two = student.derive(first)
    assert_that(one != two, "other weights in the second net", "the same")


@weight(0.5, hint="Do gradients flow to weight and bias, and may an optimizer change them?")
@given(seed=SEEDS, q=st.integers(2, 4))
def test_a_step_changes_weight_and_bias(student, seed, q):
    """A step of SGD changes weight and bias."""
    X = images(seed, 2, 2, 2) + 5
    assert_linear(student.build_net_step(X, torch.tensor([0, 1]), q, 0.5)[0], 4, q)
    changed = student.derive("[bool((old != new).any()) for old, new in zip(*_)]")
    assert_equal(changed, [True, True], what="whether each parameter has changed")
