# %% normal_around_the_line
# truth: right, unusual because the labels are drawn by torch.normal around the exact line instead of adding noise.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    line = X @ w + b
    return X, torch.normal(line, 0.01).unsqueeze(1)

# %% numpy_then_cast
# truth: right, unusual because the numbers come from NumPy's generator (unseeded) and are cast to float32.
import numpy as np
import torch

def synthetic_data(w, b, num_examples):
    rng = np.random.default_rng()
    X = torch.tensor(rng.standard_normal((num_examples, len(w))), dtype=torch.float32)
    noise = torch.tensor(rng.normal(scale=0.01, size=(num_examples, 1)), dtype=torch.float32)
    return X, torch.mv(X, w)[:, None] + b + noise
