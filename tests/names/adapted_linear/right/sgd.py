# %% data_and_none
# truth: right, unusual because .data is used instead of no_grad and the gradient is cleared by None.
import torch

def sgd(params, lr, batch_size):
    for p in params:
        p.data.add_(p.grad, alpha=-lr / batch_size)
        p.grad = None

# %% copy_new_value
# truth: right, unusual because the new value is computed apart and copied in, and the gradients are cleared in a loop of their own.
import torch

@torch.no_grad()
def sgd(params, lr, batch_size):
    for p in params:
        step = lr * p.grad / batch_size
        p.copy_(p - step)
    for p in params:
        p.grad.fill_(0)
