# %% addmm
# truth: right, unusual because the bias and the product are one call of addmm, which broadcasts b to a column.
import torch

def linreg(X, w, b):
    return torch.addmm(b, X, w)

# %% bias_as_weight
# truth: right, unusual because a column of ones is appended to X and b to w, so that one product does it all.
import torch

def linreg(X, w, b):
    ones = torch.ones(X.shape[0], 1, dtype=X.dtype, device=X.device)
    return torch.cat((X, ones), dim=1) @ torch.cat((w, b.reshape(1, 1)), dim=0)

# %% column_by_column
# truth: right, unusual because it starts from the bias and adds one feature after the other in a loop.
import torch

def linreg(X, w, b):
    y_hat = b.expand(X.shape[0], 1)
    for j in range(X.shape[1]):
        y_hat = y_hat + X[:, j:j + 1] * w[j]
    return y_hat
