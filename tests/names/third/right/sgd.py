# %% numpy_view
# truth: right
def sgd(params, lr, batch_size):
    for p in params:
        view = p.detach().numpy()
        view -= (lr / batch_size * p.grad).numpy()
        p.grad = None

# %% foreach
# truth: right
def sgd(params, lr, batch_size):
    grads = [p.grad for p in params]
    with torch.no_grad():
        torch._foreach_add_(params, grads, alpha=-lr / batch_size)
    torch._foreach_zero_(grads)

# %% addcdiv
# truth: right
@torch.no_grad()
def sgd(params, lr, batch_size):
    for p in params:
        p.addcdiv_(p.grad, torch.full_like(p, batch_size), value=-lr)
        p.grad.mul_(0)

# %% switch_off_and_on
# truth: right
def sgd(params, lr, batch_size):
    for p in params:
        g, p.grad = p.grad, None
        p.requires_grad_(False)
        p[...] = p - lr * g / batch_size
        p.requires_grad_(True)
