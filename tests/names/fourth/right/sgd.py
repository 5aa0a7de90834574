# %% decorator_and_none
# truth: right, with no_grad as a decorator and the gradient cleared by setting it to None.
import torch


@torch.no_grad()
def sgd(params, lr, batch_size):
    for p in params:
        p.add_(p.grad, alpha=-lr / batch_size)
        p.grad = None


# %% requires_grad_toggled
# truth: right, requires_grad is switched off for the in-place update and on again afterwards.
import torch


def sgd(params, lr, batch_size):
    for tensor in params:
        tensor.requires_grad_(False)
        tensor -= tensor.grad * lr / batch_size
        tensor.grad.zero_()
        tensor.requires_grad_(True)


# %% detached_alias_copy
# truth: right, writes through a detached alias that shares the parameter's memory; the gradient becomes fresh zeros.
import torch


def sgd(params, lr, batch_size):
    for p in params:
        alias = p.detach()
        alias.copy_(alias - lr * (p.grad / batch_size))
        p.grad = torch.zeros_like(alias)


# %% addcdiv
# truth: right, addcdiv_ does p + (-lr) * grad / batch_size in one call.
import torch


def sgd(params, lr, batch_size):
    for p in params:
        g = p.grad
        p.data.addcdiv_(g, torch.full_like(g, batch_size), value=-lr)
        g.fill_(0)


# %% ellipsis_assignment
# truth: right, assigns through [...] on p.data, which works for every shape, and clears in a second loop.
import torch


def sgd(params, lr, batch_size):
    k = len(params)
    for i in range(k):
        values = params[i].data
        values[...] = values - lr * params[i].grad.data / batch_size
    for i in range(k):
        params[i].grad[...] = 0


# %% inference_mode
# truth: right, in-place operations on ordinary tensors are allowed under inference_mode and leave them ordinary tensors.
import torch


def sgd(params, lr, batch_size):
    with torch.inference_mode():
        for p in params:
            p.sub_(p.grad, alpha=lr / batch_size)
            p.grad.zero_()


# %% steps_first_then_applied
# truth: right, all steps are computed first, then applied, with the grad mode put back in the end.
import torch


def sgd(params, lr, batch_size):
    steps = [p.grad.mul(lr).div(batch_size) for p in params]
    was = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        for p, s in zip(params, steps):
            torch.sub(p, s, out=p)
            p.grad.zero_()
    finally:
        torch.set_grad_enabled(was)


# %% returns_the_parameters
# truth: right by the contract, though its author meant a mistake: Update and clearing are right, but the list of parameters is returned although the function should return nothing.
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()
    return params
