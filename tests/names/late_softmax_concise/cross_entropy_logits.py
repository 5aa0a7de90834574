# %% mean_as_in_the_book
# truth: Returns the mean over the batch, a single number, where one loss for each sample is asked.
import torch

def cross_entropy_logits(logits, y):
    log_p = log_softmax(logits)
    return -log_p[torch.arange(len(y)), y].mean()

# %% all_pairs_picked
# truth: log_p[:, y] picks for every row the columns of all labels, so the result has shape (n, n).
import torch

def cross_entropy_logits(logits, y):
    return -log_softmax(logits)[:, y]

# %% logits_taken_for_probabilities
# truth: The from-scratch cross-entropy: takes the log of the scores as if they were probabilities, which gives nan or inf for scores of 0 and below.
import torch

def cross_entropy_logits(logits, y):
    return -torch.log(logits[range(len(logits)), y])

# %% minus_forgotten
# truth: Leaves the minus out, so all losses are negative and minimizing them makes the net worse.
import torch

def cross_entropy_logits(logits, y):
    log_probs = log_softmax(logits)
    return log_probs[torch.arange(logits.shape[0]), y]

# %% gather_not_squeezed
# truth: The result of gather keeps its second axis, so the losses have shape (n, 1) instead of (n,).
import torch

def cross_entropy_logits(logits, y):
    return -log_softmax(logits).gather(1, y.unsqueeze(1))

# %% gather_with_flat_labels
# truth: gather gets labels of shape (n,) for a matrix, and raises, for index and input must have the same number of axes.
import torch

def cross_entropy_logits(logits, y):
    return -torch.gather(log_softmax(logits), 1, y)

# %% probabilities_clamped
# truth: Clamps the probability at 1e-12 against log 0, so no loss is above 27.6 and its gradient there is 0, where 1000 is right.
import torch

def cross_entropy_logits(logits, y):
    probs = torch.exp(log_softmax(logits))
    p = probs[torch.arange(len(y)), y]
    return -torch.log(torch.clamp(p, min=1e-12))

# %% one_hot_summed_over_samples
# truth: Sums the one-hot product over axis 0, so there is a loss for each class, shape (q,), and not for each sample.
import torch
import torch.nn.functional as F

def cross_entropy_logits(logits, y):
    one_hot = F.one_hot(y, num_classes=logits.shape[1])
    return -(one_hot * log_softmax(logits)).sum(dim=0)

# %% one_hot_without_number_of_classes
# truth: one_hot guesses the number of classes from the largest label, so it raises (or broadcasts wrongly) when the last class is not in the batch.
import torch
import torch.nn.functional as F

def cross_entropy_logits(logits, y):
    return -(F.one_hot(y) * log_softmax(logits)).sum(dim=1)

# %% mean_over_classes
# truth: Takes the mean of the one-hot product over the classes instead of the sum, so each loss is too small by the factor q.
import torch

def cross_entropy_logits(logits, y):
    target = torch.zeros_like(logits)
    target[torch.arange(len(y)), y] = 1
    return -(target * log_softmax(logits)).mean(dim=1)

# %% loop_with_item
# truth: Collects Python numbers with .item() and makes a new tensor of them, so the values are right but no gradient flows.
import torch

def cross_entropy_logits(logits, y):
    log_p = log_softmax(logits)
    losses = []
    for i in range(len(y)):
        losses.append(-log_p[i, y[i]].item())
    return torch.tensor(losses)
