# Printed by `autograder release linear_regression`.
"""What is wrong with synthetic_data: shapes, then what features and noise are like in a large sample, then chance."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor

from autograder.naming.arguments import another_count, another_order
from autograder.naming.asking import Answer, Asker
from autograder.naming.causes import cause
from autograder.naming.kinds import no_pair
from autograder.naming.mistake import Mistake

Found = tuple[Mistake, ...]
N = 6000  # odds: a mean of so many is off by a tenth of a standard deviation once in 1e14
LINES = ((torch.tensor([-1.5, 2.5]), 6.25), (torch.tensor([1.5, 3.0, -2.0]), -7.0), (torch.tensor([-2.5]), 3.0))
PAIR = "the pair X, y"
MATRIX = ("The labels are a matrix (n, n): a column and a row were added. Keep one shape throughout: y is a column, "
          "(n, 1).")  # fmt: skip
NOISE = "Add normal noise of standard deviation 0.01 to each label."


class Drawn(NamedTuple):
    """What was asked for, and what came: features (n, d) and labels (n,)."""

    w: Tensor
    b: float
    X: Tensor
    y: Tensor

    @property
    def noise(self) -> Tensor:
        """How far labels are from the line."""
        return self.y - (self.X @ self.w + self.b)


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """Kinds and shapes; then values; then what only the seed, the dtype or the argument shows."""
    chances = (ask, ask.reseeded(), ask.reseeded().reseeded())
    answers = [each.synthetic_data(w, b, N) for each, (w, b) in zip(chances, LINES, strict=True)]
    if any(answer.error for answer in answers):
        yield from _exceptions(ask, answers)
        return
    found = _pairs(ask, answers)
    if not found:
        yield from _sizes(answers)
        data = [each for answer, line in zip(answers, LINES, strict=True) for each in _drawn(answer, *line)]
        if data:
            yield from _values(data)
    yield from found
    yield from _manners(ask)


def _exceptions(ask: Asker, answers: list[Answer]) -> Found:
    raised = [place for place, answer in enumerate(answers) if answer.error]
    error = answers[raised[0]].error
    assert error is not None
    if len(raised) < len(answers):
        works = [len(w) for place, (w, _) in enumerate(LINES) if place not in raised]
        if len(works) == 1:
            return (Mistake("fixed_number_of_features", f"Only {works[0]} weights work, others raise an exception: the number "
                            "of features is fixed in the code. Take it from w."),)  # fmt: skip
        return cause(error)
    few = [ask.synthetic_data(w, b, 40).value for w, b in LINES]
    if all(map(_is_pair, few)) and {tuple(value[1].shape) for value in few} == {(40, 40)}:
        return (Mistake("labels_are_a_matrix", MATRIX),)
    swapped = another_order(("w", "b", "num_examples"), lambda order: _works(ask, order))
    return swapped or another_count(("w", "b", "num_examples"), error) or cause(error)


def _works(ask: Asker, order: Sequence[int]) -> bool:
    w, b = LINES[0]
    arguments = (w, b, 40)
    value = ask.synthetic_data(*(arguments[place] for place in order)).value
    return _is_pair(value) and value[0].shape == (40, 2) and value[1].numel() == 40


def _is_pair(value: Any) -> bool:
    return isinstance(value, list | tuple) and len(value) == 2 and all(isinstance(part, Tensor) for part in value)


def _pairs(ask: Asker, answers: list[Answer]) -> Found:
    """What is no pair X, y of as many rows of features and labels as are asked for."""
    value = answers[0].value
    if not _is_pair(value):
        return no_pair(value, PAIR)
    X, y = value
    if y.shape == (N, 2) and X.numel() == N:
        return (Mistake("swapped", "You return (y, X). The features come first."),)
    return ()


def _sizes(answers: list[Answer]) -> Iterator[Mistake]:
    """Shapes of X and of y."""
    rows = {tuple(answer.value[0].shape) for answer in answers}
    wanted = {(N, len(w)) for w, _ in LINES}
    if rows == wanted:
        labels = {tuple(answer.value[1].shape) for answer in answers}
        if labels == {(N,)}:
            yield Mistake("labels_flat", "The labels are a row, (n,). Make them a column, (n, 1).")
        elif labels == {(1, N)}:
            yield Mistake("labels_in_a_row", "The labels have the shape (1, n). Make them a column, (n, 1).")
        elif labels == {(N, N)}:
            yield Mistake("labels_are_a_matrix", MATRIX)
        elif labels != {(N, 1)}:
            yield Mistake("shape_of_labels", "The labels do not always have the shape (n, 1).")
    elif len({shape[0] for shape in rows if shape}) == 1 and all(shape[:1] != (N,) for shape in rows):
        count = next(iter(rows))[0]
        if rows == {(len(w), N) for w, _ in LINES}:
            yield Mistake("features_transposed", "X is (d, n). It has a row for each sample, (n, d).")
        else:
            yield Mistake("fixed_number_of_samples", f"There are {count} samples where {N} are asked for: their number is "
                          "num_examples.")  # fmt: skip
    elif len(rows) == 1 and len(next(iter(rows))) == 2:
        yield Mistake(
            "fixed_number_of_features", f"There are always {next(iter(rows))[1]} features: take their number from w."
        )
    elif rows == {(len(w), N) for w, _ in LINES}:
        yield Mistake("features_transposed", "X is (d, n). It has a row for each sample, (n, d).")
    else:
        yield Mistake("shape_of_features", "X does not always have the shape (n, d), a row for each sample.")


def _drawn(answer: Answer, w: Tensor, b: float) -> Iterator[Drawn]:
    """The data in float64, if they have the right numbers of entries and are real."""
    X, y = answer.value
    if not (X.is_complex() or y.is_complex()) and tuple(X.shape) == (N, len(w)) and y.numel() == N:
        yield Drawn(w.double(), b, X.double(), y.double().reshape(-1))


def _values(data: list[Drawn]) -> Iterator[Mistake]:
    """Features, the line, and the noise."""
    yield from _features([each.X for each in data])
    yield from _line(data)


def _near(value: float, wanted: float, within: float) -> bool:
    return abs(value - wanted) <= within


def _features(features: list[Tensor]) -> Found:
    """What is not standard normal."""
    X = torch.cat([each.reshape(-1) for each in features])
    mean, sd = float(X.mean()), float(X.std())
    low, high = float(X.min()), float(X.max())
    if bool((features[0][0] == features[0]).all()):
        return (Mistake("same_features", "All samples have the same features: draw a row for each."),)
    if bool(torch.equal(X, X.round())):
        return (Mistake("whole_features", f"The features are whole numbers, from {low:g} to {high:g}. Draw them from a normal "
                        "distribution: randn."),)  # fmt: skip
    share = float(((X - mean).abs() < sd).double().mean())
    if _near(share, 1 / math.sqrt(3), 0.02) and not _near(share, 0.683, 0.02):
        return (Mistake("uniform_features", f"The features are uniform between {round(low, 2):g} and {round(high, 2):g}. Draw them from a "
                        "normal distribution: randn."),)  # fmt: skip
    columns = [float(each[:, 0].sub(each[:, 1]).abs().max()) for each in features if each.shape[1] > 1]
    if max(columns) == 0:
        return (Mistake("same_column", "All features of a sample are the same number: draw each by itself."),)
    if _near(mean, 0, 0.1) and _near(sd, 1, 0.05):
        return () if _near(share, 0.683, 0.03) else (
            Mistake("features_not_normal", f"The features are not normal: {share:.0%} of them lie within one standard deviation "
                    "of the mean, and of a normal distribution 68 % do."),)  # fmt: skip
    what = f"The features have mean {mean:.2g} and standard deviation {sd:.2g}."
    why = " 0.01 belongs to the noise." if _near(sd, 0.01, 0.001) else ""
    return (Mistake("scale_of_features", f"{what}{why} Draw them with mean 0 and standard deviation 1: randn."),)


def _noise(data: list[Drawn]) -> Found:
    """What is wrong with the noise, where the line is right."""
    noises = [each.noise for each in data]
    sds, means = [float(noise.std()) for noise in noises], [float(noise.mean()) for noise in noises]
    if all(sd < 3e-5 for sd in sds):
        if all(abs(mean) < 1e-5 for mean in means):
            return (Mistake("no_noise", "There is no noise: all labels lie exactly on the line. " + NOISE),)
        if len({round(mean, 6) for mean in means}) > 1:
            return (
                Mistake(
                    "one_noise", "All samples have the same noise, which only moves b. Draw a number for each sample."
                ),
            )
        return (
            Mistake("constant_shift", f"There is no noise: all labels are {means[0]:.3g} above the line. " + NOISE),
        )
    follows = [sd / float(each.w.norm()) for sd, each in zip(sds, data, strict=True)]
    if all(_near(each, 0.01, 0.001) for each in follows):
        return (Mistake("noise_in_the_features", "The size of the noise depends on w, as it does where it is added to the "
                        "features before they are multiplied. Add it to the labels."),)  # fmt: skip
    if all(_near(sd, 0.01, 0.0008) for sd in sds):
        return _other_noise(data, noises, means)
    spreads = [float(noise.abs().median()) for noise in noises]
    if max(spreads) < 1.2 * min(spreads) and max(sds) > 1.2 * min(sds):
        return (
            Mistake(
                "noise_not_normal", "The noise is not normal: a few samples have far more of it than others. " + NOISE
            ),
        )
    if max(sds) > 1.2 * min(sds):
        return (Mistake("noise_depends_on_the_line", "The size of the noise depends on w or b. " + NOISE),)
    return _scale(noises, sds, means)


def _scale(noises: list[Tensor], sds: list[float], means: list[float]) -> Found:
    sd = sum(sds) / len(sds)
    shares = [float(((noise - noise.mean()).abs() < noise.std()).double().mean()) for noise in noises]
    if all(_near(share, 1 / math.sqrt(3), 0.02) for share in shares):
        low, high = (sign * max(float((sign * noise).max()) for noise in noises) for sign in (-1, 1))
        return (Mistake("uniform_noise", f"The noise is uniform, between {low:.2g} and {high:.2g}. Draw it from a normal "
                        "distribution, with standard deviation 0.01."),)  # fmt: skip
    why = {0.1: " 0.01 is the standard deviation, and not the variance.", 0.0001: " Is it multiplied by 0.01 twice?"}
    known = next((words for size, words in why.items() if _near(sd / size, 1, 0.1)), "")
    shifted = f" and mean {means[0]:.2g}" if any(abs(mean) > sd / 5 for mean in means) else ""
    return (Mistake("noise_variance" if "variance" in known else "scale_of_noise", f"The noise has standard deviation {sd:.2g}{shifted}. "
                    f"It must be 0.01.{known}"),)  # fmt: skip


def _other_noise(data: list[Drawn], noises: list[Tensor], means: list[float]) -> Found:
    """Noise of the right size."""
    if any(abs(mean) > 0.0012 for mean in means):
        return (Mistake("noise_is_shifted", f"The noise has mean {means[0]:.2g}. It must be 0."),)
    share = float((torch.cat(noises).abs() < 0.01).double().mean())
    if not _near(share, 0.683, 0.03):
        return (Mistake("noise_not_normal", f"The noise is not normal: {share:.0%} of it lies within 0.01 of 0, and of a normal "
                        "distribution 68 % does."),)  # fmt: skip
    alike = [max(abs(float(torch.corrcoef(torch.stack([each.noise, x]))[0, 1])) for x in each.X.T) for each in data]
    if all(each > 0.12 for each in alike):
        return (
            Mistake(
                "noise_follows_features",
                "The noise of a sample depends on its features: draw numbers of their own for it.",
            ),
        )
    again = [float(torch.corrcoef(torch.stack([noise[1:], noise[:-1]]))[0, 1]) for noise in noises]
    if all(abs(each) > 0.12 for each in again):
        return (
            Mistake(
                "noise_follows_neighbours",
                "The noise of a sample depends on that of the one before: draw a number for each.",
            ),
        )
    return ()


class Fit(NamedTuple):
    """The line that labels lie near, and how near."""

    asked: Tensor  # w and b, one after the other
    found: Tensor
    rest: float


def _fit(drawn: Drawn) -> Fit:
    A = torch.cat([drawn.X, torch.ones(N, 1, dtype=torch.float64)], 1)
    found = torch.linalg.lstsq(A, drawn.y[:, None], driver="gelsd").solution[:, 0]
    asked = torch.cat([drawn.w, torch.tensor([drawn.b], dtype=torch.float64)])
    return Fit(asked, found, float((drawn.y - A @ found).std()))


def _line(data: list[Drawn]) -> Found:
    """Which line the labels lie near, and how they are off where it is the right one."""
    if not all(bool(each.y.isfinite().all()) for each in data):
        return (Mistake("no_numbers", "Labels are nan or infinite."),)
    fits = [_fit(each) for each in data]
    if all(_at(fit.found, fit.asked) for fit in fits):
        return _noise(data)
    if all(float(fit.found[:-1].abs().max()) < 0.2 for fit in fits) and min(fit.rest for fit in fits) > 0.5:
        return (Mistake("features_of_their_own", "The labels have nothing to do with the features that you return: draw X once, "
                        "use it for both, and leave it as it is."),)  # fmt: skip
    if max(fit.rest for fit in fits) > 0.2:
        return (
            Mistake(
                "not_a_line",
                "The labels do not lie near X w + b, for the w and b that are given, nor near another line.",
            ),
        )
    if len(fits) > 1 and all(_at(fit.found[:-1], fit.asked[:-1]) for fit in fits):
        return _bias(fits)
    factors = [float((fit.found @ fit.asked) / (fit.asked @ fit.asked)) for fit in fits]
    if len(fits) > 1 and abs(factors[0]) > 0.1 and all(_at(fit.found, factors[0] * fit.asked) for fit in fits):
        return (Mistake("scaled_labels", f"The labels are {factors[0]:.3g} times X w + b: leave them as they are."),)
    *weights, bias = (f"{value:.3g}" for value in fits[0].found.tolist())
    *asked, b = (f"{value:g}" for value in fits[0].asked.tolist())
    return (Mistake("another_line", f"Where w is [{', '.join(asked)}] and b is {b}, the labels lie near a line with the weights "
                    f"[{', '.join(weights)}] and the bias {bias}."),)  # fmt: skip


def _at(found: Tensor, wanted: Tensor) -> bool:
    return bool((found - wanted).abs().max() < 0.15)


def _bias(fits: list[Fit]) -> Found:
    """How b comes in, where the weights are right."""
    b, asked = (
        torch.stack([part[-1] for part in parts])
        for parts in zip(*((fit.found, fit.asked) for fit in fits), strict=True)
    )
    counts = torch.tensor([len(fit.asked) - 1.0 for fit in fits], dtype=torch.float64)
    ways = (("no_bias", "b is not added. Add it to X w, beside the noise.", 0 * asked),
            ("bias_subtracted", "b is subtracted. Add it.", -asked),
            ("bias_twice", "b is added twice. Add it once.", 2 * asked),
            ("bias_for_each_feature", "b is added once for each feature. Add it once.", counts * asked),
            ("fixed_bias", f"b has no effect: the labels lie {float(b[0]):.3g} above X w, whatever it is.", b[:1]),
            ("shifted_labels", f"The labels lie {float(b[0] - asked[0]):.3g} above X w + b.", asked + b[0] - asked[0]))  # fmt: skip
    for name, words, value in ways:
        if _at(b, value):
            return (Mistake(name, words),)
    return (
        Mistake(
            "another_bias",
            f"Where b is {float(asked[0]):g}, the labels lie {float(b[0]):.3g} above X w. Add b as it is.",
        ),
    )


def _manners(ask: Asker) -> Iterator[Mistake]:
    """The seed, the argument, the dtype, and small samples: each only where its check has failed."""
    if ask.any_failed("the_data_follow_the_seed"):
        yield from _seeds(ask)
    if not ask.any_failed("manners", "other_sizes", "shapes"):
        return
    w, b = LINES[0]
    answer = ask.synthetic_data_and_argument(w, b, 8)
    if isinstance(answer.value, tuple) and _is_pair(answer.value[0]):
        (X, y), after = answer.value
        dtypes = {str(part.dtype).removeprefix("torch.") for part in (X, y)} - {"float32"}
        if dtypes:
            which = "X and y are" if X.dtype == y.dtype else "X is" if X.dtype != torch.float32 else "y is"
            yield Mistake(f"cast_{min(dtypes)}", f"{which} {min(dtypes)}, where w is float32. A dtype of NumPy's, or a .double(), is "
                          "left in it: make it float32.")  # fmt: skip
        if not (isinstance(after, Tensor) and after.shape == w.shape and torch.equal(after, w)):
            yield Mistake("changes_w", "w is different after the call: an operation in place (*=, resize_(), unsqueeze_()) changes the "
                          "caller's tensor. Make a new one.")  # fmt: skip
    one = ask.synthetic_data(w, b, 1)
    if one.error is not None:
        yield Mistake(
            "single_sample",
            "A single sample raises an exception: a dimension of size 1 is lost, by squeeze() for instance.",
        )
    elif _is_pair(one.value) and (tuple(one.value[0].shape), tuple(one.value[1].shape)) != ((1, 2), (1, 1)):
        many = ask.synthetic_data(w, b, 5).value
        if _is_pair(many) and (tuple(many[0].shape), tuple(many[1].shape)) == ((5, 2), (5, 1)):
            yield Mistake(
                "single_sample", "A single sample loses a dimension, as squeeze() does: X is (1, d) and y (1, 1) then."
            )


def _seeds(ask: Asker) -> Found:
    """What comes again at the next call, or does not come again after the caller's seed."""
    w, b = LINES[0]
    first, other = (ask.synthetic_data_seeded(w, b, 30, seed).value for seed in (5, 6))
    again = ask.synthetic_data_seeded(w, b, 30, 5).value
    if not all(
        isinstance(value, tuple) and len(value) == 3 and all(map(_is_pair, value[:2]))
        for value in (first, other, again)
    ):
        return ()
    (one, later, after), (new, _, after_new), (_, _, after_same) = first, other, again
    if any(a == c for a, c in zip(after, after_new, strict=True)):
        return (Mistake("fixed_seed", "Each call sets a seed, so the caller's random numbers repeat, too. Do not set a "
                        "seed."),)  # fmt: skip
    for place, name in enumerate(("X", "the noise")):
        first_one, at_the_next, with_another = (_part(pair, place) for pair in (one, later, new))
        if _alike(first_one, at_the_next) and float(first_one.std()) > 1e-3:
            return (Mistake("own_generator", f"{name[:1].upper()}{name[1:]} is the same at each call: it comes from a generator of its own with a "
                            "fixed seed, or is kept. Draw from the global generator, and set no seed."),)  # fmt: skip
        if _alike(first_one, with_another) and float(first_one.std()) > 1e-3:
            return (
                Mistake(
                    "other_seed_same_data",
                    f"{name[:1].upper()}{name[1:]} is the same after two seeds of the caller's. Set no seed.",
                ),
            )
    if after != after_same:
        return (Mistake("seeds_anew", "The caller's seed has no effect: another one, such as the time, is set at each call. "
                        "Do not set a seed."),)  # fmt: skip
    return ()


def _part(pair: Sequence[Tensor], place: int) -> Tensor:
    """The features, or what is left of the labels; made flat."""
    w, b = LINES[0]
    X, y = pair[0].double(), pair[1].double().reshape(-1)
    if place == 0 or X.dim() != 2 or X.shape[1] != len(w) or len(y) != len(X):
        return X.reshape(-1)
    return y - (X @ w.double() + b)


def _alike(one: Tensor, other: Tensor) -> bool:
    return one.shape == other.shape and bool((one - other).abs().max() < 1e-4)
