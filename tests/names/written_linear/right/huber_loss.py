# %% clipped_product
# truth: right, unusual because one formula c (|e| - c / 2) with c = min(|e|, 1) covers both cases.
import torch

def huber_loss(y_hat, y):
    a = (y_hat - y.reshape(y_hat.shape)).abs()
    c = a.clamp(max=1)
    return c * (a - c / 2)

# %% masked_assignment
# truth: right, unusual because it starts from the linear losses and overwrites those of small errors in a tensor of its own.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    loss = e.abs() - 0.5
    small = e.detach().abs() < 1
    loss[small] = e[small] ** 2 / 2
    return loss
