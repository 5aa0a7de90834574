# %% mean_loss
# truth: It returns the mean over the batch, one number, and not a loss for each sample (n,).
import torch
def cross_entropy_logits(logits, y):
    logp = logits - torch.logsumexp(logits, dim=1, keepdim=True)
    return -logp[torch.arange(len(y)), y].mean()

# %% column
# truth: gather keeps the second axis, so the losses have shape (n, 1) and not (n,).
import torch
def cross_entropy_logits(logits, y):
    shifted = logits - logits.max(1, keepdim=True).values
    log_prob = shifted - shifted.exp().sum(1, keepdim=True).log()
    return -log_prob.gather(1, y.view(-1, 1))

# %% library
# truth: It calls the library's cross_entropy; it is to be written from plain arithmetic.
import torch
from torch import nn
def cross_entropy_logits(logits, y):
    return nn.CrossEntropyLoss(reduction='none')(logits, y)

# %% as_probabilities
# truth: The scores are treated as probabilities (log of the raw score): there is no softmax, and negative scores give nan.
import torch
def cross_entropy_logits(logits, y):
    return -torch.log(logits[range(len(logits)), y])

# %% sum_exp_overflow
# truth: exp of the raw scores overflows from about 89 on (float32), so large scores give inf or nan.
import torch
def cross_entropy_logits(logits, y):
    n = logits.shape[0]
    picked = logits[torch.arange(n), y]
    return torch.log(torch.exp(logits).sum(dim=1)) - picked

# %% sign_flipped
# truth: The minus is missing: it returns the log-probability of the label and not the loss.
import torch
def cross_entropy_logits(logits, y):
    rows = torch.arange(logits.size(0), device=logits.device)
    return logits[rows, y] - logits.logsumexp(dim=1)

# %% colon_index
# truth: lp[:, y] takes the columns of all labels for every row (n, n); the mean over them is not the loss of the sample.
import torch
def cross_entropy_logits(logits, y):
    lp = logits - logits.logsumexp(1, keepdim=True)
    return -lp[:, y].mean(dim=1)

# %% squeeze_single
# truth: squeeze() without a dim takes away the batch axis as well when n = 1: the loss is 0-d and not (1,).
import torch
def cross_entropy_logits(logits, y):
    m = logits.max(dim=-1, keepdim=True)[0]
    lse = m + torch.log(torch.exp(logits - m).sum(dim=-1, keepdim=True))
    return (lse - torch.gather(logits, -1, y.unsqueeze(-1))).squeeze()
