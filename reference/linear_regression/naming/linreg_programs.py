"""linreg as a program with slots. Students do not get this."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from autograder.naming.programs import Option, Programs

from .linreg import COLUMN


def _products(X: Tensor, w: Tensor) -> Tensor:
    """Feature times weight, (n, d)."""
    return X * w.reshape(1, -1)


PRODUCTS = [
    Option(lambda X, w: X @ w),
    Option(_products, "elementwise",
           "X * w multiplies entry by entry, and nothing is summed: the result is (n, d). A prediction is a sum over the "
           "features."),
    Option(lambda X, w: X * w, "elementwise", "X * w multiplies entry by entry, and nothing is summed. A prediction is a sum "
           "over the features: X @ w."),
    Option(lambda X, w: w @ X, "transposed", "The product is the wrong way round. X is (n, d) and w (d, 1), so it is X @ w."),
    Option(lambda X, w: w.T @ X, "transposed", "The product is w.T @ X. X is (n, d) and w (d, 1), so it is X @ w."),
    Option(lambda X, w: X.T @ w, "transposed", "X is transposed. X is (n, d) and w (d, 1), so it is X @ w."),
    Option(lambda X, w: X @ w.T, "transposed", "w is transposed. X is (n, d) and w (d, 1), so it is X @ w."),
    Option(lambda X, w: (w.T @ X.T), "row", "The predictions have the shape (1, n). " + COLUMN),
    Option(lambda X, w: _products(X, w).sum(0, keepdim=True), "sums_over_samples",
           "You sum over the samples, so there is a number for each feature. Sum over the features of each sample."),
    Option(lambda X, w: _products(X, w).sum(0), "sums_over_samples",
           "You sum over the samples, so there is a number for each feature. Sum over the features of each sample."),
    Option(lambda X, w: _products(X, w).sum(0).reshape(-1, 1), "sums_over_samples",
           "You sum over the samples, so there is a number for each feature. Sum over the features of each sample."),
    Option(lambda X, w: _products(X, w).sum(), "sums_all", "You sum over samples and features: one number. " + COLUMN),
    Option(lambda X, w: _products(X, w).mean(1, keepdim=True), "mean_over_features",
           "You take the mean over the features. A prediction is their sum, weighted by w."),
    Option(lambda X, w: X.sum(1, keepdim=True), "no_weights", "The weights have no effect: features are summed as they are."),
    Option(lambda X, w: X.sum(1, keepdim=True) * w.sum(), "sums_multiplied",
           "You multiply the sum of the features by the sum of the weights. Multiply each feature by its own weight."),
    Option(lambda X, w: X @ w.flip(0), "reversed_weights", "The weights come in reverse order."),
    Option(lambda X, w: X[:, :1] @ w[:1], "first_feature_only", "Only the first feature counts. All of them do."),
    Option(lambda X, w: X[:, -1:] @ w[-1:], "last_feature_only",
           "Only the last feature counts: is a sum overwritten in a loop? All of them do."),
    Option(lambda X, w: X[:, :-1] @ w[:-1], "without_the_last_feature", "The last feature does not count. All of them do."),
    Option(lambda X, w: X[:, 1:] @ w[1:], "without_the_first_feature", "The first feature does not count. All of them do."),
    Option(lambda X, w: X[:, :2] @ w[:2], "two_features_only", "Only the first two features count. All of them do."),
    Option(lambda X, w: (X @ w) * len(w), "times_d", "X w is multiplied by the number of features. Leave it as it is."),
    Option(lambda X, w: (X @ w) / len(X), "divided_by_n", "X w is divided by the number of samples. Leave it as it is."),
    Option(lambda X, w: -(X @ w), "negative", "X w has the wrong sign."),
    Option(lambda X, w: 0 * (X @ w), "bias_only", "Only b counts: features and weights have no effect."),
    Option(lambda X, w: (X @ w).abs(), "size_of_the_product", "The absolute value of X w is taken. Leave it as it is."),
    Option(lambda X, w: (X @ w).relu(), "relu", "Products below 0 become 0, as in a ReLU. Leave X w as it is."),
    Option(lambda X, w: (X @ w).sigmoid(), "sigmoid", "A sigmoid is put around X w. Leave it as it is."),
    Option(lambda X, w: (X[:1] @ w).expand(len(X), 1), "first_sample_for_all", "All samples get the product of the first one."),
    Option(lambda X, w: X[:1] @ w, "first_sample_only", "Only the first sample gets a prediction."),
    Option(lambda X, w: X[-1:] @ w, "last_sample_only", "Only the last sample gets a prediction."),
]  # fmt: skip
BIASES = [
    Option(lambda p, X, w, b: p + b),
    Option(lambda p, X, w, b: p, "no_bias", "b has no effect: add it to each prediction."),
    Option(lambda p, X, w, b: p - b, "bias_subtracted", "You subtract b. Add it."),
    Option(lambda p, X, w, b: p * b, "bias_times", "You multiply by b. Add it."),
    Option(lambda p, X, w, b: p + b * len(w), "bias_for_each_feature",
           "b is added once for each feature: it stands inside the sum over them. Add it once."),
    Option(lambda p, X, w, b: p + b * len(X), "bias_for_each_sample", "b is added n times, once for each sample. Add it once."),
    Option(lambda p, X, w, b: p + b / len(X), "bias_divided", "b is divided by the number of samples. Add it as it is."),
    Option(lambda p, X, w, b: p + b / len(w), "bias_divided", "b is divided by the number of features. Add it as it is."),
    Option(lambda p, X, w, b: p + 2 * b, "bias_twice", "b is added twice. Add it once."),
    Option(lambda p, X, w, b: p + b * w.sum(), "bias_before",
           "b is multiplied by the weights: it is added to every feature, before the product. Add it to the product."),
    Option(lambda p, X, w, b: X @ (w + b), "bias_in_the_weights", "b is added to every weight. Add it to the product."),
    Option(lambda p, X, w, b: torch.cat([torch.ones_like(X[:, :1]), X], 1) @ torch.cat([w, b.reshape(1, 1)]), "ones_on_the_other_side",
           "The column of ones stands first, and b last among the weights: each feature meets the weight of another. Put both on "
           "one side."),
    Option(lambda p, X, w, b: torch.cat([X, torch.ones_like(X[:, :1])], 1) @ torch.cat([b.reshape(1, 1), w]), "ones_on_the_other_side",
           "The column of ones stands last, and b first among the weights: each feature meets the weight of another. Put both on "
           "one side."),
    Option(lambda p, X, w, b: (p + b) * 2, "doubled", "The prediction is twice X w + b."),
    Option(lambda p, X, w, b: (p + b).mean(), "mean_scalar", "You return one number, the mean of the predictions. " + COLUMN),
    Option(lambda p, X, w, b: (p + b).sum(), "sum_scalar", "You return one number, the sum of the predictions. " + COLUMN),
    Option(lambda p, X, w, b: p + b.abs(), "size_of_the_bias", "The absolute value of b is added. Add b as it is."),
    Option(lambda p, X, w, b: (p + b).relu(), "relu", "Predictions below 0 become 0, as in a ReLU: X w + b is all."),
    Option(lambda p, X, w, b: (p + b).sigmoid(), "sigmoid", "A sigmoid is put around X w + b: leave it out."),
]  # fmt: skip
SHAPES = [
    Option(lambda p: p),
    Option(lambda p: p.reshape(-1), "row_of_predictions",
           "The predictions are a row, (n,). They are a column, (n, 1): else a loss pairs each of them with every label."),
    Option(lambda p: p.squeeze(), "row_of_predictions",
           "squeeze() makes the predictions a row, (n,), and of a single one a number. They are a column, (n, 1): else a "
           "loss pairs each of them with every label."),
    Option(lambda p: p.T, "row", "The predictions have the shape (1, n). " + COLUMN),
    Option(lambda p: p.reshape(1, -1), "row", "The predictions have the shape (1, n). " + COLUMN),
    Option(lambda p: p.unsqueeze(-1), "three_dimensions", "The predictions have the shape (n, 1, 1). " + COLUMN),
    Option(lambda p: p.squeeze(-1) + 0 * p, "matrix", "A matrix (n, n) comes back: a row meets a column. " + COLUMN),
]  # fmt: skip


def _build(parts: Any) -> Any:
    return lambda X, w, b: parts["shapes"](parts["biases"](parts["products"](X, w), X, w, b))


PROGRAMS = Programs(
    {"products": PRODUCTS, "biases": BIASES, "shapes": SHAPES},
    _build,
    ("row_of_predictions", "no_bias", "elementwise", "bias_subtracted"),
)
