# %% clamp_product
# truth: right, unusual because with c = min(|e|, 1) both cases are the one formula c (|e| - c / 2).
import torch

def huber_loss(y_hat, y):
    a = (y_hat - y.reshape(y_hat.shape)).abs()
    c = a.clamp(max=1)
    return c * (a - c / 2)

# %% overwrite_the_small
# truth: right, unusual because it computes the linear loss for all and overwrites the small errors by a mask made before.
import torch

def huber_loss(y_hat, y):
    a = torch.abs(y_hat - y.reshape(y_hat.shape))
    small = a <= 1
    loss = a - 0.5
    loss[small] = a[small].square() / 2
    return loss

# %% python_loop
# truth: right, unusual because it decides with a Python conditional for each sample and stacks the results.
import torch

def huber_loss(y_hat, y):
    errors = (y_hat - y.reshape(y_hat.shape)).flatten()
    losses = [e * e / 2 if abs(e.item()) <= 1 else abs(e) - 0.5 for e in errors]
    return torch.stack(losses).reshape(y_hat.shape)
