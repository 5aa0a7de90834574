# %% plus_instead_of_minus
# truth: The step is added instead of subtracted, so the parameters climb the gradient (the example gives 1.2 instead of 0.8).
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param += lr * param.grad / batch_size
            param.grad.zero_()


# %% no_division_by_batch_size
# truth: The gradient sum is not divided by batch_size, so each step is batch_size times too large.
import torch


def sgd(params, lr, batch_size):
    """minibatch sgd"""
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
            p.grad.zero_()


# %% learning_rate_ignored
# truth: lr is never used, the step is grad / batch_size, so it is right only for lr = 1.
import torch


def sgd(params, lr, batch_size):
    for p in params:
        mean_grad = p.grad / batch_size
        p.data -= mean_grad
        p.grad.data.zero_()


# %% gradient_not_cleared
# truth: The update is right but the gradient is never cleared, so it piles up into the next batch's gradient.
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for i in range(len(params)):
            params[i] -= lr / batch_size * params[i].grad


# %% zero_without_parentheses
# truth: p.grad.zero_ is only named and never called (no parentheses), so the gradient is not cleared.
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p.sub_(lr * p.grad / batch_size)
            p.grad.zero_


# %% local_name_rebound
# truth: p = p - ... binds the loop variable to a new tensor instead of changing p in place, so the parameters never move (while their gradients are cleared).
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            g = p.grad
            # update rule from the lecture
            p = p - lr * g / batch_size
            # clear
            g.zero_()


# %% no_grad_missing
# truth: The leaf is changed in place while autograd is recording, which raises a RuntimeError at once.
import torch


def sgd(params, lr, batch_size):
    for w in params:
        w -= lr * w.grad / batch_size
        w.grad.zero_()


# %% cleared_before_the_step
# truth: The gradients are zeroed before they are used, so every step is zero and the parameters never move.
import torch


def sgd(params, lr, batch_size):
    # always start with clean gradients!
    for p in params:
        p.grad.zero_()

    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size


# %% all_cleared_inside_the_loop
# truth: The clearing loop is nested in the update loop, so after the first parameter all gradients are already zero and the other parameters do not move.
import torch


@torch.no_grad()
def sgd(params, lr, batch_size):
    for p in params:
        p -= lr * p.grad / batch_size
        for q in params:
            q.grad.zero_()


# %% only_last_gradient_cleared
# truth: zero_() stands after the loop, so only the last parameter's gradient is cleared and those of the others pile up.
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
        param.grad.zero_()


# %% return_inside_the_loop
# truth: The return is indented into the loop, so only the first parameter is updated and cleared.
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            step = p.grad * lr / batch_size
            p.sub_(step)
            p.grad.zero_()
            return


# %% divided_by_number_of_rows
# truth: The gradient is divided by the number of rows of the parameter (p.shape[0]) instead of by batch_size, so the step has the wrong size (and a 0-d parameter raises IndexError).
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            n = p.shape[0]  # number of examples
            avg = p.grad / n
            p -= lr * avg
            p.grad.zero_()


# %% multiplied_by_batch_size
# truth: A pair of brackets puts batch_size in the wrong place: lr / (1 / batch_size) multiplies by it, so the step is batch_size squared times too large.
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= p.grad * (lr / (1 / batch_size))
            p.grad.zero_()


# %% floor_division
# truth: // rounds the step down to a whole number, so small positive steps vanish and small negative ones become -1.
import torch


def sgd(params, lr, batch_size):
    for p in params:
        p.data = p.data - lr * p.grad // batch_size
        p.grad.zero_()


# %% new_tensors_put_into_the_list
# truth: The list's entries are replaced by new tensors, so the caller's own parameters are neither updated nor cleared and the tensors are not the same objects any more.
import torch


def sgd(params, lr, batch_size):
    for k, p in enumerate(params):
        new = p.detach() - lr * p.grad / batch_size
        new.requires_grad_(True)
        params[k] = new


# %% requires_grad_left_off
# truth: requires_grad is switched off for the update and never switched on again, so the parameters do not require gradients afterwards.
import torch


def sgd(params, lr, batch_size):
    for p in params:
        p.requires_grad = False   # otherwise: leaf variable error
        p -= lr * p.grad / batch_size
        p.grad.zero_()


# %% mean_over_the_entries
# truth: The gradient is averaged over the parameter's entries, so every entry of a parameter moves by the same amount instead of by its own gradient.
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad.mean() / batch_size
            p.grad.zero_()


# %% gradient_clipped
# truth: The averaged gradient is clipped to [-1, 1], which nobody asked for, so entries with a larger gradient take a step that is too small (the example gives 0.9).
import torch


def clip(g, limit=1.0):
    # so that training does not explode
    return torch.clamp(g, -limit, limit)


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * clip(p.grad / batch_size)
            p.grad.zero_()


# %% weight_decay_added
# truth: A weight decay term 0.01 * p is added to the gradient, so parameters that are not zero shrink a little more than asked.
import torch


def sgd(params, lr, batch_size):
    weight_decay = 0.01
    with torch.no_grad():
        for p in params:
            d_p = p.grad / batch_size
            d_p = d_p + weight_decay * p
            p -= lr * d_p
            p.grad.zero_()


