# %% mean
# You take the mean of each window: max pooling takes its largest entry.
def max_pool1d(X, size):
    n = X.shape[1] // size
    return X[:, : n * size].reshape(len(X), n, size).mean(2)


# %% overlapping
# Your windows overlap: the next one starts `size` further on, not one.
def max_pool1d(X, size):
    return X.unfold(1, size, 1).max(2).values


# %% keeps_the_rest
# The rest at the end gets a window of its own: what fills no window is dropped.
def max_pool1d(X, size):
    return torch.stack([part.max(1).values for part in X.split(size, 1)], 1)
