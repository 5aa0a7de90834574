# %% rebound_name
# truth: p = p - ... binds the loop variable to a new tensor instead of changing the parameter in place, so the parameters keep their values.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            g = p.grad
            p = p - lr * g / batch_size
            g.zero_()

# %% list_entries_replaced
# truth: Puts new tensors into the list instead of changing the old ones in place, so the caller's parameters keep their values and gradients and are no longer the objects in the list.
import torch

def sgd(params, lr, batch_size):
    for i in range(len(params)):
        new = params[i].detach() - lr * params[i].grad / batch_size
        params[i] = new.requires_grad_(True)

# %% graph_recorded
# truth: Changes leaf tensors that require gradients in place without torch.no_grad(), so PyTorch raises a RuntimeError.
import torch

def sgd(params, lr, batch_size):
    for param in params:
        param -= lr * param.grad / batch_size
        param.grad.zero_()

# %% cleared_first
# truth: Clears the gradient before the step instead of after it, so every step subtracts 0 and the parameters never change.
import torch

@torch.no_grad()
def sgd(params, lr, batch_size):
    for p in params:
        p.grad.zero_()
        p -= lr * p.grad / batch_size

# %% only_last_cleared
# truth: The line that clears the gradient stands after the loop, so only the last parameter is cleared and the gradients of the others add up.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr / batch_size * p.grad
        p.grad.zero_()

# %% mean_of_entries
# truth: Averages the gradient over the entries of the parameter instead of dividing it by batch_size, so all entries move by the same, wrong amount.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad.mean()
            p.grad.zero_()

# %% number_of_params
# truth: Divides by the number of parameters in the list instead of by batch_size, so the steps have the wrong length.
import torch

def sgd(params, lr, batch_size):
    n = len(params)
    for p in params:
        p.data -= lr * p.grad / n
        p.grad.data.zero_()

# %% floor_division
# truth: Uses // instead of /, so lr * grad / batch_size is rounded down to a whole number: small positive gradients make no step and small negative ones a step of 1.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad // batch_size
            param.grad.zero_()

# %% frozen_afterwards
# truth: Switches requires_grad off for the update and never on again, so afterwards the parameters no longer require gradients.
import torch

def sgd(params, lr, batch_size):
    for p in params:
        step = lr * p.grad / batch_size
        p.requires_grad_(False)
        p -= step
        p.grad = None

# %% grad_set_to_number
# truth: Assigns the number 0 to p.grad, which takes only a tensor or None, so it raises a TypeError after the first update.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad = 0

# %% never_cleared
# truth: The gradients aren't cleared after the step, so the next backward adds to the old ones.
import torch

def sgd(params, lr, batch_size):
    for p in params:
        p.data.sub_(lr * p.grad / batch_size)

# %% uphill
# truth: Adds the gradient step instead of subtracting it, so the parameters move along the gradient and the loss grows.
import torch

@torch.no_grad()
def sgd(params, lr, batch_size):
    for p in params:
        p.add_(p.grad, alpha=lr / batch_size)
        p.grad.zero_()

# %% params_zeroed
# truth: Calls zero_ on the parameter instead of on its gradient, so after each step all parameters are 0 and the gradients are kept.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.zero_()

# %% zero_without_underscore
# truth: Tensors have no method zero (zero_ is meant), so it raises an AttributeError after the first update.
import torch

def sgd(params, lr, batch_size):
    for p in params:
        with torch.no_grad():
            p -= lr * p.grad / batch_size
        p.grad.zero()

# %% sum_step_uncleared
# truth: Two mistakes: the gradient isn't divided by batch_size, and it isn't cleared after the step.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
