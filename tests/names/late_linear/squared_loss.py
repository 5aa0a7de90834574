# %% row_against_column
# truth: Does not reshape y, so labels of shape (n,) are broadcast against the column and the result is a matrix (n, n).
import torch

def squared_loss(y_hat, y):
    return (y_hat - y) ** 2 / 2

# %% mean
# truth: Returns the mean of the losses, one number, instead of one loss for each sample.
import torch

def squared_loss(y_hat, y):
    return ((y_hat - y.reshape(y_hat.shape)) ** 2 / 2).mean()

# %% no_half
# truth: Leaves out the 1/2, so all losses are twice too large.
import torch

def squared_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)) ** 2

# %% y_hat_to_shape_of_y
# truth: Reshapes y_hat to y instead of y to y_hat, so for labels (n,) the result is (n,) instead of (n, 1).
import torch

def squared_loss(y_hat, y):
    return (y_hat.reshape(y.shape) - y) ** 2 / 2

# %% half_inside_the_square
# truth: Halves the error before squaring, so the losses are e^2 / 4.
import torch

def squared_loss(y_hat, y):
    error = y_hat - y.view(-1, 1)
    return (error / 2) ** 2

# %% precedence
# truth: Misses the parentheses, so only y is squared and halved: y_hat - y^2 / 2.
import torch

def squared_loss(y_hat, y):
    y = y.reshape(y_hat.shape)
    return y_hat - y ** 2 / 2

# %% always_unsqueeze
# truth: Unsqueezes y always, so labels that are already (n, 1) become (n, 1, 1) and the result is (n, n, 1).
import torch

def squared_loss(y_hat, y):
    return 0.5 * (y_hat - y.unsqueeze(1)) ** 2

# %% in_place_difference
# truth: Subtracts in place with -=, which changes the caller's predictions (and crashes on a leaf that requires gradients).
import torch

def squared_loss(y_hat, y):
    y_hat -= y.reshape(y_hat.shape)
    return y_hat ** 2 / 2

# %% caret_for_power
# truth: Writes ^ for the power, which is bitwise xor in Python, so it crashes on float tensors.
import torch

def squared_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)) ^ 2 / 2

# %% divided_by_2n
# truth: Divides each loss by 2n as in the cost function of Andrew Ng's course, so the losses are n times too small.
import torch

def squared_loss(y_hat, y):
    n = y_hat.shape[0]
    return (y_hat - y.reshape(y_hat.shape)) ** 2 / (2 * n)

# %% floor_division
# truth: Divides with //, so the losses are rounded down to whole numbers.
import torch

def squared_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)) ** 2 // 2

# %% y_made_column_in_place
# truth: Turns labels (n,) into a column with unsqueeze_, which changes the shape of the caller's tensor.
import torch

def squared_loss(y_hat, y):
    if y.dim() == 1:
        y.unsqueeze_(1)
    return (y_hat - y) ** 2 / 2
