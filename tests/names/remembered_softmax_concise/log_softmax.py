# %% log_of_softmax
# truth: Takes the logarithm of the (stable) softmax, where small probabilities round to 0, so scores far below the maximum give -inf instead of finite numbers.
import torch

def log_softmax(X):
    Z = torch.exp(X - X.max(dim=1, keepdim=True).values)
    return torch.log(Z / Z.sum(dim=1, keepdim=True))

# %% column_sums
# truth: Sums over dim 0 instead of dim 1, so it normalises each column over the samples and not each row.
import torch

def log_softmax(X):
    return X - torch.logsumexp(X, dim=0, keepdim=True)

# %% keepdim_missing
# truth: The sums have shape (n,) because keepdim is missing, so the subtraction fails unless n equals q (or is 1), and then with n = q takes the sums of the wrong rows.
import torch

def log_softmax(X):
    return X - torch.logsumexp(X, dim=1)

# %% global_maximum
# truth: Subtracts the maximum of the whole batch instead of that of each row, so in rows far below it all exponentials underflow to 0 and the result is infinite.
import torch

def log_softmax(X):
    shifted = X - X.max()
    return shifted - torch.log(torch.exp(shifted).sum(dim=1, keepdim=True))

# %% no_shift
# truth: Exponentiates the scores without subtracting the maximum, so large scores overflow to inf and very small ones underflow, and the result isn't finite.
import torch

def log_softmax(X):
    partition = X.exp().sum(1, keepdim=True)
    return X - partition.log()

# %% maximum_in_place
# truth: X -= ... subtracts the maximum in the argument itself, so the caller's scores are changed (or it raises where they are a leaf that requires gradients).
import torch

def log_softmax(X):
    m = X.max(dim=1, keepdim=True)[0]
    X -= m
    return X - torch.log(torch.sum(torch.exp(X), dim=1, keepdim=True))

# %% epsilon
# truth: Adds 1e-9 to the probabilities before the logarithm to avoid log 0, so log-probabilities below about -20.7 are cut off there instead of being exact.
import torch

def log_softmax(X):
    e = torch.exp(X - torch.amax(X, dim=1, keepdim=True))
    p = e / e.sum(dim=1, keepdim=True)
    return torch.log(p + 1e-9)

# %% max_is_a_pair
# truth: max with a dim returns a pair of values and indices, which cannot be subtracted from a tensor, so a TypeError is raised.
import torch

def log_softmax(X):
    m = X.max(dim=1, keepdim=True)
    Z = X - m
    return Z - torch.log(torch.exp(Z).sum(dim=1, keepdim=True))

# %% maximum_forgotten_once
# truth: Subtracts the maximum inside the exponentials only and not from the first term, so each row is too large by its maximum.
import torch

def log_softmax(X):
    m = X.max(dim=1, keepdim=True).values
    log_sum = torch.log(torch.exp(X - m).sum(dim=1, keepdim=True))
    return X - log_sum

# %% mean_of_exponentials
# truth: Takes the logarithm of the mean of the exponentials instead of their sum, so every value is too large by log q.
import torch

def log_softmax(X):
    Z = X - X.max(1, keepdim=True)[0]
    return Z - Z.exp().mean(1, keepdim=True).log()

# %% base_ten
# truth: Uses the logarithm to base 10 for the sum, so the result isn't the natural log-probability.
import torch

def log_softmax(X):
    Z = X - X.max(dim=-1, keepdim=True).values
    return Z - torch.log10(torch.exp(Z).sum(dim=-1, keepdim=True))

# %% single_precision
# truth: Converts the scores to float32 at the start, so float64 scores give a float32 result instead of keeping their dtype.
import torch

def log_softmax(X):
    X = X.to(torch.float32)
    return X - torch.logsumexp(X, 1, keepdim=True)

# %% clamped_scores
# truth: Clamps the scores to [-80, 80] so that nothing overflows, so scores outside of it give finite but wrong log-probabilities.
import torch

def log_softmax(X):
    Z = X.clamp(-80, 80)
    return Z - torch.log(torch.exp(Z).sum(dim=1, keepdim=True))

# %% largest_absolute_value
# truth: Subtracts the largest absolute value instead of the maximum, so a row of very negative scores is pushed further down, underflows and gives infinite results.
import torch

def log_softmax(X):
    c = X.abs().max(dim=1, keepdim=True).values
    Z = X - c
    return Z - torch.log(Z.exp().sum(dim=1, keepdim=True))

# %% dim_forgotten
# truth: torch.logsumexp needs a dim, which is missing, so a TypeError is raised.
import torch

def log_softmax(X):
    lse = torch.logsumexp(X, keepdim=True)
    return X - lse

# %% without_gradient
# truth: Computes under torch.no_grad(), so the values are right but no gradient flows to the scores.
import torch

@torch.no_grad()
def log_softmax(X):
    return X - torch.logsumexp(X, dim=1, keepdim=True)

# %% sum_of_scores
# truth: Takes the sum of the scores for the logarithm of the sum of their exponentials, as if log and exp cancelled inside the sum, so all values are wrong.
import torch

def log_softmax(X):
    m = X.max(dim=1, keepdim=True).values
    Z = X - m
    return Z - Z.sum(dim=1, keepdim=True)

# %% negative_and_unshifted
# truth: Two mistakes: the sign is reversed, so it returns negative log-probabilities, and the maximum isn't subtracted, so large scores overflow to infinity.
import torch

def log_softmax(X):
    return torch.log(torch.exp(X).sum(dim=1, keepdim=True)) - X
