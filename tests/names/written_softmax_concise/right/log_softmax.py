# %% logaddexp_fold
# truth: right, unusual because it shifts by the detached row maximum and folds the columns together with logaddexp instead of summing exponentials.
from functools import reduce

import torch

def log_softmax(X):
    Z = X - X.detach().amax(dim=1, keepdim=True)
    return Z - reduce(torch.logaddexp, Z.unbind(dim=1)).unsqueeze(1)

# %% pairwise_differences
# truth: right, unusual because it uses -log sum_k exp(x_k - x_j) on all pairwise differences, so no maximum is written down at all.
import torch

def log_softmax(X):
    differences = X.unsqueeze(1) - X.unsqueeze(2)      # [i, j, k] is X[i, k] - X[i, j]
    return -torch.logsumexp(differences, dim=2)
