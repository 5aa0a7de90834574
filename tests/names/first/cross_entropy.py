# %% mean_returned
# truth: It averages over the batch and returns one number instead of one loss per sample.
def cross_entropy(y_hat, y):
    return -torch.log(y_hat[range(len(y_hat)), y]).mean()

# %% sum_returned
# truth: It sums the losses over the batch and returns a single scalar instead of one loss per sample.
def cross_entropy(y_hat, y):
    n = y_hat.shape[0]
    log_probs = torch.log(y_hat[torch.arange(n), y])
    return -torch.sum(log_probs)

# %% forgot_minus
# truth: The minus sign is missing, so it returns the log-probability rather than its negative.
def cross_entropy(y_hat, y):
    return torch.log(y_hat[range(len(y_hat)), y])

# %% forgot_log
# truth: The logarithm is forgotten: it returns minus the probability of the label.
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y)), y]

# %% log2
# truth: The base-2 logarithm is used instead of the natural logarithm.
def cross_entropy(y_hat, y):
    p = y_hat[torch.arange(len(y)), y]
    return -torch.log2(p)

# %% log10
# truth: The base-10 logarithm is used instead of the natural one.
def cross_entropy(y_hat, y):
    return -torch.log10(y_hat.gather(1, y.unsqueeze(1))).squeeze(1)

# %% column_from_gather
# truth: The result of gather is not squeezed, so the losses come back as a column (n, 1) instead of (n,).
def cross_entropy(y_hat, y):
    return - torch.log(y_hat.gather(1, y.view(-1, 1)))

# %% colon_index
# truth: It indexes y_hat[:, y], which picks the label columns for every row and gives an (n, n) matrix, instead of one entry per row.
def cross_entropy(y_hat, y):
    return -torch.log(y_hat[:, y])

# %% index_rows_by_label
# truth: It indexes y_hat[y], picking whole rows by the label number, instead of the label's column in each row.
def cross_entropy(y_hat, y):
    return -torch.log(y_hat[y]).sum(dim=1)

# %% softmax_again
# truth: It treats y_hat as scores: it exponentiates and normalises the probabilities a second time (logsumexp minus the label's entry) before taking the loss.
def cross_entropy(y_hat, y):
    lse = torch.logsumexp(y_hat, dim=1)
    return lse - y_hat[range(len(y_hat)), y]

# %% one_hot_nan
# truth: It multiplies a one-hot matrix with log(y_hat) of all classes without an epsilon, so a zero probability at another class gives 0 * -inf = nan.
def cross_entropy(y_hat, y):
    one_hot = torch.zeros_like(y_hat)
    one_hot[torch.arange(len(y)), y] = 1
    return -(one_hot * torch.log(y_hat)).sum(dim=1)

# %% eps_hundredth
# truth: A much too large epsilon, 0.01, is added inside the logarithm, which makes the losses too small.
def cross_entropy(y_hat, y):
    epsilon = 1e-2
    return -torch.log(y_hat[range(len(y_hat)), y] + epsilon)

# %% binary_ce_terms
# truth: It adds the binary cross-entropy terms -log(1 - p) of the other classes to the loss, instead of only -log p of the label.
def cross_entropy(y_hat, y):
    target = torch.zeros_like(y_hat)
    target[range(len(y)), y] = 1.0
    eps = 1e-8
    l = -(target * torch.log(y_hat + eps) + (1 - target) * torch.log(1 - y_hat + eps))
    return l.sum(dim=1)

# %% entropy_of_prediction
# truth: It computes the entropy of the predicted distribution, -sum p log p, and does not use the labels at all.
def cross_entropy(y_hat, y):
    return -(y_hat * torch.log(y_hat)).sum(axis=1)

# %% one_hot_mean_over_classes
# truth: The one-hot product is averaged over the classes (mean over dim 1) instead of summed, so each loss is too small by a factor q.
def cross_entropy(y_hat, y):
    n, q = y_hat.shape
    mask = (torch.arange(q).reshape(1, q) == y.reshape(n, 1)).to(y_hat.dtype)
    return -(mask * torch.log(y_hat.clamp(min=1e-12))).mean(dim=1)

# %% prob_detached_item
# truth: The losses are built from .item() numbers with math.log, so the result is detached from the graph and has no gradient (log(0) even raises, and the dtype is always float32).
def cross_entropy(y_hat, y):
    losses = []
    for i in range(len(y)):
        p = y_hat[i, y[i]].item()
        losses.append(-math.log(p))
    return torch.tensor(losses)

# %% uses_max_prob
# truth: It takes the log of the largest probability in each row rather than that of the true label, ignoring y.
def cross_entropy(y_hat, y):
    p, idx = y_hat.max(dim=1)
    return -torch.log(p)

# %% labels_off_by_one
# truth: The labels are treated as starting at 1: it looks at column y - 1 instead of column y.
def cross_entropy(y_hat, y):
    rows = torch.arange(y_hat.shape[0])
    return -torch.log(y_hat[rows, y - 1])

# %% divides_each_by_n
# truth: Each sample's loss is additionally divided by the number of samples.
def cross_entropy(y_hat, y):
    m = y.shape[0]
    return -torch.log(y_hat[range(m), y]) / m

# %% clamp_inplace
# truth: y_hat is clamped in place (clamp_), so the caller's probabilities are changed (and a leaf that requires grad raises an error).
def cross_entropy(y_hat, y):
    y_hat.clamp_(1e-7, 1.0)
    return -torch.log(y_hat[range(len(y_hat)), y])
