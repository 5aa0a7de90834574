# %% takes_probabilities
# You take logits for probabilities and pick -log of one: turn them into log-probabilities first.
def cross_entropy_logits(logits, y):
    log_p = logits.log()
    return -log_p[torch.arange(len(y)), y]


# %% takes_log_probabilities
# You take logits for log-probabilities: subtract log-sum-exp of each row first.
def cross_entropy_logits(logits, y):
    log_p = logits
    return -log_p[torch.arange(len(y)), y]


# %% log_of_softmax
# A probability on the way rounds to 0, and its logarithm is minus infinity: stay with log-probabilities, logits less
# log-sum-exp.
def cross_entropy_logits(logits, y):
    e = (logits - logits.max(dim=1, keepdim=True).values).exp()
    log_p = (e / e.sum(dim=1, keepdim=True)).log()
    return -log_p[torch.arange(len(y)), y]


# %% overflows
# exp overflows for large scores: subtract the largest score of each row first, or use torch.logsumexp.
def cross_entropy_logits(logits, y):
    log_p = logits - logits.exp().sum(dim=1, keepdim=True).log()
    return -log_p[torch.arange(len(y)), y]


# %% eps_in_the_log
# A small number inside the logarithm stands in for what rounds to 0, so no loss is larger than its logarithm: stay
# with log-probabilities.
def cross_entropy_logits(logits, y):
    e = (logits - logits.max(dim=1, keepdim=True).values).exp()
    log_p = (e / e.sum(dim=1, keepdim=True) + 1e-12).log()
    return -log_p[torch.arange(len(y)), y]


# %% softmax_twice
# Softmax is applied twice: it turns scores into probabilities, which are no scores any more.
def cross_entropy_logits(logits, y):
    p = (logits - logits.logsumexp(dim=1, keepdim=True)).exp()
    log_p = p - p.logsumexp(dim=1, keepdim=True)
    return -log_p[torch.arange(len(y)), y]


# %% mean
# You return the mean loss of the batch: one loss for each sample is asked.
def cross_entropy_logits(logits, y):
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)
    return -log_p[torch.arange(len(y)), y].mean()


# %% sum
# You return the sum of the losses: one loss for each sample is asked.
def cross_entropy_logits(logits, y):
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)
    return -log_p[torch.arange(len(y)), y].sum()


# %% column
# The losses come as a column (n, 1): a vector (n,) is asked.
def cross_entropy_logits(logits, y):
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)
    return -log_p.gather(1, y[:, None])


# %% no_minus
# The minus is missing: losses are at least 0.
def cross_entropy_logits(logits, y):
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)
    return log_p[torch.arange(len(y)), y]


# %% whole_columns
# log_p[:, y] takes whole columns, n for each sample: pair the rows with their labels, log_p[torch.arange(n), y].
def cross_entropy_logits(logits, y):
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)
    return -log_p[:, y]


# %% all_classes
# The log-probabilities of all classes are added up: only that of the label counts.
def cross_entropy_logits(logits, y):
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)
    return -log_p.sum(dim=1)


# %% probability
# You return minus the probability of the label: its logarithm is asked.
def cross_entropy_logits(logits, y):
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)
    return -log_p[torch.arange(len(y)), y].exp()


# %% best_class
# You take the log-probability of the best class, and not that of the label: pick by y.
def cross_entropy_logits(logits, y):
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)
    return -log_p.max(dim=1).values


# %% base_2
# The losses are in bits: the natural logarithm is asked.
def cross_entropy_logits(logits, y):
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)
    return -log_p[torch.arange(len(y)), y] / 0.6931471805599453


# %% batch
# Log-sum-exp is taken over the batch: each row is one sample, so take it over dim 1.
def cross_entropy_logits(logits, y):
    log_p = logits - logits.logsumexp(dim=0, keepdim=True)
    return -log_p[torch.arange(len(y)), y]


# %% divided_by_classes
# The losses are divided by the number of classes: one sample has one loss, -log_p at its label.
def cross_entropy_logits(logits, y):
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)
    return -log_p[torch.arange(len(y)), y] / logits.shape[1]


# %% cut
# The result is cut off from logits, so no gradient flows: leave out .detach(), .item() and torch.tensor.
def cross_entropy_logits(logits, y):
    log_p = logits.detach() - logits.detach().logsumexp(dim=1, keepdim=True)
    return -log_p[torch.arange(len(y)), y]


# %% single_precision
# The losses are float32 whatever the scores are: keep their dtype.
def cross_entropy_logits(logits, y):
    logits = logits.float()
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)
    return -log_p[torch.arange(len(y)), y]


# %% changes_its_argument
# logits are changed in place: logits - ... makes a new tensor, logits -= ... does not.
def cross_entropy_logits(logits, y):
    with torch.no_grad():
        logits -= logits.max(dim=1, keepdim=True).values
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)
    return -log_p[torch.arange(len(y)), y]
