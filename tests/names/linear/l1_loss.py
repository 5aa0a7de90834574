# %% l1_matrix
# truth: The labels are not brought into the shape of y_hat: (n, 1) minus (n,) is an (n, n) matrix.
import torch

def l1_loss(y_hat, y):
    return torch.abs(y_hat - y)

# %% l1_signed
# truth: The absolute value is missing: errors below the label give negative losses.
def l1_loss(y_hat, y):
    error = y_hat - y.reshape(y_hat.shape)
    return error

# %% l1_mae
# truth: That is the mean absolute error of the batch, a single number; each sample should keep its own loss.
import torch

def l1_loss(y_hat, y):
    return torch.mean(torch.abs(y_hat - y.reshape(y_hat.shape)))

# %% l1_sign_only
# truth: It returns the sign of the error, which is the derivative of the L1 loss and not the loss itself.
import torch

def l1_loss(y_hat, y):
    return torch.sign(y_hat - y.reshape(y_hat.shape))

# %% l1_of_magnitudes
# truth: The absolute values are taken before the subtraction: where prediction and label have opposite signs the distance comes out too small.
def l1_loss(y_hat, y):
    y = y.reshape(y_hat.shape)
    return abs(abs(y_hat) - abs(y))
