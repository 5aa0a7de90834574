# %% no_div
# The step is batch_size times too large: the gradient is summed over the batch, so divide it by batch_size.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
            p.grad.zero_()
# %% no_zero
# The gradients are not cleared after the step: the next backward() adds to them.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
# %% rebind
# Nothing moves: `param = param - ...` makes a new tensor and leaves the given one alone. Change it in place.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p = p - lr * p.grad / batch_size
# %% rebind_and_zero
# Nothing moves, and the gradients are gone: either a new tensor was made, or the gradient was cleared before it was used. Step in place first, then clear.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            grad = p.grad.clone()
            p.grad.zero_()
            p = p - lr * grad / batch_size
# %% zero_before (alike: rebind_and_zero)
# The gradients are cleared before they are used: step first, then clear.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p.grad.zero_()
            p -= lr * p.grad / batch_size
# %% sign
# You move uphill: subtract the gradient instead of adding it.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p += lr * p.grad / batch_size
            p.grad.zero_()
# %% double_div
# You divide by batch_size twice: once is enough.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr / batch_size * (p.grad / batch_size)
            p.grad.zero_()
# %% multiplies_batch
# You multiply by batch_size: the gradient is summed over the batch, so divide.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad * batch_size
            p.grad.zero_()
# %% zero_last_only
# Only the last parameter's gradient is cleared: the call that clears it stands outside the loop.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
        p.grad.zero_()
# %% first_only
# Only the first parameter moves: something leaves the loop too early.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()
            return
# %% no_no_grad
# Changing a parameter in place is refused while gradients are recorded: put the step under torch.no_grad().
def sgd(params, lr, batch_size):
    for p in params:
        p -= lr * p.grad / batch_size
        p.grad.zero_()
# %% div_len_params
# You divide by the number of parameters: divide by batch_size.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / len(params)
            p.grad.zero_()
# %% div_param_rows
# You divide by the size of the parameter: divide by batch_size.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / p.shape[0]
            p.grad.zero_()
# %% floor_div
# // cuts the step down to whole numbers: divide with /.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad // batch_size
            p.grad.zero_()
# %% zero_params
# You clear the parameters instead of their gradients: clear param.grad.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.zero_()
# %% hardcoded_lr
# The learning rate is fixed in the code: lr has no effect.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= 0.1 * p.grad / batch_size
            p.grad.zero_()
# %% hardcoded_batch
# The batch size is fixed in the code: batch_size has no effect.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / 256
            p.grad.zero_()
# %% list_replace (alike: rebind)
# You put new tensors into the list: the caller's own tensors do not move. Change them in place.
def sgd(params, lr, batch_size):
    for i, p in enumerate(params):
        params[i] = (p - lr * p.grad / batch_size).detach().requires_grad_()
# %% loses_requires_grad
# After the step the parameters no longer require a gradient: detach_() and requires_grad = False end the training.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()
            p.requires_grad_(False)
# %% sign_sgd
# You use only the sign of the gradient: its size counts too.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad.sign() / batch_size
            p.grad.zero_()
# %% weight_decay
# Parameters shrink even with a zero gradient: that is weight decay, which was not asked for.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * (p.grad / batch_size + 0.01 * p)
            p.grad.zero_()
# %% momentum
# Steps depend on earlier steps: that is momentum. Here each step uses only its own gradient.
_velocity = {}
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for i, p in enumerate(params):
            v = _velocity.get(i)
            v = torch.zeros_like(p) if v is None or v.shape != p.shape else v
            _velocity[i] = 0.9 * v + p.grad / batch_size
            p -= lr * _velocity[i]
            p.grad.zero_()
# %% decaying_rate
# The learning rate shrinks from call to call: here it is lr each time.
_calls = [0]
def sgd(params, lr, batch_size):
    _calls[0] += 1
    with torch.no_grad():
        for p in params:
            p -= lr * 0.9 ** (_calls[0] - 1) * p.grad / batch_size
            p.grad.zero_()
# %% turns_gradients_off
# Gradients stay switched off after the call: use `with torch.no_grad():`, which ends by itself.
def sgd(params, lr, batch_size):
    torch.set_grad_enabled(False)
    for p in params:
        p -= lr * p.grad / batch_size
        p.grad.zero_()
# %% clips_gradient
# Large gradients are cut off: each step is lr times the gradient, whatever its size.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad.clamp(-1, 1) / batch_size
            p.grad.zero_()
# %% normalized_gradient
# You divide the gradient by its norm: each step is lr times the gradient, whatever its size.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / (p.grad.norm() + 1e-8) / batch_size
            p.grad.zero_()
# %% last_not_updated
# The last parameter does not move: the loop ends one too early.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params[: max(1, len(params) - 1)]:
            p -= lr * p.grad / batch_size
        for p in params:
            p.grad.zero_()
# %% detaches (alike: loses_requires_grad)
# After the step the parameters no longer require a gradient: detach_() ends the training, use `with torch.no_grad():`.
def sgd(params, lr, batch_size):
    for p in params:
        grad = p.grad
        p.detach_()
        p -= lr * grad / batch_size
        p.grad = None
# %% nothing_moves
# The step is never made, the gradients are only cleared. Subtract lr * param.grad / batch_size from each parameter.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p.grad.zero_()
# %% wrong_formula
# lr is added to the gradient. Multiply by it.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= (lr + p.grad) / batch_size
            p.grad.zero_()
# %% batch_over_gradient (alike: wrong_formula)
# The division is the wrong way round: it is lr * param.grad / batch_size.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= batch_size / (lr * p.grad)
            p.grad.zero_()
# %% zero_in_the_loop
# All gradients are cleared after the first step, before the others are used: clear each after its own step.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            for q in params:
                q.grad.zero_()
