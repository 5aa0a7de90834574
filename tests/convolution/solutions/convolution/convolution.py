# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A convolution in one dimension
#
# A kernel slides over a signal. Write both functions from slices and plain tensor arithmetic.

# %%

import torch

# %% [markdown]
# ## 1. The convolution
#
# $$Y_{oi} = b_o + \sum_{c} \sum_{j} K_{ocj} X_{c,\,i+j}$$


# %%
def conv1d(X, K, b):
    """Slide each kernel over the signal, without padding.

    X: the signal (c, n). K: kernels (o, c, k), k <= n. b: a bias for each kernel (o,). Returns (o, n - k + 1).

    Example: conv1d(torch.tensor([[1., 4., 9.]]), torch.tensor([[[1., -1.]]]), torch.zeros(1)) is tensor([[-3., -5.]]).
    """
    ### BEGIN SOLUTION
    n, k = X.shape[1], K.shape[2]
    places = [(K * X[:, i : i + k]).sum((1, 2)) for i in range(n - k + 1)]
    return torch.stack(places, 1) + b[:, None]
    ### END SOLUTION


# %% [markdown]
# ## 2. The pooling


# %%
def max_pool1d(X, size):
    """The largest entry of each window of `size` entries. Windows lie side by side; an incomplete last one is dropped.

    X: the signal (c, n). Returns (c, n // size).

    Example: max_pool1d(torch.tensor([[1., 3., 2., 0., 7.]]), 2) is tensor([[3., 2.]]).
    """
    ### BEGIN SOLUTION
    n = X.shape[1] // size
    return X[:, : n * size].reshape(len(X), n, size).max(2).values
    ### END SOLUTION
