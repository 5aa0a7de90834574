# %% log_of_softmax
# You take the logarithm of a softmax, which rounds to 0 for scores far below the best, and log 0 is minus infinity:
# subtract log-sum-exp from the scores instead.
def log_softmax(X):
    e = (X - X.max(dim=1, keepdim=True).values).exp()
    return (e / e.sum(dim=1, keepdim=True)).log()


# %% log_of_naive_softmax
# You take the logarithm of a softmax whose exponentials overflow: subtract the largest score of each row, and then
# log-sum-exp.
def log_softmax(X):
    e = X.exp()
    return (e / e.sum(dim=1, keepdim=True)).log()


# %% not_shifted
# exp overflows for large scores, and the logarithm of infinity is subtracted: subtract the largest score of each row
# first.
def log_softmax(X):
    shifted = X
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()


# %% eps_in_the_log
# A small number inside the logarithm stands in for what rounds to 0, so low log-probabilities stop at its logarithm:
# subtract log-sum-exp from the scores instead.
def log_softmax(X):
    e = (X - X.max(dim=1, keepdim=True).values).exp()
    return (e / e.sum(dim=1, keepdim=True) + 1e-12).log()


# %% global_maximum
# The largest score of the whole batch is subtracted, so rows far below it round to 0: subtract that of each row.
def log_softmax(X):
    shifted = X - X.max()
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()


# %% largest_size
# The largest score by absolute value is subtracted, so rows of negative scores overflow: subtract the largest score.
def log_softmax(X):
    shifted = X - X.abs().max(dim=1, keepdim=True).values
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()


# %% columns
# You normalise over the batch: each row is one sample, so sum and maximum are over dim 1.
def log_softmax(X):
    shifted = X - X.max(dim=0, keepdim=True).values
    return shifted - shifted.exp().sum(dim=0, keepdim=True).log()


# %% over_everything
# You normalise over all scores of the batch: each row is one sample, so sum over dim 1.
def log_softmax(X):
    shifted = X - X.max(dim=1, keepdim=True).values
    return shifted - shifted.exp().sum().log()


# %% no_logarithm
# The sum of exponentials is subtracted, and not its logarithm: take .log() of the sum first.
def log_softmax(X):
    shifted = X - X.max(dim=1, keepdim=True).values
    return shifted - shifted.exp().sum(dim=1, keepdim=True)


# %% maximum_left_out
# You subtract the log-sum-exp of the shifted scores from the scores as they were: the maximum is missing from one
# side.
def log_softmax(X):
    shifted = X - X.max(dim=1, keepdim=True).values
    return X - shifted.exp().sum(dim=1, keepdim=True).log()


# %% softmax
# You return probabilities: their logarithms are asked.
def log_softmax(X):
    shifted = X - X.max(dim=1, keepdim=True).values
    return shifted.exp() / shifted.exp().sum(dim=1, keepdim=True)


# %% negative
# The sign is wrong: log-probabilities are at most 0.
def log_softmax(X):
    shifted = X - X.max(dim=1, keepdim=True).values
    return shifted.exp().sum(dim=1, keepdim=True).log() - shifted


# %% base_2
# The logarithm has base 2: torch.log undoes torch.exp.
def log_softmax(X):
    shifted = X - X.max(dim=1, keepdim=True).values
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log2()


# %% base_10
# The logarithm has base 10: torch.log undoes torch.exp.
def log_softmax(X):
    shifted = X - X.max(dim=1, keepdim=True).values
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log10()


# %% changes_its_argument
# X itself is changed in place: X - ... makes a new tensor, X -= ... does not.
def log_softmax(X):
    with torch.no_grad():
        X -= X.max(dim=1, keepdim=True).values
    return X - X.exp().sum(dim=1, keepdim=True).log()


# %% cut
# The result is cut off from its input by NumPy, so no gradient flows: stay with torch.
def log_softmax(X):
    Z = X.detach().numpy()
    Z = Z - Z.max(1, keepdims=True)
    return torch.from_numpy(Z - np.log(np.exp(Z).sum(1, keepdims=True)))


# %% single_precision
# The result is float32 whatever the scores are: keep the dtype of X.
def log_softmax(X):
    X = X.float()
    shifted = X - X.max(dim=1, keepdim=True).values
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()


# %% clamped
# Scores are cut off at 50, so larger ones count as 50: subtract the largest score of each row instead.
def log_softmax(X):
    shifted = X.clamp(-50, 50)
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()


# %% stays_double
# float32 scores give a float64 result: compute as you like, and return the dtype of X.
def log_softmax(X):
    X = X.double()
    return X - torch.logsumexp(X, dim=1, keepdim=True)
