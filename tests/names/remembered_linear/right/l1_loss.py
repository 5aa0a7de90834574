# %% larger_of_two
# truth: right, unusual because the absolute value is written as the larger of the error and its negative.
import torch

def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.maximum(e, -e)

# %% two_relus
# truth: right, unusual because the absolute value is the sum of the positive parts of the error and of its negative.
import torch

def l1_loss(y_hat, y):
    target = y[:, None] if y.ndim == 1 else y
    over, under = y_hat - target, target - y_hat
    return over.clamp(min=0) + under.clamp(min=0)
