# %% larger_of_both
# truth: right, unusual because the absolute value is the larger of e and -e.
import torch

def l1_loss(y_hat, y):
    e = y_hat - y.view(-1, 1) if y.is_contiguous() else y_hat - y.reshape(-1, 1)
    return torch.maximum(e, -e)

# %% error_times_sign
# truth: right, unusual because the error is multiplied by its sign, taken from the labels' side and turned round.
import torch

def l1_loss(y_hat, y):
    e = y.reshape(y_hat.shape) - y_hat
    return e * e.detach().sign()
