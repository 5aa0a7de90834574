# %% mean_over_samples
# truth: It returns the mean of the losses, a single number, instead of one loss for each sample.
import torch

def cross_entropy(y_hat, y):
    return -torch.log(y_hat[range(len(y_hat)), y]).mean()


# %% sum_over_samples
# truth: It returns the sum of the losses, a single number, instead of one loss for each sample.
import torch

def cross_entropy(y_hat, y):
    total = 0.0
    for probs, label in zip(y_hat, y):
        total = total - torch.log(probs[label])
    return total


# %% column_result
# truth: The gathered column is not squeezed, so the result has shape (n, 1) instead of (n,).
import torch

def cross_entropy(y_hat, y):
    p = torch.gather(y_hat, 1, y.view(-1, 1))
    return -p.log()


# %% minus_sign_missing
# truth: The minus sign is missing, so all losses are negative instead of positive.
import torch

def cross_entropy(y_hat, y):
    n = y_hat.shape[0]
    idx = torch.arange(n)
    return torch.log(y_hat[idx, y])


# %% logarithm_base_two
# truth: The logarithm is to base 2 instead of natural, so all losses are too large by the factor 1.4427.
import torch

def cross_entropy(y_hat, y):
    # information content in bits
    chosen = y_hat[torch.arange(len(y)), y]
    return -torch.log2(chosen)


# %% every_row_with_every_label
# truth: y_hat[:, y] pairs each row with all labels, so the result is an (n, n) matrix instead of (n,) losses.
import torch

def cross_entropy(y_hat, y):
    picked = y_hat[:, y]
    return -torch.log(picked)


# %% one_hot_times_log_nan
# truth: The one-hot mask multiplies the logs of all classes, so a probability of 0 at a class that is not the label gives 0 * -inf = nan in the loss.
import torch

def cross_entropy(y_hat, y):
    q = y_hat.shape[1]
    one_hot = torch.eye(q, dtype=y_hat.dtype)[y]
    return -(one_hot * torch.log(y_hat)).sum(dim=1)


# %% log_forgotten
# truth: The logarithm is missing, so the result is minus the label's probability.
import torch

def cross_entropy(y_hat, y):
    prob_of_label = y_hat.gather(1, y.unsqueeze(1)).squeeze(1)
    loss = -prob_of_label
    return loss


# %% probability_clamped
# truth: The probability is clamped from below at 1e-4, so no loss exceeds 9.21 and smaller probabilities get no gradient.
import torch

def cross_entropy(y_hat, y):
    rows = list(range(y_hat.size(0)))
    p = y_hat[rows, y]
    p = p.clamp(min=1e-4, max=1.0)
    return p.log().neg()


# %% softmax_applied_again
# truth: The probabilities are treated as scores and put through a (handwritten) softmax once more, so all losses are wrong.
import torch

def cross_entropy(y_hat, y):
    # first turn outputs into probabilities
    e = torch.exp(y_hat - y_hat.max(dim=1, keepdim=True).values)
    probs = e / e.sum(dim=1, keepdim=True)
    # then pick
    return -torch.log(probs[torch.arange(y.numel()), y])


# %% computed_without_gradient
# truth: The loss is computed under torch.no_grad, so the values are right but no gradient flows to y_hat and backward raises an error.
import torch

@torch.no_grad()
def cross_entropy(y_hat, y):
    n = len(y)
    return -torch.log(y_hat[range(n), y])


# %% math_log_on_python_floats
# truth: math.log on Python numbers loses the gradient, turns float64 into float32 by torch.tensor, and raises ValueError for probability 0 instead of giving inf.
import math
import torch

def cross_entropy(y_hat, y):
    losses = []
    for i in range(len(y)):
        p = y_hat[i][y[i]].item()
        losses.append(-math.log(p))
    return torch.tensor(losses)


# %% row_and_column_index_swapped
# truth: The indices are swapped, y_hat[y[i], i] is read instead of y_hat[i, y[i]], so the losses are wrong or an IndexError is raised (n > q).
import torch

def cross_entropy(y_hat, y):
    samples = torch.arange(y.shape[0])
    return -y_hat[y, samples].log()


# %% ten_classes_assumed
# truth: The one-hot mask has always ten columns, so any other number of classes raises RuntimeError (q = 1 broadcasts).
import torch

def cross_entropy(y_hat, y):
    num_classes = 10
    mask = torch.zeros(len(y), num_classes, dtype=y_hat.dtype)
    mask[torch.arange(len(y)), y] = 1
    p = (mask * y_hat).sum(1)
    return -torch.log(p)


