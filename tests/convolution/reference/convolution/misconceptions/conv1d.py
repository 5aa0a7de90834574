# %% flipped
# You flip the kernel: that is a convolution as mathematics has it. In deep learning the kernel meets the window as it is.
def conv1d(X, K, b):
    n, k = X.shape[1], K.shape[2]
    K = K.flip(2)
    return torch.stack([(K * X[:, i : i + k]).sum((1, 2)) for i in range(n - k + 1)], 1) + b[:, None]


# %% no_bias
# The bias is missing: b[o] is added to every entry of row o.
def conv1d(X, K, b):
    n, k = X.shape[1], K.shape[2]
    return torch.stack([(K * X[:, i : i + k]).sum((1, 2)) for i in range(n - k + 1)], 1)


# %% first_channel
# Only the first channel counts: sum over the channels, too.
def conv1d(X, K, b):
    n, k = X.shape[1], K.shape[2]
    return torch.stack([(K[:, 0] * X[0, i : i + k]).sum(1) for i in range(n - k + 1)], 1) + b[:, None]


# %% one_place_less
# The last place is missing: the kernel fits n - k + 1 times.
def conv1d(X, K, b):
    n, k = X.shape[1], K.shape[2]
    return torch.stack([(K * X[:, i : i + k]).sum((1, 2)) for i in range(max(n - k, 1))], 1) + b[:, None]


# %% cut
# Your answer is cut from its input: .item() makes a plain number, through which no gradient flows.
def conv1d(X, K, b):
    n, k = X.shape[1], K.shape[2]
    return torch.tensor(
        [[(K[o] * X[:, i : i + k]).sum().item() + b[o].item() for i in range(n - k + 1)] for o in range(len(K))]
    )
