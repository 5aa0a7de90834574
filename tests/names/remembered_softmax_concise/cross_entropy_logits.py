# %% mean_over_batch
# truth: Averages the losses to one number instead of returning one for each sample.
import torch

def cross_entropy_logits(logits, y):
    lp = log_softmax(logits)
    return -lp[torch.arange(len(y)), y].mean()

# %% minus_missing
# truth: The minus sign is missing, so it returns the log-probabilities of the labels, which are negative.
import torch

def cross_entropy_logits(logits, y):
    return log_softmax(logits)[range(len(logits)), y]

# %% slice_for_rows
# truth: Indexes with [:, y] instead of one column per row, so it returns an (n, n) matrix of every sample with every label.
import torch

def cross_entropy_logits(logits, y):
    return -log_softmax(logits)[:, y]

# %% one_hot_wrong_axis
# truth: Sums the one-hot product over dim 0 instead of dim 1, so it returns a sum per class, of shape (q,), instead of a loss per sample.
import torch
import torch.nn.functional as F

def cross_entropy_logits(logits, y):
    onehot = F.one_hot(y, logits.shape[1]).to(logits.dtype)
    return -(onehot * log_softmax(logits)).sum(dim=0)

# %% one_hot_too_short
# truth: F.one_hot without the number of classes makes only as many columns as the largest label asks for, so the product fails (or broadcasts wrongly) where the last class isn't among the labels.
import torch
from torch import nn

def cross_entropy_logits(logits, y):
    mask = nn.functional.one_hot(y)
    return -(mask * log_softmax(logits)).sum(dim=1)

# %% gather_one_dimension
# truth: gather gets the labels as (n,) although its index needs as many dimensions as the scores, so a RuntimeError is raised.
import torch

def cross_entropy_logits(logits, y):
    return -torch.gather(log_softmax(logits), 1, y)

# %% gathered_column
# truth: The gathered column is never squeezed, so the losses are (n, 1) instead of (n,).
import torch

def cross_entropy_logits(logits, y):
    logp = logits - logits.logsumexp(dim=1, keepdim=True)
    return -logp.gather(1, y.view(-1, 1))

# %% scores_as_probabilities
# truth: Takes the scores for probabilities and applies only -log to them, so the losses are wrong, infinite at 0 and NaN for negative scores.
import torch

def cross_entropy_logits(y_hat, y):
    return -torch.log(y_hat[range(len(y_hat)), y])

# %% rows_by_label
# truth: Indexes the rows of the log-probabilities with the labels instead of picking the column of each row, so it returns (n, q) or raises an IndexError.
import torch

def cross_entropy_logits(logits, y):
    log_probs = log_softmax(logits)
    return -log_probs[y]

# %% losses_as_numbers
# truth: Collects the losses as Python numbers in a new tensor, so no gradient flows to the scores.
import torch

def cross_entropy_logits(logits, y):
    lp = log_softmax(logits)
    losses = []
    for i in range(len(y)):
        losses.append(-lp[i, y[i]].item())
    return torch.tensor(losses, dtype=logits.dtype)

# %% capped
# truth: Caps the losses at 100, as the library does for binary cross-entropy, so large losses, such as 1000 in the example, are wrong.
import torch

def cross_entropy_logits(logits, y):
    losses = torch.logsumexp(logits, dim=1) - logits[torch.arange(len(y)), y]
    return losses.clamp(max=100)

# %% entropy_of_itself
# truth: Weighs the log-probabilities with the predicted probabilities instead of the labels, so it returns the entropy of the prediction and the labels have no effect.
import torch

def cross_entropy_logits(logits, y):
    lp = log_softmax(logits)
    return -(lp.exp() * lp).sum(dim=1)

# %% summed_and_positive_sign
# truth: Two mistakes: the losses are summed to one number instead of one for each sample, and the minus sign is missing.
import torch

def cross_entropy_logits(logits, y):
    return log_softmax(logits)[torch.arange(y.numel()), y].sum()
