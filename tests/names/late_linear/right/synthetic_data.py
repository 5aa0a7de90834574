# %% mean_of_normal
# truth: right, unusual because the labels are drawn from a normal distribution around the line instead of adding noise to it.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, w.numel())
    line = (X * w).sum(dim=1, keepdim=True) + b
    return X, torch.normal(line, 0.01)

# %% noise_as_hidden_feature
# truth: right, unusual because the noise is one more standard normal feature with the weight 0.01, which is cut off at the end.
import torch

def synthetic_data(w, b, num_examples):
    d = len(w)
    Z = torch.randn(num_examples, d + 1)
    weights = torch.cat([w, w.new_tensor([0.01])]).reshape(d + 1, 1)
    y = Z @ weights + b
    return Z[:, :d].clone(), y

# %% sample_by_sample
# truth: right, unusual because it fills the two tensors in a loop, one sample at a time.
import torch

def synthetic_data(w, b, num_examples):
    X = torch.empty(num_examples, len(w))
    y = torch.empty(num_examples, 1)
    for i in range(num_examples):
        X[i].normal_()
        y[i, 0] = torch.dot(X[i], w) + b + 0.01 * torch.randn(())
    return X, y
