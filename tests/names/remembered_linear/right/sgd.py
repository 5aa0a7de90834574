# %% detached_view
# truth: right, unusual because it changes the parameter through a detached tensor that shares its memory, and clears by None.
import torch

def sgd(params, lr, batch_size):
    for p in params:
        p.detach().sub_(p.grad, alpha=lr / batch_size)
        p.grad = None

# %% copy_new_value
# truth: right, unusual because the new value is computed apart and copied into the same tensor, and the gradient is replaced by new zeros.
import torch

@torch.no_grad()
def sgd(params, lr, batch_size):
    news = [p - lr * (p.grad / batch_size) for p in params]
    for p, new in zip(params, news):
        p.copy_(new)
        p.grad = torch.zeros_like(p)
