# Printed by `autograder release softmax_regression`.
"""What is wrong with an sgd: p - p' is factor * scale(lr, batch_size) * direction(gradient), for each parameter moved."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Any

import torch
from torch import Tensor

from autograder.naming.arguments import another_order
from autograder.naming.asking import Answer, Asker, same
from autograder.naming.causes import Cause, cause
from autograder.naming.mistake import Mistake
from autograder.naming.programs import Table

# Three of several ranks: so "only the first", "not the last" and "matrices only" are told apart.
PARAMS = [torch.tensor([[1.0, -2.0], [3.0, 0.5], [0.7, 1.5]]), torch.tensor([0.25, -4.0]),
          torch.tensor([[0.9, -1.2, 2.2, 0.4]])]  # fmt: skip
GRADS = [torch.tensor([[2.0, 0.3], [-4.0, 1.0], [8.0, -6.0]]), torch.tensor([5.0, -3.0]),
         torch.tensor([[-0.4, 7.0, 1.7, -2.6]])]  # fmt: skip
CASES = ((0.1, 4), (0.5, 2), (0.5, 3), (0.25, 1), (0.03, 32), (2.0, 5), (0.1, 16))
ORDER = [0, 1, 2]
NO_RATE = torch.ones(9)  # an lr that fits no gradient: whoever makes a step of it raises
LEFT_BEHIND = ("params", "grads", "trained", "in_the_list", "grad_enabled", "returned")  # what sgd_called returns


def _global_norm(grads: Sequence[Tensor]) -> Tensor:
    return torch.cat([grad.reshape(-1) for grad in grads]).norm()


CAUSES = (
    Cause(r"leaf Variable.* in-place", "no_no_grad",
          "Changing a parameter in place is refused while gradients are recorded: put the step under `with torch.no_grad():`."),
    Cause(r"'NoneType' object has no attribute '(?:zero_|fill_)'", "new_parameter_has_no_gradient",
          "What is cleared here has no gradient: it is a new tensor, as param = param - ... makes one, and not the caller's parameter, "
          "which does not move. Change it in place: param -= ..."),
)  # fmt: skip


TABLE = Table(__name__, [(PARAMS, GRADS, lr, b) for lr, b in CASES])


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """How parameters move, from exceptions to values; then what is left behind; then what only other inputs show."""
    steps = [_step(ask, lr, b) for lr, b in CASES]
    if not _all_right(steps):  # by what it keeps from the steps before?
        steps = [_step(ask.fresh(), lr, b) for lr, b in CASES]
    if any(step.error for step in steps):
        yield from _raised(ask, steps)
    elif _all_right(steps):
        yield from _beyond_values(ask, steps[0].value)
    elif swapped := another_order(("params", "lr", "batch_size"), lambda order: _right_in(ask, order)):
        yield from swapped
    elif not any(_moved(step.value) for step in steps):
        yield from _still(ask, steps[0].value)
    else:
        yield from _values(ask, steps)


def _all_right(steps: Sequence[Answer]) -> bool:
    return all(step.error is None and _right(step.value, lr, b) for step, (lr, b) in zip(steps, CASES, strict=True))


def _step(
    ask: Asker,
    lr: float | Tensor,
    b: float,
    order: Sequence[int] = ORDER,
    params: list[Tensor] = PARAMS,
    grads: list[Tensor] = GRADS,
) -> Answer:
    answer = ask.sgd_called(list(order), [p.clone() for p in params], [g.clone() for g in grads], lr, b)
    return answer if answer.error else Answer(dict(zip(LEFT_BEHIND, answer.value, strict=True)))


def _deltas(came: Any, params: Sequence[Tensor] = PARAMS) -> list[Tensor]:
    return [p - after if p.shape == after.shape else torch.full_like(p, torch.nan)
            for p, after in zip(params, came["params"], strict=True)]  # fmt: skip


def _right(came: Any, lr: float, b: float, params: list[Tensor] = PARAMS, grads: list[Tensor] = GRADS) -> bool:
    return same(_deltas(came, params), [lr * g / b for g in grads], 1e-3, 5e-6)


def _right_in(ask: Asker, order: Sequence[int]) -> bool:
    return _all_right([_step(ask, lr, b, order) for lr, b in CASES])


def _moved(came: Any) -> bool:
    return any(not torch.equal(p, after) for p, after in zip(PARAMS, came["params"], strict=True))


def _raised(ask: Asker, steps: Sequence[Answer]) -> Iterator[Mistake]:
    if swapped := another_order(("params", "lr", "batch_size"), lambda order: _right_in(ask, order)):
        yield from swapped
        return
    without = [_step(ask, lr, b, (0, 1)) for lr, b in CASES]
    if all(step.error for step in steps) and all(answer.error is None for answer in without):
        yield Mistake("no_batch_size", "Your sgd takes no batch_size. It is called with (params, lr, batch_size), and "
                      "divides the gradient, which is summed over the batch, by batch_size.")  # fmt: skip
        return
    raised = [step for step in steps if step.error]
    if "division by zero" in raised[0].raised and all((step.error is not None) == (b == 1) for step, (_, b) in zip(
            steps, CASES, strict=True)):  # fmt: skip
        yield Mistake("batch_minus_1", "You divide by something that is 0 where batch_size is 1, such as batch_size - 1: divide by "
                      "batch_size.")  # fmt: skip
        return
    if len(raised) == len(steps) and (wrong := _number_of_parameters(ask)):
        yield wrong
    else:
        yield from cause(raised[0].error, CAUSES)  # type: ignore[arg-type]


def _number_of_parameters(ask: Asker) -> Mistake | None:
    """Whether only lists of one length work, such as [W, b]."""
    works = [count for count in (1, 2, 4) if not _listed(ask, count).error]
    if len(works) != 1 or works == [1]:  # one alone works for many a reason
        return None
    return Mistake("fixed_number_of_parameters", f"The function works for exactly {works[0]} parameters: their number is "
                   "fixed in the code. Loop over params, however many there are.")  # fmt: skip


def _listed(ask: Asker, count: int) -> Answer:
    params, grads = (PARAMS[:2] * 2)[:count], (GRADS[:2] * 2)[:count]
    return _step(ask, 0.5, 2, ORDER, params, grads)


def _still(ask: Asker, came: Any) -> Iterator[Mistake]:
    """Nothing moves."""
    wanted = [p - 0.1 * g / 4 for p, g in zip(PARAMS, GRADS, strict=True)]
    gone = all(grad is None or (isinstance(grad, Tensor) and not bool(grad.any())) for grad in came["grads"])
    large, step = _step(ask, 8.0, 2), _step(ask, math.inf, 4)
    if large.error is None and _moved(large.value):
        yield Mistake("floor_div", "Nothing moves unless lr is large: lr, or lr / batch_size, is cut down to a whole number, which "
                      "is 0 then. Divide with /, and leave lr as it is.")  # fmt: skip
    elif gone and step.error is None and any(bool(after.isnan().any()) for after in step.value["params"]):
        # An infinite step of a gradient that is zero gives nan.
        yield Mistake("zero_before", "Nothing moves, because the gradients are cleared before they are used: step first, "
                      "then clear.")  # fmt: skip
    elif not all(came["in_the_list"]):
        yield Mistake("list_replace", "You put new tensors into the list: the caller's own parameters do not move. Change "
                      "them in place: param -= ... under torch.no_grad().")  # fmt: skip
    elif isinstance(came["returned"], list | tuple) and same(list(came["returned"]), wanted, 1e-3, 1e-5):
        yield Mistake("returns_new_tensors", "You return new tensors, and the caller's parameters do not move. Change "
                      "them in place: param -= ... under torch.no_grad().")  # fmt: skip
    elif _step(ask, NO_RATE, 4).error is None:
        also = ", only the gradients are cleared" if gone else ""
        yield Mistake("nothing_moves", f"Nothing moves, and lr has no effect: the step is not made at all, or behind a condition{also}. "
                      "For each parameter: `param -= lr * param.grad / batch_size`, under torch.no_grad().")  # fmt: skip
    elif gone:
        yield Mistake("rebind_and_zero", "Nothing moves, and the gradients are gone: the step goes into something else than the given "
                      "parameter, such as a new tensor by `param = param - ...`. Change it in place: `param -= ...`.")  # fmt: skip
    else:
        yield Mistake("rebind", "Nothing moves: the step goes into something else than the given parameter, such as a copy, or a new "
                      "tensor by `param = param - ...`. Change it in place: `param -= ...` under torch.no_grad().")  # fmt: skip


def _values(ask: Asker, steps: Sequence[Answer]) -> Iterator[Mistake]:
    deltas = [_deltas(step.value) for step in steps]
    found = TABLE.find([Answer(delta) for delta in deltas])
    if _remembers_gradients(ask, found):
        yield Mistake("adaptive_rate", "The first step uses little more than the sign of the gradient, and later ones depend "
                      "on earlier gradients, as in Adam, RMSprop or Adagrad. Here a step is lr * gradient / batch_size.")  # fmt: skip
        return
    if any(p.shape != after.shape for p, after in zip(PARAMS, steps[0].value["params"], strict=True)):
        yield Mistake("another_shape", "A parameter has another shape after the step: keep the shape that it has.")
        return
    if not found or found[0].name == "normalized_gradient":
        found = _clipped(deltas) or _small_only(ask, deltas) or found
    if found and "len_params" in found[0].name and not _by_count(ask):
        found = ()
    if not found:
        found = _in_another_order(ask)
    found = (
        _who_exactly(ask, found)
        or _rounded_scale(deltas)
        or _grown(ask, _fitted(deltas))
        or _power(deltas)
        or _rounded(steps)
        or _entries(deltas)
        or _each(deltas)
        or _where(deltas)
    )
    yield from found or _idle(ask)
    if not any(mistake.name == "zero_params" for mistake in found):
        yield from _cleared(ask, steps[0].value)


def _who_exactly(ask: Asker, found: tuple[Mistake, ...]) -> tuple[Mistake, ...]:
    """The same, where another question says more than one step of three about which parameters move."""
    if found and found[0].name in ("first_only", "second_only", "last_only"):
        return _why_one_alone(ask) or found
    moves = {"last_not_updated": [0, 1, 2], "matrices_only": [1, 3]}
    if not found or found[0].name not in moves:
        return found
    params, grads = [PARAMS[i] for i in (1, 0, 1, 2)], [GRADS[i] for i in (1, 0, 1, 2)]
    answer = _step(ask, 0.5, 2, ORDER, params, grads)
    if answer.error is not None:
        return found
    moved = [
        i for i, (p, after) in enumerate(zip(params, answer.value["params"], strict=True)) if not torch.equal(p, after)
    ]
    if moved == [0, 1]:
        first = Mistake("only_two_parameters", "Only the first two parameters move: their number is fixed in the code. Loop over "
                        "params, however many there are.")  # fmt: skip
    elif moved == [0, 2]:
        first = Mistake("every_second", "Every second parameter is left out: the loop skips them, as it does where the list is "
                        "changed while it runs. Move all of them.")  # fmt: skip
    elif moved == moves[found[0].name]:
        return found
    else:
        first = Mistake("not_every_parameter", "Not every parameter moves: loop over params, however many there are.")
    return (first, *found[1:])


def _why_one_alone(ask: Asker) -> tuple[Mistake, ...]:
    """Why one parameter alone moves, where the loop goes over all of them, or there is none."""
    endless = _step(ask, math.inf, 4)
    if endless.error is None and sum(bool(after.isnan().any()) for after in endless.value["params"]) == 2:
        # An infinite step of a gradient that is zero gives nan.
        return (Mistake("zero_in_the_loop", "Only one parameter moves, because all gradients are cleared after its step, before the "
                        "others are used: clear each gradient after its own step."),)  # fmt: skip
    after = _after(ask, [1.0] * 24)
    if after and sum(not torch.equal(p, now) for p, now in zip(PARAMS, after, strict=True)) > 1:
        return (Mistake("one_at_random", "In each call one parameter moves, drawn at random: every call moves all of them. What is "
                        "random in stochastic gradient descent is the batch."),)  # fmt: skip
    return ()


def _by_count(ask: Asker) -> bool:
    """Whether the step depends on how many parameters there are."""
    few = _step(ask, 0.5, 2, ORDER, PARAMS[:1], GRADS[:1])
    all_of_them = _step(ask, 0.5, 2)
    if few.error is not None or all_of_them.error is not None:
        return True
    return not same(few.value["params"][0], all_of_them.value["params"][0])


def _in_another_order(ask: Asker) -> tuple[Mistake, ...]:
    """Lr and batch_size exchanged, and another mistake beside it."""
    steps = [_step(ask, lr, b, (0, 2, 1)) for lr, b in CASES]
    found = () if any(step.error for step in steps) else TABLE.find([Answer(_deltas(step.value)) for step in steps])
    if not found or found[0].name not in ("no_div", "sign"):  # others fit by chance, as they undo the exchange
        return ()
    order = Mistake("order_of_arguments", "lr and batch_size are exchanged: are the parameters in another order than (params, lr, "
                    "batch_size), or is one used for the other?")  # fmt: skip
    return (order, found[0])


def _small_only(ask: Asker, deltas: Sequence[Sequence[Tensor]]) -> tuple[Mistake, ...]:
    """A norm beyond which gradients are scaled, where all that was asked so far were larger."""
    small = _step(ask, 0.5, 2, ORDER, PARAMS, [g / 1000 for g in GRADS])
    if small.error is not None or not same(_deltas(small.value), [0.25 * g / 1000 for g in GRADS], 2e-2, 1e-6):
        return ()
    smaller = [float(d.norm() / (0.25 * g.norm())) for d, g in zip(deltas[1], GRADS, strict=True)]
    if not all(0 < share < 0.98 for share in smaller):
        return ()
    common = f", here with a norm of {_global_norm(GRADS):.3g}, count as {float(_global_norm(deltas[1])) / 0.25:.3g}"
    return (Mistake("clips_gradient", "Small gradients make a right step, large ones are cut off: all together"
                    f"{common}. The step is lr times the gradient / batch_size, whatever its size."),)  # fmt: skip


def _shares(deltas: Sequence[Sequence[Tensor]]) -> list[float]:
    """What the gradient is multiplied by in each case, if it is multiplied by a number."""
    shares = [_least_squares(delta) for delta in deltas]
    return [share[0] for share in shares if share and not any(share[1:])]


def _rounded_scale(deltas: Sequence[Sequence[Tensor]]) -> tuple[Mistake, ...]:
    """lr, or lr / batch_size, is rounded or cut."""
    shares = _shares(deltas)
    if len(shares) < len(CASES):
        return ()
    for what, came, full in (
        ("lr", [share * b for share, (_, b) in zip(shares, CASES, strict=True)], [lr for lr, _ in CASES]),
        ("lr / batch_size", shares, [lr / b for lr, b in CASES]),
    ):
        for digits, cut in itertools.product(range(4), (round, math.trunc, math.ceil)):
            cuts = [cut(value * 10**digits) / 10**digits for value in full]
            if any(cuts) and all(same(one, other, 1e-2, 1e-5) for one, other in zip(came, cuts, strict=True)):
                how = f"{'rounded' if cut is round else 'cut'} to {digits} decimal place(s)"
                whole = how if digits else "made a whole number"
                return (Mistake("rounds_the_scale", f"{what} is {whole}. Leave it as it is."),)
    return ()


def _grown(ask: Asker, fitted: tuple[Mistake, ...]) -> tuple[Mistake, ...]:
    """What was fitted to one step, unless the next is another with the same gradient."""
    if [mistake.name for mistake in fitted] != ["factor"]:
        return fitted
    return tuple(_growing(ask)) or fitted


def _entries(deltas: Sequence[Sequence[Tensor]]) -> tuple[Mistake, ...]:
    """Which entries stay, where all others make a right step."""
    came, full = ([torch.cat([each.reshape(-1) for each in parts]) for parts in both] for both in (
        deltas, [[lr * g / b for g in GRADS] for lr, b in CASES]))  # fmt: skip
    still = [(c == 0) for c in came]
    if not all(
        same(c[~s], f[~s], 1e-3, 5e-6) and torch.equal(s, still[0]) for c, f, s in zip(came, full, still, strict=True)
    ):
        return ()
    sizes = torch.cat([g.reshape(-1) for g in GRADS]).abs()
    if not bool(still[0].any()) or bool(still[0].all()):
        return ()
    if sizes[still[0]].max() < sizes[~still[0]].min():
        return (Mistake("small_gradients_ignored", "Entries with a small gradient do not move, the others make a right step: each "
                        "entry moves by lr * gradient / batch_size."),)  # fmt: skip
    if sizes[still[0]].min() > sizes[~still[0]].max():
        return (Mistake("large_gradients_ignored", "Entries with a large gradient do not move, the others make a right step: each "
                        "entry moves by lr * gradient / batch_size."),)  # fmt: skip
    return (Mistake("part_of_a_parameter", "Some entries of a parameter do not move, the others make a right step: all move by "
                    "lr * gradient / batch_size."),)  # fmt: skip


def _remembers_gradients(ask: Asker, found: Sequence[Mistake]) -> bool:
    """Whether the size of the gradient counts in the second step, where the first uses its direction only."""
    if not any(mistake.name in ("sign_sgd", "normalized_gradient") for mistake in found):
        return False
    one, two = _after(ask, [1.0]), _after(ask, [1.0, 0.1])
    steps = [[b - a for a, b in zip(before, now, strict=True)] for before, now in ((PARAMS, one), (one, two)) if now]
    return len(steps) == 2 and not same(*steps, 1e-2, 1e-5)


def _after(ask: Asker, sizes: Sequence[float]) -> list[Tensor]:
    """The parameters after a step for each size of the gradients, of a submission loaded anew.

    Nothing where it raises, or changes a shape: two shapes that were never meant for each other may broadcast to any size.
    """
    answer = ask.fresh().sgd_steps([p.clone() for p in PARAMS], [[size * g for g in GRADS] for size in sizes], 0.5, 2)
    if answer.error is not None or not isinstance(answer.value, list):
        return []
    return answer.value if [p.shape for p in answer.value] == [p.shape for p in PARAMS] else []


def _clipped(deltas: Sequence[Sequence[Tensor]]) -> tuple[Mistake, ...]:
    """Large gradients are cut off, at a constant that is read off."""
    steps = [([d * b / lr for d in delta], GRADS) for delta, (lr, b) in zip(deltas, CASES, strict=True)]
    averages = [([d / lr for d in delta], [g / b for g in GRADS]) for delta, (lr, b) in zip(deltas, CASES, strict=True)]
    wholes = [(list(delta), [lr * g / b for g in GRADS]) for delta, (lr, b) in zip(deltas, CASES, strict=True)]
    undivided = [([d / lr for d in delta], GRADS) for delta, (lr, _) in zip(deltas, CASES, strict=True)]
    for what, pairs, more in (("gradients", steps, ""), ("gradients", averages, ""), ("steps", wholes, ""),
                              ("gradients", undivided, " Nor is anything divided by batch_size.")):  # fmt: skip
        limit = max(float(d.abs().max()) for came, _ in pairs for d in came)
        for how in (_by_entry, _by_norm, _by_common_norm):
            at = limit if how is _by_entry else max(_norms(came, how) for came, _ in pairs)
            if all(_norms(full, how, least=True) >= at for _, full in pairs):
                continue  # nothing was small enough to stay as it is
            if all(same(came, how(full, at), 2e-3, 2e-5) for came, full in pairs):
                where = f"{what} beyond {at:.3g} count" if how is _by_entry else f"a norm beyond {at:.3g} counts"
                return (Mistake("clips_gradient", f"Large {what} are cut off: {where} as {at:.3g}. Each step is lr times the "
                                f"gradient, whatever its size.{more}"),)  # fmt: skip
    return ()


def _by_entry(full: Sequence[Tensor], at: float) -> list[Tensor]:
    return [each.clamp(-at, at) for each in full]


def _by_norm(full: Sequence[Tensor], at: float) -> list[Tensor]:
    return [each * min(1.0, at / float(each.norm())) for each in full]


def _by_common_norm(full: Sequence[Tensor], at: float) -> list[Tensor]:
    return [each * min(1.0, at / float(_global_norm(full))) for each in full]


def _norms(parts: Sequence[Tensor], how: Any, least: bool = False) -> float:
    """The largest of what a way to clip compares with its limit, or the least."""
    if how is _by_common_norm:
        return float(_global_norm(parts))
    sizes = [float(size) for each in parts for size in (each.abs().reshape(-1) if how is _by_entry else [each.norm()])]
    return min(sizes) if least else max(sizes)


def _fitted(deltas: Sequence[Sequence[Tensor]]) -> tuple[Mistake, ...]:
    """P - p' = k gradient + w p + c, where k, w and c are constant * lr^a * batch_size^e."""
    shares = [_least_squares(delta) for delta in deltas]
    if any(share is None for share in shares):
        return ()
    gradient, weight, more = (_law([share[part] for share in shares if share]) for part in range(3))
    if gradient is None or not gradient[0] or more is None:
        return ()
    found = _with_a_constant(gradient, more) if more[0] else _step_in_words(*gradient)
    if weight is None or abs(weight[0]) > 1e-7:
        way, sign = ("shrink", "subtracted") if weight is None or weight[0] > 0 else ("grow", "added")
        also = "" if weight is None else f" ({_product(abs(weight[0]), *weight[1:])} times the parameter is {sign})"
        found = (*found, Mistake("weight_decay", f"The parameters {way} by themselves{also}: that is weight decay, which was "
                                 "not asked for."))  # fmt: skip
    return found


