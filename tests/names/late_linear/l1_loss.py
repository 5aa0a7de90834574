# %% row_against_column
# truth: Does not reshape y, so labels of shape (n,) give a matrix (n, n).
import torch

def l1_loss(y_hat, y):
    return torch.abs(y_hat - y)

# %% no_abs
# truth: Forgets the absolute value, so errors below the label give negative losses.
import torch

def l1_loss(y_hat, y):
    return y_hat - y.reshape(y_hat.shape)

# %% mean
# truth: Returns the mean absolute error, one number, instead of one loss for each sample.
import torch

def l1_loss(y_hat, y):
    return torch.mean(torch.abs(y_hat - y.reshape(y_hat.shape)))

# %% norm_along_dim
# truth: Takes the 1-norm along dimension 1 without keepdim, so the losses have the shape (n,) instead of (n, 1).
import torch

def l1_loss(y_hat, y):
    return torch.norm(y_hat - y.reshape(y_hat.shape), p=1, dim=1)

# %% difference_of_abs
# truth: Takes the absolute value of predictions and labels separately, |y_hat| - |y|, which is wrong when y is larger or signs differ.
import torch

def l1_loss(y_hat, y):
    y = y.reshape(y_hat.shape)
    return torch.abs(y_hat) - torch.abs(y)

# %% abs_in_place
# truth: Subtracts and takes the absolute value in place, so the caller's predictions are overwritten (or a leaf with gradients crashes).
import torch

def l1_loss(y_hat, y):
    return y_hat.sub_(y.reshape(y_hat.shape)).abs_()

# %% one_sided
# truth: Clamps at 0 instead of taking the absolute value, so predictions that are too low cost nothing.
import torch

def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.clamp(e, min=0)

# %% list_of_floats
# truth: Computes with Python numbers and makes a new tensor of them, so no gradient flows to y_hat.
import torch

def l1_loss(y_hat, y):
    pairs = zip(y_hat.flatten().tolist(), y.flatten().tolist())
    return torch.tensor([[abs(p - t)] for p, t in pairs], dtype=y_hat.dtype)

# %% half
# truth: Takes over the 1/2 from the squared loss, so all losses are half of what they should be.
import torch

def l1_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)).abs() / 2

# %% numpy_abs
# truth: Goes through NumPy, so it crashes on predictions that require gradients and otherwise returns an array instead of a tensor.
import numpy as np
import torch

def l1_loss(y_hat, y):
    return np.abs(y_hat.numpy() - y.reshape(y_hat.shape).numpy())

# %% labels_as_long
# truth: Converts the labels to integers, a habit from classification, so their fraction is cut off.
import torch

def l1_loss(y_hat, y):
    return torch.abs(y_hat - y.long().reshape(y_hat.shape))

# %% math_fabs
# truth: Uses math.fabs, which takes only one number, so it crashes for more than one sample.
import math
import torch

def l1_loss(y_hat, y):
    return math.fabs(y_hat - y.reshape(y_hat.shape))