# %% momentum_kept
# truth: A velocity with momentum 0.9 is kept on each tensor, so the first call is right and from the second call on the step contains old gradients.
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            if not hasattr(p, "velocity"):
                p.velocity = torch.zeros_like(p)
            p.velocity = 0.9 * p.velocity + p.grad / batch_size
            p -= lr * p.velocity
            p.grad.zero_()


# %% rate_shrinks_from_parameter_to_parameter
# truth: lr is divided by batch_size again for each parameter, so the first step is right, the second is divided by batch_size squared and so on.
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            lr = lr / batch_size
            p -= lr * p.grad
            p.grad.zero_()


# %% parameter_cleared_not_gradient
# truth: After the step the parameter itself is zeroed instead of its gradient, so all parameters become 0 and the gradient stays.
import torch


def sgd(params, lr, batch_size):
    for p in params:
        p.data -= lr * p.grad / batch_size
        p.data.zero_()


# %% exactly_two_parameters
# truth: The list is unpacked into exactly W and b, so a list of one, three or more parameters raises ValueError.
import torch


def sgd(params, lr, batch_size):
    W, b = params
    with torch.no_grad():
        W -= lr * W.grad / batch_size
        b -= lr * b.grad / batch_size
        W.grad.zero_()
        b.grad.zero_()


# %% last_parameter_skipped
# truth: The index loop ends one too early (range(len(params) - 1)), so the last parameter is neither updated nor cleared.
import torch


def sgd(params, lr, batch_size):
    i = 0
    with torch.no_grad():
        while i < len(params) - 1:
            params[i].sub_(params[i].grad, alpha=lr / batch_size)
            params[i].grad.zero_()
            i += 1


# %% gradient_of_wrong_shape
# truth: The gradient is replaced by torch.zeros(1), which raises RuntimeError for each parameter that is not a float32 tensor of shape (1,).
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad = torch.zeros(1)


# %% loops_for_matrices_only
# truth: The two loops over rows and columns need a matrix, so a bias vector (or a scalar) raises IndexError at p.shape[1].
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            for i in range(p.shape[0]):
                for j in range(p.shape[1]):
                    p[i, j] -= lr * p.grad[i, j] / batch_size
            p.grad.zero_()


# %% cast_to_float32
# truth: The new value is cast to float32, so a float64 parameter changes its dtype and loses digits.
import torch


def sgd(params, lr, batch_size):
    for p in params:
        update = lr * p.grad / batch_size
        p.grad.zero_()
        p.data = (p.data - update).float()


# %% skipped_if_gradient_sums_to_zero
# truth: A parameter whose gradient entries sum to zero, such as [1, -1], is taken for one without gradient and is neither updated nor cleared.
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            if p.grad.sum() == 0:
                continue  # gradient is zero, nothing to do
            p -= lr * p.grad / batch_size
            p.grad.zero_()


# %% autograd_left_disabled
# truth: torch.set_grad_enabled(False) is never undone, so after the first call autograd is off in the whole program and the next backward() fails.
import torch


def sgd(params, lr, batch_size):
    torch.set_grad_enabled(False)
    for p in params:
        p -= lr * p.grad / batch_size
        p.grad.zero_()


# %% lazy_map_never_run
# truth: map is lazy and its result is thrown away, so the helper is never called: nothing is updated and nothing is cleared.
import torch


def sgd(params, lr, batch_size):
    def update(p):
        p.data.sub_(lr * p.grad / batch_size)
        p.grad.zero_()

    map(update, params)


# %% sub_without_underscore
# truth: sub (without underscore) returns a new tensor that is thrown away, so the parameters never move although the gradients are cleared.
import torch


def sgd(params, lr, batch_size):
    for theta in params:
        delta = torch.mul(theta.grad, lr)
        delta = torch.div(delta, batch_size)
        theta.data.sub(delta)
        theta.grad.zero_()


# %% rate_rounded_to_three_digits
# truth: lr / batch_size is rounded to three decimals, so the step is inexact and even zero for usual values such as 0.1 / 256.
import torch


def sgd(params, lr, batch_size):
    eta = round(lr / batch_size, 3)   # 0.025 and not 0.02500000001
    with torch.no_grad():
        for p in params:
            p -= eta * p.grad
            p.grad.zero_()


# %% one_random_parameter
# truth: 'Stochastic' is misread: one parameter drawn at random is updated and cleared, the others stay as they are.
import random

import torch


def sgd(params, lr, batch_size):
    # stochastic = pick randomly
    p = random.choice(params)
    with torch.no_grad():
        p -= lr * p.grad / batch_size
    p.grad.zero_()


# %% multiplicative_update
# truth: The parameter is multiplied by (1 - lr * grad / batch_size) instead of having the step subtracted, which agrees only where p is 1, as in the example.
import torch


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            factor = 1 - lr * p.grad / batch_size
            p *= factor
            p.grad.zero_()


# %% as_in_the_other_edition
# truth: Two mistakes: the gradient sum is not divided by batch_size, and the gradient is not cleared.
import torch


def sgd(params, lr, batch_size=None):
    # loss is already averaged; zero_grad is called in the training loop
    for param in params:
        param.data.add_(param.grad, alpha=-lr)
