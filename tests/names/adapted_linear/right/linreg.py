# %% einsum
# truth: right, unusual because the product is an einsum.
import torch

def linreg(X, w, b):
    return torch.einsum("nd,dk->nk", X, w) + b

# %% bias_as_weight
# truth: right, unusual because the bias is absorbed as one more weight on a column of ones.
import torch

def linreg(X, w, b):
    ones = torch.ones(len(X), 1, dtype=X.dtype)
    return torch.cat([X, ones], dim=1) @ torch.cat([w, b.reshape(1, 1)], dim=0)
