# %% keras_mean
# truth: It returns the mean over the batch (a scalar) instead of one loss per sample.
def cross_entropy(y_hat, y):
    p = y_hat[torch.arange(len(y)), y]
    return -torch.log(p).mean()

# %% lost_minus
# truth: The minus sign is missing, so the losses are negative.
def cross_entropy(y_hat, y):
    rows = list(range(len(y_hat)))
    return torch.log(y_hat[rows, y])

# %% bits
# truth: It uses the base 2 logarithm, not the natural one.
def cross_entropy(y_hat, y):
    # information content of the observed label
    return -torch.log2(y_hat.gather(1, y[:, None])[:, 0])

# %% column_from_gather
# truth: The column that gather gives is not squeezed, so the losses have shape (n, 1) instead of (n,).
def cross_entropy(y_hat, y):
    # torch equivalent of  - nd.pick(y_hat, y).log()
    return -torch.gather(y_hat, 1, y.reshape(-1, 1)).log()

# %% colon_index
# truth: y_hat[:, y] picks for every row the columns of all labels, so the result is an (n, n) matrix instead of one loss per sample.
def cross_entropy(y_hat, y):
    return -torch.log(y_hat[:, y])

# %% treats_probs_as_logits
# truth: It takes the input for raw scores and normalises it once more with logsumexp, although y_hat already holds probabilities (softmax applied twice).
def cross_entropy(y_hat, y):
    picked = y_hat[torch.arange(y_hat.shape[0]), y]
    # log-sum-exp trick => never overflows
    return torch.logsumexp(y_hat, dim=1) - picked

# %% binary_both_terms
# truth: It is the binary cross-entropy summed over the classes: the extra term (1 - t) log(1 - p) of the other classes is added.
def cross_entropy(y_hat, y):
    t = torch.zeros_like(y_hat)
    t[torch.arange(len(y)), y] = 1
    ce = t * torch.log(y_hat) + (1 - t) * torch.log(1 - y_hat)
    return -ce.sum(dim=1)

# %% onehot_times_log
# truth: The one-hot matrix is multiplied with log y_hat of all classes, so a probability of 0 at another class gives 0 * -inf = nan. Values are right where all probabilities are positive.
def cross_entropy(y_hat, y):
    onehot = torch.eye(y_hat.shape[1], dtype=y_hat.dtype, device=y_hat.device)[y]
    return -(onehot * y_hat.log()).sum(1)

# %% big_clip
# truth: The probabilities are clamped at a floor as large as 1e-3, so the loss of an impossible label stops at 6.9 and its gradient vanishes.
def cross_entropy(y_hat, y):
    EPS = 1e-3
    y_hat = torch.clamp(y_hat, min=EPS)
    n = y_hat.shape[0]
    return -torch.log(y_hat[range(n), y])

# %% python_floats_list
# truth: The losses are computed as Python floats (item, math.log) and put into a new tensor, so no gradient flows back to y_hat.
def cross_entropy(y_hat, y):
    losses = []
    for i, label in enumerate(y):
        p = y_hat[i][label].item()
        losses.append(-math.log(p) if p > 0 else float("inf"))
    return torch.tensor(losses, dtype=y_hat.dtype)

# %% gather_row_index
# truth: The index for gather has shape (1, n) instead of (n, 1), so all probabilities are read from the first row of y_hat.
def cross_entropy(y_hat, y):
    p = y_hat.gather(1, y.unsqueeze(0)).squeeze()
    return -p.log()

# %% confident_class
# truth: It takes the log of the largest probability of each row instead of the probability at the label; y is not used at all.
def cross_entropy(y_hat, y):
    best, _ = torch.max(y_hat, dim=1)
    return -torch.log(best)

# %% shannon
# truth: It computes the entropy of the predicted distribution, -sum p log p over all classes, and does not use the labels.
def cross_entropy(y_hat, y):
    # H = - sum_i p_i ln p_i
    H = -(y_hat * torch.log(y_hat + 1e-12)).sum(dim=1)
    return H

# %% clamp_inplace
# truth: The clamp is in place, so the caller's y_hat is changed (zeros become 1e-9).
def cross_entropy(y_hat, y):
    with torch.no_grad():
        y_hat.clamp_(min=1e-9)
    return -torch.log(y_hat[torch.arange(y.shape[0]), y])

# %% flat_take
# truth: The labels are used as indices into the flattened matrix, so all the probabilities come from the beginning of it (the first row) instead of each sample's own row.
def cross_entropy(y_hat, y):
    q = torch.take(y_hat, y)   # np.take
    return torch.log(1 / q)

# %% divided_already
# truth: Each sample's loss is divided by the batch size, so the losses are n times too small.
def cross_entropy(y_hat, y):
    m = y.size(0)
    ll = torch.log(y_hat[torch.arange(m), y])
    return -ll / m

# %% classes_from_labels
# truth: The number of classes is taken from the largest label in the batch instead of from y_hat, so it crashes (shape mismatch) when the highest class does not occur among the labels.
def cross_entropy(y_hat, y):
    num_classes = int(y.max()) + 1
    mask = F.one_hot(y, num_classes).bool()
    return -torch.log(y_hat[mask])

# %% inf_to_zero
# truth: Infinite losses are replaced by 0, so a sample whose true class has probability 0 gets the best loss instead of a huge one.
def cross_entropy(y_hat, y):
    loss = -torch.log(y_hat[range(len(y_hat)), y])
    # inf breaks my average
    loss = torch.where(torch.isinf(loss), torch.zeros_like(loss), loss)
    return loss
