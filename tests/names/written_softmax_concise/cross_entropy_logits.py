# %% mean
# truth: Returns the mean of the losses, one number, as editions of the book do, instead of one loss for each sample.
import torch

def cross_entropy_logits(logits, y):
    return -log_softmax(logits)[torch.arange(len(y)), y].mean()

# %% sum
# truth: Adds the losses of the batch to one number instead of returning one for each sample.
import torch

def cross_entropy_logits(logits, y):
    losses = -log_softmax(logits)[range(len(logits)), y]
    return losses.sum()

# %% all_columns
# truth: Indexes with a full slice for the rows, so the result is an (n, n) matrix of every sample with every label.
import torch

def cross_entropy_logits(logits, y):
    return -log_softmax(logits)[:, y]

# %% scores_as_probabilities
# truth: Takes the scores for probabilities as in the version from scratch, so negative scores give nan and a score of 0 gives infinity.
import torch

def cross_entropy_logits(logits, y):
    return -torch.log(logits[range(len(logits)), y])

# %% no_minus
# truth: Forgets the minus sign, so the losses are negative and minimising them makes the net worse.
import torch

def cross_entropy_logits(logits, y):
    return log_softmax(logits)[torch.arange(len(y)), y]

# %% column_vector
# truth: Leaves the dimension that gather needs, so the losses have shape (n, 1) instead of (n,).
import torch

def cross_entropy_logits(logits, y):
    return -log_softmax(logits).gather(1, y.unsqueeze(1))

# %% squeeze_everything
# truth: Squeezes all dimensions of length one, so a batch of one sample gives shape () instead of (1,).
import torch

def cross_entropy_logits(logits, y):
    return -log_softmax(logits).gather(1, y.view(-1, 1)).squeeze()

# %% sums_all_classes
# truth: Sums the negative log-probabilities of all classes and never uses the labels.
import torch

def cross_entropy_logits(logits, y):
    return -log_softmax(logits).sum(dim=1)

# %% best_instead_of_label
# truth: Takes the largest log-probability of each row instead of the one at the label, so confident wrong answers cost nothing.
import torch

def cross_entropy_logits(logits, y):
    return -log_softmax(logits).max(dim=1).values

# %% items
# truth: Collects the losses with item() into a fresh tensor, so the values are right but no gradient flows.
import torch

def cross_entropy_logits(logits, y):
    log_probs = log_softmax(logits)
    losses = []
    for i in range(len(y)):
        losses.append(-log_probs[i, y[i]].item())
    return torch.tensor(losses)

# %% gather_along_rows
# truth: Gathers along dimension 0, so it takes column 0 of the row whose number is the label, or crashes when the label is no row.
import torch

def cross_entropy_logits(logits, y):
    return -log_softmax(logits).gather(0, y.unsqueeze(1)).squeeze(1)

# %% entropy
# truth: Computes the entropy of the predicted distribution, -sum p log p, which ignores the labels.
import torch

def cross_entropy_logits(logits, y):
    log_probs = log_softmax(logits)
    return -(torch.exp(log_probs) * log_probs).sum(dim=1)

# %% one_hot_without_classes
# truth: Lets one_hot guess the number of classes from the labels, so it crashes whenever the last class is not in the batch.
import torch
from torch.nn import functional as F

def cross_entropy_logits(logits, y):
    return -(F.one_hot(y) * log_softmax(logits)).sum(dim=1)

# %% softmax_over_batch
# truth: Normalises along dimension 0, over the samples, instead of over the classes of each sample.
import torch

def cross_entropy_logits(logits, y):
    log_probs = logits - torch.logsumexp(logits, dim=0, keepdim=True)
    return -log_probs[torch.arange(len(y)), y]

# %% labels_from_one
# truth: Subtracts one from the labels as if classes were counted from 1, so each loss is that of the class before and label 0 takes the last one.
import torch

def cross_entropy_logits(logits, y):
    return -log_softmax(logits)[torch.arange(len(y)), y - 1]

# %% shifted_in_place
# truth: Subtracts the maximum from the logits in place, so the caller's scores change and a leaf that requires gradients raises an error.
import torch

def cross_entropy_logits(logits, y):
    logits -= logits.max(dim=1, keepdim=True).values
    return torch.log(torch.exp(logits).sum(dim=1)) - logits[torch.arange(len(y)), y]

# %% squared_error
# truth: Takes the squared distance between the probabilities and the one-hot labels instead of the cross-entropy.
import torch
from torch.nn import functional as F

def cross_entropy_logits(logits, y):
    probs = torch.exp(log_softmax(logits))
    return ((probs - F.one_hot(y, logits.shape[1])) ** 2).sum(dim=1)
