# %% diagonal
# truth: right, unusual because it computes the matrix of every prediction against every label and keeps its diagonal.
import torch

def squared_loss(y_hat, y):
    every = y_hat.reshape(-1, 1) - y.reshape(1, -1)
    return torch.diagonal(every ** 2 / 2).reshape(y_hat.shape)

# %% zip_and_stack
# truth: right, unusual because it goes through the samples in a Python loop and stacks the losses.
import torch

def squared_loss(y_hat, y):
    losses = [(p - t) * (p - t) / 2 for p, t in zip(y_hat, y.flatten())]
    return torch.stack(losses)

# %% einsum_half
# truth: right, unusual because it multiplies the error by half of itself with einsum.
import torch

def squared_loss(y_hat, y):
    e = torch.sub(y_hat, y[:, None] if y.ndim == 1 else y)
    return torch.einsum("ij,ij->ij", e, 0.5 * e)
