# %% smaller_of_both
# truth: Takes the smaller of the two branches, but |e| - 1/2 never exceeds e^2 / 2, so the linear branch is used everywhere and losses of small errors are wrong (negative near 0).
import torch

def huber_loss(y_hat, y):
    e = (y_hat - y.reshape(y_hat.shape)).abs()
    return torch.minimum(0.5 * e ** 2, e - 0.5)

# %% condition_with_sign
# truth: Tests e <= 1 instead of |e| <= 1, so large negative errors are squared instead of being treated linearly.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.where(e <= 1, e ** 2 / 2, torch.abs(e) - 0.5)

# %% linear_with_sign
# truth: The linear branch uses e - 1/2 without the absolute value, so errors below -1 get large negative losses.
import torch

def huber_loss(y_hat, y):
    err = y_hat - y.view(y_hat.shape)
    small = torch.abs(err) <= 1
    return torch.where(small, 0.5 * err.pow(2), err - 0.5)

# %% one_decision_for_all
# truth: Chooses the branch once by the largest error of the batch, so small errors are treated linearly as soon as a single one exceeds 1.
import torch

def huber_loss(y_hat, y):
    err = (y_hat - y.reshape(y_hat.shape)).abs()
    if err.max() <= 1:
        return err ** 2 / 2
    return err - 0.5

# %% if_on_tensor
# truth: Uses a Python if on a tensor with several truth values, so it raises a RuntimeError (ambiguous bool) for more than one sample.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    if e <= 1:
        loss = 0.5 * e ** 2
    else:
        loss = e - 0.5
    return loss

# %% threshold_on_loss
# truth: Compares half the squared error with 1 instead of the absolute error, so the switch sits at sqrt(2) and errors between 1 and 1.41 are still squared.
import torch

def huber_loss(y_hat, y):
    diff = y_hat - y.reshape(y_hat.shape)
    sq = diff ** 2 / 2
    lin = diff.abs() - 0.5
    return torch.where(sq <= 1, sq, lin)

# %% saturated
# truth: Clips the error to [-1, 1] and squares it, so the loss of every error above 1 stays at 0.5 instead of growing linearly.
import torch

def huber_loss(y_hat, y):
    clipped = torch.clamp(y_hat - y.reshape(-1, 1), -1, 1)
    return clipped * clipped / 2

# %% where_two_arguments
# truth: torch.where is called with a condition and only one value, which is no valid combination of arguments, so it raises a TypeError.
import torch

def huber_loss(y_hat, y):
    e = (y_hat - y.reshape(y_hat.shape)).abs()
    quadratic = torch.where(e <= 1, e ** 2 / 2)
    linear = torch.where(e > 1, e - 0.5)
    return quadratic + linear

# %% flat_labels
# truth: Flattens the labels but not the predictions, so the difference broadcasts to (n, n), even for labels that were a column.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.flatten()
    a = e.abs()
    return torch.where(a <= 1, 0.5 * a * a, a - 0.5)

# %% no_half_inside
# truth: The quadratic branch leaves out the 1/2, so losses of errors up to 1 are twice as large as asked (and jump at 1).
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    inside = (e.abs() <= 1).to(e.dtype)
    return inside * e ** 2 + (1 - inside) * (e.abs() - 0.5)

# %% one_half_added
# truth: Adds 1/2 to the absolute error in the linear branch instead of subtracting it, so losses of errors above 1 are too large by 1.
import torch

def huber_loss(y_hat, y):
    a = torch.abs(y_hat - y.reshape(y_hat.shape))
    loss = a ** 2 / 2
    big = a > 1
    loss[big] = a[big] + 1 / 2
    return loss

# %% swapped_and_flat
# truth: Two mistakes: the two values of torch.where are swapped, so small errors are linear and large ones squared, and the result is squeezed to (n,) instead of the shape of y_hat.
import torch

def huber_loss(y_hat, y):
    a = (y_hat.squeeze(1) - y.reshape(-1)).abs()
    return torch.where(a <= 1, a - 0.5, 0.5 * a ** 2)
