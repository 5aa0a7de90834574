# %% addmm
# truth: right, unusual because torch.addmm adds the bias and the product in one call.
import torch

def linreg(X, w, b):
    return torch.addmm(b, X, w)

# %% broadcast_and_sum
# truth: right, unusual because the product is written as an elementwise one, summed over the features with keepdim.
import torch

def linreg(X, w, b):
    return (X * w.T).sum(dim=1, keepdim=True).add(b)

# %% ones_column
# truth: right, unusual because the bias is made one weight more and a column of ones is appended to a copy of X.
import torch

def linreg(X, w, b):
    A = torch.cat((X, torch.ones_like(X[:, :1])), dim=1)
    return A @ torch.cat((w, b.reshape(1, 1)), dim=0)
