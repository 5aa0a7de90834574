# %% outer_difference
# truth: y is not brought to the shape of y_hat, so for labels (n,) the difference broadcasts to an (n, n) matrix.
import torch

def squared_loss(y_hat, y):
    return (y_hat - y) ** 2 / 2

# %% keras_mse_no_half
# truth: The factor 1/2 is missing, so all losses are twice too large.
import torch

def squared_loss(y_hat, y):
    diff = y_hat - y.reshape(y_hat.shape)
    return torch.square(diff)

# %% mean_half
# truth: The losses are averaged to one number instead of one loss for each sample.
import torch

def squared_loss(y_hat, y):
    y = y.view_as(y_hat)
    return 0.5 * ((y_hat - y) ** 2).mean()

# %% one_over_two_m
# truth: Each loss is divided by 2 m, with m the number of samples, as in the cost J of another course, so the losses are n times too small.
import torch

def squared_loss(y_hat, y):
    m = y_hat.shape[0]
    return (1 / (2 * m)) * (y_hat - y.reshape(-1, 1)) ** 2

# %% both_flattened
# truth: Both arguments are flattened before subtraction, so the losses have shape (n,) instead of the shape (n, 1) of y_hat.
import torch

def squared_loss(y_hat, y):
    p = y_hat.reshape(-1)
    t = y.reshape(-1)
    return (p - t).pow(2) / 2

# %% minus_equals
# truth: y_hat -= y works in place, so the caller's predictions are overwritten by the errors (and a leaf that requires gradients raises).
import torch

def squared_loss(y_hat, y):
    y_hat -= y.reshape(y_hat.shape)
    return y_hat ** 2 / 2

# %% caret_power
# truth: ^ is bitwise xor and not a power, so for float tensors a RuntimeError (or TypeError) is raised.
import torch

def squared_loss(y_hat, y):
    return ((y_hat - y.reshape(y_hat.shape)) ^ 2) / 2

# %% integer_half
# truth: 1 // 2 is the integer 0, so each loss is 0 whatever the error.
import torch

def squared_loss(y_hat, y):
    error = y_hat - y.reshape(y_hat.shape)
    return (1 // 2) * error * error

# %% unsqueeze_always
# truth: y gets a new dimension also when it is a column already, so for labels (n, 1) the (n, 1, 1) broadcasts and the losses have shape (n, n, 1).
import torch

def squared_loss(y_hat, y):
    y = y.unsqueeze(-1)
    return 0.5 * torch.pow(y_hat - y, 2)

# %% unsqueeze_underscore
# truth: unsqueeze_ changes the label tensor of the caller in place, so an argument (n,) has become (n, 1) after the call.
import torch

def squared_loss(y_hat, y):
    if y.dim() == 1:
        y.unsqueeze_(1)
    return (y_hat - y) ** 2 / 2

# %% cast_to_float32
# truth: Both inputs are cast with .float(), so float64 predictions give float32 losses although the dtype must be kept.
import torch

def squared_loss(y_hat, y):
    y_hat, y = y_hat.float(), y.float()
    return (y_hat - y.reshape(y_hat.shape)) ** 2 / 2

# %% root_and_sum
# truth: Two mistakes: the losses are summed to one number, and the factor 1/2 is missing.
import torch

def squared_loss(y_hat, y):
    r = y.reshape(y_hat.shape) - y_hat
    return (r * r).sum()
