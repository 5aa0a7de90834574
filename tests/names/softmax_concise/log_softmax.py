# %% log_of_softmax
# truth: It takes the log of the plain softmax: exp overflows for large scores (nan), and log 0 gives -inf.
import torch
def log_softmax(X):
    X_exp = torch.exp(X)
    partition = X_exp.sum(1, keepdim=True)
    return torch.log(X_exp / partition)

# %% global_max
# truth: The maximum of the whole batch is subtracted, not that of the row: a row far below it has a sum of exps of 0, so log gives -inf.
import torch
def log_softmax(X):
    Z = X - X.max()
    return Z - torch.log(torch.exp(Z).sum(dim=1, keepdim=True))

# %% library_call
# truth: It calls the library's log_softmax, which is to be written by hand here.
import torch.nn.functional as F
def log_softmax(X):
    return F.log_softmax(X, dim=-1)

# %% over_columns
# truth: Maximum and sum run over dim 0, so it normalises each class over the batch and not each row.
import torch
def log_softmax(X):
    m = torch.max(X, dim=0, keepdim=True).values
    return X - m - (X - m).exp().sum(0, keepdim=True).log()

# %% in_place
# truth: X -= max changes the argument itself (and raises for a leaf that requires grad).
import torch
def log_softmax(X):
    X -= X.max(dim=1, keepdim=True)[0]
    return X - X.exp().sum(dim=1, keepdim=True).log()

# %% max_not_added_back
# truth: log-sum-exp is computed of the shifted scores, but subtracted from the unshifted X: each row is too large by its maximum.
import torch
def log_softmax(X):
    c = X.max(dim=1, keepdim=True).values
    lse = torch.log(torch.sum(torch.exp(X - c), dim=1, keepdim=True))
    return X - lse
