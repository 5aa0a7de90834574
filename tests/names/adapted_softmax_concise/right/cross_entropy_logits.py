# %% without_log_softmax
# truth: right, unusual because it subtracts the picked score from the logsumexp without log-probabilities.
import torch

def cross_entropy_logits(logits, y):
    return logits.logsumexp(dim=1) - logits.gather(1, y.reshape(-1, 1)).reshape(-1)

# %% one_hot_mask
# truth: right, unusual because a one-hot mask and a sum pick the log-probability.
import torch
from torch import nn

def cross_entropy_logits(logits, y):
    mask = nn.functional.one_hot(y, logits.shape[1]).to(logits.dtype)
    log_p = logits - torch.logsumexp(logits, dim=1, keepdim=True)
    return (-log_p * mask).sum(dim=1)

# %% sample_loop
# truth: right, unusual because each loss is computed in a loop over the samples, as the logsumexp of differences to the picked score.
import torch

def cross_entropy_logits(logits, y):
    return torch.stack([torch.logsumexp(row - row[k], dim=0) for row, k in zip(logits, y)])
