# %% two_relus
# truth: right, unusual because the absolute value is written as relu(e) + relu(-e).
import torch

def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.relu(e) + torch.relu(-e)

# %% where_sign
# truth: right, unusual because torch.where picks the sign instead of abs.
import torch

def l1_loss(y_hat, y):
    t = y.reshape(y_hat.shape)
    return torch.where(y_hat > t, y_hat - t, t - y_hat)
