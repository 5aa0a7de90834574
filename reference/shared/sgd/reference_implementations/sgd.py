"""The kit's own versions of functions that a student may use inside another one: one mistake costs one function."""

import torch


def sgd(params, lr, batch_size):
    """A step for each parameter, in place, and its gradient cleared."""
    with torch.no_grad():
        for param in params:
            param.sub_(param.grad, alpha=lr / batch_size)
            param.grad.zero_()
