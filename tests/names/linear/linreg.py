# %% squeezes_result
# truth: The predictions are squeezed to shape (n,); they have to stay a column (n, 1), or the loss will broadcast.
import torch

def linreg(X, w, b):
    return (torch.matmul(X, w) + b).squeeze(-1)

# %% bias_into_features
# truth: b is added to every feature before the product, so it is multiplied by the sum of the weights instead of being added once to the prediction.
def linreg(X, w, b):
    return (X + b) @ w

# %% no_row_sum
# truth: Features and weights are multiplied element by element but never summed over the features: the result is (n, d) instead of (n, 1).
import torch

def linreg(X, w, b):
    weighted = torch.mul(X, w.T)
    return weighted + b

# %% params_data
# truth: The product uses w.data and b.data, so the predictions have no graph and no gradient reaches w and b.
import torch

def linreg(X, w, b):
    return torch.mm(X, w.data) + b.data

# %% bias_per_feature
# truth: The bias stands inside the sum over the features and is therefore added d times; right only for d = 1.
def linreg(X, w, b):
    out = 0
    for j in range(X.shape[1]):
        out = out + X[:, j:j + 1] * w[j] + b
    return out
