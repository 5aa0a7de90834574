# %% addmm
# truth: right, unusual because product and sum are one call of torch.addmm, into which b is broadcast.
import torch

def linreg(X, w, b):
    return torch.addmm(b, X, w)

# %% bias_as_weight
# truth: right, unusual because a column of ones is appended to X and b to w, so that one product does it all.
import torch

def linreg(X, w, b):
    X1 = torch.cat([X, X.new_ones(X.shape[0], 1)], dim=1)
    w1 = torch.cat([w, b.reshape(1, 1)], dim=0)
    return torch.einsum("nd,dk->nk", X1, w1)
