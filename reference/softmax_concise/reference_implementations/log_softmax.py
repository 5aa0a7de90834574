"""The kit's own version of a function that a student may use inside another one: one mistake costs one function."""


def log_softmax(X):
    """x_j - log sum_k exp(x_k), for each row."""
    return X - X.logsumexp(dim=1, keepdim=True)