def _least_squares(delta: Sequence[Tensor]) -> tuple[float, float, float] | None:
    """What gradient, parameter and 1 are multiplied by, if the step is such a sum."""
    y, g, p = (torch.cat([each.reshape(-1) for each in parts]).double() for parts in (delta, GRADS, PARAMS))
    if not bool(torch.isfinite(y).all()):
        return None
    basis = torch.stack([g, p, torch.ones_like(g)], 1)
    factors = torch.linalg.lstsq(basis, y[:, None]).solution
    if bool((basis @ factors - y[:, None]).abs().max() > 1e-3 * y.abs().max() + 2e-6):
        return None
    k, w, c = factors.reshape(-1).tolist()
    return k, 0.0 if abs(w) < 2e-6 else w, 0.0 if abs(c) < 2e-6 else c


def _law(values: Sequence[float]) -> tuple[float, float, float] | None:
    """(c, a, e) so that each value is c * lr^a * batch_size^e, with a and e halves; c is 0 where all values are."""
    if not any(values):
        return 0.0, 0, 0
    if any(value * values[0] <= 0 for value in values):
        return None
    rows = torch.tensor([[1.0, math.log(lr), math.log(b)] for lr, b in CASES], dtype=torch.float64)
    logs = torch.tensor([math.log(abs(value)) for value in values], dtype=torch.float64)
    _, a, e = torch.linalg.lstsq(rows, logs[:, None]).solution.reshape(-1).tolist()
    a, e = round(2 * a) / 2, round(2 * e) / 2
    constants = [value / (lr**a * b**e) for value, (lr, b) in zip(values, CASES, strict=True)]
    middle = sorted(constants)[len(constants) // 2]
    return (middle, a, e) if all(abs(c - middle) < 1e-2 * abs(middle) for c in constants) else None


def _product(c: float, a: float, e: float) -> str:
    """C * lr^a * batch_size^e as one would type it."""
    powers = [(name, power) for name, power in (("lr", a), ("batch_size", e)) if power]
    above = [name if power == 1 else f"{name}**{power:g}" for name, power in powers if power > 0]
    below = [name if power == -1 else f"{name}**{-power:g}" for name, power in powers if power < 0]
    constant = [] if abs(c - 1) < 1e-3 and above else [f"{c:.3g}"]
    return " / ".join([" * ".join(constant + above), *below])


def _with_a_constant(gradient: tuple[float, float, float], more: tuple[float, float, float]) -> tuple[Mistake, ...]:
    sign = "+" if more[0] > 0 else "-"
    step = f"{_product(*gradient)} * gradient {sign} {_product(abs(more[0]), *more[1:])}"
    return (Mistake("wrong_formula", f"You subtract {step}, part of which has nothing to do with the gradient. The step is lr * "
                    "gradient / batch_size."),)  # fmt: skip


def _power(deltas: Sequence[Sequence[Tensor]]) -> tuple[Mistake, ...]:
    """A power of the gradient, such as its inverse: constant * lr^a * batch_size^e * gradient^r, with its sign."""
    g = torch.cat([grad.reshape(-1) for grad in GRADS]).double()
    rows, sizes, signs = [], [], []
    for delta, (lr, b) in zip(deltas, CASES, strict=True):
        step = torch.cat([each.reshape(-1) for each in delta]).double()
        known = torch.tensor([1.0, math.log(lr), math.log(b)], dtype=torch.float64).expand(len(g), 3)
        rows.append(torch.cat([known, g.abs().log()[:, None]], 1))
        sizes.append(step.abs().log())
        signs.append(step.sign() * g.sign())
    size, sign = torch.cat(sizes), torch.cat(signs)
    if not bool(torch.isfinite(size).all()) or not bool((sign == sign[0]).all()):
        return ()
    found = torch.linalg.lstsq(torch.cat(rows), size[:, None]).solution
    if float((torch.cat(rows) @ found - size[:, None]).abs().max()) > 1e-2:
        return ()
    c, a, e, r = found.reshape(-1).tolist()
    times = {1: "times the gradient", -1: "divided by the gradient"}.get(
        round(r, 2), f"times a power of the gradient, {r:.2g}"
    )
    product = _product(float(sign[0]) * math.exp(c), round(2 * a) / 2, round(2 * e) / 2)
    return (Mistake("wrong_formula", f"You subtract {product} {times}. The step is lr * gradient / batch_size."),)


def _step_in_words(c: float, a: float, e: float) -> tuple[Mistake, ...]:
    """What is wrong with a step of c * lr^a * batch_size^e times the gradient."""
    uphill = (Mistake("sign", "You move uphill: subtract the gradient instead of adding it."),) if c < 0 else ()
    size, one = abs(c), abs(abs(c) - 1) < 1e-2
    if a == 1 and e == -1:
        found = (
            ()
            if one
            else (Mistake("factor", f"The step is multiplied by {size:.3g}: it is lr * gradient / batch_size."),)
        )
    elif a == 0 and e == -1:
        found = (Mistake("hardcoded_lr", f"The learning rate is fixed in the code, at {size:.3g}: lr has no effect."),)
    elif a == 1 and e == 0:
        found = (
            Mistake("hardcoded_batch", f"batch_size has no effect: the gradient is always divided by {1 / size:.4g}."),
        )
    elif a == 0 and e == 0:
        found = (Mistake("hardcoded_step", f"Neither lr nor batch_size has an effect: you subtract {size:.3g} times the "
                         "gradient, always. It is lr / batch_size times the gradient."),)  # fmt: skip
    else:
        such = [Answer([lr**a * b**e * grad for grad in GRADS]) for lr, b in CASES]
        found = (TABLE.find(such) if one else ()) or (
            Mistake("wrong_scale", f"You subtract {_product(size, a, e)} times the gradient: it is lr / batch_size times the "
                    "gradient."),)  # fmt: skip
    return (*found, *uphill)


def _rounded(steps: Sequence[Answer]) -> tuple[Mistake, ...]:
    for digits in range(6):
        unit = 10.0**-digits
        after = [(p - lr * g / b, a) for step, (lr, b) in zip(steps, CASES, strict=True)
                 for p, g, a in zip(PARAMS, GRADS, step.value["params"], strict=True)]  # fmt: skip
        if all(same(a, (a / unit).round() * unit, 1e-6, 1e-6) and same(a, w, 0, 0.51 * unit) for w, a in after):
            return (Mistake("rounds", f"The parameters are rounded to {digits} digits after the step. Leave them as they "
                            "are."),)  # fmt: skip
    return ()


def _each(deltas: Sequence[Sequence[Tensor]]) -> tuple[Mistake, ...]:
    """Which parameters make a wrong step, where some make a right one."""
    right = [all(same(delta[i], lr * GRADS[i] / b, 1e-3, 5e-6) for delta, (lr, b) in zip(deltas, CASES, strict=True))
             for i in range(3)]  # fmt: skip
    which = {(True, False, True): "Matrices make a right step, not so vectors",
             (False, True, False): "Vectors make a right step, not so matrices",
             (True, False, False): "The first parameter makes a right step, not so the others",
             (True, True, False): "All parameters make a right step, not so the last",
             (False, True, True): "All parameters make a right step, not so the first",
             (False, False, True): "The last parameter makes a right step, not so the others"}  # fmt: skip
    if tuple(right) not in which:
        return ()
    wrong = [
        delta[i] / (lr * GRADS[i] / b)
        for delta, (lr, b) in zip(deltas, CASES, strict=True)
        for i in range(3)
        if not right[i]
    ]
    times = torch.cat([each.reshape(-1) for each in wrong])
    far = (
        f" (their step is {float(times.median()):.3g} times as large as it should be)"
        if same(times, times.median().expand_as(times), 1e-2)
        else ""
    )
    return (Mistake("some_parameters_wrong", f"{which[tuple(right)]}{far}: each moves by lr * gradient / batch_size."),)  # type: ignore[index]


def _where(deltas: Sequence[Sequence[Tensor]]) -> tuple[Mistake, ...]:
    """For which rates and sizes the step goes wrong, and which ones they count as, if that is a constant."""
    cases = list(zip(deltas, CASES, strict=True))
    wrong = [
        (delta, lr, b) for delta, (lr, b) in cases if not same(list(delta), [lr * g / b for g in GRADS], 1e-3, 5e-6)
    ]
    right = [case for delta, case in cases if case not in [(lr, b) for _, lr, b in wrong]]
    if not right:
        return ()
    shares = [_least_squares(delta) for delta, _, _ in wrong]
    rates = sorted({lr for _, lr, _ in wrong})
    sizes = sorted({b for _, _, b in wrong})
    for what, values, place, counts in (
        ("lr", rates, 0, [share[0] * b for share, (_, _, b) in zip(shares, wrong, strict=True) if share]),
        (
            "batch_size",
            sizes,
            1,
            [lr / share[0] for share, (_, lr, _) in zip(shares, wrong, strict=True) if share and share[0]],
        ),
    ):
        if not {case[place] for case in right}.isdisjoint(values):
            continue
        as_if = (
            min(map(abs, counts), default=0) > 1e-6
            and len(counts) == len(wrong)
            and all(same(count, counts[0], 1e-2) for count in counts)
        )
        shown = f": it counts as {counts[0]:.3g}" if as_if else ""
        listed = " or ".join(f"{value:g}" for value in values)
        return (Mistake("wrong_for_some", f"The step is wrong where {what} is {listed}{shown}, and right for others that were "
                        "tried. The same rule holds for all: lr * gradient / batch_size."),)  # fmt: skip
    return ()


def _cleared(ask: Asker, came: Any) -> Iterator[Mistake]:
    """Which gradients are left, if that is what a check found."""
    if not ask.any_failed("gradients_are_cleared"):
        return
    clear = [grad is None or (isinstance(grad, Tensor) and not bool(grad.any())) for grad in came["grads"]]
    unmoved = [torch.equal(p, after) for p, after in zip(PARAMS, came["params"], strict=True)]
    if all(clear) or any(unmoved):  # who leaves the loop early clears no more either
        return
    if not any(clear):
        as_before = all(isinstance(left, Tensor) and torch.equal(left, grad)
                        for left, grad in zip(came["grads"], GRADS, strict=True))  # fmt: skip
        if as_before:
            yield Mistake("no_zero", "The gradients are not cleared after the step: the next backward() adds to them. Call "
                          "param.grad.zero_() for every parameter.")  # fmt: skip
        else:
            yield Mistake("grads_changed_not_cleared", "The gradients are changed but not cleared: set them to zero after "
                          "the step, param.grad.zero_() for every parameter.")  # fmt: skip
        return
    which = {(False, False, True): ("zero_last_only", "Only the last parameter's gradient is cleared: the call that clears it "
                                    "stands outside the loop."),
             (True, False, False): ("zero_first_only", "Only the first parameter's gradient is cleared: clear each of them."),
             (True, True, False): ("zero_not_the_last", "The last parameter's gradient is not cleared: clear each of them."),
             (False, True, True): ("zero_not_the_first", "The first parameter's gradient is not cleared: clear each of them."),
             (True, False, True): ("zero_matrices_only", "Only the gradients of matrices are cleared: clear each of them."),
             (False, True, False): ("zero_vectors_only", "Only the gradients of vectors are cleared: clear each of them.")}  # fmt: skip
    yield Mistake(*which[tuple(clear)])


def _beyond_values(ask: Asker, came: Any) -> Iterator[Mistake]:
    """One step of three parameters is right: what else has failed."""
    if ask.any_failed("steps_do_not_remember") and (found := tuple(_memory(ask))):
        yield from found
        return
    ask.fresh()
    yield from _cleared(ask, came)
    if ask.any_failed("training_goes_on"):
        yield from _training(came)
    if ask.any_failed("every_parameter_takes_its_step", "small_example"):
        yield from _other_lists(ask)
    if ask.any_failed("double_precision"):
        yield from _double(ask)
    if ask.any_failed("zero_gradient_moves_nothing"):
        yield from _idle(ask)


def _training(came: Any) -> Iterator[Mistake]:
    if not came["grad_enabled"]:
        yield Mistake("turns_gradients_off", "Gradients stay switched off after the call: use `with torch.no_grad():`, which "
                      "ends by itself.")  # fmt: skip
    elif not all(came["trained"]):
        yield Mistake("loses_requires_grad", "After the step the parameters no longer require a gradient, or are no leaves: "
                      "detach_() and requires_grad = False end the training. Use `with torch.no_grad():`.")  # fmt: skip


def _memory(ask: Asker) -> Iterator[Mistake]:
    """Whether steps depend on earlier ones, and how."""
    answer = ask.fresh().sgd_steps([p.clone() for p in PARAMS], [GRADS, GRADS], 0.5, 2)
    if answer.error is not None:
        yield from cause(answer.error, CAUSES)
        return
    if found := tuple(_growing(ask)):
        yield from found
    elif _uses_old_gradients(ask):
        yield Mistake("old_gradients", "A step depends on the gradients of earlier steps: they are kept, or averaged. Each step uses "
                      "only its own gradient.")  # fmt: skip
    else:
        yield from _kept(ask)


def _growing(ask: Asker) -> Iterator[Mistake]:
    """Steps that grow or shrink while gradient and rate stay the same."""
    after = [PARAMS, *(_after(ask, [1.0] * count) for count in (1, 2))]
    if not all(after):
        return
    first, second = ([a - b for a, b in zip(before, now, strict=True)] for before, now in itertools.pairwise(after))
    ratio = _ratio(second, first)
    if ratio > 1.001:
        yield Mistake("momentum", "Steps depend on earlier steps: they grow while the gradient stays the same, because earlier "
                      "gradients are added: that is momentum, or a sum. Here each step uses only its own gradient.")  # fmt: skip
    elif ratio < 0.999:
        yield Mistake("decaying_rate", "Steps depend on earlier steps: they shrink from call to call although gradient and lr stay "
                      "the same. The learning rate is lr each time.")  # fmt: skip


def _ratio(one: Sequence[Tensor], other: Sequence[Tensor]) -> float:
    """How many times `other` the first is, along it."""
    return float(sum((a * b).sum() for a, b in zip(one, other, strict=True)) / sum((b * b).sum() for b in other))


def _uses_old_gradients(ask: Asker) -> bool:
    one, two = _after(ask, [1.0]), _after(ask, [1.0, 0.25])
    if not (one and two):
        return False
    return not same([a - b for a, b in zip(one, two, strict=True)], [0.25 * 0.25 * g for g in GRADS], 1e-2, 1e-5)


def _kept(ask: Asker) -> Iterator[Mistake]:
    """Whether what the first call was given is used in later ones."""
    ask.fresh()
    _step(ask, 0.5, 2)
    second = _step(ask, 0.1, 8)
    if second.error is None:
        for name, lr, b, what in (("keeps_batch_size", 0.1, 2, "batch_size"), ("keeps_lr", 0.5, 8, "lr"),
                                  ("keeps_lr_and_batch_size", 0.5, 2, "lr and batch_size")):  # fmt: skip
            if _right(second.value, lr, b):
                yield Mistake(
                    name, f"The {what} of the first call is used in all later calls: use what each call is given."
                )
                return
        if not _right(second.value, 0.1, 8):
            yield Mistake("remembers", "Steps depend on earlier calls: something is kept between them. Each step uses only "
                          "its own gradient.")  # fmt: skip


def _other_lists(ask: Asker) -> Iterator[Mistake]:
    for count in (1, 2, 4):
        answer = _listed(ask, count)
        params, grads = (PARAMS[:2] * 2)[:count], (GRADS[:2] * 2)[:count]
        if answer.error is not None or not _right(answer.value, 0.5, 2, params, grads):
            yield Mistake("wrong_for_other_lists", f"Three parameters make a right step, a list of {count} does not: loop over "
                          "params, however many there are.")  # fmt: skip
            return
    level = _step(
        ask, 0.5, 2, ORDER, PARAMS, [torch.arange(g.numel()).reshape(g.shape) * 2.0 + 1 - g.numel() for g in GRADS]
    )
    if level.error is None and not _moved(level.value):
        yield Mistake("skips_zero_sum", "A gradient whose entries add up to 0 makes no step, though they are not 0: make the step "
                      "whatever the gradient is.")  # fmt: skip
        return
    small = _step(ask, 0.5, 2, ORDER, PARAMS, [g / 100 for g in GRADS])
    large = _step(ask, 0.5, 2, ORDER, PARAMS, [g * 100 for g in GRADS])
    for answer, what, times in ((small, "Small", 0.01), (large, "Large", 100.0)):
        if answer.error is None and not _right(answer.value, 0.5, 2, grads=[times * g for g in GRADS]):
            yield Mistake("wrong_for_some_gradients", f"{what} gradients make a wrong step, others a right one: each step is "
                          "lr times the gradient, whatever its size.")  # fmt: skip
            return


def _double(ask: Asker) -> Iterator[Mistake]:
    params, grads = [p.double() for p in PARAMS], [g.double() for g in GRADS]
    answer = _step(ask, 0.5, 3, ORDER, params, grads)
    if answer.error is not None:
        yield from cause(answer.error, CAUSES)
    elif any(after.dtype != torch.float64 for after in answer.value["params"]):
        yield Mistake("changes_dtype", "float64 parameters come back in another dtype: keep the dtype that each has.")
    elif not same(_deltas(answer.value, params), [0.5 * g / 3 for g in grads], 1e-9, 1e-12):
        yield Mistake("loses_digits", "float64 parameters come back with fewer digits than they have: inside, the step is made "
                      "in a shorter dtype. Keep the dtype of the parameter.")  # fmt: skip


def _idle(ask: Asker) -> Iterator[Mistake]:
    answer = _step(ask, 0.5, 2, ORDER, PARAMS, [torch.zeros_like(g) for g in GRADS])
    if answer.error is not None:
        yield from cause(answer.error, CAUSES)
    elif any(bool(after.isnan().any()) for after in answer.value["params"]):
        yield Mistake("nan_for_zero_gradient", "A gradient of zero gives nan: something is divided by it. A step of zero moves "
                      "nothing.")  # fmt: skip
    elif _moved(answer.value):
        yield Mistake("moves_without_gradient", "Parameters move although their gradient is zero: the step is lr times the "
                      "gradient and nothing else.")  # fmt: skip
