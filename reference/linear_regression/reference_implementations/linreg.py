"""The kit's own versions of functions that a student may use inside another one: one mistake costs one function."""


def linreg(X, w, b):
    """X w + b, (n, 1)."""
    return X.matmul(w) + b
