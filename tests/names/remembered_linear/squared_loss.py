# %% plain_difference
# truth: Subtracts labels of shape (n,) from the column (n, 1) without reshaping them, so for such labels the broadcast gives an (n, n) matrix.
import torch

def squared_loss(y_hat, y):
    return (y_hat - y) ** 2 / 2

# %% half_inside_square
# truth: Halves the error before it is squared, so each loss is e^2 / 4 instead of e^2 / 2.
import torch

def squared_loss(y_hat, y):
    error = y_hat - y.reshape(y_hat.shape)
    return (error / 2) ** 2

# %% precedence
# truth: The brackets around the difference are missing, so only the label is squared and halved and the function returns y_hat - y^2 / 2.
import torch

def squared_loss(y_hat, y):
    y = y.reshape(y_hat.shape)
    return y_hat - y ** 2 / 2

# %% caret_for_power
# truth: In Python ^ is the bitwise xor and not the power, and it is not defined for float tensors, so the call raises an error.
import torch

def squared_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)) ^ 2 / 2

# %% unsqueeze_in_place
# truth: unsqueeze_ turns labels (n,) into a column in place, so the losses are right but the caller's y has changed its shape to (n, 1).
import torch

def squared_loss(y_hat, y):
    if y.dim() == 1:
        y.unsqueeze_(1)
    return 0.5 * (y_hat - y).pow(2)

# %% shape_of_y
# truth: Reshapes the predictions like the labels instead of the other way round, so for labels (n,) the losses are (n,) and not of the shape of y_hat.
import torch

def squared_loss(y_hat, y):
    diff = y_hat.reshape(y.shape) - y
    return diff * diff * 0.5

# %% inner_product
# truth: Multiplies the transposed error with the error, which sums over all samples, so it returns a single (1, 1) number instead of a loss per sample.
import torch

def squared_loss(y_hat, y):
    e = y_hat - y.view(-1, 1)
    return e.T @ e / 2

# %% transposed_labels
# truth: Transposes the labels with .T, which leaves (n,) as it is and turns (n, 1) into a row, so in both cases the result is an (n, n) matrix.
import torch

def squared_loss(y_hat, y):
    return torch.square(y_hat - y.T) / 2

# %% misremembered_square
# truth: torch has no function sqr, so the call raises an AttributeError (torch.square is meant).
import torch

def squared_loss(y_hat, y):
    return torch.sqr(y_hat - y.reshape(y_hat.shape)) / 2

# %% divided_by_n
# truth: Divides each loss by 2n, as in the formula of the mean squared error, so every loss is too small by the number of samples.
import torch

def squared_loss(y_hat, y):
    n = len(y_hat)
    return (y_hat - y.reshape(n, 1)) ** 2 / (2 * n)

# %% mean_without_half
# truth: Two mistakes: the losses are averaged to one number instead of one per sample, and the factor 1/2 is missing.
import torch

def squared_loss(y_hat, y):
    se = torch.pow(y_hat - y.reshape(y_hat.shape), 2)
    return se.mean()
