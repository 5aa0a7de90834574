# %% clamp_formula
# truth: right, unusual because both branches are one formula, q (|e| - q / 2) with q = min(|e|, 1), without any condition.
import torch

def huber_loss(y_hat, y):
    a = (y_hat - y.reshape(y_hat.shape)).abs()
    q = a.clamp(max=1)
    return q * (a - q / 2)

# %% strict_comparison
# truth: right, unusual because an error of exactly 1 goes to the linear branch, which has the same value and slope there.
import torch

def huber_loss(y_hat, y):
    a = torch.abs(y_hat - y.reshape(y_hat.shape))
    out = 0.5 * a ** 2
    far = ~(a < 1)
    out[far] = a[far] - 0.5
    return out
