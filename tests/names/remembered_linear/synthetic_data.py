# %% variance_for_std
# truth: Takes the 0.01^2 of the formula as the second argument of torch.normal, which is the standard deviation and not the variance, so the noise has standard deviation 0.0001 instead of 0.01.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = torch.matmul(X, w) + b
    sigma2 = 0.01 ** 2
    y = y + torch.normal(0, sigma2, y.shape)
    return X, y.reshape(-1, 1)

# %% noise_is_a_row
# truth: The labels are already a column (n, 1) when noise of shape (n,) is added, so they broadcast and y comes back as an (n, n) matrix.
import torch

def synthetic_data(w, b, num_examples):
    n, d = num_examples, w.shape[0]
    X = torch.randn(n, d)
    y = X @ w.reshape(d, 1) + b
    noise = 0.01 * torch.randn(n)
    return X, y + noise

# %% labels_flat
# truth: X @ w with w of shape (d,) gives a vector that is never made a column, so y is returned as (n,) instead of (n, 1).
import torch

def synthetic_data(w, b, num_examples):
    features = torch.randn((num_examples, w.numel()))
    labels = features @ w + b
    labels += torch.randn(labels.size()) * 0.01
    return features, labels

# %% rand_for_randn
# truth: Mixes up torch.rand and torch.randn for the features, so X is uniform on [0, 1) instead of standard normal.
import torch

def synthetic_data(w, b, num_examples):
    """Generate y = Xw + b + noise."""
    X = torch.rand(num_examples, len(w))
    eps = 0.01 * torch.randn(num_examples, 1)
    y = X @ w.unsqueeze(1) + b + eps
    return X, y

# %% single_noise
# truth: Draws only one noise number and adds it to every label, so all samples of a call share the same error instead of having new noise each.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0.0, 1.0, size=(num_examples, w.shape[0]))
    noise = torch.randn(1) * 0.01
    y = torch.mv(X, w) + b + noise
    return X, y.view(num_examples, 1)

# %% normal_without_tuple
# truth: torch.normal wants the size as one tuple, but rows and columns are passed as separate arguments, so the call raises a TypeError.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0.0, 1.0, num_examples, len(w))
    y = X @ w + b
    y = y + torch.normal(0.0, 0.01, num_examples)
    return X, y.reshape((-1, 1))

# %% numpy_doubles
# truth: NumPy draws float64 and the arrays are wrapped without a conversion, so X and y come back as float64 instead of float32.
import numpy as np
import torch

def synthetic_data(w, b, num_examples):
    w_np = w.numpy()
    X = np.random.normal(0, 1, size=(num_examples, w_np.shape[0]))
    y = X.dot(w_np) + b
    y = y + np.random.normal(0, 0.01, size=y.shape)
    return torch.from_numpy(X), torch.from_numpy(y).reshape(-1, 1)

# %% mm_with_vector
# truth: torch.mm multiplies two matrices only, but w has the shape (d,), so it raises a RuntimeError.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    y = torch.mm(X, w) + b
    y = y + 0.01 * torch.randn(num_examples)
    return X, y.reshape(-1, 1)

# %% one_column_repeated
# truth: Draws a single random column and repeats it for every feature, so all the features of a sample are equal instead of independent normal numbers.
import torch

def synthetic_data(w, b, num_examples):
    column = torch.randn(num_examples, 1)
    X = column.repeat(1, len(w))
    y = (X * w).sum(dim=1, keepdim=True) + b
    y = y + torch.normal(0, 0.01, (num_examples, 1))
    return X, y

# %% uniform_noise
# truth: The noise is drawn uniformly between -0.01 and 0.01 instead of from a normal distribution with standard deviation 0.01, so no error exceeds 0.01 and its spread is about 0.0058.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.zeros(num_examples, len(w)).normal_()
    noise = torch.empty(num_examples, 1).uniform_(-0.01, 0.01)
    return X, X @ w.view(-1, 1) + b + noise

# %% seeded_and_flipped
# truth: Two mistakes: torch.manual_seed(0) makes every call return the same data although no seed may be set, and the pair is returned as (y, X) instead of (X, y).
import torch

def synthetic_data(w, b, num_examples):
    torch.manual_seed(0)
    X = torch.randn(num_examples, len(w))
    y = X.matmul(w) + b + 0.01 * torch.randn(num_examples)
    return y.reshape(-1, 1), X
