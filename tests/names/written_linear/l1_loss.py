# %% no_absolute_value
# truth: Returns the signed error, so errors below 0 give negative losses.
import torch

def l1_loss(y_hat, y):
    return y_hat - y.reshape(y_hat.shape)

# %% column_minus_row
# truth: Does not reshape y, so with labels (n,) broadcasting gives an (n, n) matrix.
import torch

def l1_loss(y_hat, y):
    return torch.abs(y_hat - y)

# %% mean_absolute_error
# truth: Returns the mean absolute error, a scalar, instead of one loss for each sample.
import torch

def l1_loss(y_hat, y):
    return torch.mean(torch.abs(y_hat - y.reshape(y_hat.shape)))

# %% norm_of_all
# truth: Takes the L1 norm of the whole error vector, which is one sum instead of one loss for each sample.
import torch

def l1_loss(y_hat, y):
    return torch.norm(y_hat - y.reshape(y_hat.shape), p=1)

# %% halved
# truth: Carries the 1/2 of the squared loss over, so losses and gradients are half of what they should be.
import torch

def l1_loss(y_hat, y):
    return torch.abs(y_hat - y.reshape(y_hat.shape)) / 2

# %% difference_of_absolutes
# truth: Subtracts the absolute values instead of taking the absolute value of the difference, which is wrong (even negative) in general.
import torch

def l1_loss(y_hat, y):
    return torch.abs(y_hat) - torch.abs(y.reshape(y_hat.shape))

# %% shape_of_labels
# truth: Reshapes the predictions to the labels, so with labels (n,) the losses have shape (n,) instead of that of y_hat.
import torch

def l1_loss(y_hat, y):
    return (y_hat.reshape(y.shape) - y).abs()

# %% norm_over_axis
# truth: Takes the norm along axis 1 without keepdim, so the result is always (n,) instead of (n, 1).
import torch

def l1_loss(y_hat, y):
    return torch.norm(y_hat - y.reshape(-1, 1), p=1, dim=1)

# %% abs_in_place
# truth: Uses sub_ and abs_ on the predictions, so the caller's y_hat is overwritten by the losses (and a leaf that requires a gradient crashes).
import torch

def l1_loss(y_hat, y):
    return y_hat.sub_(y.reshape(y_hat.shape)).abs_()

# %% sign_returned
# truth: Returns the sign of the error, which is the gradient of the loss, not the loss.
import torch

def l1_loss(y_hat, y):
    return torch.sign(y_hat - y.reshape(y_hat.shape))

# %% if_on_tensor
# truth: Decides the sign with a Python if on a tensor, which crashes as ambiguous for more than one sample.
import torch

def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    if e >= 0:
        return e
    else:
        return -e

# %% one_sign_for_all
# truth: Turns the sign of all errors by the sign of their sum, so in a batch of mixed errors some losses are negative.
import torch

def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    if e.sum() < 0:
        e = -e
    return e

# %% clamp_at_zero
# truth: Sets negative errors to 0 instead of turning their sign, so predictions that are too small cost nothing.
import torch

def l1_loss(y_hat, y):
    return torch.clamp(y_hat - y.reshape(y_hat.shape), min=0)

# %% loop_with_item
# truth: Builds a new tensor from Python numbers, so no gradient flows (and float64 becomes float32).
import torch

def l1_loss(y_hat, y):
    losses = []
    for p, t in zip(y_hat.reshape(-1), y.reshape(-1)):
        losses.append([abs(p.item() - t.item())])
    return torch.tensor(losses)

# %% relative_error
# truth: Divides by the size of the label as a percentage error does, so the losses are scaled and infinite where a label is 0.
import torch

def l1_loss(y_hat, y):
    y = y.reshape(y_hat.shape)
    return torch.abs(y_hat - y) / torch.abs(y)

# %% squared_without_root
# truth: Squares the error to get rid of the sign but never takes the root, so it returns e^2 instead of |e|.
import torch

def l1_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)).pow(2)
