import torch
from signals import layers, tensors

from autograder.checks import assert_close, assert_shape, given, weight

SLIDE = "K[o] slides over X: at i it meets X[:, i : i + k], entry by entry, and nothing is flipped."


@weight(2, hint="The window must fit: there are n - k + 1 places for it.")
@given(layer=layers())
def test_shape(student, layer):
    """conv1d(X, K, b) has a row for each kernel, and an entry for each place where the kernel fits."""
    X, K, _ = layer
    assert_shape(student.conv1d(*layer), (len(K), X.shape[1] - K.shape[2] + 1))


@weight(3, hint=SLIDE)
@given(X=tensors(1, 4))
def test_difference(student, X):
    """The kernel (1, -1) gives the differences of neighbours."""
    differences = X[:, :-1] - X[:, 1:]
    assert_close(student.conv1d(X, torch.tensor([[[1.0, -1.0]]]), torch.zeros(1)), differences)
