# %% view_of_the_shape
# The labels brought into the shape of the predictions, as in the book.
def squared_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)) ** 2 / 2
# %% columns
# Both as columns.
def squared_loss(y_hat, y):
    error = y_hat.view(-1, 1) - y.view(-1, 1)
    return 0.5 * error * error
# %% flat_and_back
# Both flat, and the result brought back.
def squared_loss(y_hat, y):
    return (y_hat.flatten() - y.flatten()).square().div(2).reshape_as(y_hat)
# %% asks_for_the_shape
# Only a row is changed.
def squared_loss(y_hat, y):
    if y.dim() < y_hat.dim():
        y = y.unsqueeze(1)
    return torch.pow(y - y_hat, 2) * 0.5
# %% expanded
# The square written out.
def squared_loss(y_hat, y):
    y = y.reshape(y_hat.shape)
    d = torch.sub(y_hat, y)
    return torch.einsum("ij,ij->ij", d, d).mul(1 / 2)
