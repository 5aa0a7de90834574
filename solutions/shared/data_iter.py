# %% [markdown]
# An epoch visits every sample exactly once, in an order that is new each time.


# %%
def data_iter(batch_size, features, labels):
    """Minibatches of one epoch, in random order.

    features: (n, ...). labels: (n,) or (n, 1). Yields ceil(n / batch_size) pairs
    (features[j], labels[j]) for a fresh random permutation of the samples at each call: all
    batches are full but the last, which holds the rest.

    Example: list(data_iter(2, X, y)) for 5 samples has batches of 2, 2 and 1.
    Do not set a seed, and leave features and labels as they are.
    """
    ### BEGIN SOLUTION
    order = torch.randperm(len(features))
    for start in range(0, len(features), batch_size):
        batch = order[start : start + batch_size]
        yield features[batch], labels[batch]
    ### END SOLUTION
