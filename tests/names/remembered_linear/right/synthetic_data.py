# %% sample_by_sample
# truth: right, unusual because the samples are drawn one by one in a loop and stacked at the end.
import torch

def synthetic_data(w, b, num_examples):
    rows, labels = [], []
    for _ in range(num_examples):
        x = torch.randn(len(w))
        rows.append(x)
        labels.append(torch.dot(x, w) + b + 0.01 * torch.randn(()))
    return torch.stack(rows), torch.stack(labels).reshape(-1, 1)

# %% numpy_then_float
# truth: right, unusual because NumPy draws in float64 and both arrays are converted to float32 at the end.
import numpy as np
import torch

def synthetic_data(w, b, num_examples):
    X = np.random.standard_normal((num_examples, len(w)))
    y = X @ w.numpy().astype(np.float64) + b + np.random.normal(scale=0.01, size=num_examples)
    return torch.tensor(X, dtype=torch.float32), torch.tensor(y[:, None], dtype=torch.float32)

# %% labels_as_means
# truth: right, unusual because the noiseless labels are given to torch.normal as means, one for each sample, with the standard deviation 0.01.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.empty(num_examples, w.numel()).normal_(0, 1)
    line = torch.einsum("nd,d->n", X, w).unsqueeze(-1) + b
    return X, torch.normal(line, 0.01)
