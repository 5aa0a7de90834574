# %% no_bias
# truth: Forgets to add b, so all predictions are off by b.
import torch

def linreg(X, w, b):
    return torch.matmul(X, w)

# %% elementwise_product
# truth: Uses * instead of a matrix product, which crashes for most shapes and gives a wrong product for the others.
import torch

def linreg(X, w, b):
    return X * w + b

# %% w_transposed_first
# truth: Computes w.T @ X as in lectures with samples in columns, which crashes because the inner sizes are d and n.
import torch

def linreg(X, w, b):
    return torch.matmul(w.T, X) + b

# %% squeezed
# truth: Squeezes the result, so predictions have the shape (n,) instead of (n, 1).
import torch

def linreg(X, w, b):
    y_hat = torch.matmul(X, w) + b
    return y_hat.squeeze()

# %% no_grad
# truth: Computes under no_grad, so no gradients flow to w and b.
import torch

def linreg(X, w, b):
    with torch.no_grad():
        return X @ w + b

# %% bias_inside
# truth: Adds b to the features before the product, so each prediction gets b times the sum of the weights instead of b.
import torch

def linreg(X, w, b):
    return (X + b) @ w

# %% forced_float32
# truth: Casts everything to float32, so float64 input gives float32 predictions.
import torch

def linreg(X, w, b):
    X = X.to(torch.float32)
    w = w.to(torch.float32)
    b = b.to(torch.float32)
    return torch.mm(X, w) + b

# %% bias_item
# truth: Turns b into a Python number with item(), so the gradient does not flow to b.
import torch

def linreg(X, w, b):
    return torch.matmul(X, w) + b.item()

# %% bias_repeated
# truth: Repeats b to shape (n,) and adds it to the column, so the predictions become a matrix (n, n).
import torch

def linreg(X, w, b):
    n = X.shape[0]
    return torch.matmul(X, w) + b.repeat(n)

# %% functional_linear
# truth: Calls F.linear, which wants weights of shape (1, d), with w of shape (d, 1), so it crashes unless d is 1.
import torch
import torch.nn.functional as F

def linreg(X, w, b):
    return F.linear(X, w, b)

# %% new_layer
# truth: Makes a fresh nn.Linear with random weights and ignores w and b, so the predictions are random.
import torch
from torch import nn

def linreg(X, w, b):
    model = nn.Linear(X.shape[1], 1)
    return model(X)

# %% summed_over_samples
# truth: Sums the products over all samples, so it returns one number of shape (1,) instead of a prediction for each sample.
import torch

def linreg(X, w, b):
    return torch.sum(X @ w) + b
