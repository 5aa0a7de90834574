# %% y_stays_flat
# truth: Returns y with shape (n,) instead of the demanded column (n, 1).
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = torch.matmul(X, w) + b
    y += torch.normal(0, 0.01, y.shape)
    return X, y

# %% variance_as_std
# truth: Passes 0.01 ** 2 as the standard deviation, so the noise has standard deviation 0.0001 and is a hundred times too small.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = X @ w + b + torch.normal(0, 0.01 ** 2, (num_examples,))
    return X, y.reshape(-1, 1)

# %% root_of_std
# truth: Takes 0.01 for the variance and multiplies by its square root, so the noise has standard deviation 0.1, ten times too large.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, w.shape[0])
    noise = torch.randn(num_examples) * 0.01 ** 0.5
    y = X @ w + b + noise
    return X, y.unsqueeze(1)

# %% uniform_features
# truth: Uses torch.rand for the features, so they are uniform between 0 and 1 instead of standard normal.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.rand(num_examples, len(w))
    y = X @ w + b
    y = y + 0.01 * torch.randn(num_examples)
    return X, y.reshape((-1, 1))

# %% one_noise_for_all
# truth: Draws a single noise value and adds it to all labels, so the noise is a common shift and not new for each sample.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    noise = torch.randn(1) * 0.01
    y = X @ w.reshape(-1, 1) + b + noise
    return X, y

# %% noise_forgotten
# truth: Adds no noise at all, so the labels lie exactly on the line.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = torch.matmul(X, w) + b
    return X, y.reshape((-1, 1))

# %% bias_forgotten
# truth: Leaves out b, so all labels are too small by b.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = torch.matmul(X, w)
    y += torch.normal(0, 0.01, y.shape)
    return X, y.reshape((-1, 1))

# %% column_noise_on_flat_labels
# truth: Adds a noise column (n, 1) to flat labels (n,), so broadcasting makes y an (n, n) matrix instead of (n, 1).
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    y = X @ w + b
    noise = torch.randn(num_examples, 1) * 0.01
    return X, y + noise

# %% seeded
# truth: Sets a seed, which the docstring forbids, so each call returns the very same data and resets the global generator.
import torch

def synthetic_data(w, b, num_examples):
    torch.manual_seed(42)
    X = torch.randn(num_examples, len(w))
    y = X @ w + b + 0.01 * torch.randn(num_examples)
    return X, y.reshape(-1, 1)

# %% numpy_float64
# truth: Draws with NumPy and converts with from_numpy, so X and y are float64 instead of float32.
import numpy as np
import torch

def synthetic_data(w, b, num_examples):
    X = np.random.normal(0, 1, (num_examples, len(w)))
    y = X @ w.numpy() + b + np.random.normal(0, 0.01, num_examples)
    return torch.from_numpy(X), torch.from_numpy(y).reshape(-1, 1)

# %% two_features_always
# truth: Hard-codes two features, so it crashes with a shape mismatch for every w that does not have exactly two entries.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, 2)
    y = torch.mv(X, w) + b
    y = y + torch.randn(num_examples) * 0.01
    return X, y.view(-1, 1)

# %% features_transposed
# truth: Draws and returns X as (d, n), with samples in columns, instead of (n, d).
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(len(w), num_examples)
    y = w @ X + b + 0.01 * torch.randn(num_examples)
    return X, y.reshape(-1, 1)

# %% labels_first
# truth: Returns the pair in the wrong order, y before X.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = (X @ w + b).reshape(-1, 1)
    y += torch.normal(0, 0.01, y.shape)
    return y, X

# %% uniform_noise
# truth: The noise is uniform between 0 and 0.01 (torch.rand), so it is never negative, not normal, and shifts the labels by 0.005.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    y = X @ w + b + 0.01 * torch.rand(num_examples)
    return X, y.reshape(-1, 1)

# %% w_reshaped_in_place
# truth: Calls w.unsqueeze_(1), which changes the caller's w from (d,) to (d, 1), though arguments must stay as they are.
import torch

def synthetic_data(w, b, num_examples):
    w.unsqueeze_(1)
    X = torch.randn(num_examples, w.shape[0])
    y = X @ w + b
    y += 0.01 * torch.randn(y.shape)
    return X, y

# %% size_of_shape
# truth: Puts w.shape (a Size, not a number) inside the size of the draw, so every call crashes with a TypeError.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, w.shape))
    y = torch.matmul(X, w) + b
    y += torch.normal(0, 0.01, y.shape)
    return X, y.reshape((-1, 1))

# %% noise_times_label
# truth: Multiplies the labels by 1 + noise, so the noise grows with the label instead of having standard deviation 0.01 everywhere.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    y = (X @ w + b).reshape(-1, 1)
    y = y * (1 + 0.01 * torch.randn(num_examples, 1))
    return X, y
