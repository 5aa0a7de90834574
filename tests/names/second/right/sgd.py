# %% foreach
# truth: right
@torch.no_grad()
def sgd(params, lr, batch_size):
    torch._foreach_add_(list(params), [p.grad for p in params], alpha=-lr / batch_size)
    torch._foreach_zero_([p.grad for p in params])

# %% data_setter
# truth: right
def sgd(params, lr, batch_size):
    for p in params:
        p.data = p.data - p.grad.data * (lr / batch_size)
        p.grad = None

# %% scaled_grad_then_subtract
# truth: right
def sgd(params, lr, batch_size):
    step = lr / batch_size
    with torch.no_grad():
        for p in params:
            p.grad.mul_(step)
            p.sub_(p.grad)
            p.grad.mul_(0)

# %% requires_grad_toggle
# truth: right
def sgd(params, lr, batch_size):
    for p in params:
        p.requires_grad_(False)
        p[...] = p - lr * p.grad / batch_size
        p.requires_grad_(True)
    for p in params:
        p.grad.zero_()

# %% lerp_returning
# truth: right
def sgd(params, lr, batch_size):
    olds = [p.detach().clone() for p in params]
    with torch.no_grad():
        for old, p in zip(olds, params):
            p.copy_(torch.addcdiv(old, p.grad, torch.full_like(old, batch_size), value=-lr))
            del p.grad
    return params
