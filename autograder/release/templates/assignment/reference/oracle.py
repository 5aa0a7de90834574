"""The answers, in float64, by torch's own functions. No student gets this file."""


def row_means(X):
    return X.double().mean(dim=1).to(X.dtype)
