# %% clamp_formula
# truth: right, unusual because both branches are one formula c (a - c / 2) with c the error clamped to 1.
import torch

def huber_loss(y_hat, y):
    a = (y_hat - y.reshape(y_hat.shape)).abs()
    c = a.clamp(max=1)
    return c * (a - 0.5 * c)

# %% masked_assignment
# truth: right, unusual because a copy is changed by a mask that was fixed beforehand.
import torch

def huber_loss(y_hat, y):
    out = torch.abs(y_hat - y.reshape(y_hat.shape))
    small = out <= 1
    out[small] = out[small] ** 2 / 2
    out[~small] = out[~small] - 0.5
    return out
