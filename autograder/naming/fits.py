"""Constants that are read off answers: a number that all values are, or a sum of few terms, by least squares."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import torch
from torch import Tensor

Sum = list[tuple[float, str]]  # factors and the words of their terms


def constant(values: Tensor) -> float | None:
    """The number that all of these are, or None."""
    if not len(values) or not bool(torch.isfinite(values).all()):
        return None
    mean = values.mean()
    return float(mean) if bool((values - mean).abs().max() <= 1e-6 + 1e-3 * mean.abs()) else None


def sum_of_terms(terms: Mapping[str, Tensor], values: Tensor, within: float) -> Sum:
    """A multiple of one term, or else a sum of two, that `values` are at every place; empty where there is none.

    Earlier terms come first. A factor of nearly 0 is none.
    """
    for which in (*((term,) for term in terms), *itertools.combinations(terms, 2)):
        columns = torch.stack([terms[term] for term in which], 1)
        factors = torch.linalg.lstsq(columns, values[:, None], driver="gelsd").solution[:, 0]
        if float((columns @ factors - values).abs().max()) < within and float(factors.abs().min()) > 2 * within:
            return list(zip(factors.tolist(), which, strict=True))
    return []


def in_words(found: Sum) -> str:
    """`0.9 times this plus 0.1 times that`; a term `1` is a bare number."""
    return " plus ".join(f"{factor:.4g}" if term == "1" else f"{factor:.4g} times {term}" for factor, term in found)
