# %% labels_minus_predictions
# truth: right, unusual because it subtracts the other way round and uses torch.square and div.
import torch

def squared_loss(y_hat, y):
    return torch.square(y.reshape_as(y_hat) - y_hat).div(2)

# %% flat_and_back
# truth: right, unusual because it computes on flat vectors, multiplies the error by itself, and gives the column back at the end.
import torch

def squared_loss(y_hat, y):
    e = y_hat[:, 0] - y.flatten()
    return (0.5 * e * e)[:, None]
