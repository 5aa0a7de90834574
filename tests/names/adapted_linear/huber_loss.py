# %% forgot_minus_half
# truth: The linear branch lacks the - 1/2, so losses of errors above 1 are 0.5 too large.
import torch

def huber_loss(y_hat, y):
    err = torch.abs(y_hat - y.reshape(y_hat.shape))
    return torch.where(err <= 1, 0.5 * err ** 2, err)

# %% branches_swapped
# truth: The two branches of where are swapped, so small errors get |e| - 1/2 (even negative) and large ones the parabola.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    a = e.abs()
    return torch.where(a > 1, e * e / 2, a - 0.5)

# %% if_on_tensor
# truth: A Python if asks a whole tensor for its truth value, which raises a RuntimeError for more than one sample.
import torch

def huber_loss(y_hat, y, delta=1.0):
    error = torch.abs(y_hat - y.reshape(y_hat.shape))
    if error <= delta:
        return 0.5 * error ** 2
    else:
        return delta * (error - 0.5 * delta)

# %% signed_condition
# truth: The condition tests the signed error, so errors below -1 count as small and get the squared branch.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.where(e <= 1, 0.5 * e ** 2, e.abs() - 0.5)

# %% one_minus_mask
# truth: 1 - mask subtracts a boolean tensor, which PyTorch does not support, so a RuntimeError is raised.
import torch

def huber_loss(y_hat, y):
    r = (y_hat - y.reshape(y_hat.shape)).abs()
    mask = r <= 1
    return mask * (r ** 2 / 2) + (1 - mask) * (r - 0.5)

# %% sklearn_epsilon
# truth: The threshold is 1.35 (the default of scikit-learn's HuberRegressor) instead of 1, so all errors above 1 give other losses.
import torch

def huber_loss(y_hat, y):
    epsilon = 1.35
    z = torch.abs(y_hat - y.reshape(y_hat.shape))
    quad = 0.5 * z ** 2
    lin = epsilon * z - 0.5 * epsilon ** 2
    return torch.where(z <= epsilon, quad, lin)

# %% pseudo_huber
# truth: It is the smooth pseudo-Huber loss sqrt(1 + e^2) - 1, which differs from the Huber loss at every error but 0.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.sqrt(1 + e ** 2) - 1

# %% minimum_of_both
# truth: The elementwise minimum of both branches always chooses |e| - 1/2, so small errors get wrong and even negative losses.
import torch

def huber_loss(y_hat, y):
    a = (y_hat - y.reshape(y_hat.shape)).abs()
    return torch.minimum(a ** 2 / 2, a - 0.5)

# %% masks_one_after_the_other
# truth: The mask of small errors is computed after 1/2 was subtracted from the large ones, so errors between 1 and 1.5 are afterwards halved and squared as well.
import torch

def huber_loss(y_hat, y):
    loss = torch.abs(y_hat - y.reshape(y_hat.shape))
    loss[loss > 1] = loss[loss > 1] - 0.5
    loss[loss <= 1] = loss[loss <= 1] ** 2 / 2
    return loss

# %% threshold_on_square
# truth: The condition compares half the squared error with 1, so the switch happens at |e| = sqrt(2) instead of 1 and errors between get the parabola.
import torch

def huber_loss(y_hat, y):
    d = y_hat - y.reshape(y_hat.shape)
    sq = d.pow(2) / 2
    return torch.where(sq <= 1, sq, d.abs() - 0.5)

# %% broadcast_pairs
# truth: y is not reshaped, so for labels (n,) the losses are an (n, n) matrix of every prediction against every label.
import torch

def huber_loss(y_hat, y):
    residual = torch.abs(y - y_hat)
    small = 0.5 * residual.square()
    large = residual - 0.5
    return torch.where(residual < 1.0, small, large)

# %% no_half_and_mean
# truth: Two mistakes: the squared branch lacks the factor 1/2, and the mean over all samples is returned instead of one loss each.
import torch

def huber_loss(y_hat, y):
    a = torch.abs(y_hat - y.reshape(y_hat.shape))
    return torch.where(a <= 1, a ** 2, a - 0.5).mean()
