# %% right_take_by_flat_position
# truth: right, reads the entries at the flat positions i * q + y[i].
import torch

def cross_entropy(y_hat, y):
    n, q = y_hat.shape
    starts = torch.arange(n, device=y.device) * q
    return torch.take(y_hat, starts + y).log().neg()


# %% right_boolean_mask
# truth: right, a boolean mask with exactly one True per row selects the probabilities in the order of the rows.
import torch

def cross_entropy(y_hat, y):
    classes = torch.arange(y_hat.shape[1], device=y.device)
    is_label = y[:, None] == classes[None, :]
    return -torch.log(y_hat[is_label])


# %% right_where_over_classes
# truth: right, goes through the classes and takes over the column's entry where the label is that class; the logarithm comes last.
import torch

def cross_entropy(y_hat, y):
    p = torch.ones_like(y_hat[:, 0])
    for c in range(y_hat.shape[1]):
        p = torch.where(y == c, y_hat[:, c], p)
    return -torch.log(p)


# %% right_other_entries_filled_with_zero
# truth: right, all entries but the label's are filled with 0 in a new tensor and the row sum is taken before the logarithm, so zeros elsewhere give no nan.
import torch

def cross_entropy(y_hat, y):
    not_label = torch.ones(y_hat.shape, dtype=torch.bool, device=y_hat.device)
    not_label.scatter_(1, y.unsqueeze(1), False)
    p = y_hat.masked_fill(not_label, 0.0).sum(dim=1)
    return -p.log()


# %% right_log2_rescaled
# truth: right, log2 times log(2) is the natural logarithm.
import math
import torch

def cross_entropy(y_hat, y):
    column = torch.take_along_dim(y_hat, y.reshape(-1, 1), dim=1)
    bits = -torch.log2(column[:, 0])
    return bits * math.log(2)


# %% right_loop_into_matching_buffer
# truth: right, a loop writes the probabilities into a new buffer of y_hat's dtype, through which gradients flow, and the logarithm is taken at the end.
import torch

def cross_entropy(y_hat, y):
    picked = y_hat.new_ones(y_hat.shape[0])
    i = 0
    for label in y.tolist():
        picked[i] = y_hat[i, label]
        i += 1
    return 0 - torch.log(picked)


# %% eps_inside_log
# truth: right by the contract, though its author meant a mistake: 1e-7 is added inside the logarithm, so the loss of tiny probabilities is wrong (0 gives 16.1 instead of inf, 1e-7 is off by log 2, 1e-20 gives 16.1 instead of 46.1).
import torch

def cross_entropy(y_hat, y):
    eps = 1e-7  # log(0) = -inf
    return -torch.log(y_hat[range(y.shape[0]), y] + eps)
