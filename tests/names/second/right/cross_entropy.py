# %% diag
# truth: right
def cross_entropy(y_hat, y):
    return torch.diagonal(y_hat[:, y]).log().neg()

# %% mask_select
# truth: right
def cross_entropy(y_hat, y):
    classes = torch.arange(y_hat.shape[1], device=y.device)
    return y_hat[classes == y[:, None]].reciprocal().log()

# %% sum_then_log
# truth: right
def cross_entropy(y_hat, y):
    onehot = F.one_hot(y, y_hat.size(1)).to(y_hat)
    return -torch.log(torch.einsum("ij,ij->i", y_hat, onehot))

# %% stack_loop
# truth: right
def cross_entropy(y_hat, y):
    return torch.stack([-row[k].log() for row, k in zip(y_hat.unbind(), y.tolist())])

# %% flat_offsets
# truth: right
def cross_entropy(y_hat, y):
    n, q = y_hat.shape
    p = y_hat.reshape(-1)[y + q * torch.arange(n, device=y.device)]
    return -torch.log(p + 1e-12)
