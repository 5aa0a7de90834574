# %% rebinds_name
# truth: param = param - ... binds a local name to a new tensor, so the parameters of the caller never move (only the gradients are cleared).
import torch

def sgd(params, lr, batch_size):
    for param in params:
        grad = param.grad
        param = param - lr * grad / batch_size
        grad.zero_()

# %% no_no_grad
# truth: The in-place update is done without torch.no_grad(), so PyTorch raises a RuntimeError about a leaf that requires grad.
import torch

def sgd(params, lr, batch_size):
    for p in params:
        p -= lr * p.grad / batch_size
        p.grad.zero_()

# %% gradients_kept
# truth: The gradients are not cleared after the step, so the next backward adds to the old ones.
import torch

@torch.no_grad()
def sgd(params, lr, batch_size):
    for p in params:
        p.sub_(lr * p.grad / batch_size)

# %% divides_nothing
# truth: The summed gradient is not divided by batch_size, so each step is batch_size times too large.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for theta in params:
            theta -= lr * theta.grad
            theta.grad.zero_()

# %% clears_before_step
# truth: The gradients are zeroed before they are used, so the parameters do not move.
import torch

def sgd(params, lr, batch_size):
    for p in params:
        p.grad.zero_()
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size

# %% uphill
# truth: The step is added instead of subtracted, so the parameters move up the loss.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p.add_(p.grad, alpha=lr / batch_size)
            p.grad.zero_()

# %% replaces_in_list
# truth: New tensors are put into the list, so the original tensors do not change and the list no longer holds the same objects.
import torch

def sgd(params, lr, batch_size):
    for i in range(len(params)):
        new_value = params[i].detach() - lr * params[i].grad / batch_size
        params[i].grad.zero_()
        params[i] = new_value.requires_grad_(True)

# %% stays_frozen
# truth: requires_grad is switched off for the update and never on again, so the parameters no longer require gradients afterwards.
import torch

def sgd(params, lr, batch_size):
    for p in params:
        p.requires_grad_(False)
        p -= lr * p.grad / batch_size
        p.grad.zero_()

# %% zero_outside_loop
# truth: zero_ stands behind the loop and so clears only the last parameter's gradient, so those of the others keep adding up.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
        param.grad.zero_()

# %% zero_grad_on_tensor
# truth: Tensors have no zero_grad() (that is a method of optimizers and modules), so after the first update an AttributeError is raised.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.zero_grad()

# %% return_in_loop
# truth: return stands inside the loop, so only the first parameter is updated and cleared.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()
            return

# %% clips_gradients
# truth: The gradients are clamped to [-1, 1] before the step as in a training recipe, so with the example p moves by 0.1 * 1 / 4 instead of 0.2.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            g = torch.clamp(p.grad, -1.0, 1.0)
            p -= lr * g / batch_size
            p.grad.zero_()

# %% floor_division
# truth: // rounds lr * grad / batch_size down to a whole number, so small positive steps vanish and small negative ones become -1.
import torch

def sgd(params, lr, batch_size):
    for p in params:
        p.data -= lr * p.grad // batch_size
        p.grad.zero_()

# %% weight_decay_inside
# truth: A decay of 0.01 times the parameter is added to the gradient, as tutorials on regularisation do, so each parameter is also pulled to 0.
import torch

def sgd(params, lr, batch_size):
    wd = 0.01
    with torch.no_grad():
        for p in params:
            p -= lr * (p.grad / batch_size + wd * p)
            p.grad.zero_()

# %% number_of_params_and_kept
# truth: Two mistakes: the gradient is divided by the number of parameters instead of batch_size, and it is never cleared.
import torch

def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / len(params)

# %% ascent_and_undivided
# truth: Two mistakes: the gradient is added instead of subtracted, and the division by batch_size is left out.
import torch

def sgd(params, lr, batch_size):
    for param in params:
        param.data = param.data + lr * param.grad
        param.grad.zero_()
