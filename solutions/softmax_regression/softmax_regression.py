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

    X: scores (n, q), float32 or float64. Returns probabilities (n, q), a new tensor, through which gradients flow.

    Example: softmax(torch.tensor([[0., 1.0986]])) is tensor([[0.2500, 0.7500]]).
    Most points are for moderate scores; some are for scores like 1000 or -1000, which must not give nan.
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

    Example: cross_entropy(torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]), torch.tensor([0, 2])) is
    tensor([2.3026, 0.6931]).
    Editions of the book differ: some return the mean or a column (n, 1). Here: one loss for each sample, (n,).
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

    y_hat: scores or probabilities (n, q). y: labels (n,). Returns a Python float between 0 and 1.

    Example: accuracy(torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]), torch.tensor([0, 2])) is 0.5.
    Editions of the book differ: some return the number of right rows. Here: the fraction.
    """
    ### BEGIN SOLUTION
    return (y_hat.argmax(dim=1) == y).double().mean().item()
    ### END SOLUTION


# %% [markdown]
# ## 4. Minibatch stochastic gradient descent (3.2.6)
#
# $$\mathbf{p} \leftarrow \mathbf{p} - \frac{\eta}{|\mathcal{B}|} \sum_{i \in \mathcal{B}} \nabla_{\mathbf{p}}\, l_i$$
#
# `p.grad` holds the sum already.


# %%
def sgd(params, lr, batch_size):
    """p <- p - lr * p.grad / batch_size, in place, for each parameter; then its gradient is cleared.

    params: a list of tensors that require gradients, each with `.grad` summed over the batch. lr: the learning rate.
    Returns nothing. The tensors stay the same objects, and still require gradients.

    Example: with p = 1, p.grad = 8, lr = 0.1 and batch_size = 4, p becomes 0.8.
    Editions of the book differ on who clears the gradients and who divides. Here: this function does both.
    """
    ### BEGIN SOLUTION
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.grad.zero_()
    ### END SOLUTION


# %% [markdown]
# ## 5. Reading minibatches (3.2.2)
#
# An epoch visits every sample exactly once, in an order that is new each time.


# %%
def data_iter(batch_size, features, labels):
    """Minibatches of one epoch, in random order.

    features: (n, ...). labels: (n,). Yields ceil(n / batch_size) pairs (features[j], labels[j]) for a fresh random
    permutation of the samples at each call: all batches are full but the last, which holds the rest.

    Example: list(data_iter(2, X, y)) for 5 samples has batches of 2, 2 and 1.
    Do not set a seed, and leave features and labels as they are.
    """
    ### BEGIN SOLUTION
    order = torch.randperm(len(features))
    for start in range(0, len(features), batch_size):
        batch = order[start : start + batch_size]
        yield features[batch], labels[batch]
    ### END SOLUTION


# %% [markdown]
# ## 6. One epoch of training (3.6.6)
#
# For each batch: scores, losses, gradients, update. The updater comes in two kinds: a `torch.optim.Optimizer`, which
# knows nothing of the batch size and wants the gradient of the *mean*; or your own function, such as
# `lambda batch_size: sgd([W, b], lr, batch_size)`, which divides by itself and wants the gradient of the *sum*.


# %%
def train_epoch(net, train_iter, loss, updater):
    """One pass over train_iter. Returns (mean loss per sample, fraction of right predictions).

    net: an nn.Module, which is put into training mode first, or any callable. train_iter: pairs (X, y), read once.
    loss(y_hat, y): losses (n,). updater: a torch.optim.Optimizer (zero_grad, l.mean().backward(), step for each batch)
    or a callable (l.sum().backward(), then updater(X.shape[0]), which updates and clears the gradients).

    Both returned numbers are plain floats, means over all samples, measured on each batch *before* its update.
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
# With your six functions this trains on any images and labels; on Fashion-MNIST one epoch reaches about 0.79.


# %%
def train(images, labels, num_epochs=1, batch_size=256, lr=0.1):
    """Softmax regression on images (n, ...) with ten classes. Returns W and b."""
    features = images.reshape(len(images), -1)
    W = (0.01 * torch.randn(features.shape[1], 10)).requires_grad_()
    b = torch.zeros(10, requires_grad=True)
    for epoch in range(num_epochs):
        batches = data_iter(batch_size, features, labels)
        loss, acc = train_epoch(
            lambda X: softmax(X @ W + b), batches, cross_entropy, lambda size: sgd([W, b], lr, size)
        )
        print(f"epoch {epoch + 1}: loss {loss:.3f}, accuracy {acc:.3f}")
    return W, b
