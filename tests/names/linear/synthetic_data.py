# %% labels_one_dim
# truth: The labels come back with shape (n,) because w is (d,); they have to be a column (n, 1).
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = torch.matmul(X, w) + b
    y += torch.normal(0, 0.01, y.shape)
    return X, y

# %% variance_for_sd
# truth: 0.01 is taken as the variance and its root, 0.1, as the standard deviation: the noise is ten times too strong.
import torch
import math

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, w.shape[0])
    noise = math.sqrt(0.01) * torch.randn(num_examples, 1)
    y = X @ w.reshape(-1, 1) + b + noise
    return X, y

# %% noise_in_features
# truth: The noise is added to the features before the product with w instead of to the labels, so its size depends on w (and with w = 0 there is none).
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, w.numel())
    eps = 0.01 * torch.randn(X.shape)
    y = (X + eps) @ w.view(-1, 1) + b
    return X, y

# %% rand_not_randn
# truth: torch.rand draws the features uniformly from [0, 1); they have to be standard normal (torch.randn).
import torch

def synthetic_data(w, b, num_examples):
    d = w.shape[0]
    X = torch.rand(num_examples, d)
    y = torch.mm(X, w.unsqueeze(1)) + b
    y = y + torch.randn(num_examples, 1) * 0.01
    return X, y

# %% numpy_doubles
# truth: The data are drawn with NumPy and stay float64; X and y have to be float32.
import numpy as np
import torch

def synthetic_data(w, b, num_examples):
    w_np = w.numpy().reshape(-1, 1)
    X = np.random.normal(0, 1, size=(num_examples, w_np.shape[0]))
    y = X.dot(w_np) + b
    y = y + np.random.normal(0, 0.01, size=y.shape)
    return torch.from_numpy(X), torch.from_numpy(y)

# %% same_noise_for_all
# truth: A single random number is added to all labels, which only shifts b; every sample needs its own noise.
import torch
import random

def synthetic_data(w, b, num_examples):
    X = torch.normal(0.0, 1.0, size=(num_examples, w.shape[0]))
    eps = random.gauss(0, 0.01)
    y = X @ w + b + eps
    return X, y.reshape((-1, 1))

# %% always_two_features
# truth: The number of features is fixed at 2: with a w of another length the product raises; it should be len(w).
import torch

def synthetic_data(w, b, num_examples):
    num_inputs = 2
    features = torch.randn(num_examples, num_inputs, dtype=torch.float32)
    labels = features.matmul(w) + b
    labels += torch.normal(0, 0.01, size=labels.size())
    return features, labels.view(-1, 1)

# %% seeds_itself
# truth: It sets a seed, so each call gives the same data and the caller's random state is overwritten.
import torch

def synthetic_data(w, b, num_examples):
    torch.manual_seed(42)  # reproducible
    X = torch.randn((num_examples, len(w)))
    y = X @ w.reshape(len(w), 1) + b
    y += 0.01 * torch.randn(y.shape)
    return X, y
