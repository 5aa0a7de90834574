# %% logaddexp_over_columns
# truth: right, unusual because the log of the sum is built column by column with logaddexp.
from functools import reduce
import torch

def log_softmax(X):
    total = reduce(torch.logaddexp, X.unbind(dim=1))
    return X - total.unsqueeze(1)

# %% transposed
# truth: right, unusual because it works on the transpose, holds the detached maximum constant and broadcasts along the last axis.
import torch

def log_softmax(X):
    columns = X.T - X.detach().amax(dim=1)
    return (columns - columns.exp().sum(dim=0).log()).T
