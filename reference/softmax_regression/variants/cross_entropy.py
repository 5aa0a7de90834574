# %% gather
# gather, squeezed.
def cross_entropy(y_hat, y):
    return -torch.log(y_hat.gather(1, y.unsqueeze(1)).squeeze(1))
# %% arange
# torch.arange for the rows.
def cross_entropy(y_hat, y):
    return -y_hat[torch.arange(y_hat.shape[0]), y].log()
# %% mask
# A boolean mask picks one entry of each row.
def cross_entropy(y_hat, y):
    mask = torch.arange(y_hat.shape[1]) == y[:, None]
    return -y_hat[mask].log()
# %% loop
# A loop over the samples, stacked.
def cross_entropy(y_hat, y):
    return torch.stack([-torch.log(row[label]) for row, label in zip(y_hat, y)])
# %% eps
# An eps of 1e-7 inside the logarithm.
def cross_entropy(y_hat, y):
    return -torch.log(y_hat[range(len(y_hat)), y] + 1e-7)
# %% clamp
# A clamp at 1e-7.
def cross_entropy(y_hat, y):
    return -torch.log(y_hat[range(len(y_hat)), y].clamp(min=1e-7))
# %% one_hot_of_probabilities
# The mask multiplies probabilities, not logarithms, so no 0 * inf arises.
def cross_entropy(y_hat, y):
    onehot = torch.eye(y_hat.shape[1], dtype=y_hat.dtype)[y]
    return -(y_hat * onehot).sum(1).log()
# %% where
# torch.where over the classes.
def cross_entropy(y_hat, y):
    hit = F.one_hot(y, y_hat.shape[1]).bool()
    return torch.where(hit, -y_hat.clamp(min=1e-12).log(), torch.zeros_like(y_hat)).sum(1)
# %% diagonal
# The diagonal of y_hat[:, y].
def cross_entropy(y_hat, y):
    return -y_hat[:, y].diagonal().log()
# %% reciprocal
# log(1 / p).
def cross_entropy(y_hat, y):
    picked = torch.take_along_dim(y_hat, y.reshape(-1, 1), dim=1)
    return (1 / picked).log().flatten()
# %% flat_index
# Indices into the flattened matrix.
def cross_entropy(y_hat, y):
    n, q = y_hat.shape
    return -torch.log(y_hat.reshape(-1)[torch.arange(n) * q + y])
# %% a_loss_beside_it
# The library's loss stands at the top of the file, to compare with; a local variable is called as it.
loss = nn.CrossEntropyLoss(reduction="none")
nll_loss = F.nll_loss
print(loss(torch.zeros(1, 2), torch.tensor([0])))
def cross_entropy(y_hat, y):
    loss = y_hat[torch.arange(len(y_hat)), y]
    nll_loss = -loss.log()
    return nll_loss
# %% own_nll_loss
# A helper class with a method that is called as the library's function is.
class Losses:
    @staticmethod
    def nll_loss(log_p, y):
        return -log_p.gather(1, y.reshape(-1, 1)).reshape(-1)
def cross_entropy(y_hat, y):
    return Losses.nll_loss(y_hat.log(), y)

# %% clamp_on_both_sides
# A clamp at 1e-7 and at 1 - 1e-7.
def cross_entropy(y_hat, y):
    return -y_hat.clamp(1e-7, 1 - 1e-7)[range(len(y_hat)), y].log()
