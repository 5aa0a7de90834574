# %% diagonal
# truth: right
def cross_entropy(y_hat, y):
    return -torch.diagonal(y_hat[:, y]).log()

# %% masked_select
# truth: right
def cross_entropy(y_hat, y):
    hot = torch.zeros(y_hat.shape, dtype=torch.bool, device=y_hat.device)
    hot.scatter_(1, y.unsqueeze(-1), True)
    return y_hat.masked_select(hot).clamp(min=1e-8).log().neg()

# %% flat_take
# truth: right
def cross_entropy(y_hat, y):
    n, q = y_hat.shape
    flat = torch.arange(n, device=y.device) * q + y
    return torch.take(y_hat, flat).log2().mul(-math.log(2))

# %% preallocated
# truth: right
def cross_entropy(y_hat, y):
    out = y_hat.new_zeros(len(y))
    for i, k in enumerate(y.tolist()):
        out[i] = -(y_hat[i, k] + 1e-9).log()
    return out
