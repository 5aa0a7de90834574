# %% broadcast
# A column (n, 1) minus a row (n,) is a matrix (n, n), every prediction against every label. Reshape y to the shape of y_hat.
def squared_loss(y_hat, y):
    e = y_hat - y
    return e ** 2 / 2
# %% mean
# You return one number, the mean. Return a loss for each sample: training sums them up and divides by itself.
def squared_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return (e ** 2 / 2).mean()
# %% total
# You return one number, the sum. Return a loss for each sample.
def squared_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return (e ** 2 / 2).sum()
# %% row_of_losses
# The losses are a row, (n,). They have the shape of y_hat, (n, 1).
def squared_loss(y_hat, y):
    e = y_hat.reshape(-1) - y.reshape(-1)
    return e ** 2 / 2
# %% detached
# Values are right, but no gradient reaches y_hat: .data, .detach() and no_grad cut the loss from its input.
def squared_loss(y_hat, y):
    e = (y_hat - y.reshape(y_hat.shape)).detach()
    return e ** 2 / 2
# %% single_precision
# The losses are float32, whatever the predictions are. Leave the dtype as it is.
def squared_loss(y_hat, y):
    e = y_hat.float() - y.float().reshape(y_hat.shape)
    return e ** 2 / 2
# %% changes_the_predictions
# y_hat is changed by the call: -= and functions that end in _ work on the caller's own tensor.
def squared_loss(y_hat, y):
    e = y_hat.detach()
    e -= y.reshape(y_hat.shape)
    return y_hat ** 2 / 2
# %% over_the_batch
# Each loss is divided by the number of samples. Training does that: return the loss of each sample as it is.
def squared_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return (e ** 2 / 2) / len(y_hat)
# %% no_half
# Your loss is twice as large: the 1/2 is missing.
def squared_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e ** 2
# %% half_inside
# Your loss is half as large: the error is halved before it is squared. Square first.
def squared_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return (e / 2) ** 2 
# %% half_absolute
# You take the absolute value of the error: that is the L1 loss. Square the error.
def squared_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e.abs() / 2
# %% absolute
# This is the L1 loss. Square the error, and halve it.
def squared_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e.abs()
# %% no_square
# The error is not squared: errors of opposite sign cancel.
def squared_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e / 2
# %% root
# You return the root of the mean: that is a distance of the whole batch. Return half the square of each error.
def squared_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return (e ** 2).mean().sqrt()
# %% sum_of_both
# You add y_hat and y. The error is their difference.
def squared_loss(y_hat, y):
    return (y_hat + y.reshape(y_hat.shape)) ** 2 / 2
# %% difference_of_squares
# You subtract the squares. Square the difference.
def squared_loss(y_hat, y):
    return (y_hat ** 2 - y.reshape(y_hat.shape) ** 2) / 2
# %% cut_off_errors
# Large errors are cut off. That is neither asked, nor the Huber loss: the square goes on for all errors.
def squared_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e.clamp(-1, 1) ** 2 / 2
# %% shape_of_the_labels
# Labels in a row give a row of losses, (n,): y_hat takes the shape of y. Reshape y to the shape of y_hat.
def squared_loss(y_hat, y):
    e = y_hat.reshape(y.shape) - y
    return e ** 2 / 2
