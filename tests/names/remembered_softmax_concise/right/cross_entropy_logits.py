# %% difference_of_lse
# truth: right, unusual because it never forms the log-softmax but subtracts the score of the label from the logsumexp of the row.
import torch

def cross_entropy_logits(logits, y):
    picked = logits.gather(1, y.unsqueeze(1)).squeeze(1)
    return logits.logsumexp(1) - picked

# %% boolean_mask
# truth: right, unusual because the labels are turned into a mask by comparison with the class numbers, and masked values are selected.
import torch

def cross_entropy_logits(logits, y):
    mask = y[:, None] == torch.arange(logits.shape[1])
    Z = logits - logits.max(dim=1, keepdim=True).values
    lp = Z - Z.exp().sum(dim=1, keepdim=True).log()
    return -lp[mask]

# %% sum_of_relative_scores
# truth: right, unusual because it computes the logsumexp of the scores less that of the label, which is the same number.
import torch

def cross_entropy_logits(logits, y):
    own = logits[torch.arange(len(y)), y].reshape(-1, 1)
    return torch.logsumexp(logits - own, dim=1)
