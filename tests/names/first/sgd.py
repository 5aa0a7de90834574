# %% forgot_batch_size
# truth: The gradient is not divided by the batch size, so the step is batch_size times too large.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad
            param.grad.zero_()

# %% forgot_zero
# truth: The gradients are never cleared after the update.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size

# %% plus_sign
# truth: The step is added instead of subtracted: gradient ascent.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p += lr * p.grad / batch_size
            p.grad.zero_()

# %% inplace_on_leaf
# truth: torch.no_grad (or .data) is missing, so the in-place update of a leaf that requires grad raises a RuntimeError.
def sgd(params, lr, batch_size):
    for param in params:
        param -= lr * param.grad / batch_size
        param.grad.zero_()

# %% rebinding
# truth: It writes param = param - ..., which only rebinds the local name to a new tensor; the caller's parameters are never changed.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            g = param.grad
            param = param - lr * g / batch_size
            g.zero_()

# %% replaces_list_items
# truth: The list entries are replaced by new tensors instead of updating the original tensors in place, so the caller's W and b stay as they are.
def sgd(params, lr, batch_size):
    for i in range(len(params)):
        new = params[i].detach() - lr * params[i].grad / batch_size
        params[i] = new.requires_grad_(True)

# %% multiplies_batch
# truth: It multiplies by the batch size instead of dividing by it.
def sgd(params, lr, batch_size):
    for p in params:
        p.data.sub_(lr * p.grad * batch_size)
        p.grad.data.zero_()

# %% zero_before_step
# truth: The gradient is set to zero before it is used, so the parameters never move.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param.grad.zero_()
            param -= lr * param.grad / batch_size

# %% zero_outside_loop
# truth: The zero_ call stands after the loop, so only the last parameter's gradient is cleared.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
        param.grad.zero_()

# %% return_in_loop
# truth: A return inside the loop ends it after the first parameter; the others are not updated or cleared.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()
            return params

# %% divides_by_len_params
# truth: The gradient is divided by the number of parameters in the list instead of the batch size.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        n = len(params)
        for p in params:
            p -= lr * p.grad / n
            p.grad.zero_()

# %% ignores_lr
# truth: The learning rate is left out: the full mean gradient is subtracted.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= p.grad / batch_size
            p.grad.zero_()

# %% lr_overridden
# truth: The learning rate passed in is ignored because a constant 0.03 replaces it.
def sgd(params, lr, batch_size):
    lr = 0.03
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.grad.zero_()

# %% requires_grad_off
# truth: requires_grad is switched off for the update and never switched on again.
def sgd(params, lr, batch_size):
    for w in params:
        w.requires_grad_(False)
        w -= lr * w.grad / batch_size
        w.grad.zero_()

# %% zeros_param_itself
# truth: After the update it zeroes the parameter itself (param.zero_()) instead of its gradient.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.zero_()

# %% sign_precedence
# truth: The parentheses are wrong: the difference of parameter and lr * grad is divided by the batch size, so the parameter itself is divided as well.
def sgd(params, lr, batch_size):
    for p in params:
        p.data = (p.data - lr * p.grad) / batch_size
        p.grad = None

# %% sign_of_gradient
# truth: Only the sign of the gradient is used (sign descent), not its size.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * torch.sign(p.grad) / batch_size
            p.grad.zero_()

# %% weight_decay
# truth: A weight decay term (1e-2 * p) is added to the gradient, which the plain rule does not have.
def sgd(params, lr, batch_size):
    wd = 0.01
    with torch.no_grad():
        for p in params:
            d_p = p.grad / batch_size + wd * p
            p -= lr * d_p
            p.grad = None
