import torch
from helpers import assert_right
from hypothesis import strategies as st
from signals import layers

from autograder.checks import assert_close, example, given, weight


@weight(4)
@example(layer=(torch.ones(1, 5), torch.tensor([[[1.0, 2.0, 3.0]]]), torch.tensor([0.5])))
@given(layer=layers())
def test_matches_the_definition(student, oracle, layer):
    """Each entry is the sum of products over all channels of the window, plus the bias of its kernel."""
    assert_close(student.conv1d(*layer), oracle.conv1d(*layer))


@weight(2)
@given(data=st.data())
def test_long_signals(student, oracle, parameters, data):
    """Long signals work as short ones do."""
    layer = data.draw(layers(parameters["longest"]))
    assert_close(student.conv1d(*layer), oracle.conv1d(*layer))


@weight(2, hint="Write it from tensor operations: .item() and torch.tensor cut the result from its input.")
@given(layer=layers(), seed=st.integers(0, 99))
def test_gradient(student, oracle, layer, seed):
    """Gradients flow to the kernel."""
    assert_right(student, oracle, layer)
    X, K, b = layer
    shape = len(K), X.shape[1] - K.shape[2] + 1
    cotangent = torch.randn(shape, generator=torch.Generator().manual_seed(seed))
    assert_close(student.conv1d_gradient(X, K, b, cotangent), oracle.conv1d_gradient(X, K, b, cotangent), atol=1e-4)
