# %% squeezed_predictions
# truth: The product is squeezed, so the predictions have shape (n,) where (n, 1) is asked.
import torch

def linreg(X, w, b):
    return torch.matmul(X, w).squeeze(1) + b

# %% star_product
# truth: X * w multiplies elementwise with broadcasting of (n, d) against (d, 1) instead of a matrix product, so for d > 1 it raises when n is neither 1 nor d, and otherwise gives wrong numbers.
import torch

def linreg(X, w, b):
    return (X * w).sum(dim=1, keepdim=True) + b

# %% coursera_orientation
# truth: It computes w.T X.T + b as in courses where samples are columns, so the predictions are a row (1, n) instead of a column (n, 1).
import torch

def linreg(X, w, b):
    # y_hat = w^T x + b
    Z = torch.mm(w.t(), X.t()) + b
    return Z

# %% bias_item
# truth: b.item() turns the bias into a Python number, so no gradient flows to b (b.grad stays None) although the values are right.
import torch

def linreg(X, w, b):
    bias = b.item()
    return X @ w + bias

# %% no_intercept
# truth: The bias b is never added, so all predictions are too small by b.
import torch

def linreg(X, w, b):
    y_pred = X.mm(w)
    return y_pred

# %% copies_into_layer
# truth: The values are copied into a new nn.Linear, whose own parameters get the gradients, so none flow back to the w and b that were passed.
import torch
from torch import nn

def linreg(X, w, b):
    layer = nn.Linear(w.shape[0], 1, dtype=X.dtype)
    with torch.no_grad():
        layer.weight.copy_(w.T)
        layer.bias.copy_(b)
    return layer(X)

# %% f_linear_untransposed
# truth: F.linear multiplies by the transpose of its weight and expects (1, d), but w of shape (d, 1) is passed as it is, so for d > 1 a RuntimeError about shapes is raised.
import torch
import torch.nn.functional as F

def linreg(X, w, b):
    return F.linear(X, w, b)

# %% relu_neuron
# truth: A ReLU is applied to the result as in a neuron, so all negative predictions become 0.
import torch

def linreg(X, w, b):
    z = X @ w + b
    return torch.relu(z)

# %% absorb_bias_cat
# truth: torch.cat is given w with two dimensions and b with one, so it raises a RuntimeError before any prediction is made.
import torch

def linreg(X, w, b):
    ones = torch.ones(X.shape[0], 1, dtype=X.dtype)
    X_aug = torch.cat((X, ones), dim=1)
    w_aug = torch.cat((w, b), dim=0)
    return X_aug @ w_aug

# %% bias_on_weights
# truth: b is added to each weight instead of to the product, so X (w + b) is returned, which adds b times the sum of a sample's features.
import torch

def linreg(X, w, b):
    return X @ (w + b)

# %% forward_through_numpy
# truth: The prediction is computed in NumPy on detached arrays, so the returned tensor has no graph and no gradients flow to w and b.
import numpy as np
import torch

def linreg(X, w, b):
    x_np, w_np, b_np = (t.detach().numpy() for t in (X, w, b))
    return torch.from_numpy(np.dot(x_np, w_np) + b_np)

# %% bias_lost_and_flat
# truth: Two mistakes: the bias is subtracted instead of added, and the predictions are flattened to (n,).
import torch

def linreg(X, w, b):
    return (X @ w - b).view(-1)
