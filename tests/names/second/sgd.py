# %% pytorch_style_no_division
# truth: The gradient is not divided by batch_size, so the step is batch_size times too large.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
            p.grad.zero_()

# %% no_zero
# truth: The gradients are never cleared after the update.
def sgd(params, lr, batch_size):
    # MXNet: param[:] = param - lr * param.grad / batch_size
    for param in params:
        param.data[:] = param.data - lr * param.grad / batch_size

# %% rebind_local
# truth: p = p - ... only binds the loop variable to a new tensor; the parameters themselves never change (their gradients are cleared).
@torch.no_grad()
def sgd(params, lr, batch_size):
    for p in params:
        g = p.grad
        p = p - lr * g / batch_size
        g.zero_()

# %% list_slot
# truth: A new tensor is put into the list instead of the update being done in place, so the caller's own parameter tensors (and their gradients) stay as they were and the list holds different objects.
def sgd(params, lr, batch_size):
    for i in range(len(params)):
        new = params[i].detach() - lr * params[i].grad / batch_size
        params[i] = new.requires_grad_(True)

# %% without_no_grad
# truth: The in-place update is done without no_grad or .data, so PyTorch refuses it: a leaf that requires grad is used in an in-place operation.
def sgd(params, lr, batch_size):
    for p in params:
        p -= lr * p.grad / batch_size
        p.grad.zero_()

# %% zero_first
# truth: The gradient is cleared before it is used, so the update subtracts zero and nothing changes.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for w in params:
            if w.grad is not None:
                w.grad.zero_()
            w -= lr / batch_size * w.grad

# %% zero_dedented
# truth: The clearing stands outside the loop, so only the last parameter's gradient is cleared; the others keep theirs.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p.sub_(lr * p.grad / batch_size)
        p.grad.zero_()

# %% two_names
# truth: It unpacks the list into exactly two parameters W and b, so it crashes for a list of any other length.
def sgd(params, lr, batch_size):
    W, b = params
    W.data -= lr * W.grad / batch_size
    b.data -= lr * b.grad / batch_size
    W.grad = None
    b.grad = None

# %% mean_gradient
# truth: The gradient tensor is averaged over its own elements to one number, so all entries of a parameter move by the same amount.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            g = p.grad.mean() / batch_size
            p -= lr * g
            p.grad.zero_()

# %% lr_shrinks_in_loop
# truth: lr is divided by batch_size again in each turn of the loop, so only the first parameter gets the right step and the later ones a much smaller one.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            lr /= batch_size
            p.add_(p.grad, alpha=-lr)
            p.grad.zero_()

# %% divided_twice
# truth: The gradient is divided by batch_size twice, so the step is batch_size times too small.
def sgd(params, lr, batch_size):
    for p in params:
        grad = p.grad / batch_size          # mean gradient
        p.data = p.data - (lr / batch_size) * grad
        p.grad.zero_()

# %% ascent
# truth: The step goes along the gradient instead of against it: add_ with a positive alpha (wrong sign).
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p.add_(p.grad, alpha=lr / batch_size)
            p.grad = None

# %% weight_decay_left_in
# truth: A weight decay term is added to the gradient that nobody asked for, so the parameters also shrink.
def sgd(params, lr, batch_size):
    wd = 1e-2
    with torch.no_grad():
        for p in params:
            d_p = p.grad / batch_size + wd * p
            p.copy_(p - lr * d_p)
            p.grad.zero_()

# %% requires_grad_off
# truth: requires_grad is switched off for the in-place update and not switched on again, so the parameters no longer require gradients afterwards.
def sgd(params, lr, batch_size):
    for p in params:
        g = p.grad
        p.requires_grad_(False)
        p -= lr * g / batch_size
        p.grad = None

# %% own_length
# truth: The gradient is divided by the parameter's own length (p.shape[0], its number of rows) instead of by batch_size.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            n = len(p)
            p -= lr * p.grad / n
            p.grad.zero_()

# %% clip_grad
# truth: The averaged gradient is clipped to the range [-1, 1] before the step, so larger gradients are cut off.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            g = torch.clamp(p.grad / batch_size, -1.0, 1.0)  # stops it from exploding
            p -= lr * g
            p.grad.zero_()