# %% largest_probability_instead_of_label
# truth: It takes the largest probability of the row and ignores the label, so every sample that is predicted wrongly gets too small a loss.
import torch

def cross_entropy(y_hat, y):
    best, pred = y_hat.max(dim=1)
    return -torch.log(best)


# %% each_loss_divided_by_n
# truth: Each sample's loss is divided by the number of samples, so all losses are too small by the factor n (right only for n = 1).
import torch

def cross_entropy(y_hat, y):
    n = y.shape[0]
    log_probs = torch.log(y_hat[torch.arange(n), y])
    return -1 / n * log_probs


# %% squeeze_loses_single_sample
# truth: squeeze() without a dim also removes the sample dimension when n = 1, so a single sample gives shape () instead of (1,).
import torch

def cross_entropy(y_hat, y):
    return -torch.log(torch.gather(y_hat, dim=1, index=y[:, None])).squeeze()


# %% list_instead_of_tensor
# truth: It returns a Python list of zero-dimensional tensors instead of a tensor of shape (n,).
import torch

def cross_entropy(y_hat, y):
    return [-torch.log(y_hat[i, label]) for i, label in enumerate(y)]


# %% float32_buffer
# truth: The losses are collected in torch.zeros(n), which is float32, so float64 probabilities give float32 losses.
import torch

def cross_entropy(y_hat, y):
    N = y_hat.shape[0]
    out = torch.zeros(N)
    for k in range(N):
        out[k] = -torch.log(y_hat[k, y[k]])
    return out


# %% buffer_like_the_labels
# truth: The losses are written into torch.zeros_like(y), an int64 tensor, so they are cut to whole numbers (2.3026 becomes 2) and have no gradient.
import torch

def cross_entropy(y_hat, y):
    loss = torch.zeros_like(y)          # same shape (n,)
    for i in range(y.shape[0]):
        loss[i] = -torch.log(y_hat[i, y[i]])
    return loss


# %% argument_overwritten_by_log
# truth: log_ works in place, so the caller's probabilities are replaced by their logarithms (and a leaf that requires gradients raises RuntimeError).
import torch

def cross_entropy(y_hat, y):
    y_hat.log_()
    return -y_hat[torch.arange(len(y)), y]


# %% zeros_replaced_in_argument
# truth: Zeros are overwritten by 1e-10 in the caller's tensor, so the argument is changed, and the loss at probability 0 is 23.03 instead of inf.
import torch

def cross_entropy(y_hat, y):
    y_hat[y_hat == 0] = 1e-10    # log(0) protection
    p = y_hat[range(len(y)), y]
    return -torch.log(p)


# %% losses_grouped_by_class
# truth: The losses are collected class by class and concatenated, so they come in the order of the labels instead of the order of the samples.
import torch

def cross_entropy(y_hat, y):
    parts = []
    for c in range(y_hat.shape[1]):
        members = y == c
        parts.append(-torch.log(y_hat[members, c]))
    return torch.cat(parts)


# %% labels_select_rows
# truth: y_hat[y] selects whole rows by the labels instead of one entry of each row, so the result is (n, q) (or an IndexError when a label is >= n).
import torch

def cross_entropy(y_hat, y):
    probs = y_hat[y]
    return -torch.log(probs)


# %% wrong_stride_in_flat_index
# truth: The flat position is computed as i * n + y[i] instead of i * q + y[i], so for n != q wrong entries are read (or an index is out of range).
import torch

def cross_entropy(y_hat, y):
    n = y_hat.shape[0]
    flat = y_hat.reshape(-1)
    where = torch.arange(n) * n + y
    return -flat[where].log()


# %% samples_of_probability_zero_dropped
# truth: Samples whose label has probability 0 are filtered out before the logarithm, so the result is shorter than n instead of holding inf.
import torch

def cross_entropy(y_hat, y):
    p = y_hat.gather(1, y.reshape(-1, 1)).reshape(-1)
    p = p[p > 0]
    return -torch.log(p)


# %% infinite_loss_set_to_zero
# truth: An infinite loss is replaced by 0, so the worst possible prediction (probability 0 at the label) counts as a perfect one.
import torch

def cross_entropy(y_hat, y):
    raw = -torch.log(y_hat[torch.arange(y_hat.shape[0]), y])
    cleaned = torch.where(torch.isinf(raw), torch.zeros_like(raw), raw)
    return cleaned
