# %% no_shift
# truth: exp is taken of the scores themselves, which overflows in float32 above about 88, so large scores give -inf (and rows of very negative ones inf).
import torch

def log_softmax(X):
    exp_sum = torch.exp(X).sum(dim=1, keepdim=True)
    return X - torch.log(exp_sum)

# %% maximum_of_all
# truth: The maximum of the whole matrix is subtracted instead of that of each row, so a row far below it underflows to log 0 and gives inf.
import torch

def log_softmax(X):
    Z = X - X.max()
    return Z - Z.exp().sum(dim=1, keepdim=True).log()

# %% keepdim_missing
# truth: logsumexp lacks keepdim, so (n, q) minus (n,) raises, or subtracts along the wrong axis if n = q.
import torch

def log_softmax(X):
    return X - torch.logsumexp(X, dim=1)

# %% over_the_batch
# truth: The sum runs over dimension 0, so the columns and not the rows are normalised.
import torch

def log_softmax(X):
    return X - torch.logsumexp(X, dim=0, keepdim=True)

# %% max_not_added_back
# truth: The log of the shifted sum is subtracted from the unshifted scores, so each row is too large by its maximum.
import torch

def log_softmax(X):
    m = X.max(dim=1, keepdim=True).values
    return X - torch.log(torch.exp(X - m).sum(dim=1, keepdim=True))

# %% epsilon_inside_log
# truth: 1e-9 is added to the probabilities before the logarithm, so nothing falls below about -20.7 where the right answer is e.g. -1000.
import torch

def log_softmax(X):
    e = torch.exp(X - X.amax(dim=1, keepdim=True))
    probs = e / e.sum(dim=1, keepdim=True)
    return torch.log(probs + 1e-9)

# %% clamped_scores
# truth: The scores are clamped to [-50, 50] to avoid overflow, so scores outside give wrong log-probabilities.
import torch

def log_softmax(X):
    X = torch.clamp(X, -50.0, 50.0)
    return X - X.exp().sum(1, keepdim=True).log()

# %% shifts_in_place
# truth: The maximum is subtracted in place, so the caller's scores are changed (and a leaf that requires gradients raises).
import torch

def log_softmax(X):
    X -= X.max(dim=1, keepdim=True)[0]
    return X - torch.log(X.exp().sum(dim=1, keepdim=True))

# %% just_softmax
# truth: The logarithm is missing, so probabilities are returned instead of log-probabilities.
import torch

def log_softmax(X):
    """numerically stable softmax"""
    shifted = X - X.max(axis=1, keepdims=True).values
    exps = torch.exp(shifted)
    return exps / exps.sum(axis=1, keepdims=True)

# %% max_pair_subtracted
# truth: X.max with dim returns a pair (values, indices) and .values is not taken, so the subtraction raises a TypeError.
import torch

def log_softmax(X):
    m = X.max(dim=1, keepdim=True)
    Z = X - m
    return Z - torch.log(torch.sum(torch.exp(Z), dim=1, keepdim=True))

# %% half_precision_of_doubles
# truth: The scores are converted to float32 first, so for float64 scores the result has another dtype.
import torch

def log_softmax(X):
    X = X.to(torch.float32)
    return X - torch.logsumexp(X, 1, keepdim=True)

# %% scipy_style_numpy
# truth: It is computed in NumPy on a detached copy, so no gradients flow through the result.
import numpy as np
import torch

def log_softmax(X):
    x = X.detach().cpu().numpy()
    z = x - np.max(x, axis=1, keepdims=True)
    return torch.from_numpy(z - np.log(np.sum(np.exp(z), axis=1, keepdims=True)))

# %% log_to_base_ten
# truth: torch.log10 is used instead of the natural logarithm, so the normalising term is too small by the factor 2.3.
import torch

def log_softmax(X):
    c, _ = torch.max(X, dim=1, keepdim=True)
    return (X - c) - torch.log10(torch.exp(X - c).sum(dim=1, keepdim=True))

# %% minimum_subtracted
# truth: The minimum of each row is subtracted instead of the maximum, so widely spread scores overflow in exp and give -inf.
import torch

def log_softmax(X):
    m, _ = X.min(dim=1, keepdim=True)
    Z = X - m
    return Z - torch.log(torch.exp(Z).sum(dim=1, keepdim=True))

# %% negative_and_columns
# truth: Two mistakes: the sign is reversed, so -log_softmax comes out, and the sum runs over dimension 0 instead of the row.
import torch

def log_softmax(X):
    lse = torch.logsumexp(X, dim=0)
    return lse - X
