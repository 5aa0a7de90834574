# %% half_forgotten
# truth: Leaves out the factor 1/2, so the losses and gradients are twice as large.
import torch

def squared_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)) ** 2

# %% column_minus_row
# truth: Does not reshape y, so with labels (n,) broadcasting gives an (n, n) matrix.
import torch

def squared_loss(y_hat, y):
    return (y_hat - y) ** 2 / 2

# %% mean_over_batch
# truth: Returns the mean of the losses, a scalar, instead of one loss for each sample.
import torch

def squared_loss(y_hat, y):
    l = (y_hat - y.reshape(y_hat.shape)) ** 2 / 2
    return l.mean()

# %% sum_over_batch
# truth: Returns the sum of the losses, a scalar, instead of one loss for each sample.
import torch

def squared_loss(y_hat, y):
    return 0.5 * torch.sum((y_hat - y.reshape(y_hat.shape)) ** 2)

# %% shape_of_labels
# truth: Reshapes the predictions to the labels, so with labels (n,) the losses have shape (n,) instead of that of y_hat.
import torch

def squared_loss(y_hat, y):
    return (y_hat.reshape(y.shape) - y) ** 2 / 2

# %% always_flat
# truth: Flattens both and returns (n,) always, even where the labels are a column.
import torch

def squared_loss(y_hat, y):
    return (y_hat.flatten() - y.flatten()).pow(2) / 2

# %% half_inside_the_square
# truth: Halves the error before squaring, so the factor is 1/4 instead of 1/2.
import torch

def squared_loss(y_hat, y):
    return ((y_hat - y.reshape(y_hat.shape)) / 2) ** 2

# %% floor_division
# truth: Uses // 2, which rounds the losses down to whole numbers (and gives no useful gradient).
import torch

def squared_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)) ** 2 // 2

# %% caret_for_power
# truth: Writes ^ 2 for the square, which is exclusive or in Python and crashes for floating-point tensors.
import torch

def squared_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)) ^ 2 / 2

# %% error_in_place
# truth: Subtracts in place, so the caller's predictions are overwritten by the errors (and a leaf that requires a gradient crashes).
import torch

def squared_loss(y_hat, y):
    y_hat -= y.reshape(y_hat.shape)
    return y_hat ** 2 / 2

# %% labels_unsqueezed_in_place
# truth: Calls y.unsqueeze_, which turns the caller's labels (n,) into (n, 1).
import torch

def squared_loss(y_hat, y):
    if y.dim() == 1:
        y.unsqueeze_(1)
    return (y_hat - y) ** 2 / 2

# %% predictions_detached
# truth: Detaches the predictions, so no gradient flows through the losses and backward crashes.
import torch

def squared_loss(y_hat, y):
    e = y_hat.detach() - y.reshape(y_hat.shape)
    return e ** 2 / 2

# %% difference_of_squares
# truth: Computes y_hat^2 - y^2 instead of (y_hat - y)^2, which is another number and may be negative.
import torch

def squared_loss(y_hat, y):
    return (y_hat ** 2 - y.reshape(y_hat.shape) ** 2) / 2

# %% over_two_n
# truth: Divides by 2n, as in the cost function of other courses, so each loss is too small by the factor n.
import torch

def squared_loss(y_hat, y):
    n = y_hat.shape[0]
    return (y_hat - y.reshape(-1, 1)) ** 2 / (2 * n)

# %% squeeze_crashes_for_one
# truth: Squeezes and unsqueezes, which crashes for a single sample because a tensor without axes has no axis 1 to insert.
import torch

def squared_loss(y_hat, y):
    e = y_hat.squeeze() - y.squeeze()
    return (e ** 2 / 2).unsqueeze(1)

# %% float_cast
# truth: Casts to float32, so float64 input does not keep its dtype.
import torch

def squared_loss(y_hat, y):
    e = y_hat.float() - y.float().reshape(y_hat.shape)
    return 0.5 * e ** 2
