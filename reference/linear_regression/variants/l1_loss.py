# %% absolute
# torch.abs.
def l1_loss(y_hat, y):
    return torch.abs(y_hat - y.view_as(y_hat))
# %% the_larger_of_two
# The larger of the error and its opposite.
def l1_loss(y_hat, y):
    error = y_hat - y.reshape(-1, 1)
    return torch.maximum(error, -error)
# %% times_its_sign
# The error times its sign.
def l1_loss(y_hat, y):
    error = y_hat - y.reshape(y_hat.shape)
    return error * error.sign().detach()
# %% where
# One of two formulas for each sample.
def l1_loss(y_hat, y):
    y = y.reshape(y_hat.shape)
    return torch.where(y_hat > y, y_hat - y, y - y_hat)
