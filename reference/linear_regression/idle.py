"""What does nothing and has the right shape: none of it may earn a point, in the place of whatever function."""


# %% zeros
def idle(X, *args, **kwargs):
    return X * 0 if hasattr(X, "shape") else 0.0


# %% predictions_of_zero
def idle(X, *args, **kwargs):
    return X[:, :1] * 0


# %% no_weights
def idle(X, y, *args, **kwargs):
    return torch.zeros(X.shape[1], 1), torch.zeros(1)


# %% no_data
def idle(w, b, num_examples, *args, **kwargs):
    return torch.zeros(num_examples, len(w)), torch.zeros(num_examples, 1)
