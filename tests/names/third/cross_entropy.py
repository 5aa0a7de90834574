# %% averaged
# truth: The mean of the losses over the batch is returned, a scalar, instead of one loss for each sample.
def cross_entropy(y_hat, y):
    picked = torch.stack([row[k] for row, k in zip(y_hat, y)])
    return torch.mean(-torch.log(picked))

# %% all_label_columns
# truth: y_hat[:, y] takes the column of every label for every row, an (n, n) matrix, instead of one entry for each row.
def cross_entropy(y_hat, y):
    logp = y_hat.log()
    return -logp[:, y]

# %% softmax_again
# truth: y_hat is treated as raw scores: a log-softmax (subtracting logsumexp) is applied to what are already probabilities, instead of the log of the probability.
def cross_entropy(y_hat, y):
    n = y.numel()
    lse = torch.logsumexp(y_hat, dim=1)
    return lse - y_hat[torch.arange(n), y]

# %% log10
# truth: The logarithm to base 10 is used instead of the natural logarithm.
def cross_entropy(y_hat, y):
    p = y_hat.gather(1, y.view(-1, 1)).squeeze(1)
    return p.log10().neg()

# %% math_log_list
# truth: The losses are computed as Python floats and wrapped in a new tensor, so the graph is cut and no gradient flows to y_hat.
def cross_entropy(y_hat, y):
    losses = []
    for i in range(len(y)):
        p = y_hat[i][y[i]].item()
        losses.append(-math.log(p) if p > 0 else float('inf'))
    return torch.tensor(losses, dtype=y_hat.dtype)

# %% onehot_times_log
# truth: A one-hot matrix is multiplied by the log of all probabilities, so a zero probability at a class that is not the label gives 0 * -inf = nan.
def cross_entropy(y_hat, y):
    target = torch.eye(y_hat.shape[1], dtype=y_hat.dtype)[y]
    return -torch.einsum('ij,ij->i', target, torch.log(y_hat))

# %% clamp_one_percent
# truth: Probabilities are clamped from below at 0.02, far too high, so every smaller probability gets the same too small loss and no gradient.
def cross_entropy(y_hat, y):
    safe = torch.clamp(y_hat, min=0.02, max=1.0)
    return -safe[range(len(safe)), y].log()

# %% gather_first_row
# truth: The index of gather has shape (1, n) instead of (n, 1), so all probabilities are taken from the first row of y_hat.
def cross_entropy(y_hat, y):
    p = torch.gather(y_hat, 1, y.unsqueeze(0))
    return -p.log().flatten()

# %% binary_terms
# truth: It computes the binary cross-entropy summed over classes: the terms -log(1 - p) of the wrong classes are added to the loss of the label.
def cross_entropy(y_hat, y):
    n, q = y_hat.shape
    hot = (y.reshape(n, 1) == torch.arange(q))
    per_class = torch.where(hot, -torch.log(y_hat), -torch.log(1 - y_hat))
    return per_class.sum(dim=1)

# %% divided_by_n
# truth: Each sample's loss is divided by the number of samples, so the vector has the right shape but is n times too small.
def cross_entropy(y_hat, y):
    m = y.shape[0]
    idx = torch.arange(m)
    log_likelihood = -torch.log(y_hat[idx, y])
    return log_likelihood / m

# %% p_log_p
# truth: The log is weighted by the predicted probability itself: it returns -p log p at the label instead of -log p.
def cross_entropy(y_hat, y):
    p = y_hat[torch.arange(y_hat.size(0)), y]
    return -(p * torch.log(p))

# %% mask_of_transpose
# truth: The boolean mask is applied to the transposed matrix, so the losses come out grouped by class and not in the order of the samples.
def cross_entropy(y_hat, y):
    classes = torch.arange(y_hat.shape[1]).unsqueeze(1)
    mask = classes == y          # (q, n)
    return -torch.log(y_hat.T[mask])

# %% zero_prob_costs_nothing
# truth: A probability of zero at the label is given loss 0 instead of inf or a large value, because infinite logs are replaced by zero.
def cross_entropy(y_hat, y):
    L = -y_hat[np.arange(len(y)), y].log()
    return torch.where(torch.isinf(L), torch.zeros_like(L), L)

# %% running_total
# truth: The variable that holds the loss is never reset, so each entry is the cumulative sum of the losses of this and all earlier samples.
def cross_entropy(y_hat, y):
    out = []
    loss = 0
    for i, label in enumerate(y):
        loss = loss - torch.log(y_hat[i, label])
        out.append(loss)
    return torch.stack(out)

# %% eps_in_place
# truth: A small eps is added to y_hat in place, so the caller's probabilities are changed (and a leaf that requires grad raises an error).
def cross_entropy(y_hat, y):
    y_hat += 1e-8
    return -torch.log(y_hat[list(range(len(y_hat))), y.tolist()])

# %% label_smoothing
# truth: The target is smoothed with 0.1 spread over all classes, so the other classes' log probabilities enter the loss.
def cross_entropy(y_hat, y, smoothing=0.1):
    q = y_hat.shape[1]
    logp = torch.log(y_hat + 1e-9)
    target = torch.full_like(y_hat, smoothing / q)
    target[torch.arange(len(y)), y] += 1 - smoothing
    return -(target * logp).sum(dim=-1)
