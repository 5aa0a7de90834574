# %% no_minus_half
# truth: Forgets to subtract 1/2 in the linear part, so large errors cost 1/2 too much and the loss jumps at 1.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    return torch.where(e <= 1, 0.5 * e ** 2, e)

# %% no_half_in_square
# truth: Forgets the factor 1/2 of the square, so small errors cost twice too much.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    return torch.where(e <= 1, e ** 2, e - 0.5)

# %% branches_swapped
# truth: Swaps the two branches of torch.where, so small errors are linear (even negative) and large ones squared.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.where(e.abs() <= 1, e.abs() - 0.5, e ** 2 / 2)

# %% python_if
# truth: Uses a Python if on a tensor, which crashes as soon as there is more than one sample.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    if e <= 1:
        return e ** 2 / 2
    else:
        return e - 0.5

# %% decides_for_the_whole_batch
# truth: Decides once for all samples by torch.all, so one large error makes the small ones linear, too.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    if torch.all(e <= 1):
        return 0.5 * e ** 2
    return e - 0.5

# %% row_against_column
# truth: Does not reshape y, so labels of shape (n,) give a matrix (n, n).
import torch

def huber_loss(y_hat, y):
    error = y_hat - y
    small = torch.abs(error) <= 1
    return torch.where(small, error ** 2 / 2, torch.abs(error) - 0.5)

# %% mask_after_change
# truth: Overwrites the large errors first and then tests the changed values, so errors between 1 and 1.5 are treated twice.
import torch

def huber_loss(y_hat, y):
    loss = torch.abs(y_hat - y.reshape(y_hat.shape))
    loss[loss > 1] = loss[loss > 1] - 0.5
    loss[loss <= 1] = loss[loss <= 1] ** 2 / 2
    return loss

# %% zeros_of_default_dtype
# truth: Fills a tensor of zeros of the default dtype by masks, which crashes for float64 predictions because the dtypes differ.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    loss = torch.zeros(y_hat.shape)
    mask = e <= 1
    loss[mask] = e[mask] ** 2 / 2
    loss[~mask] = e[~mask] - 0.5
    return loss

# %% minimum_of_both
# truth: Takes the smaller of the two formulas, but |e| - 1/2 is never larger than e^2 / 2, so small errors get negative losses.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    return torch.minimum(e ** 2 / 2, e - 0.5)

# %% parts_concatenated
# truth: Computes small and large errors apart and concatenates them, so the losses are no longer in the order of the samples.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    small = e[e <= 1]
    large = e[e > 1]
    return torch.cat([small ** 2 / 2, large - 0.5]).reshape(y_hat.shape)

# %% both_at_one
# truth: Adds two masked parts that both include |e| = 1, so an error of exactly 1 costs 1 instead of 1/2.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    return (e <= 1) * (0.5 * e ** 2) + (e >= 1) * (e - 0.5)

# %% mean
# truth: Returns the mean over the samples, as library losses do, instead of one loss for each.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    loss = torch.where(e.abs() <= 1, e ** 2 / 2, e.abs() - 0.5)
    return loss.mean()

# %% linear_part_without_abs
# truth: Uses e - 0.5 without the absolute value in the linear part, so large negative errors get negative losses.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.where(torch.abs(e) <= 1, e ** 2 / 2, e - 0.5)

# %% clipped_error
# truth: Clips the error to [-1, 1] and squares it, so all large errors cost 1/2 and have no gradient.
import torch

def huber_loss(y_hat, y):
    e = (y_hat - y.reshape(y_hat.shape)).clamp(-1, 1)
    return e ** 2 / 2
