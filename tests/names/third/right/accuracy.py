# %% nobody_larger
# truth: right
def accuracy(y_hat, y):
    own = y_hat.gather(1, y[:, None])
    return 1.0 - (y_hat > own).any(dim=1).double().mean().item()

# %% plain_python
# truth: right
def accuracy(y_hat, y):
    wins = [row.index(max(row)) == k for row, k in zip(y_hat.tolist(), y.tolist())]
    return sum(wins) / len(wins)

# %% confusion_trace
# truth: right
def accuracy(y_hat, y):
    q = y_hat.shape[1]
    C = torch.bincount(y * q + y_hat.argmax(1), minlength=q * q).reshape(q, q)
    return C.trace().item() / C.sum().item()

# %% count_nonzero_of_difference
# truth: right
def accuracy(y_hat, y):
    wrong = torch.count_nonzero(y_hat.topk(1).indices.flatten() - y)
    return float(len(y) - wrong) / len(y)
