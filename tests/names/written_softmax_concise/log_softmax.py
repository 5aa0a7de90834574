# %% no_shift
# truth: Sums the exponentials without subtracting the maximum, so large scores overflow and the result is -inf.
import torch

def log_softmax(X):
    return X - torch.log(torch.exp(X).sum(dim=1, keepdim=True))

# %% over_columns
# truth: Takes logsumexp along dimension 0, so each column is normalised over the samples instead of each row over the classes.
import torch

def log_softmax(X):
    return X - torch.logsumexp(X, dim=0, keepdim=True)

# %% no_keepdim
# truth: Without keepdim the sums have shape (n,), which crashes in the subtraction or, for n equal to q, is subtracted along the wrong axis.
import torch

def log_softmax(X):
    return X - torch.logsumexp(X, dim=1)

# %% maximum_of_all
# truth: Shifts by the maximum of the whole tensor instead of each row, so a row far below another underflows and gives non-finite numbers.
import torch

def log_softmax(X):
    Z = X - X.max()
    return Z - torch.log(torch.exp(Z).sum(dim=1, keepdim=True))

# %% in_place
# truth: Subtracts in place, so the scores of the caller are overwritten and a leaf that requires gradients raises an error.
import torch

def log_softmax(X):
    X -= X.max(dim=1, keepdim=True).values
    X -= torch.log(torch.exp(X).sum(dim=1, keepdim=True))
    return X

# %% epsilon
# truth: Adds 1e-8 inside the logarithm, so nothing falls below about -18.4 and scores like (0, 1000) give -18.4 instead of -1000.
import torch

def log_softmax(X):
    X_exp = torch.exp(X - X.max(dim=1, keepdim=True).values)
    probs = X_exp / X_exp.sum(dim=1, keepdim=True)
    return torch.log(probs + 1e-8)

# %% clamped_scores
# truth: Clamps the scores to -50 and 50 against overflow, so larger differences between scores are lost and their gradients are 0.
import torch

def log_softmax(X):
    X = torch.clamp(X, -50, 50)
    return X - torch.logsumexp(X, dim=1, keepdim=True)

# %% forgot_log
# truth: Returns the softmax itself, probabilities between 0 and 1, instead of its logarithm.
import torch

def log_softmax(X):
    X_exp = torch.exp(X - X.max(dim=1, keepdim=True).values)
    return X_exp / X_exp.sum(dim=1, keepdim=True)

# %% negated
# truth: Returns the negative log-probabilities, logsumexp minus X, so all signs are the wrong way round.
import torch

def log_softmax(X):
    return torch.logsumexp(X, dim=1, keepdim=True) - X

# %% detached
# truth: Works on the detached scores, so the values are right but no gradient flows to X.
import torch

def log_softmax(X):
    X = X.detach()
    Z = X - X.max(dim=1, keepdim=True).values
    return Z - torch.log(torch.exp(Z).sum(dim=1, keepdim=True))

# %% constant_normaliser
# truth: Computes logsumexp under no_grad as if it were a constant, so the values are right but the gradient lacks the softmax term.
import torch

def log_softmax(X):
    with torch.no_grad():
        log_sum = torch.logsumexp(X, dim=1, keepdim=True)
    return X - log_sum

# %% always_float32
# truth: Converts to float32 at the start, so float64 scores give a float32 result of less precision.
import torch

def log_softmax(X):
    X = X.float()
    return X - torch.logsumexp(X, dim=1, keepdim=True)

# %% double_for_stability
# truth: Computes in float64 and does not convert back, so float32 scores give a float64 result.
import torch

def log_softmax(X):
    X = X.double()
    return X - torch.logsumexp(X, dim=1, keepdim=True)

# %% shift_only_in_sum
# truth: Subtracts the maximum in the exponents only and from X not, so each row is too large by its maximum.
import torch

def log_softmax(X):
    m = X.max(dim=1, keepdim=True).values
    return X - torch.log(torch.exp(X - m).sum(dim=1, keepdim=True))

# %% max_is_a_pair
# truth: Forgets that max along a dimension gives values and indices, so the subtraction of a tuple raises TypeError.
import torch

def log_softmax(X):
    Z = X - torch.max(X, dim=1, keepdim=True)
    return Z - torch.log(torch.exp(Z).sum(dim=1, keepdim=True))

# %% mean_of_exponentials
# truth: Takes the logarithm of the mean of the exponentials instead of their sum, so every result is too large by log q.
import torch

def log_softmax(X):
    Z = X - X.max(dim=1, keepdim=True).values
    return Z - torch.log(torch.exp(Z).mean(dim=1, keepdim=True))

# %% sum_over_everything
# truth: Sums the exponentials of all samples together, so the rows are not normalised one by one.
import torch

def log_softmax(X):
    Z = X - X.max(dim=1, keepdim=True).values
    return Z - torch.log(torch.exp(Z).sum())

# %% divided_by_maximum
# truth: Divides the scores by their largest absolute value instead of subtracting the maximum, which keeps them small but changes the distribution.
import torch

def log_softmax(X):
    Z = X / X.abs().max(dim=1, keepdim=True).values
    return Z - torch.log(torch.exp(Z).sum(dim=1, keepdim=True))

# %% via_numpy
# truth: Computes with NumPy, so scores that require gradients raise RuntimeError at X.numpy() and no gradient can flow.
import numpy as np
import torch

def log_softmax(X):
    x = X.numpy()
    z = x - x.max(axis=1, keepdims=True)
    return torch.from_numpy(z - np.log(np.exp(z).sum(axis=1, keepdims=True)))
