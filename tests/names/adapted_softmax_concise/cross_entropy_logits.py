# %% mean_over_batch
# truth: The mean of the losses is returned instead of one loss for each sample.
import torch

def cross_entropy_logits(logits, y):
    log_probs = logits - torch.logsumexp(logits, dim=1, keepdim=True)
    return -log_probs[torch.arange(len(y)), y].mean()

# %% sign_missing
# truth: The minus is missing, so the losses are negative log-likelihoods with the wrong sign (at most 0).
import torch

def cross_entropy_logits(logits, y):
    return log_softmax(logits)[range(len(logits)), y]

# %% all_rows_all_labels
# truth: [:, y] selects the columns of all labels for each row, so an (n, n) matrix is returned instead of (n,).
import torch

def cross_entropy_logits(logits, y):
    return -log_softmax(logits)[:, y]

# %% logits_as_probabilities
# truth: The scores are taken for probabilities and their logarithm is used directly, so zero or negative scores give inf or nan.
import torch

def cross_entropy_logits(logits, y):
    y_hat = logits
    return -torch.log(y_hat[range(len(y_hat)), y])

# %% gather_needs_column
# truth: gather gets an index of one dimension for a matrix, so a RuntimeError about the number of dimensions is raised.
import torch

def cross_entropy_logits(logits, y):
    log_probs = logits - logits.logsumexp(dim=1, keepdim=True)
    return -torch.gather(log_probs, 1, y)

# %% losses_as_column
# truth: The result of gather is not squeezed, so the losses have shape (n, 1) instead of (n,).
import torch

def cross_entropy_logits(logits, y):
    return -log_softmax(logits).gather(dim=1, index=y.view(-1, 1))

# %% squeeze_without_dim
# truth: squeeze() without a dimension also removes the batch when it has one sample, so for n = 1 the loss has shape () instead of (1,).
import torch

def cross_entropy_logits(logits, y):
    lp = logits - torch.logsumexp(logits, 1, keepdim=True)
    nll = -lp.gather(1, y[:, None])
    return nll.squeeze()

# %% one_hot_wrong_axis
# truth: The masked log-probabilities are summed over dimension 0, so there is one number for each class (q,) instead of one for each sample.
import torch
import torch.nn.functional as F

def cross_entropy_logits(logits, y):
    one_hot = F.one_hot(y, num_classes=logits.shape[1])
    return -(one_hot * log_softmax(logits)).sum(dim=0)

# %% binary_cross_entropy_sum
# truth: The terms (1 - y) log(1 - p) of the logistic loss are added for all other classes, so the losses are too large (and nan or inf for large scores).
import torch
import torch.nn.functional as F

def cross_entropy_logits(logits, y):
    Y = F.one_hot(y, logits.shape[1]).to(logits.dtype)
    logp = log_softmax(logits)
    log_not_p = torch.log(1 - logp.exp())
    return -(Y * logp + (1 - Y) * log_not_p).sum(dim=1)

# %% label_smoothing
# truth: Labels are smoothed by 0.1, so 10 % of the weight goes evenly to all classes and the losses are not those of the label alone.
import torch

def cross_entropy_logits(logits, y):
    lp = log_softmax(logits)
    nll = -lp[torch.arange(len(y)), y]
    smooth = -lp.mean(dim=1)
    return 0.9 * nll + 0.1 * smooth

# %% expects_one_hot
# truth: The labels are taken for one-hot rows and reduced by argmax over dimension 1, which labels (n,) do not have, so an IndexError is raised.
import torch

def cross_entropy_logits(logits, y):
    target = y.argmax(dim=1)
    return -log_softmax(logits)[torch.arange(len(target)), target]

# %% python_floats
# truth: The losses are collected with item() and a new tensor is made of them, so no gradients flow.
import torch

def cross_entropy_logits(logits, y):
    losses = []
    for row, label in zip(logits, y):
        lse = torch.logsumexp(row, dim=0)
        losses.append((lse - row[label]).item())
    return torch.tensor(losses, dtype=logits.dtype)

# %% summed_no_minus
# truth: Two mistakes: the minus is missing, and the losses of all samples are summed to one number.
import torch

def cross_entropy_logits(logits, y):
    lp = log_softmax(logits)
    total = 0
    for i, label in enumerate(y):
        total = total + lp[i, label]
    return total
