# %% sample_by_sample
# truth: right, unusual because it loops over the samples and stacks the losses.
import torch

def squared_loss(y_hat, y):
    pairs = zip(y_hat.reshape(-1), y.reshape(-1))
    return torch.stack([0.5 * (p - t) ** 2 for p, t in pairs]).reshape(y_hat.shape)

# %% flat_and_back
# truth: right, unusual because both are flattened first and the losses made a column again at the end.
import torch

def squared_loss(y_hat, y):
    return (y_hat.flatten() - y.flatten()).square().div(2).unsqueeze(1)
