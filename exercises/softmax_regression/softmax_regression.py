# Printed by `autograder release softmax_regression`. Write your answers here and hand this file in.
# %% [markdown]
# # Softmax regression from scratch
#
# Six short functions turn pixels into a classifier (*Dive into Deep Learning*, 3.2 and 3.4 to 3.6). Write them from
# plain tensor arithmetic: indexing, `exp`, `log`, `sum`, `max`, autograd and random numbers. The library's own
# `softmax`, `log_softmax`, `nll_loss`, `cross_entropy`, `torch.optim` (inside `sgd`), `DataLoader` and `TensorDataset`
# (inside `data_iter`) are not allowed, however they are spelled.
#
# Throughout, $n$ is the number of samples, $d$ of features, $q$ of classes. A function keeps the dtype of its input
# and, but for `sgd`, never changes its arguments.

# %%

import torch
from torch import nn

from autograder.notebook import Curve, load_data

# %% [markdown]
# ## 1. Softmax (3.4.1)
#
# $$\mathrm{softmax}(\mathbf{X})_{ij} = \frac{\exp(X_{ij})}{\sum_k \exp(X_{ik})}$$
#
# Each row of scores becomes a row of probabilities. `exp` overflows near 88 in float32, and $\infty / \infty$ is nan;
# but subtracting the same number from a whole row changes nothing, because it cancels.


# %%
def softmax(X):
    """exp(x_j) / sum_k exp(x_k), for each row.

    X: scores (n, q), float32 or float64. Returns probabilities (n, q), a new tensor, through
    which gradients flow.

    Example: softmax(torch.tensor([[0., 1.0986]])) is tensor([[0.2500, 0.7500]]).
    Most points are for moderate scores; some are for scores like 1000 or -1000, which must not
    give nan.
    """
    raise NotImplementedError("softmax: write your answer here")


# %% [markdown]
# ## 2. Cross-entropy (3.4.6)
#
# $$l_i = -\log \hat{y}_{i, y_i}$$
#
# The natural logarithm of the probability that sample $i$ gave to its own label, with a minus sign.


# %%
def cross_entropy(y_hat, y):
    """-log y_hat[i, y[i]], for each sample i.

    y_hat: probabilities (n, q). y: labels (n,), int64. Returns the losses, shape (n,).

    Example: with y_hat = torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]) and
    y = torch.tensor([0, 2]), cross_entropy(y_hat, y) is tensor([2.3026, 0.6931]).
    Editions of the book differ: some return the mean or a column (n, 1). Here: one loss for each
    sample, (n,).
    """
    raise NotImplementedError("cross_entropy: write your answer here")


# %% [markdown]
# ## 3. Accuracy (3.5.3)
#
# The predicted class of a row is the one with the largest score.


# %%
def accuracy(y_hat, y):
    """The fraction of rows whose largest score stands at the label.

    y_hat: scores or probabilities (n, q). y: labels (n,). Returns a Python float from 0 to 1.

    Example: with y_hat = torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]) and
    y = torch.tensor([0, 2]), accuracy(y_hat, y) is 0.5.
    Editions of the book differ: some return the number of right rows. Here: the fraction.
    """
    raise NotImplementedError("accuracy: write your answer here")


# %% [markdown]
# ## 4. Minibatch stochastic gradient descent (3.2.6)

# %% [markdown]
# $$\mathbf{p} \leftarrow \mathbf{p} - \frac{\eta}{|\mathcal{B}|} \sum_{i \in \mathcal{B}} \nabla_{\mathbf{p}}\, l_i$$
#
# `p.grad` holds the sum already.


# %%
def sgd(params, lr, batch_size):
    """p <- p - lr * p.grad / batch_size, in place, for each parameter; then its gradient is cleared.

    params: a list of tensors that require gradients, each with `.grad` summed over the batch.
    lr: the learning rate. Returns nothing. The tensors stay the same objects, and still require
    gradients.

    Example: with p = 1, p.grad = 8, lr = 0.1 and batch_size = 4, p becomes 0.8.
    Editions of the book differ on who clears the gradients and who divides. Here: this function
    does both.
    """
    raise NotImplementedError("sgd: write your answer here")


# %% [markdown]
# ## 5. Reading minibatches (3.2.2)

# %% [markdown]
# An epoch visits every sample exactly once, in an order that is new each time.


# %%
def data_iter(batch_size, features, labels):
    """Minibatches of one epoch, in random order.

    features: (n, ...). labels: (n,) or (n, 1). Yields ceil(n / batch_size) pairs
    (features[j], labels[j]) for a fresh random permutation of the samples at each call: all
    batches are full but the last, which holds the rest.

    Example: list(data_iter(2, X, y)) for 5 samples has batches of 2, 2 and 1.
    Do not set a seed, and leave features and labels as they are.
    """
    raise NotImplementedError("data_iter: write your answer here")


# %% [markdown]
# ## 6. One epoch of training (3.6.6)
#
# For each batch: scores, losses, gradients, update. The updater comes in two kinds: a `torch.optim.Optimizer`, which
# knows nothing of the batch size and wants the gradient of the *mean*; or your own function, such as
# `lambda batch_size: sgd([W, b], lr, batch_size)`, which divides by itself and wants the gradient of the *sum*.


# %%
def train_epoch(net, train_iter, loss, updater):
    """One pass over train_iter. Returns (mean loss per sample, fraction predicted right).

    net: an nn.Module, which is put into training mode first, or any callable.
    train_iter: pairs (X, y), read once. loss(y_hat, y): losses (n,).
    updater: a torch.optim.Optimizer (zero_grad, l.mean().backward(), step for each batch) or a
    callable (l.sum().backward(), then updater(X.shape[0]), which updates and clears the gradients).

    Both returned numbers are plain floats, means over all samples, measured on each batch
    *before* its update.
    """
    raise NotImplementedError("train_epoch: write your answer here")


# %% [markdown]
# ## All together
#
# Your six functions train a classifier: a curve in a notebook, a line for each epoch in a terminal (`python -i
# softmax_regression.py`, then `train(load_data())`).


# %%
def train(data, num_epochs=5, batch_size=256, lr=0.1):
    """Softmax regression with ten classes. Returns W, b, and the test accuracy by epoch."""
    X, y = data.train_images.flatten(1), data.train_labels
    X_test, y_test = data.test_images.flatten(1), data.test_labels
    W = (0.01 * torch.randn(X.shape[1], 10)).requires_grad_()
    b = torch.zeros(10, requires_grad=True)

    def net(X):
        return softmax(X @ W + b)

    def updater(batch_size):
        sgd([W, b], lr, batch_size)

    legend = ["training loss", "training accuracy", "test accuracy"]
    curve = Curve(xlim=[1, num_epochs], legend=legend)
    reached = []
    for epoch in range(1, num_epochs + 1):
        batches = data_iter(batch_size, X, y)
        loss, training_accuracy = train_epoch(net, batches, cross_entropy, updater)
        reached.append(accuracy(net(X_test), y_test))
        curve.add(epoch, (loss, training_accuracy, reached[-1]))
    return W.detach(), b.detach(), reached
