# %% gradient_not_cleared
# truth: Does not clear the gradients, so they add up over the batches.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size

# %% not_divided
# truth: Does not divide by batch_size, so the steps are too large by that factor.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
            p.grad.zero_()

# %% uphill
# truth: Adds the gradient instead of subtracting it, so the parameters move uphill.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p += lr * p.grad / batch_size
            p.grad.zero_()

# %% name_rebound
# truth: Writes p = p - ..., which makes a new tensor without a gradient, so p.grad.zero_() crashes and the parameter is unchanged.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p = p - lr * p.grad / batch_size
            p.grad.zero_()

# %% list_entries_replaced
# truth: Puts new tensors into the list, so the caller's tensors stay unchanged and are not the same objects any more.
import torch

def sgd(params, lr, batch_size):
    for i, p in enumerate(params):
        new = (p - lr * p.grad / batch_size).detach()
        new.requires_grad_(True)
        p.grad.zero_()
        params[i] = new

# %% no_grad_forgotten
# truth: Changes leaves in place without no_grad, so it crashes with a RuntimeError.
import torch

def sgd(params, lr, batch_size):
    for p in params:
        p -= lr * p.grad / batch_size
        p.grad.zero_()

# %% gradient_switched_off
# truth: Switches requires_grad off for the update and never on again, so the parameters cannot be trained further.
import torch

def sgd(params, lr, batch_size):
    for p in params:
        p.requires_grad_(False)
        p -= lr * p.grad / batch_size
        p.grad.zero_()

# %% cleared_before_the_step
# truth: Clears the gradient before the step, so the parameters never move.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p.grad.zero_()
            p -= lr * p.grad / batch_size

# %% only_last_cleared
# truth: The clearing is outside the loop, so only the gradient of the last parameter is cleared.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
        p.grad.zero_()

# %% return_in_the_loop
# truth: Returns within the loop, so only the first parameter is updated and cleared.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()
            return

# %% params_returned
# truth: Returns the list of parameters, though the function is to return nothing.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()
    return params

# %% times_batch_size
# truth: Multiplies by the batch size instead of dividing, so the steps are far too large.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * batch_size * p.grad
            p.grad.zero_()

# %% divided_by_own_length
# truth: Divides by the number of entries of the parameter instead of by the batch size.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / p.numel()
            p.grad.zero_()

# %% mean_of_gradient
# truth: Averages the gradient over its entries, so all entries of a parameter move by the same amount.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad.mean() / batch_size
            p.grad.zero_()

# %% gradient_clipped
# truth: Clips the mean gradient to [-1, 1] for stability, so large gradients make too small steps.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            g = torch.clamp(p.grad / batch_size, -1.0, 1.0)
            p -= lr * g
            p.grad.zero_()

# %% arguments_swapped
# truth: Declares batch_size before lr, so a call sgd(params, lr, batch_size) multiplies by the batch size and divides by the learning rate.
import torch

def sgd(params, batch_size, lr):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()

# %% floor_division
# truth: Uses // for the division, so the steps are rounded down to whole numbers.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad // batch_size
            p.grad.zero_()

# %% weight_decay
# truth: Shrinks the parameters by a weight decay, which nobody asked for, so they end at the wrong values.
import torch

def sgd(params, lr, batch_size, weight_decay=0.01):
    with torch.no_grad():
        for p in params:
            p -= lr * (p.grad / batch_size + weight_decay * p)
            p.grad.zero_()

# %% momentum
# truth: Keeps a running velocity for each position in the list, so from the second call on the steps contain earlier gradients.
import torch

_velocity = {}

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for i, p in enumerate(params):
            key = (i, tuple(p.shape))
            v = 0.9 * _velocity.get(key, torch.zeros_like(p)) + p.grad / batch_size
            _velocity[key] = v
            p -= lr * v
            p.grad.zero_()
