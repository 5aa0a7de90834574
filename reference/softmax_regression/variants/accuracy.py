# %% item
# .item() of a mean.
def accuracy(y_hat, y):
    return (y_hat.argmax(dim=1) == y).float().mean().item()
# %% max_indices
# The indices that max returns.
def accuracy(y_hat, y):
    _, best = y_hat.max(1)
    return best.eq(y).sum().item() / y.numel()
# %% loop
# Pure Python.
def accuracy(y_hat, y):
    hits = [row.index(max(row)) == label for row, label in zip(y_hat.tolist(), y.tolist())]
    return sum(hits) / len(hits)
# %% numpy
# Through NumPy; no gradient is asked for.
def accuracy(y_hat, y):
    return float(np.mean(y_hat.detach().numpy().argmax(axis=1) == y.numpy()))
# %% topk
# topk of one.
def accuracy(y_hat, y):
    return float((y_hat.topk(1, dim=1).indices[:, 0] == y).double().mean())
# %% type_cast
# The book's way, divided.
def accuracy(y_hat, y):
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum()) / len(y)
# %% count_nonzero
# count_nonzero of the differences.
def accuracy(y_hat, y):
    return 1 - int(torch.count_nonzero(y_hat.argsort(1)[:, -1] - y)) / len(y)
# %% library_softmax
# A softmax of the library's changes no argmax.
def accuracy(y_hat, y):
    return (torch.softmax(y_hat, dim=1).argmax(1) == y).double().mean().item()
