# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Linear regression, concisely
#
# A `DataLoader` reads minibatches, a layer of `torch.nn` holds the parameters, an optimizer of `torch.optim` updates
# them (*Dive into Deep Learning*, 3.3, by the `nn` API). Three short functions put these parts together.
#
# Throughout, $n$ is the number of samples and $d$ the number of features.
#
# ```mermaid
# flowchart LR
#     data["X (n, d), y (n, 1)"] -- load_array --> batches["batches (X, y)"]
#     batches --> net["net = build_net(d)"]
#     net -- "net(X)" --> loss["loss(net(X), y)"]
#     loss -- "backward()" --> optimizer
#     optimizer -- "step()" --> net
# ```

# %%

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.notebook import Curve

# %% [markdown]
# ## 1. Reading the data (3.3.2)
#
# A `TensorDataset` holds tensors whose rows belong together: sample $i$ is row $i$ of each. A `DataLoader` goes over it
# in minibatches, and can go over it again: each `for` loop is one epoch.
#
# ```mermaid
# flowchart LR
#     X["X: 5 rows"] --> dataset[TensorDataset]
#     y["y: 5 rows"] --> dataset
#     dataset --> loader["DataLoader, batch_size 2"]
#     loader --> one["2 rows"]
#     loader --> two["2 rows"]
#     loader --> rest["1 row"]
# ```


# %%
def load_array(data_arrays, batch_size, is_train=True):
    """A DataLoader over the rows of the arrays.

    data_arrays: tensors with n rows each, such as (features, labels). Each batch has batch_size rows of every array, in
    the order of data_arrays; the last batch holds what is left, and is kept.

    With is_train, every pass comes in a new random order; without, the rows come as they are stored. Set no seed.

    Example: [len(X) for X, y in load_array((torch.ones(5, 2), torch.ones(5, 1)), 2)] is [2, 2, 1].
    """
    ### BEGIN SOLUTION
    return DataLoader(TensorDataset(*data_arrays), batch_size, shuffle=is_train)
    ### END SOLUTION


# %% [markdown]
# ## 2. The net (3.3.3 and 3.3.4)
#
# $$\hat{\mathbf{y}} = \mathbf{X} \mathbf{w} + b, \qquad w_j \sim \mathcal{N}(0, 0.01^2), \quad b = 0$$
#
# This is one layer of `torch.nn` with $d$ inputs and one output. It comes with random parameters of its own, drawn
# from a uniform distribution; here they are replaced.


# %%
def build_net(num_inputs):
    """nn.Sequential with one linear layer from num_inputs features to one output.

    Its weight (1, num_inputs) is drawn from a normal distribution with mean 0 and standard deviation 0.01; its bias
    (1,) is 0. Both are trained. Set no seed: each net has weights of its own.

    Example: build_net(2)(torch.zeros(3, 2)) is a column of three zeros.
    """
    ### BEGIN SOLUTION
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, mean=0.0, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net
    ### END SOLUTION


# %% [markdown]
# ## 3. Training (3.3.5 to 3.3.7)
#
# For each batch: predict, measure the loss, compute its gradient, take a step. With `nn.MSELoss()` and SGD
#
# $$l = \frac{1}{|\mathcal{B}|} \sum_{i \in \mathcal{B}} (\mathbf{w}^\top \mathbf{x}_i + b - y_i)^2, \qquad
# \mathbf{w} \leftarrow \mathbf{w} - \eta\, \nabla_{\mathbf{w}}\, l, \quad b \leftarrow b - \eta\, \nabla_b\, l .$$
#
# Gradients are *added* to what is in `.grad`, so they are cleared once for each batch. A worked step: for
# $w = 1$, $b = 0$ and the batch $x = (1, 2)$, $y = (2, 5)$ the errors $w x + b - y$ are $(-1, -3)$. So
# $l = (1 + 9) / 2 = 5$, $\nabla_w l = 2\,(-1 \cdot 1 - 3 \cdot 2) / 2 = -7$ and $\nabla_b l = 2\,(-1 - 3) / 2 = -4$;
# with $\eta = 0.1$ the step leads to $w = 1.7$ and $b = 0.4$.
#
# The loss of an epoch is a mean over *samples*. If the losses of batches of 4 and of 1 are 2 and 7, it is
# $(4 \cdot 2 + 1 \cdot 7) / 5 = 3$, and not $4.5$.


# %%
def train(net, data_iter, loss, optimizer, num_epochs):
    """num_epochs passes over data_iter, with one step of the optimizer for each batch.

    data_iter: a DataLoader of pairs (X, y). loss(net(X), y): the mean over the batch, one number, such as nn.MSELoss().
    optimizer: any torch.optim.Optimizer over the parameters of the net, which it changes in place.

    Returns a list with a float for each epoch: the mean loss over its samples, where the loss of each batch is measured
    *before* its step.
    Editions of the book measure it after the epoch, or not at all. Here: on the way, as each batch comes.
    """
    ### BEGIN SOLUTION
    history = []
    for _ in range(num_epochs):
        loss_sum, count = 0.0, 0
        for X, y in data_iter:
            batch_loss = loss(net(X), y)
            optimizer.zero_grad()
            batch_loss.backward()
            optimizer.step()
            loss_sum += batch_loss.item() * len(y)
            count += len(y)
        history.append(loss_sum / count)
    return history
    ### END SOLUTION


# %% [markdown]
# ## All together
#
# With your three functions this finds the line that the data come from: $\mathbf{w} = (2, -3.4)$ and $b = 4.2$. A curve
# in a notebook, a line for each epoch in a terminal (`python -i linear_concise.py`, then `recover(Curve())`).


# %%
def recover(curve, num_epochs=3, batch_size=10, lr=0.03):
    """Linear regression on 1000 samples of a line with noise. Returns w and b. `curve` shows the loss of each epoch."""
    w, b = torch.tensor([[2.0], [-3.4]]), 4.2
    X = torch.randn(1000, 2)
    y = X @ w + b + 0.01 * torch.randn(1000, 1)
    net, loss, batches = build_net(2), nn.MSELoss(), load_array((X, y), batch_size)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    for epoch in range(1, num_epochs + 1):
        curve.add(epoch, train(net, batches, loss, optimizer, 1))
    weight, bias = net.parameters()
    return weight.detach(), bias.detach()


# %% only="notebook"
w, b = recover(Curve(xlim=[1, 3], ylabel="mean loss", legend=["training"]))
print(f"w is ({w[0, 0]:.3f}, {w[0, 1]:.3f}) and b {b.item():.3f}; the data have (2, -3.4) and 4.2.")
