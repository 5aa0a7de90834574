# %% data
# .data instead of no_grad.
def sgd(params, lr, batch_size):
    for param in params:
        param.data -= lr * param.grad / batch_size
        param.grad.data.zero_()
# %% copy
# copy_ of the new value.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param.copy_(param - lr / batch_size * param.grad)
            param.grad = None
# %% add_alpha
# add_ with alpha.
@torch.no_grad()
def sgd(params, lr, batch_size):
    for param in params:
        param.add_(param.grad, alpha=-lr / batch_size)
        param.grad.fill_(0)
# %% foreach
# The foreach operators.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        grads = [p.grad for p in params]
        torch._foreach_add_(list(params), grads, alpha=-lr / batch_size)
        torch._foreach_zero_(grads)
# %% scaled_gradient
# The gradient is averaged in place first.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param.grad /= batch_size
            param -= lr * param.grad
            param.grad *= 0
# %% two_loops
# One loop for the step, one for the gradients.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param[:] = param - lr * param.grad / batch_size
    for param in params:
        param.grad.zero_()
# %% class_based
# A callable object.
class SGD:
    def __call__(self, params, lr, batch_size):
        with torch.no_grad():
            for param in params:
                param.sub_(param.grad.mul(lr).div(batch_size))
                param.grad.detach_().zero_()
sgd = SGD()
# %% zeros_like_gradient
# A new gradient of zeros.
def sgd(params, lr, batch_size):
    for param in params:
        param.data = param.data - lr * param.grad / batch_size
        param.grad = torch.zeros_like(param)
# %% an_optimizer_beside_it
# An optimizer at the top of the file, to compare with; a local variable and a method are called as it.
net = nn.Linear(2, 1)
step = torch.optim.SGD(net.parameters(), lr=0.1)
optimizer = step
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            step = lr / batch_size
            param.sub_(step * param.grad)
            param.grad.zero_()
# %% asks_whether_it_is_an_optimizer
# A helper asks for the kind of an updater, and is used for another reason.
def is_library(updater: torch.optim.Optimizer) -> bool:
    return isinstance(updater, torch.optim.Optimizer) or type(updater) is torch.optim.SGD
def sgd(params, lr, batch_size):
    assert not is_library(params)
    with torch.no_grad():
        for param in params:
            param.sub_(lr * param.grad / batch_size)
            param.grad.zero_()

# %% detached_views
# Through a view that shares the parameter's memory and needs no no_grad.
def sgd(params, lr, batch_size):
    for param in params:
        param.detach().sub_(param.grad, alpha=lr / batch_size)
        param.grad = None
