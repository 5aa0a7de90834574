"""Fixed questions whose answers tell the known mistakes apart."""

import torch


def _signal(c, n):
    return torch.tensor([((5 * i + 2) % 9) - 4.0 for i in range(c * n)]).reshape(c, n)


def conv1d(student):
    """Kernels that are not the same from both ends, one and several channels."""
    for c, n, o, k in ((1, 5, 1, 2), (2, 6, 3, 3), (1, 4, 2, 1)):
        K = _signal(o * c, k).reshape(o, c, k) + 0.5
        yield lambda X=_signal(c, n), K=K, o=o: student.conv1d(X, K, torch.arange(o) + 1.0)
    K = _signal(1, 2).reshape(1, 1, 2)
    yield lambda: student.conv1d_gradient(_signal(1, 4), K, torch.ones(1), torch.ones(1, 3))


def max_pool1d(student):
    """Windows that fit, and windows that leave a rest."""
    for n, size in ((6, 2), (7, 3), (5, 1)):
        yield lambda n=n, size=size: student.max_pool1d(_signal(2, n) - 3, size)
