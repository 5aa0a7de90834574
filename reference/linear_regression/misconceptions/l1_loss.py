# %% broadcast
# A column (n, 1) minus a row (n,) is a matrix (n, n), every prediction against every label. Reshape y to the shape of y_hat.
def l1_loss(y_hat, y):
    e = y_hat - y
    return (e).abs()
# %% mean
# You return one number, the mean. Return a loss for each sample: training sums them up and divides by itself.
def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return ((e).abs()).mean()
# %% total
# You return one number, the sum. Return a loss for each sample.
def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return ((e).abs()).sum()
# %% row_of_losses
# The losses are a row, (n,). They have the shape of y_hat, (n, 1).
def l1_loss(y_hat, y):
    e = y_hat.reshape(-1) - y.reshape(-1)
    return (e).abs()
# %% detached
# Values are right, but no gradient reaches y_hat: .data, .detach() and no_grad cut the loss from its input.
def l1_loss(y_hat, y):
    e = (y_hat - y.reshape(y_hat.shape)).detach()
    return (e).abs()
# %% single_precision
# The losses are float32, whatever the predictions are. Leave the dtype as it is.
def l1_loss(y_hat, y):
    e = y_hat.float() - y.float().reshape(y_hat.shape)
    return (e).abs()
# %% changes_the_predictions
# y_hat is changed by the call: -= and functions that end in _ work on the caller's own tensor.
def l1_loss(y_hat, y):
    e = y_hat.detach()
    e -= y.reshape(y_hat.shape)
    return (y_hat).abs()
# %% over_the_batch
# Each loss is divided by the number of samples. Training does that: return the loss of each sample as it is.
def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return ((e).abs()) / len(y_hat)
# %% signed
# Errors keep their sign, so they cancel. Take the absolute value.
def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e
# %% half
# Your loss is half as large: the 1/2 belongs to the squared loss alone.
def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e.abs() / 2
# %% squared
# This is the squared loss. Take the absolute value of the error.
def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e ** 2 / 2
# %% squared_whole
# You square the error. Take its absolute value.
def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e ** 2
# %% positive_part
# Errors below 0 cost nothing: that is a ReLU. Take the absolute value.
def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e.relu()
# %% difference_of_sizes
# You subtract absolute values. Take the absolute value of the difference.
def l1_loss(y_hat, y):
    return y_hat.abs() - y.reshape(y_hat.shape).abs()
# %% relative
# You divide by the label. The loss is the absolute error, not a relative one.
def l1_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e.abs() / y.reshape(y_hat.shape).abs()
# %% shape_of_the_labels
# Labels in a row give a row of losses, (n,): y_hat takes the shape of y. Reshape y to the shape of y_hat.
def l1_loss(y_hat, y):
    e = y_hat.reshape(y.shape) - y
    return e.abs()
