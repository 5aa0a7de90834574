# %% rebinding
# truth: p = p - ... only binds the local name to a new tensor, so the caller's parameters are never changed.
def sgd(params, lr, batch_size):
    for p in params:
        g = p.grad
        with torch.no_grad():
            p = p - lr / batch_size * g
        g.zero_()

# %% no_no_grad
# truth: The in-place update is done with autograd on, so PyTorch raises an error for a leaf that requires grad.
def sgd(params, lr, batch_size):
    for i in range(len(params)):
        params[i].sub_(params[i].grad * lr / batch_size)
        params[i].grad.zero_()

# %% batch_size_unused
# truth: The gradient is not divided by batch_size, so the step is batch_size times too big.
@torch.no_grad()
def sgd(params, lr, batch_size):
    for w in params:
        w.add_(w.grad, alpha=-lr)
        w.grad = None

# %% detach_but_not_zero
# truth: The gradients are only detached, never set to zero or None, so they accumulate into the next step.
def sgd(params, lr, batch_size):
    for p in params:
        p.data -= lr * p.grad / batch_size
        p.grad.detach_()

# %% clear_first
# truth: The gradients are cleared before the update, so every step is zero and the parameters do not move.
def sgd(params, lr, batch_size):
    for p in params:
        if p.grad is not None:
            p.grad.zero_()
    with torch.no_grad():
        for p in params:
            p -= (lr / batch_size) * p.grad

# %% only_last_cleared
# truth: The line that clears the gradient stands after the loop, so only the last parameter's gradient is cleared.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
        param.grad.zero_()

# %% divided_twice
# truth: The gradient is divided by batch_size in place and then once more in the update, so the step is batch_size times too small.
def sgd(params, lr, batch_size):
    for p in params:
        p.grad.div_(batch_size)          # mean gradient
    for p in params:
        p.data.add_(p.grad, alpha=-lr / batch_size)
        p.grad.zero_()

# %% weight_decay
# truth: A weight decay term 0.01 * p is added to the gradient, so parameters also shrink.
def sgd(params, lr, batch_size, wd=0.01):
    with torch.no_grad():
        for p in params:
            d_p = p.grad / batch_size + wd * p
            p.add_(d_p, alpha=-lr)
            p.grad.zero_()

# %% clipped_norm
# truth: The gradients are clipped to a total norm of 1 before the update, so large gradients give too small a step.
def sgd(params, lr, batch_size):
    nn.utils.clip_grad_norm_(params, 1.0)
    for p in params:
        p.data = p.data - lr * p.grad.data / batch_size
        p.grad.zero_()

# %% lr_shrinks_in_loop
# truth: lr is divided by batch_size inside the loop over parameters, so it shrinks again for each parameter and only the first gets the right step.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            lr /= batch_size
            p -= lr * p.grad
            p.grad = None

# %% only_matrices
# truth: Only parameters with more than one dimension are updated, so biases never change although their gradients are cleared.
def sgd(params, lr, batch_size):
    for p in params:
        if p.ndim > 1:
            p.data.copy_(p.data - lr * p.grad / batch_size)
        p.grad.zero_()

# %% updates_a_copy
# truth: The update is applied to a detached clone, so the parameter itself keeps its old values.
def sgd(params, lr, batch_size):
    for p in params:
        value = p.detach().clone()
        value.sub_(lr * p.grad / batch_size)
        p.grad.zero_()

# %% new_tensors_in_list
# truth: The list entries are replaced by new tensors instead of being updated in place, so the tensors that the caller holds are not changed.
def sgd(params, lr, batch_size):
    for k, p in enumerate(params):
        stepped = (p - lr * p.grad / batch_size).detach()
        params[k] = stepped.requires_grad_(True)
        p.grad = None

# %% requires_grad_left_off
# truth: requires_grad is switched off for the update and never switched on again, so the parameters no longer require gradients.
def sgd(params, lr, batch_size):
    for p in params:
        grad = p.grad.clone()
        p.requires_grad_(False)
        p -= lr * grad / batch_size
        p.grad.zero_()

# %% divide_by_rows_of_p
# truth: The gradient is divided by the size of the parameter's first dimension instead of by batch_size.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            n = p.shape[0] if p.dim() else 1
            p -= lr * p.grad / n
            p.grad.zero_()

# %% root_of_batch
# truth: The gradient is divided by the square root of batch_size instead of batch_size.
def sgd(params, lr, batch_size):
    step = lr / batch_size ** 0.5
    grads = [p.grad for p in params]
    with torch.no_grad():
        torch._foreach_add_(list(params), grads, alpha=-step)
    for p in params:
        p.grad = None
