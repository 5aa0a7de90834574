# %% broadcast
# A column (n, 1) minus a row (n,) is a matrix (n, n), every prediction against every label. Reshape y to the shape of y_hat.
def huber_loss(y_hat, y):
    e = y_hat - y
    return torch.where((e).abs() <= 1, (e) ** 2 / 2, (e).abs() - 0.5)
# %% mean
# You return one number, the mean. Return a loss for each sample: training sums them up and divides by itself.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return (torch.where((e).abs() <= 1, (e) ** 2 / 2, (e).abs() - 0.5)).mean()
# %% total
# You return one number, the sum. Return a loss for each sample.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return (torch.where((e).abs() <= 1, (e) ** 2 / 2, (e).abs() - 0.5)).sum()
# %% row_of_losses
# The losses are a row, (n,). They have the shape of y_hat, (n, 1).
def huber_loss(y_hat, y):
    e = y_hat.reshape(-1) - y.reshape(-1)
    return torch.where((e).abs() <= 1, (e) ** 2 / 2, (e).abs() - 0.5)
# %% detached
# Values are right, but no gradient reaches y_hat: .data, .detach() and no_grad cut the loss from its input.
def huber_loss(y_hat, y):
    e = (y_hat - y.reshape(y_hat.shape)).detach()
    return torch.where((e).abs() <= 1, (e) ** 2 / 2, (e).abs() - 0.5)
# %% single_precision
# The losses are float32, whatever the predictions are. Leave the dtype as it is.
def huber_loss(y_hat, y):
    e = y_hat.float() - y.float().reshape(y_hat.shape)
    return torch.where((e).abs() <= 1, (e) ** 2 / 2, (e).abs() - 0.5)
# %% changes_the_predictions
# y_hat is changed by the call: -= and functions that end in _ work on the caller's own tensor.
def huber_loss(y_hat, y):
    e = y_hat.detach()
    e -= y.reshape(y_hat.shape)
    return torch.where((y_hat).abs() <= 1, (y_hat) ** 2 / 2, (y_hat).abs() - 0.5)
# %% over_the_batch
# Each loss is divided by the number of samples. Training does that: return the loss of each sample as it is.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return (torch.where((e).abs() <= 1, (e) ** 2 / 2, (e).abs() - 0.5)) / len(y_hat)
# %% sign_not_asked
# Large negative errors cost half their square: you compare the error with 1. Compare its absolute value.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.where(e <= 1, e ** 2 / 2, e.abs() - 0.5)
# %% no_offset
# Beyond 1 the 1/2 is missing: the loss jumps at 1. Subtract 1/2 from the absolute error.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.where(e.abs() <= 1, e ** 2 / 2, e.abs())
# %% no_half
# Up to 1 the 1/2 is missing: it is half the square of the error.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.where(e.abs() <= 1, e ** 2, e.abs() - 0.5)
# %% sides_swapped
# The two formulas are swapped: the square is for errors of at most 1.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.where(e.abs() > 1, e ** 2 / 2, e.abs() - 0.5)
# %% one_formula_for_all
# One formula is chosen for the whole batch. Choose for each sample by itself: torch.where.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e ** 2 / 2 if e.abs().max() <= 1 else e.abs() - 0.5
# %% squared
# This is the squared loss for all errors. Beyond 1 the Huber loss is a straight line.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e ** 2 / 2
# %% l1
# This is the L1 loss for all errors. Up to 1 the Huber loss is half the square.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return e.abs()
# %% half_the_line
# Beyond 1 your loss grows half as fast: 1/2 is subtracted from the absolute error, which is not halved itself.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.where(e.abs() <= 1, e ** 2 / 2, (e.abs() - 0.5) / 2)
# %% capped
# Beyond 1 the loss does not grow any more. It goes on as a straight line.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return (e ** 2 / 2).clamp(max=0.5)
# %% signed_line
# Beyond 1 the errors keep their sign, so that large negative ones earn something. Take the absolute value.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.where(e.abs() <= 1, e ** 2 / 2, e - 0.5)
# %% threshold_half
# The two formulas meet at 0.5. They meet where the absolute error is 1.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.where(e.abs() <= 0.5, e ** 2 / 2, e.abs() - 0.5)
# %% smaller_of_both
# You take the smaller of two losses. The parabola holds up to 1, the line beyond it.
def huber_loss(y_hat, y):
    e = y_hat - y.reshape(y_hat.shape)
    return torch.minimum(e ** 2 / 2, e.abs())
# %% shape_of_the_labels
# Labels in a row give a row of losses, (n,): y_hat takes the shape of y. Reshape y to the shape of y_hat.
def huber_loss(y_hat, y):
    e = y_hat.reshape(y.shape) - y
    return torch.where(e.abs() <= 1, e ** 2 / 2, e.abs() - 0.5)
