"""The step of sgd as a program with slots. Students do not get this."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

from autograder.naming.programs import Option, Programs

from .sgd import _global_norm

# Each takes gradient and parameter, and their place in the lists of all.
DIRECTIONS = [
    Option(lambda g, p, i, gs: g),
    Option(lambda g, p, i, gs: g.sign(), "sign_sgd", "You use only the sign of the gradient. Its size counts, too."),
    Option(lambda g, p, i, gs: g / g.norm(), "normalized_gradient",
           "You divide each gradient by its norm. The step is lr times the gradient, whatever its size."),
    Option(lambda g, p, i, gs: g / _global_norm(gs), "normalized_gradient",
           "You divide the gradients by their common norm. The step is lr times the gradient, whatever its size."),
    Option(lambda g, p, i, gs: g / g.abs().max(), "normalized_gradient",
           "You divide each gradient by its largest entry. The step is lr times the gradient, whatever its size."),
    Option(lambda g, p, i, gs: g.abs(), "absolute_gradient",
           "You use the absolute value of the gradient. Its sign says which way to go."),
    Option(lambda g, p, i, gs: g * g, "squared_gradient", "You use the square of the gradient. Use the gradient itself."),
    Option(lambda g, p, i, gs: g.mean(), "mean_of_gradient",
           "You take the mean of each gradient, so all entries of a parameter move alike. Each entry has its own "
           "gradient, and the mean over the batch is the division by batch_size."),
    Option(lambda g, p, i, gs: g.sum(), "sum_of_gradient",
           "You take the sum of each gradient, so all entries of a parameter move alike. Each entry has its own."),
    Option(lambda g, p, i, gs: g.norm(), "norm_for_gradient",
           "You subtract the norm of the gradient, so all entries move alike. Each entry has its own gradient."),
    Option(lambda g, p, i, gs: g.amax(), "largest_gradient",
           "You use the largest entry of each gradient for all entries. Each entry has its own."),
    Option(lambda g, p, i, gs: g.mean(0), "mean_over_rows",
           "You take the mean of the gradient over its rows (dim 0). The gradient is summed over the batch already and "
           "has the shape of the parameter: divide it by batch_size."),
    Option(lambda g, p, i, gs: g.sum(0), "sum_over_rows",
           "You sum the gradient over its rows (dim 0). It has the shape of the parameter: use it as it is."),
    Option(lambda g, p, i, gs: g.mean(-1, keepdim=True), "mean_over_columns",
           "You take the mean of the gradient over its columns. It has the shape of the parameter: use it as it is."),
    Option(lambda g, p, i, gs: torch.ones_like(g), "ignores_the_gradient",
           "The gradient has no effect on the step: every entry moves by the same amount. Multiply by param.grad."),
    Option(lambda g, p, i, gs: 1 / g, "divides_by_gradient", "You divide by the gradient. Multiply by it."),
    Option(lambda g, p, i, gs: g * p, "times_the_parameter",
           "The gradient is multiplied by the parameter. The step is lr times the gradient alone."),
    Option(lambda g, p, i, gs: p, "parameter_for_gradient",
           "You use the parameter in the place of its gradient: the step needs param.grad."),
    Option(lambda g, p, i, gs: g - g.mean(), "centred_gradient",
           "You subtract the mean from the gradient. Use the gradient as it is."),
    Option(lambda g, p, i, gs: g / g.std(), "normalized_gradient",
           "You divide the gradient by its standard deviation. Use the gradient as it is."),
    Option(lambda g, p, i, gs: (g - g.mean()) / g.std(), "normalized_gradient",
           "You standardise the gradient (mean and standard deviation). Use the gradient as it is."),
    Option(lambda g, p, i, gs: g.relu(), "only_positive_gradients",
           "Only positive gradients count; where the gradient is negative nothing moves. Use both."),
    Option(lambda g, p, i, gs: -(-g).relu(), "only_negative_gradients",
           "Only negative gradients count; where the gradient is positive nothing moves. Use both."),
    Option(lambda g, p, i, gs: g.round(), "rounded_gradient", "The gradient is rounded to whole numbers. Use it as it is."),
    Option(lambda g, p, i, gs: g.trunc(), "cut_gradient", "The gradient is cut to whole numbers. Use it as it is."),
    Option(lambda g, p, i, gs: g.sign() * g.abs().sqrt(), "root_of_gradient", "You use the root of the gradient."),
    Option(lambda g, p, i, gs: torch.tanh(g), "squashed_gradient", "The gradient goes through tanh. Use it as it is."),
]  # fmt: skip
SCALES = [
    Option(lambda lr, b, p, i, m: lr / b),
    Option(lambda lr, b, p, i, m: lr, "no_div",
           "The step is batch_size times too large: the gradient is summed over the batch, so divide it by batch_size."),
    Option(lambda lr, b, p, i, m: 1 / b, "no_lr", "The learning rate is missing: multiply the step by lr."),
    Option(lambda lr, b, p, i, m: 1.0, "no_lr_and_no_div",
           "You subtract the gradient as it is. Multiply it by lr and divide it by batch_size."),
    Option(lambda lr, b, p, i, m: lr * b, "multiplies_batch",
           "You multiply by batch_size: the gradient is summed over the batch, so divide."),
    Option(lambda lr, b, p, i, m: lr / b**2, "double_div", "You divide by batch_size twice: once is enough."),
    Option(lambda lr, b, p, i, m: lr / m, "div_len_params",
           "You divide by the number of parameters: divide by batch_size."),
    Option(lambda lr, b, p, i, m: lr / b / m, "div_len_params_too",
           "You divide by the number of parameters, too: batch_size alone is right."),
    Option(lambda lr, b, p, i, m: lr * m / b, "times_len_params",
           "Each parameter makes as many steps as there are parameters: the step belongs inside one loop over params alone."),
    Option(lambda lr, b, p, i, m: lr / len(p), "div_param_rows",
           "You divide by the length of the parameter, len(param): divide by batch_size."),
    Option(lambda lr, b, p, i, m: lr / p.numel(), "div_param_size",
           "You divide by the number of entries of the parameter: divide by batch_size."),
    Option(lambda lr, b, p, i, m: lr / p.shape[-1], "div_param_columns",
           "You divide by the last dimension of the parameter: divide by batch_size."),
    Option(lambda lr, b, p, i, m: lr / b / len(p), "div_param_rows_too",
           "You divide by the length of the parameter, too: batch_size alone is right."),
    Option(lambda lr, b, p, i, m: lr / b / p.numel(), "div_param_size_too",
           "You divide by the number of entries of the parameter, too: batch_size alone is right."),
    Option(lambda lr, b, p, i, m: 1 / (lr * b), "divides_by_lr", "You divide by lr. Multiply by it."),
    Option(lambda lr, b, p, i, m: b / lr, "lr_and_batch_exchanged",
           "lr and batch_size are exchanged: multiply by lr and divide by batch_size."),
    Option(lambda lr, b, p, i, m: lr**2 / b, "lr_squared", "You multiply by lr twice: once is enough."),
    Option(lambda lr, b, p, i, m: lr / b**0.5, "root_of_batch",
           "You divide by the square root of batch_size: divide by batch_size itself."),
    Option(lambda lr, b, p, i, m: lr / (b + 1), "batch_plus_1", "You divide by batch_size + 1: divide by batch_size."),
    Option(lambda lr, b, p, i, m: lr / (b - 1) if b > 1 else math.inf, "batch_minus_1",
           "You divide by batch_size - 1: divide by batch_size."),
    Option(lambda lr, b, p, i, m: lr + 1 / b, "adds_lr",
           "lr and 1 / batch_size are added. Multiply them: lr / batch_size."),
    Option(lambda lr, b, p, i, m: lr / b * (i + 1), "grows_along_the_list",
           "The step grows from parameter to parameter (1, 2, 3 times). Each moves by the same lr / batch_size."),
    Option(lambda lr, b, p, i, m: lr / b / (i + 1), "shrinks_along_the_list",
           "The step shrinks from parameter to parameter (1, 1/2, 1/3). Each moves by the same lr / batch_size."),
    Option(lambda lr, b, p, i, m: lr / b ** (i + 1), "lr_divided_in_the_loop",
           "Each step is divided by batch_size once more than the one before, because the loop changes something that it "
           "uses again, such as lr = lr / batch_size. Change nothing but the parameters there."),
    Option(lambda lr, b, p, i, m: lr ** (i + 1) / b, "lr_multiplied_in_the_loop",
           "Each step is multiplied by lr once more than the one before: a variable that the loop "
           "changes is kept. Compute the step anew for each parameter."),
    Option(lambda lr, b, p, i, m: lr * i / b, "times_the_index",
           "The step is multiplied by the place in the list, so the first parameter does not move at all."),
    Option(lambda lr, b, p, i, m: lr // b, "floor_div", "// cuts lr / batch_size down to whole numbers: divide with /."),
    Option(lambda lr, b, p, i, m: lr % b, "modulo", "% is the remainder of a division: divide with /."),
    Option(lambda lr, b, p, i, m: lr / math.log(b + 1), "log_of_batch", "You divide by a logarithm of batch_size."),
    Option(lambda lr, b, p, i, m: lr**b, "lr_to_the_batch", "** is a power: lr / batch_size is right."),
]  # fmt: skip
FACTORS = [
    Option(lambda d: d),
    Option(lambda d: -d, "sign", "You move uphill: subtract the gradient instead of adding it."),
    Option(lambda d: 2 * d, "step_made_twice", "The step is made twice, or is doubled. Once is right."),
    Option(lambda d: d / 2, "half_a_step", "The step is half as large as it should be."),
    Option(torch.floor, "floor_div", "// cuts the step down to whole numbers: divide with /."),
    Option(torch.round, "rounded_step", "The step is rounded to whole numbers. Leave it as it is."),
    Option(torch.trunc, "cut_step", "The step is cut to whole numbers, as int() does. Leave it as it is."),
]  # fmt: skip
WHO = [
    Option(lambda i, ps: True),
    Option(lambda i, ps: i == 0, "first_only",
           "Only the first parameter moves: something, such as a return inside the loop, leaves it too early."),
    Option(lambda i, ps: i < len(ps) - 1, "last_not_updated",
           "The last parameter does not move: the loop ends one too early."),
    Option(lambda i, ps: i == len(ps) - 1, "last_only",
           "Only the last parameter moves: the step stands after the loop. It belongs inside."),
    Option(lambda i, ps: i > 0, "first_not_updated",
           "The first parameter does not move: the loop starts one too late. Python counts from 0."),
    Option(lambda i, ps: i % 2 == 1 and len(ps) > 1, "second_only", "Only the second parameter moves: move all of them."),
    Option(lambda i, ps: ps[i].dim() > 1, "matrices_only",
           "Only matrices move, the vector does not: every parameter takes its step, whatever its shape."),
]  # fmt: skip


def _whole(step: Any) -> Any:
    """A program that is no product: `step(p, g, lr, b)` gives what is subtracted from p."""
    return lambda ps, gs, lr, b: [step(p, g, lr, b) for p, g in zip(ps, gs, strict=True)]


WHOLE = [
    Option(_whole(lambda p, g, lr, b: lr * (g // b)), "floor_div",
           "// cuts gradient / batch_size down to whole numbers: divide with /."),
    Option(_whole(lambda p, g, lr, b: lr * (g / b).round()), "rounded_gradient",
           "gradient / batch_size is rounded to whole numbers. Leave it as it is."),
    Option(_whole(lambda p, g, lr, b: p), "zero_params", "You clear the parameters instead of their gradients."),
    Option(_whole(lambda p, g, lr, b: p - (p - lr * g) / b), "divides_the_parameter",
           "The parentheses are wrong: (param - lr * grad) / batch_size divides the parameter, too. Only the gradient is "
           "divided: param - lr * grad / batch_size."),
    Option(_whole(lambda p, g, lr, b: p - lr * (p - g / b)), "scales_the_parameter",
           "The parentheses are wrong: lr * (param - grad / batch_size) scales the parameter, too."),
    Option(_whole(lambda p, g, lr, b: p - lr * (p - g) / b), "scales_the_parameter",
           "The parentheses are wrong: lr and batch_size apply to the parameter, too. They belong to the gradient only."),
    Option(_whole(lambda p, g, lr, b: p - (p - g) * lr / b), "scales_the_parameter",
           "The parentheses are wrong: lr and batch_size apply to the parameter, too. They belong to the gradient only."),
    Option(_whole(lambda p, g, lr, b: p - (p - lr) * g / b), "parentheses",
           "The parentheses are wrong: (param - lr) * grad. It is param - lr * grad / batch_size."),
    Option(_whole(lambda p, g, lr, b: p - lr * g / b), "replaces_the_parameter",
           "The parameter is replaced by the step. Subtract the step from it."),
    Option(_whole(lambda p, g, lr, b: p + lr * g / b), "replaces_the_parameter",
           "The parameter is replaced by minus the step: `=-` is not `-=`. Subtract the step from the parameter."),
    Option(_whole(lambda p, g, lr, b: p - lr * g), "replaces_the_parameter",
           "The parameter is replaced by lr times its gradient. Subtract lr * grad / batch_size from it."),
    Option(_whole(lambda p, g, lr, b: p - g), "replaces_the_parameter",
           "The parameter is replaced by its gradient. Subtract lr * grad / batch_size from it."),
    Option(_whole(lambda p, g, lr, b: p + lr * g), "replaces_the_parameter",
           "The parameter is replaced by minus lr times its gradient. Subtract lr * grad / batch_size from it."),
    Option(_whole(lambda p, g, lr, b: p - p * lr * g / b), "multiplies_the_parameter",
           "The parameter is multiplied by the step: subtract the step from it."),
    Option(_whole(lambda p, g, lr, b: p * lr * g / b), "times_the_parameter",
           "The step is multiplied by the parameter. It is lr times the gradient alone."),
    Option(_whole(lambda p, g, lr, b: lr + g / b), "lr_subtracted",
           "lr and the gradient are both subtracted. The gradient is multiplied by lr."),
    Option(_whole(lambda p, g, lr, b: lr + g), "lr_subtracted",
           "lr and the gradient are both subtracted. The gradient is multiplied by lr and divided by batch_size."),
    Option(_whole(lambda p, g, lr, b: (lr - g) / b), "lr_subtracted",
           "You subtract lr - gradient. The gradient is multiplied by lr."),
    Option(_whole(lambda p, g, lr, b: lr - g / b), "parentheses", "param - lr - grad is not param - lr * grad."),
]  # fmt: skip


def _build(parts: Any) -> Any:
    def program(params: list[Tensor], grads: list[Tensor], lr: float, b: int) -> list[Tensor]:
        deltas = []
        for i, (p, g) in enumerate(zip(params, grads, strict=True)):
            step = parts["factor"](parts["scale"](lr, b, p, i, len(params)) * parts["direction"](g, p, i, grads))
            deltas.append(torch.broadcast_to(step, p.shape) if parts["who"](i, params) else torch.zeros_like(p))
        return deltas

    return program


PROGRAMS = Programs(
    {"scale": SCALES, "factor": FACTORS, "who": WHO, "direction": DIRECTIONS},
    _build,
    company=("sign", "no_div", "first_only", "last_not_updated", "last_only", "first_not_updated"),
    whole=WHOLE,
)
