# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Softmax regression, concisely
#
# The same classifier as from scratch, from the parts that a library has (*Dive into Deep Learning*, 3.5 and 3.7):
# `torchvision` reads the images, `torch.nn` holds the parameters, `torch.optim` takes the steps. Two functions are
# written by hand all the same, for they show why the library takes *scores*, and not probabilities.
#
# Throughout, $n$ is the number of samples, $q$ of classes; scores are also called logits.
#
# ```mermaid
# flowchart LR
#     loader["a batch: X (n, 1, 28, 28), y (n,)"] --> flatten["Flatten: (n, 784)"]
#     subgraph net["net = build_net(784, 10)"]
#         flatten --> linear["Linear: scores (n, 10)"]
#     end
#     linear -- "loss(net(X), y)" --> step["optimizer.step()"]
#     linear -- "argmax" --> guess["classes (n,)"]
# ```

# %%

import torch
import torchvision
from torch import nn
from torch.utils.data import DataLoader
from torchvision import transforms

from autograder.notebook import Curve

# %% [markdown]
# ## 1. The names of the classes (3.5.1)
#
# | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |
# |---|---|---|---|---|---|---|---|---|---|
# | t-shirt | trouser | pullover | dress | coat | sandal | shirt | sneaker | bag | ankle boot |


# %%
def get_fashion_mnist_labels(labels):
    """The names of classes, as the table above has them.

    labels: class numbers, a tensor (n,). Returns a list of n strings.

    Example: get_fashion_mnist_labels(torch.tensor([9, 0])) is ['ankle boot', 't-shirt'].
    """
    ### BEGIN SOLUTION
    names = [
        "t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"
    ]  # fmt: skip
    return [names[int(label)] for label in labels]
    ### END SOLUTION


# %% [markdown]
# ## 2. Reading the images (3.5.1 to 3.5.3)
#
# `torchvision.datasets.FashionMNIST` gives pictures; its `transform` makes of each what a net needs. `ToTensor` turns a
# picture of 28 x 28 bytes into a tensor (1, 28, 28) of numbers from 0 to 1; `Resize` changes its size.
#
# ```mermaid
# flowchart LR
#     picture["picture, bytes 0 to 255"] -- "Resize, if asked" --> sized["picture"]
#     sized -- ToTensor --> tensor["(1, h, w), 0 to 1"]
#     tensor -- "DataLoader" --> batch["X (n, 1, h, w), y (n,)"]
# ```


# %%
def load_data_fashion_mnist(batch_size, resize=None):
    """Fashion-MNIST in batches. Returns two DataLoaders, (train, test).

    Make both data sets here, by torchvision.datasets.FashionMNIST with root="../data" and download=True.
    Both give pairs: images (n, 1, 28, 28), float32 from 0 to 1, and labels (n,). Both keep the short last batch. The
    training images come in a new random order in each pass, the test images in the order in which they are stored.

    resize: None, or a number of pixels: then transforms.Resize makes all images (n, 1, resize, resize).
    Editions of the book read with several processes. Here: leave num_workers at 0, for a sandbox starts none.
    """
    ### BEGIN SOLUTION
    steps = [transforms.ToTensor()]
    if resize:
        steps.insert(0, transforms.Resize(resize))
    transform = transforms.Compose(steps)
    train, test = (
        torchvision.datasets.FashionMNIST(root="../data", train=is_train, transform=transform, download=True)
        for is_train in (True, False)
    )
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)
    ### END SOLUTION


# %% [markdown]
# ## 3. The net (3.7.1)
#
# $$\mathbf{O} = \mathbf{X} \mathbf{W} + \mathbf{b}, \qquad W_{jk} \sim \mathcal{N}(0, 0.01^2), \quad \mathbf{b} = 0$$
#
# The net gives *scores*. There is no softmax in it: the loss does that.


