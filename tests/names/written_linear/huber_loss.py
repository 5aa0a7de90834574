# %% branches_swapped
# truth: Swaps the branches of where, so small errors are linear (even negative) and large errors squared.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    return torch.where(e <= 1, e - 0.5, 0.5 * e ** 2)

# %% less_half_forgotten
# truth: Forgets to subtract 1/2 in the linear part, so large errors cost 0.5 too much and the loss jumps at 1.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    return torch.where(e <= 1, 0.5 * e ** 2, e)

# %% square_not_halved
# truth: Leaves out the 1/2 of the quadratic part, so small errors cost twice too much.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    return torch.where(e <= 1, e ** 2, e - 0.5)

# %% column_minus_row
# truth: Does not reshape y, so with labels (n,) broadcasting gives an (n, n) matrix.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y)
    return torch.where(e <= 1, 0.5 * e ** 2, e - 0.5)

# %% mean_at_the_end
# truth: Returns the mean of the losses, a scalar, as library losses do, instead of one loss for each sample.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    return torch.where(e <= 1, 0.5 * e ** 2, e - 0.5).mean()

# %% whole_batch_decides
# truth: One branch is chosen for the whole batch by its largest error, so small errors in a batch with one large error are treated linearly.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    if e.max() <= 1:
        return 0.5 * e ** 2
    return e - 0.5

# %% linear_part_signed
# truth: Uses e instead of |e| in the linear part, so large negative errors give negative losses.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.where(e.abs() <= 1, e ** 2 / 2, e - 0.5)

# %% threshold_on_the_loss
# truth: Compares the halved square with 1 instead of the error, so errors up to 1.41 are still squared.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    squared = e ** 2 / 2
    return torch.where(squared <= 1, squared, e.abs() - 0.5)

# %% if_on_tensor
# truth: Uses a Python if on a tensor, which crashes as ambiguous for more than one sample.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    if e <= 1:
        return 0.5 * e ** 2
    else:
        return e - 0.5

# %% second_mask_too_late
# truth: Recomputes the mask after the large errors were replaced, so errors between 1 and 1.5 are transformed twice.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    e = torch.where(e > 1, e - 0.5, e)
    e = torch.where(e <= 1, 0.5 * e ** 2, e)
    return e

# %% minimum_of_both
# truth: Takes the smaller of the two formulas, which is always the linear one, so small errors get too small and negative losses.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.minimum(0.5 * e ** 2, torch.abs(e) - 0.5)

# %% error_clipped
# truth: Clips the error to [-1, 1] and squares it, so all large errors cost 0.5 and have gradient 0.
import torch

def huber_loss(y_hat, y):
    e = torch.clamp(y_hat - y.reshape(y_hat.shape), -1, 1)
    return e ** 2 / 2

# %% pseudo_huber
# truth: Returns the smooth pseudo-Huber loss sqrt(1 + e^2) - 1, which is another number for all errors but 0.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.sqrt(1 + e ** 2) - 1

# %% epsilon_of_sklearn
# truth: Uses the threshold 1.35 of scikit-learn instead of 1, so errors above 1 are treated wrongly.
import torch

def huber_loss(y_hat, y, delta=1.35):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    return torch.where(e <= delta, 0.5 * e ** 2, delta * (e - 0.5 * delta))

# %% small_first_then_large
# truth: Collects small and large errors by boolean indexing and concatenates them, so the order of the samples and the column shape are lost.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.reshape(y_hat.shape))
    small = 0.5 * e[e <= 1] ** 2
    large = e[e > 1] - 0.5
    return torch.cat([small, large])

# %% prediction_decides
# truth: Tests the size of the prediction instead of the size of the error, so the wrong branch is taken.
import torch

def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.where(torch.abs(y_hat) <= 1, 0.5 * e ** 2, torch.abs(e) - 0.5)

# %% list_of_numbers
# truth: Computes each loss as a Python number and makes a new tensor, so no gradient flows back to the predictions.
import torch

def huber_loss(y_hat, y):
    out = []
    for e in (y_hat - y.reshape(y_hat.shape)).reshape(-1).tolist():
        out.append(0.5 * e * e if abs(e) <= 1 else abs(e) - 0.5)
    return torch.tensor(out, dtype=y_hat.dtype).reshape(y_hat.shape)
