"""What does nothing and has the right shape: none of it may earn a point, in the place of whatever function."""


# %% zeros
def idle(X, *args, **kwargs):
    return X * 0 if hasattr(X, "shape") else 0.0


# %% equal_shares
def idle(X, *args, **kwargs):
    return X * 0 + 1 / X.shape[1]


# %% a_pair_of_zeros
def idle(*args, **kwargs):
    return 0.0, 0.0
