# %% from_the_others
# Made of the two other losses.
def huber_loss(y_hat, y):
    l1 = l1_loss(y_hat, y)
    return torch.where(l1 < 1, squared_loss(y_hat, y), l1 - 0.5)
# %% clamped
# The part up to 1 as a parabola, the rest as a line.
def huber_loss(y_hat, y):
    size = (y_hat - y.reshape(y_hat.shape)).abs()
    inside = size.clamp(max=1)
    return 0.5 * inside**2 + (size - inside)
# %% mask
# A mask for each of the two parts.
def huber_loss(y_hat, y):
    error = y_hat - y.reshape(y_hat.shape)
    losses = error.abs() - 0.5
    near = error.abs() <= 1.0
    losses[near] = error[near] ** 2 / 2
    return losses
# %% sample_by_sample
# A loop over the samples.
def huber_loss(y_hat, y):
    losses = []
    for e in (y_hat.reshape(-1) - y.reshape(-1)):
        losses.append(e * e / 2 if abs(e) <= 1 else abs(e) - 1 / 2)
    return torch.stack(losses).reshape(y_hat.shape)
# %% threshold_argument
# A threshold that can be given.
def huber_loss(y_hat, y, delta=1.0):
    e = (y_hat - y.view(y_hat.shape)).abs()
    small = (e < delta).to(e.dtype)
    return small * e.pow(2) / 2 + (1 - small) * delta * (e - delta / 2)
