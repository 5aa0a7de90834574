# %% topk
# truth: right
def accuracy(y_hat, y):
    top = y_hat.topk(1, dim=1).indices.flatten()
    return torch.count_nonzero(top == y).item() / len(y)

# %% sort_last
# truth: right
def accuracy(y_hat, y):
    order = np.argsort(y_hat.detach().cpu().numpy(), axis=1)
    return float(np.mean(order[:, -1] == y.cpu().numpy()))

# %% label_is_max
# truth: right
def accuracy(y_hat, y):
    at_label = y_hat[torch.arange(len(y)), y]
    beaten = (y_hat > at_label[:, None]).any(dim=1)
    return 1.0 - beaten.sum().item() / y.shape[0]

# %% softmax_first
# truth: right
def accuracy(y_hat, y):
    probs = torch.softmax(y_hat.double(), dim=-1)
    wrong = (probs.argmax(-1) - y).bool()
    return 1 - float(wrong.double().mean())

# %% pure_python
# truth: right
def accuracy(y_hat, y):
    rows, labels = y_hat.tolist(), y.tolist()
    return sum(r.index(max(r)) == t for r, t in zip(rows, labels)) / len(labels)
