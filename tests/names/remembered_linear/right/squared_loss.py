# %% loop_and_stack
# truth: right, unusual because the losses are computed in a Python loop and stacked, which keeps dtype, shape and graph.
import torch

def squared_loss(y_hat, y):
    pairs = zip(y_hat.reshape(-1), y.reshape(-1))
    return torch.stack([(p - t) * (p - t) / 2 for p, t in pairs]).reshape(y_hat.shape)

# %% scaled_error
# truth: right, unusual because the error is divided by the square root of 2 before it is squared.
import torch

def squared_loss(y_hat, y):
    scaled = (y_hat - y.view_as(y_hat)) / 2 ** 0.5
    return scaled.square()
