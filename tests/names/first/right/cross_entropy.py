# %% diagonal
# truth: right
def cross_entropy(y_hat, y):
    return -torch.log(y_hat[:, y].diagonal())

# %% mask_select
# truth: right
def cross_entropy(y_hat, y):
    mask = torch.arange(y_hat.shape[1]).unsqueeze(0) == y.unsqueeze(1)
    return y_hat[mask].log().neg()

# %% stack_loop
# truth: right
def cross_entropy(y_hat, y):
    losses = []
    for row, c in zip(y_hat.unbind(0), y.tolist()):
        losses.append(0 - torch.log(row[c]))
    return torch.stack(losses, dim=0)

# %% flat_index
# truth: right
def cross_entropy(y_hat, y):
    n, q = y_hat.shape
    flat = y_hat.reshape(-1)
    return -flat[torch.arange(n) * q + y].log()

# %% others_filled_with_one
# truth: right
def cross_entropy(y_hat, y):
    hot = torch.eye(y_hat.shape[1], dtype=torch.bool)[y]
    return y_hat.masked_fill(~hot, 1.0).log().sum(dim=1) * -1
