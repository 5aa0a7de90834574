# %% clears_last_only
# truth: The line that clears the gradient stands outside the loop, so only the last parameter's gradient is cleared and the others pile up.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
        param.grad.zero_()

# %% rebinds_parameter
# truth: p = p - ... makes a new tensor and binds the local name to it; the parameters themselves never move (only their gradients are cleared).
import torch

@torch.no_grad()
def sgd(params, lr, batch_size):
    for p in params:
        g = p.grad / batch_size
        p.grad = None
        p = p - lr * g
