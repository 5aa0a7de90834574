# %% star_product
# truth: Uses the elementwise product of X with the transposed weights and never sums over the features, so it returns (n, d) instead of (n, 1).
import torch

def linreg(X, w, b):
    return X * w.T + b

# %% sum_without_keepdim
# truth: Sums the products over dim 1 without keeping it, so the predictions come back as (n,) instead of a column (n, 1).
import torch

def linreg(X, w, b):
    weighted = X * w.reshape(-1)
    y_hat = torch.sum(weighted, dim=1)
    return y_hat + b

# %% through_numpy
# truth: Detaches everything and computes in NumPy, so the result is cut off from the graph and no gradient flows to X, w or b.
import numpy as np
import torch

def linreg(X, w, b):
    X_np, w_np, b_np = (t.detach().numpy() for t in (X, w, b))
    out = np.dot(X_np, w_np) + b_np
    return torch.from_numpy(out)

# %% bias_item
# truth: b.item() turns the bias into a Python number, so the values are right but no gradient flows to b.
import torch

def linreg(X, w, b):
    return torch.mm(X, w) + b.item()

# %% dot_of_matrices
# truth: torch.dot accepts only one-dimensional tensors, but X and w are matrices, so it raises a RuntimeError (NumPy's dot remembered).
import torch

def linreg(X, w, b):
    return torch.dot(X, w) + b

# %% cast_to_float
# truth: Casts all inputs to float32, so float64 inputs give float32 predictions and the dtype of the input isn't kept.
import torch

def linreg(X, w, b):
    X, w, b = X.float(), w.float(), b.float()
    return X @ w + b

# %% weights_in_front
# truth: Writes w^T X as for a single sample, whose shapes (1, d) and (n, d) do not fit, so it raises a RuntimeError unless n equals d, where the answer is a wrong row.
import torch

def linreg(X, w, b):
    """y = w^T x + b"""
    return torch.matmul(w.t(), X) + b

# %% scales_x_in_place
# truth: mul_ multiplies X by the weights in place, so the predictions are right but the features passed in are overwritten.
import torch

def linreg(X, w, b):
    products = X.mul_(w.reshape(1, -1))
    return products.sum(1, keepdim=True) + b

# %% bias_per_feature
# truth: Adds the bias to each product before it sums over the features, so b is counted d times instead of once.
import torch

def linreg(X, w, b):
    terms = X * w.T + b
    return terms.sum(dim=1).unsqueeze(1)

# %% no_bias_and_squeezed
# truth: Two mistakes: the bias is never added, and squeeze makes the predictions (n,) instead of (n, 1).
import torch

def linreg(X, w, b):
    y_hat = X @ w
    return y_hat.squeeze(-1)
