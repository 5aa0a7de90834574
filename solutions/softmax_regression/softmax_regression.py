# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

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

# %% [markdown] only="notebook"
# ## What there is to learn
#
# Small grey images of ten kinds of garment. `load_data()` takes Fashion-MNIST where it is on this machine, or draws
# garments like it; with `load_data(download=True)` it fetches the real ones.

# %% only="notebook"
from autograder.notebook import get_fashion_mnist_labels, parameters, show_images

data = load_data()
show_images(data.train_images[:24], get_fashion_mnist_labels(data.train_labels[:24]))

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
    ### BEGIN SOLUTION
    # The largest exponent of each row becomes 0: nothing overflows, and no row underflows as a whole.
    X_exp = torch.exp(X - X.max(dim=1, keepdim=True).values)
    return X_exp / X_exp.sum(dim=1, keepdim=True)
    ### END SOLUTION


# %% [markdown] by_hand="question"
# **A question.** Subtracting one number from a whole row of scores changes nothing. Why is it the row's *maximum* that
# is subtracted, and not its mean, or a fixed number such as 100? Two or three sentences.

# %% [markdown] by_hand="answer" grade_id="why_the_maximum" points=5
# ### BEGIN SOLUTION
# Afterwards the largest score of the row is 0 and all others are below: no exponential exceeds 1, so nothing overflows,
# and one of them is exactly 1, so the sum is at least 1 and nothing is divided by 0. Beside the mean a single score can
# still be hundreds too large ($\exp$ overflows near 88 in float32); a fixed number is too small for some rows, and so
# large for others that every exponential becomes 0, and the result $0/0$.
# ### END SOLUTION

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
    ### BEGIN SOLUTION
    return -torch.log(y_hat[torch.arange(len(y_hat)), y])
    ### END SOLUTION


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
    ### BEGIN SOLUTION
    return (y_hat.argmax(dim=1) == y).double().mean().item()
    ### END SOLUTION


# %% [markdown]
# ## 4. Minibatch stochastic gradient descent (3.2.6)

# %% shared="sgd"


# %% [markdown]
# ## 5. Reading minibatches (3.2.2)

# %% shared="data_iter"


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
    ### BEGIN SOLUTION
    if isinstance(net, nn.Module):
        net.train()
    loss_sum, right, count = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        losses = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            losses.mean().backward()
            updater.step()
        else:
            losses.sum().backward()
            updater(X.shape[0])
        loss_sum += losses.sum().item()
        right += accuracy(y_hat, y) * len(y)
        count += len(y)
    return loss_sum / count, right / count
    ### END SOLUTION


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


# %% only="notebook"
W, b, reached = train(data)

# %% [markdown] only="notebook"
# The accuracy that counts is that on images which were not trained on, after one epoch. `training_run` asks for a
# little less than right functions reach on this data.

# %% only="notebook"
needed = parameters()["threshold"][data.name]["threshold"]
print(f"Of the test images {reached[0]:.1%} are right after one epoch, {reached[-1]:.1%} after {len(reached)}.")
print(f"One epoch has to reach {needed:.1%}: it {'does' if reached[0] >= needed else 'does not'}.")

# %% [markdown] only="notebook"
# What your model takes the first test images for; and some of those where it is wrong.

# %% only="notebook"
guesses = (data.test_images.flatten(1) @ W + b).argmax(1)
wrong = (guesses != data.test_labels).nonzero().flatten()
for rows in torch.arange(16), wrong[:16]:
    show_images(
        data.test_images[rows],
        get_fashion_mnist_labels(data.test_labels[rows]),
        get_fashion_mnist_labels(guesses[rows]),
    )
