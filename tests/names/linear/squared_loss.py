# %% column_minus_row
# truth: y is not reshaped: for labels (n,) the column minus the row broadcasts to (n, n), every prediction against every label.
def squared_loss(y_hat, y):
    return (y_hat - y) ** 2 / 2

# %% without_half
# truth: The factor 1/2 is missing: all losses and gradients are twice too large.
import torch

def squared_loss(y_hat, y):
    diff = y_hat - y.reshape(y_hat.shape)
    return torch.pow(diff, 2)

# %% averaged
# truth: The mean over the batch is returned, one number; asked is one loss for each sample, of the shape of y_hat.
def squared_loss(y_hat, y):
    y = y.view_as(y_hat)
    return ((y_hat - y) ** 2 / 2).mean()

# %% halved_before_square
# truth: The error is halved before it is squared, which gives a quarter of the square instead of a half.
def squared_loss(y_hat, y):
    e = (y_hat - y.reshape(y_hat.shape)) / 2
    return e * e

# %% shape_of_labels
# truth: y_hat is reshaped to y instead of y to y_hat: for labels (n,) the losses come back as (n,), not in the shape of y_hat.
def squared_loss(y_hat, y):
    return 0.5 * (y_hat.reshape(y.shape) - y).square()

# %% overwrites_predictions
# truth: sub_ works in place: the caller's y_hat is overwritten with the error.
import torch

def squared_loss(y_hat, y):
    err = y_hat.sub_(y.reshape(y_hat.shape))
    return err.pow(2) * 0.5

# %% floor_division
# truth: // rounds the half square down to a whole number, and its gradient is zero or missing; it has to be /.
def squared_loss(y_hat, y):
    residual = y_hat - y.reshape(y_hat.shape)
    return residual ** 2 // 2

# %% python_numbers
# truth: The losses are computed from Python numbers with item() and packed into a new tensor: the graph is lost, no gradient reaches y_hat (and float64 becomes float32).
import torch

def squared_loss(y_hat, y):
    out = []
    for p, t in zip(y_hat.flatten(), y.flatten()):
        out.append([(p.item() - t.item()) ** 2 / 2])
    return torch.tensor(out)
