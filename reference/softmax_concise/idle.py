"""What does nothing and has the right shape: none of it may earn a point, in the place of whatever function."""


# %% zeros
def idle(X, *args, **kwargs):
    return X * 0 if hasattr(X, "shape") else 0.0


# %% minus_ones
def idle(X, *args, **kwargs):
    return X * 0 - 1 if hasattr(X, "shape") else [(0.0, 0.0, 0.0)]


# %% nothing_is_known
def idle(*args, **kwargs):
    return [(2.3, 0.1, 0.1)] * 2
