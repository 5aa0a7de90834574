"""Questions that tell one known mistake from another: a generator for each function."""

import torch


def row_means(student):
    """More rows than columns, so that sums and means over either are different."""
    X = torch.tensor([[1.0, 3.0], [2.0, 8.0], [0.0, 1.0]])
    yield lambda: student.row_means(X)
    yield lambda: student.row_means_and_argument(X)[1]
    yield lambda: student.row_means(X.double())
