# %% copy_under_no_grad
# truth: right
@torch.no_grad()
def sgd(params, lr, batch_size):
    for p in params:
        p.copy_(p - lr / batch_size * p.grad)
        p.grad = None

# %% data_add_alpha
# truth: right
def sgd(params, lr, batch_size):
    for w in params:
        w.data.add_(w.grad, alpha=-lr / batch_size)
        w.grad *= 0

# %% foreach
# truth: right
def sgd(params, lr, batch_size):
    grads = [p.grad for p in params]
    with torch.no_grad():
        torch._foreach_add_(params, grads, alpha=-lr / batch_size)
        torch._foreach_zero_(grads)

# %% numpy_memory
# truth: right
def sgd(params, lr, batch_size):
    for p in params:
        a = p.detach().numpy()
        a -= (lr / batch_size) * p.grad.numpy()
        p.grad.zero_()

# %% toggle_requires_grad
# truth: right
def sgd(params, lr, batch_size):
    for p in params:
        p.requires_grad_(False)
        p -= lr * p.grad.div(batch_size)
        p.requires_grad_(True)
    for p in params:
        p.grad.fill_(0)
