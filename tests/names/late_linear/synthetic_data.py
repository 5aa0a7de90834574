# %% variance_as_std
# truth: Passes 0.01 ** 2, the variance, where torch.normal wants the standard deviation, so the noise is a hundred times too small.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = torch.matmul(X, w) + b
    y += torch.normal(0, 0.01 ** 2, y.shape)
    return X, y.reshape((-1, 1))

# %% labels_flat
# truth: Forgets to make y a column, so the labels have the shape (n,) instead of (n, 1).
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, w.shape[0])
    y = X @ w + b + torch.randn(num_examples) * 0.01
    return X, y

# %% no_noise
# truth: Adds no noise at all, so the labels lie exactly on the line.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = torch.matmul(X, w) + b
    return X, y.reshape(-1, 1)

# %% rand_features
# truth: Uses torch.rand, so the features are uniform on [0, 1) instead of standard normal.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.rand(num_examples, len(w))
    noise = torch.randn(num_examples, 1) * 0.01
    y = X @ w.reshape(-1, 1) + b + noise
    return X, y

# %% one_noise_for_all
# truth: Draws a single noise value and adds it to all labels, so the noise is a common shift instead of new for each sample.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    y = X @ w + b
    y += torch.randn(1) * 0.01
    return X, y.reshape(-1, 1)

# %% noise_not_scaled
# truth: Adds standard normal noise without the factor 0.01, so the labels are far too noisy.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn((num_examples, len(w)))
    epsilon = torch.randn((num_examples, 1))
    y = torch.matmul(X, w.reshape(-1, 1)) + b + epsilon
    return X, y

# %% seeded
# truth: Sets a seed although the docstring forbids it, so each call returns the same data and the global generator is reset.
import torch

def synthetic_data(w, b, num_examples):
    torch.manual_seed(42)
    X = torch.normal(0.0, 1.0, size=(num_examples, len(w)))
    y = X @ w + b + torch.normal(0.0, 0.01, size=(num_examples,))
    return X, y.reshape(-1, 1)

# %% noise_row_on_column
# truth: Adds noise of shape (n,) to a column (n, 1), so broadcasting makes y a matrix (n, n).
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, w.numel())
    y = X @ w.view(-1, 1) + b
    y = y + 0.01 * torch.randn(num_examples)
    return X, y

# %% numpy_double
# truth: Draws with NumPy and computes in float64, so X and y are float64 instead of float32.
import numpy as np
import torch

def synthetic_data(w, b, num_examples):
    X = np.random.normal(0, 1, (num_examples, len(w)))
    y = X @ w.numpy() + b + np.random.normal(0, 0.01, num_examples)
    return torch.from_numpy(X), torch.from_numpy(y).reshape(-1, 1)

# %% two_features_only
# truth: Writes the number of features as 2, as in the book's example, so any w of another length crashes in the matrix product.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, 2))
    y = torch.matmul(X, w) + b
    y += torch.normal(0, 0.01, y.shape)
    return X, y.reshape((-1, 1))

# %% bias_forgotten
# truth: Never adds b, so all labels are too small by b.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    noise = torch.normal(0, 0.01, (num_examples, 1))
    y = torch.mm(X, w.unsqueeze(1)) + noise
    return X, y

# %% unsqueeze_in_place
# truth: Turns w into a column with unsqueeze_, which changes the caller's w to the shape (d, 1).
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    w.unsqueeze_(1)
    y = torch.matmul(X, w) + b
    y = y + torch.normal(0, 0.01, y.shape)
    return X, y
