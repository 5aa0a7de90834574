# %% maximum_of_both_signs
# truth: right, unusual because it takes the larger of the error and its negative.
import torch

def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.maximum(e, -e)

# %% times_sign
# truth: right, unusual because it multiplies the error by its own sign.
import torch

def l1_loss(y_hat, y):
    y = y.view_as(y_hat)
    sign = torch.sign(y_hat.detach() - y)
    return sign * (y_hat - y)

# %% two_relus
# truth: right, unusual because it adds the positive and the negative part of the error.
import torch

def l1_loss(y_hat, y):
    target = y if y.dim() == 2 else y.unsqueeze(-1)
    return torch.relu(y_hat - target) + torch.relu(target - y_hat)
