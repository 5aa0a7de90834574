# %% signed
# truth: The absolute value is missing, so predictions below their labels get negative losses.
import torch

def l1_loss(y_hat, y):
    return y_hat - y.reshape(y_hat.shape)

# %% abs_of_each
# truth: Takes the absolute values before the difference, | y_hat | - | y |, so errors across zero are measured wrongly and losses may be negative.
import torch

def l1_loss(y_hat, y):
    y = y.reshape(y_hat.shape)
    return torch.abs(y_hat) - torch.abs(y)

# %% norm_of_all
# truth: torch.norm with p=1 sums the absolute errors of all samples, so it returns one number instead of a loss for each sample.
import torch

def l1_loss(y_hat, y):
    return torch.norm(y_hat - y.reshape(y_hat.shape), p=1)

# %% hinge
# truth: Clamps the error at 0 instead of taking its absolute value, so predictions below their labels have loss 0.
import torch

def l1_loss(y_hat, y):
    err = y_hat - y.view_as(y_hat)
    return torch.clamp(err, min=0)

# %% math_fabs
# truth: math.fabs takes one number, so a tensor of several errors cannot be converted and an exception is raised.
import math
import torch

def l1_loss(y_hat, y):
    return math.fabs(y_hat - y.reshape(y_hat.shape))

# %% minus_equals
# truth: The in-place -= writes the errors into y_hat, so the caller's predictions are changed (or it raises where y_hat is a leaf that requires gradients).
import torch

def l1_loss(y_hat, y):
    y_hat -= y.reshape(y_hat.shape)
    return y_hat.abs()

# %% half_kept
# truth: Carries the factor 1/2 over from the squared loss, so each loss is half of the absolute error.
import torch

def l1_loss(y_hat, y):
    return 0.5 * (y_hat - y.reshape(-1, 1)).abs()

# %% row_of_labels
# truth: Makes the labels a row (1, n) instead of a column, so the difference broadcasts to an (n, n) matrix.
import torch

def l1_loss(y_hat, y):
    labels = y.view(1, -1)
    return torch.abs(y_hat - labels)

# %% list_of_items
# truth: Computes each loss from Python numbers with item() and packs them into a new tensor, so no gradient flows to the predictions.
import torch

def l1_loss(y_hat, y):
    losses = []
    for p, t in zip(y_hat.reshape(-1), y.reshape(-1)):
        losses.append([abs(p.item() - t.item())])
    return torch.tensor(losses, dtype=y_hat.dtype)

# %% gradient_returned
# truth: Returns the sign of the error, which is the derivative of the L1 loss and not the loss itself, so all values are -1, 0 or 1.
import torch

def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.sign(e)

# %% both_flattened
# truth: Flattens predictions and labels to avoid the matrix and never goes back to a column, so the losses are (n,) instead of (n, 1).
import torch

def l1_loss(y_hat, y):
    return (y_hat.flatten() - y.flatten()).abs()

# %% matrix_and_mean
# truth: Two mistakes: labels (n,) are broadcast against the column to an (n, n) matrix, and the result is averaged to one number instead of one loss per sample.
import torch

def l1_loss(y_hat, y):
    return torch.mean(torch.abs(y_hat - y))
