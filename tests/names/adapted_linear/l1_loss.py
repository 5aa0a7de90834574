# %% signed_error
# truth: The absolute value is missing, so predictions below the label give negative losses.
import torch

def l1_loss(y_hat, y):
    return y_hat - y.reshape(y_hat.shape)

# %% hinge_like
# truth: Negative errors are clamped to 0 instead of being mirrored, so a prediction below its label has loss 0.
import torch

def l1_loss(y_hat, y):
    diff = y_hat - y.reshape(y_hat.shape)
    return torch.clamp(diff, min=0)

# %% vector_norm
# truth: torch.norm with p=1 sums the absolute errors of all samples, so one number is returned instead of one loss for each sample.
import torch

def l1_loss(y_hat, y):
    return torch.norm(y_hat - y.reshape(y_hat.shape), p=1)

# %% loop_fills_vector
# truth: The losses are collected in a 1-D tensor, so they have shape (n,) instead of the shape (n, 1) of y_hat.
import torch

def l1_loss(y_hat, y):
    y = y.reshape(-1)
    losses = torch.zeros(len(y_hat), dtype=y_hat.dtype)
    for i in range(len(y_hat)):
        losses[i] = abs(y_hat[i, 0] - y[i])
    return losses

# %% builtin_max
# truth: Python's max compares two tensors by one truth value, which raises a RuntimeError (ambiguous Boolean) for more than one sample.
import torch

def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return max(e, -e)

# %% half_left_over
# truth: The factor 1/2 of the squared loss is applied here too, so all losses are half of what they should be.
import torch

def l1_loss(y_hat, y):
    return torch.abs(y_hat - y.reshape(y_hat.shape)) / 2

# %% detached_numpy_abs
# truth: The errors are computed in NumPy on detached values, so the losses are right but no gradient flows back to y_hat.
import numpy as np
import torch

def l1_loss(y_hat, y):
    a = y_hat.detach().numpy()
    b = y.detach().numpy().reshape(a.shape)
    return torch.from_numpy(np.abs(a - b))

# %% difference_of_absolutes
# truth: The absolute values are taken before the subtraction, so prediction and label of opposite sign give a wrong, even negative, loss.
import torch

def l1_loss(y_hat, y):
    target = y.reshape(y_hat.shape)
    return y_hat.abs() - target.abs()

# %% label_row
# truth: The labels are turned into a row (1, n) and subtracted from a column, so the result is an (n, n) matrix for labels of either shape.
import torch

def l1_loss(y_hat, y):
    return (y_hat - y.view(1, -1)).abs()

# %% abs_as_property
# truth: .abs is used without a call, so a method object is returned instead of a tensor.
import torch

def l1_loss(y_hat, y):
    residual = y_hat - y.view(y_hat.shape)
    return residual.abs

# %% mae_wrong_axis
# truth: The mean over dimension 0 is taken, so a single average in shape (1,) is returned instead of one loss for each sample.
import torch

def l1_loss(y_hat, y):
    return torch.mean(torch.abs(y_hat - y.reshape(y_hat.shape)), dim=0)

# %% squared_and_averaged
# truth: Two mistakes: the errors are squared instead of taken absolutely, and their mean is returned instead of one loss for each sample.
import torch

def l1_loss(y_hat, y):
    n = len(y_hat)
    total = 0
    for p, t in zip(y_hat.flatten(), y.flatten()):
        total = total + (p - t) ** 2
    return total / n
