# %% log_of_softmax
# truth: Takes the logarithm of the plain softmax, so exp overflows for large scores (nan) and underflows for small ones.
import torch

def log_softmax(X):
    X_exp = torch.exp(X)
    return torch.log(X_exp / X_exp.sum(dim=1, keepdim=True))

# %% log_of_stable_softmax
# truth: Subtracts the maximum but takes the log of the finished softmax, so a score 1000 below the largest gives log 0 = -inf.
import torch

def log_softmax(X):
    e = torch.exp(X - X.max(dim=1, keepdim=True).values)
    return torch.log(e / e.sum(dim=1, keepdim=True))

# %% unstable_log_sum_exp
# truth: Splits the log as x minus log sum exp(x) but never subtracts the maximum, so a row with 1000 in it becomes -inf and one of -1000s +inf.
import torch

def log_softmax(X):
    return X - torch.log(torch.sum(torch.exp(X), dim=1, keepdim=True))

# %% over_the_columns
# truth: Normalizes over axis 0, the samples, instead of over the classes of each row.
import torch

def log_softmax(X):
    m = X.max(dim=0, keepdim=True).values
    Z = X - m
    return Z - torch.log(torch.exp(Z).sum(dim=0, keepdim=True))

# %% maximum_of_the_whole_matrix
# truth: Subtracts the largest score of the whole batch, so a row far below another one underflows: log 0 makes it +inf.
import torch

def log_softmax(X):
    X_shift = X - X.max()
    return X_shift - torch.log(torch.exp(X_shift).sum(dim=1, keepdim=True))

# %% maximum_subtracted_in_place
# truth: Subtracts the maximum by -=, so the scores of the caller are changed (and a leaf that needs gradients raises).
import torch

def log_softmax(X):
    X -= X.max(dim=1, keepdim=True)[0]
    return X - torch.log(torch.exp(X).sum(dim=1, keepdim=True))

# %% keepdim_forgotten
# truth: logsumexp without keepdim has shape (n,), which broadcasts along the columns: an error unless n = q, and wrong numbers if n = q.
import torch

def log_softmax(X):
    return X - torch.logsumexp(X, dim=1)

# %% max_returns_two_things
# truth: max(dim=...) gives values and indices, and subtracting that pair from a tensor is a TypeError.
import torch

def log_softmax(X):
    m = X.max(dim=1, keepdim=True)
    return (X - m) - torch.log(torch.exp(X - m).sum(dim=1, keepdim=True))

# %% maximum_left_in_first_term
# truth: Shifts only the scores inside the sum, not the first term, so each row is too large by its maximum.
import torch

def log_softmax(X):
    m, _ = torch.max(X, dim=1, keepdim=True)
    return X - torch.log(torch.sum(torch.exp(X - m), dim=1, keepdim=True))

# %% epsilon_in_the_log
# truth: Adds 1e-8 inside the log of the softmax against log 0, so nothing is below about -18.4, where -1000 would be right.
import torch

def log_softmax(X):
    X_exp = torch.exp(X - X.max(dim=1, keepdim=True)[0])
    softmax = X_exp / X_exp.sum(dim=1, keepdim=True)
    return torch.log(softmax + 1e-8)

# %% through_numpy
# truth: Computes in NumPy after detach, so the numbers are right but no gradient flows through the result.
import numpy as np
import torch

def log_softmax(X):
    x = X.detach().numpy()
    x = x - x.max(axis=1, keepdims=True)
    return torch.from_numpy(x - np.log(np.exp(x).sum(axis=1, keepdims=True)))

# %% always_float32
# truth: Casts to float32 first, so float64 scores come back as float32 and with less precision.
import torch

def log_softmax(X):
    X = X.float()
    m = X.max(dim=1, keepdim=True).values
    return (X - m) - torch.log(torch.exp(X - m).sum(dim=1, keepdim=True))

# %% log_forgotten
# truth: Subtracts the sum of the exponentials instead of its logarithm, so rows are not normalized log-probabilities.
import torch

def log_softmax(X):
    m = X.max(dim=1, keepdim=True).values
    return (X - m) - torch.exp(X - m).sum(dim=1, keepdim=True)
