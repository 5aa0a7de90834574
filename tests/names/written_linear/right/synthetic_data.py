# %% one_draw_for_everything
# truth: right, unusual because features and noise come from one draw of (n, d + 1) numbers, whose last column is scaled and added.
import torch

def synthetic_data(w, b, num_examples):
    d = w.numel()
    Z = torch.randn(num_examples, d + 1)
    X = Z[:, :d].clone()
    y = X @ w[:, None] + b + Z[:, d:] * 0.01
    return X, y

# %% normal_around_the_line
# truth: right, unusual because the labels are drawn directly from a normal distribution whose mean is the line.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.empty(num_examples, w.shape[0]).normal_()
    line = (X * w).sum(dim=1, keepdim=True) + b
    y = torch.normal(line, 0.01)
    return X, y
