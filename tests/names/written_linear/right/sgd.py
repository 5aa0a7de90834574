# %% add_with_negative_alpha
# truth: right, unusual because it adds the gradient with a negative factor and clears it by setting it to None.
import torch

@torch.no_grad()
def sgd(params, lr, batch_size):
    for p in params:
        p.add_(p.grad, alpha=-lr / batch_size)
        p.grad = None

# %% copied_into_data
# truth: right, unusual because the new value is computed apart and copied into p.data, and the gradient is replaced by fresh zeros.
import torch

def sgd(params, lr, batch_size):
    steps = [lr * p.grad.detach() / batch_size for p in params]
    for p, step in zip(params, steps):
        p.data.copy_(p.detach() - step)
        p.grad = torch.zeros_like(p.data)
