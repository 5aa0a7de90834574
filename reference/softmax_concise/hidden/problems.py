"""What the hidden checks ask nets about."""

import torch


def problem(seed, n, shape=(3,), q=4, unseen=12):
    """A net W, b that sees the entries of a sample in a row; n samples of this shape with labels, and some unseen ones."""
    g = torch.Generator().manual_seed(seed)
    d = torch.Size(shape).numel()
    W, b = torch.randn(d, q, generator=g), torch.randn(q, generator=g)
    sets = [(torch.randn(k, *shape, generator=g), torch.randint(q, (k,), generator=g)) for k in (n, unseen)]
    return W, b, *sets