# %%
def build_net(num_inputs, num_outputs):
    """nn.Sequential of a Flatten and a linear layer from num_inputs numbers to num_outputs scores.

    Images (n, 1, h, w), or rows (n, num_inputs), become scores (n, num_outputs).

    The weight (num_outputs, num_inputs) is drawn from a normal distribution with mean 0 and standard deviation 0.01;
    the bias (num_outputs,) is 0. Both are trained. Set no seed: each net has weights of its own.
    """
    ### BEGIN SOLUTION
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, mean=0.0, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net
    ### END SOLUTION


# %% [markdown]
# ## 4. The logarithm of softmax (3.7.2)
#
# $$\log \mathrm{softmax}(\mathbf{X})_{ij} = X_{ij} - \log \sum_k \exp(X_{ik})
# = (X_{ij} - m_i) - \log \sum_k \exp(X_{ik} - m_i), \qquad m_i = \max_k X_{ik}$$
#
# Written as the logarithm of a softmax it fails: for the scores $(0, 1000)$ the softmax rounds to $(0, 1)$, and
# $\log 0 = -\infty$, where the right answer is $-1000$. By the right hand side nothing overflows, for every exponent is
# at most 0, and the sum is at least 1, for one exponent is 0. With $m = 1000$:
# $(-1000, 0) - \log (e^{-1000} + 1) = (-1000, 0)$.


# %%
def log_softmax(X):
    """x_j - log sum_k exp(x_k), for each row.

    X: scores (n, q), float32 or float64. Returns log-probabilities (n, q), a new tensor of the same dtype, through
    which gradients flow. Scores up to 10000 and down to -10000 must give finite numbers.

    Example: log_softmax(torch.tensor([[0., 1.0986]])) is tensor([[-1.3863, -0.2877]]).
    Write it yourself; torch.logsumexp is allowed.
    """
    ### BEGIN SOLUTION
    shifted = X - X.max(dim=1, keepdim=True).values
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()
    ### END SOLUTION


# %% [markdown]
# ## 5. Cross-entropy, from scores (3.7.2)
#
# $$l_i = -\log \mathrm{softmax}(\mathbf{X})_{i, y_i}, \qquad
# \frac{\partial l_i}{\partial X_{ij}} = \mathrm{softmax}(\mathbf{X})_{ij} - [j = y_i]$$


# %%
def cross_entropy_logits(logits, y):
    """The cross-entropy of each sample, -log_softmax(logits)[i, y[i]].

    logits: scores (n, q), not probabilities. y: labels (n,), int64. Returns the losses, shape (n,), through which
    gradients flow. Scores up to 10000 and down to -10000 must give finite losses.

    Example: cross_entropy_logits(torch.tensor([[0., 0.], [0., 1000.]]), torch.tensor([1, 0])) is
    tensor([0.6931, 1000.0000]).
    You may call your log_softmax. Editions of the book return the mean. Here: one loss for each sample, (n,).
    """
    ### BEGIN SOLUTION
    return -log_softmax(logits)[torch.arange(len(y)), y]
    ### END SOLUTION


# %% [markdown]
# ## 6. Evaluating a net (3.6.5)
#
# Some layers do one thing while a net is trained and another when it is used: dropout leaves out inputs by chance,
# batch norm measures its batch. `net.eval()` says that the net is used, `net.train()` that it is trained. Whoever
# switches puts the switch back.
#
# Accuracy is a fraction of *samples*. With 4 of 4 right in one batch and 0 of 1 in the next it is $4 / 5$, not $1 / 2$.


# %%
def evaluate_accuracy(net, data_iter):
    """The fraction of samples in data_iter whose largest score stands at the label, a float from 0 to 1.

    net: an nn.Module that gives scores (n, q). data_iter: a DataLoader of pairs (X, y).

    The net is in evaluation mode meanwhile, and afterwards in the mode in which it was. No graph is recorded: gradients
    are switched off while the net works, and nothing of the net is changed.
    """
    ### BEGIN SOLUTION
    was_training = net.training
    net.eval()
    right, count = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            count += len(y)
    net.train(was_training)
    return right / count
    ### END SOLUTION


