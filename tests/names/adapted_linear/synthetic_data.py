# %% flat_labels
# truth: The labels are returned as the 1-D result of X @ w + b + noise, so y has shape (n,) where (n, 1) is asked.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = torch.matmul(X, w) + b
    y += torch.normal(0, 0.01, y.shape)
    return X, y

# %% one_noise_for_everybody
# truth: The noise is a single number drawn once and added to all labels, so all samples share the same error instead of a new one each.
import torch

def synthetic_data(w, b, num_examples):
    n_features = w.shape[0]
    X = torch.randn(num_examples, n_features)
    noise = 0.01 * torch.randn(1)
    y = X.mm(w.view(-1, 1)) + b + noise
    return X, y

# %% std_is_variance
# truth: The noise is drawn with standard deviation 0.01 ** 2 = 0.0001 (the variance is passed as the standard deviation), so the labels scatter a hundred times too little.
import torch

def synthetic_data(w, b, num_examples):
    sigma2 = 0.01 ** 2
    X = torch.randn((num_examples, w.numel()))
    eps = torch.normal(mean=0.0, std=sigma2, size=(num_examples, 1))
    return X, X @ w.unsqueeze(-1) + b + eps

# %% rand_features
# truth: The features come from torch.rand, uniform on [0, 1), instead of a standard normal distribution, so their mean is 0.5 and none is negative.
import torch

def synthetic_data(w, b, num_examples):
    # as in the "linear regression in 5 minutes" tutorial
    X = torch.rand(num_examples, len(w))
    y = torch.matmul(X, w.reshape(-1, 1)) + b
    y = y + torch.randn(y.size()) * 0.01
    return X, y

# %% numpy_doubles
# truth: Everything is computed in NumPy and converted by from_numpy without a cast, so X and y are float64 where float32 is asked.
import numpy as np
import torch

def synthetic_data(w, b, num_examples):
    w_np = w.numpy()
    X = np.random.normal(loc=0.0, scale=1.0, size=(num_examples, w_np.shape[0]))
    noise = np.random.normal(scale=0.01, size=(num_examples, 1))
    y = X.dot(w_np).reshape(-1, 1) + b + noise
    return torch.from_numpy(X), torch.from_numpy(y)

# %% reproducible_42
# truth: torch.manual_seed(42) is called inside, so each call returns the same data, although no seed may be set.
import torch

def synthetic_data(w, b, num_examples):
    torch.manual_seed(42)  # reproducibility
    features = torch.randn(num_examples, len(w))
    labels = features @ w + b + torch.randn(num_examples) * 0.01
    return features, labels[:, None]

# %% noise_column_on_row
# truth: Noise of shape (n, 1) is added to labels of shape (n,), which broadcasts, so y is an (n, n) matrix instead of a column.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    y = torch.mv(X, w) + b
    noise = torch.normal(0.0, 0.01, size=(num_examples, 1))
    return X, y + noise

# %% noise_into_features
# truth: The noise is added to the returned features after exact labels were computed from the clean ones, so the labels deviate from X w + b by 0.01 * |w| instead of by noise of standard deviation 0.01.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, w.size(0))
    y = (X @ w + b).unsqueeze(1)
    X = X + torch.normal(0.0, 0.01, X.shape)
    return X, y

# %% two_features_only
# truth: The number of features is hard-coded as 2, so X @ w raises a RuntimeError for any w whose length is not 2.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, 2)
    w = w.reshape(-1, 1)
    return X, X @ w + b + 0.01 * torch.randn(num_examples, 1)

# %% linspace_features
# truth: The features are an evenly spaced grid from -1 to 1, the same for each column and call, instead of random standard normal numbers.
import torch

def synthetic_data(w, b, num_examples):
    x = torch.linspace(-1, 1, num_examples).unsqueeze(dim=1)
    X = x.repeat(1, len(w))
    y = X @ w.unsqueeze(dim=1) + b
    return X, y + 0.01 * torch.randn_like(y)

# %% torch_random_normal
# truth: torch.random has no function normal (that is NumPy's name), so each call raises an AttributeError.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.random.normal(0, 1, (num_examples, len(w)))
    y = (X @ w + b).reshape(-1, 1)
    y += torch.random.normal(0, 0.01, y.shape)
    return X, y

# %% uniform_and_clean
# truth: Two mistakes: the features are uniform on [-1, 1) instead of standard normal, and no noise is added to the labels.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.empty(num_examples, len(w)).uniform_(-1, 1)
    y = X.matmul(w).view(-1, 1) + b
    return X, y
