# %% margin_to_max
# truth: right
def accuracy(y_hat, y):
    own = y_hat[torch.arange(len(y)), y]
    return float((own >= y_hat.max(dim=1).values).double().mean())

# %% python_lists
# truth: right
def accuracy(y_hat, y):
    good = 0
    for row, label in zip(y_hat.tolist(), y.tolist()):
        good += row.index(max(row)) == label
    return good / len(y)

# %% one_minus_error
# truth: right
def accuracy(y_hat, y):
    wrong = torch.count_nonzero(y_hat.argmax(1) - y).item()
    return 1 - wrong / y.numel()

# %% numpy_sort
# truth: right
def accuracy(y_hat, y):
    pred = np.argsort(y_hat.detach().numpy(), axis=1)[:, -1]
    return float(np.mean(pred == y.numpy()))

# %% topk
# truth: right
def accuracy(y_hat, y):
    _, idx = y_hat.topk(1, dim=1)
    return idx.eq(y.view(-1, 1)).sum().item() / y.shape[0]