# %% [markdown]
# ## 7. Training (3.7.4)
#
# ```mermaid
# flowchart LR
#     begin["net.train()"] --> batches["a step for each batch of train_iter"]
#     batches --> test["accuracy on test_iter"]
#     test -- "next epoch" --> begin
#     test --> history["(train loss, train accuracy, test accuracy)"]
# ```


# %%
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    """num_epochs passes over train_iter, with one step of the optimizer for each batch.

    net: an nn.Module, which is in training mode while it learns. train_iter, test_iter: DataLoaders of pairs (X, y).
    loss(net(X), y): the mean over the batch, one number, such as nn.CrossEntropyLoss().
    optimizer: any torch.optim.Optimizer over the parameters of the net.

    Returns a list with a tuple of three floats for each epoch: (train loss, train accuracy, test accuracy). Train loss
    and train accuracy are means over the samples of the epoch, measured on each batch *before* its step; the test
    accuracy is measured after the epoch, in evaluation mode. You may call your evaluate_accuracy.
    """
    ### BEGIN SOLUTION
    history = []
    for _ in range(num_epochs):
        net.train()
        loss_sum, right, count = 0.0, 0, 0
        for X, y in train_iter:
            scores = net(X)
            batch_loss = loss(scores, y)
            optimizer.zero_grad()
            batch_loss.backward()
            optimizer.step()
            loss_sum += batch_loss.item() * len(y)
            right += (scores.argmax(dim=1) == y).sum().item()
            count += len(y)
        history.append((loss_sum / count, right / count, evaluate_accuracy(net, test_iter)))
    return history
    ### END SOLUTION


# %% [markdown]
# ## 8. Predicting (3.6.7)


# %%
def predict(net, X):
    """The class with the largest score for each sample of X: int64, shape (n,).

    net: an nn.Module that gives scores (n, q). It is in evaluation mode meanwhile, and afterwards in the mode in which
    it was.

    Example: predict(nn.Identity(), torch.tensor([[0.1, 0.7], [2., -1.]])) is tensor([1, 0]).
    """
    ### BEGIN SOLUTION
    was_training = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X).argmax(dim=1)
    net.train(was_training)
    return classes
    ### END SOLUTION


# %% [markdown]
# ## All together
#
# With your functions this trains on the 60,000 images of Fashion-MNIST, in a minute or two; after five epochs about
# 0.82 of the test images are right. A curve in a notebook, a line for each epoch in a terminal (`python -i
# softmax_concise.py`, then `learn(Curve())`). The first time it downloads the images, 30 MB, into `../data`.


# %%
def learn(curve, num_epochs=5, batch_size=256, lr=0.1):
    """Softmax regression on Fashion-MNIST. Returns the net, and the test images in batches.

    `curve` shows of each epoch the training loss, the training accuracy and the test accuracy.
    """
    train_iter, test_iter = load_data_fashion_mnist(batch_size)
    net, loss = build_net(784, 10), nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    for epoch in range(1, num_epochs + 1):
        [reached] = train(net, train_iter, test_iter, loss, 1, optimizer)
        curve.add(epoch, reached)
    return net, test_iter


# %% [markdown] only="notebook"
# The first test images as your functions read and name them, whole and in a quarter of the pixels.

# %% only="notebook"
from autograder.notebook import show_images

for size in None, 14:
    X, y = next(iter(load_data_fashion_mnist(16, size)[1]))
    show_images(X, get_fashion_mnist_labels(y))

# %% only="notebook"
net, test_iter = learn(Curve(xlim=[1, 5], legend=["training loss", "training accuracy", "test accuracy"]))

# %% [markdown] only="notebook"
# What your net takes the first test images for; and some of those where it is wrong.

# %% only="notebook"
X, y = next(iter(test_iter))
guesses = predict(net, X)
wrong = (guesses != y).nonzero().flatten()
for rows in torch.arange(16), wrong[:16]:
    show_images(X[rows], get_fashion_mnist_labels(y[rows]), get_fashion_mnist_labels(guesses[rows]))
