# Printed by `autograder release linear_regression`. Write your answers here and hand this file in.
# %% [markdown]
# # Linear regression from scratch
#
# A straight line through a cloud of points, in nine short functions (*Dive into Deep Learning*, 3.1 and 3.2): data
# whose answer is known, a model, three losses, the solution in closed form, and minibatch gradient descent, which gets
# there in small steps. Write them from plain tensor arithmetic, autograd and random numbers. The library's own losses,
# `torch.optim`, `DataLoader` and `TensorDataset` are not allowed, however they are spelled.
#
# Throughout, $n$ is the number of samples and $d$ of features. Predictions and labels are columns, $(n, 1)$. A function
# keeps the dtype of its input and, but for `sgd`, never changes its arguments.

# %%

import torch

# %% [markdown]
# ## 1. Data with a known answer (3.2.1)
#
# $$\mathbf{y} = \mathbf{X} \mathbf{w} + b + \boldsymbol\epsilon, \qquad
# X_{ij} \sim \mathcal{N}(0, 1), \quad \epsilon_i \sim \mathcal{N}(0, 0.01^2)$$
#
# Whoever draws the data knows what training has to find.


# %%
def synthetic_data(w, b, num_examples):
    """Features X and labels y = X w + b + noise, for a line that is known.

    w: (d,), float32. b: a number. num_examples: n. Returns X (n, d), standard normal, and y (n, 1), both float32. The
    noise is normal, too, with standard deviation 0.01, and new for each sample. Do not set a seed.

    Example: with w = [2, -3.4] and b = 4.2, a sample with the features [1, 1] has a label near 2.8.
    Editions of the book differ: some return (num_examples, batches) objects, or y as (n,). Here: the pair X, y (n, 1).
    """
    raise NotImplementedError("synthetic_data: write your answer here")


# %% [markdown]
# Each feature by itself, against the label. The steeper cloud belongs to $w_2 = -3.4$. (The pictures of this notebook
# need `matplotlib`, and appear where it is run, not where it is graded.)

# %%
if __name__ == "__main__":
    from matplotlib import pyplot as plt

    X, y = synthetic_data(torch.tensor([2.0, -3.4]), 4.2, 1000)
    for j in range(2):
        plt.scatter(X[:, j], y, s=2, label=f"feature {j + 1}")
    plt.legend()
    plt.show()

# %% [markdown]
# ## 2. The model (3.2.4)
#
# $$\hat{\mathbf{y}} = \mathbf{X} \mathbf{w} + b$$
#
# For example, $\mathbf{x} = (1, 2)$, $\mathbf{w} = (3, 4)$ and $b = 5$ give $1 \cdot 3 + 2 \cdot 4 + 5 = 16$.


# %%
def linreg(X, w, b):
    """X w + b: a prediction for each sample.

    X: features (n, d). w: (d, 1). b: (1,). Returns predictions (n, 1), through which gradients flow.

    Example: linreg(torch.tensor([[1., 2.]]), torch.tensor([[3.], [4.]]), torch.tensor([5.])) is tensor([[16.]]).
    """
    raise NotImplementedError("linreg: write your answer here")


# %% [markdown]
# ## 3. Three losses (3.1.1 and 3.1.3)
#
# With the error $e_i = \hat{y}_i - y_i$,
#
# $$l^{\text{squared}}_i = \tfrac{1}{2} e_i^2, \qquad
# l^{\text{L1}}_i = |e_i|, \qquad
# l^{\text{Huber}}_i = \begin{cases} \tfrac{1}{2} e_i^2 & |e_i| \le 1 \\ |e_i| - \tfrac{1}{2} & |e_i| > 1 \end{cases}$$
#
# Beware of one trap in all three: a column $(n, 1)$ minus a row $(n,)$ is a matrix $(n, n)$, every prediction against
# every label, and Python does not complain.


# %%
def squared_loss(y_hat, y):
    """(y_hat - y)^2 / 2, for each sample.

    y_hat: predictions (n, 1). y: labels, (n, 1) or (n,). Returns the losses, of the shape of y_hat.

    Example: squared_loss(torch.tensor([[3.], [0.]]), torch.tensor([1., 1.])) is tensor([[2.0], [0.5]]).
    Editions of the book differ: some return the mean, or leave out the 1/2. Here: one loss for each sample, with 1/2.
    """
    raise NotImplementedError("squared_loss: write your answer here")


# %%
def l1_loss(y_hat, y):
    """|y_hat - y|, for each sample.

    y_hat: predictions (n, 1). y: labels, (n, 1) or (n,). Returns the losses, of the shape of y_hat. The gradient where
    an error is exactly 0 is not asked.

    Example: l1_loss(torch.tensor([[3.], [0.]]), torch.tensor([1., 1.])) is tensor([[2.], [1.]]).
    """
    raise NotImplementedError("l1_loss: write your answer here")


# %%
def huber_loss(y_hat, y):
    """Half the squared error where the error is at most 1, else its absolute value less 1/2: for each sample.

    y_hat: predictions (n, 1). y: labels, (n, 1) or (n,). Returns the losses, of the shape of y_hat.

    Example: huber_loss(torch.tensor([[3.], [0.5]]), torch.tensor([1., 1.])) is tensor([[1.5], [0.125]]).
    """
    raise NotImplementedError("huber_loss: write your answer here")


# %% [markdown]
# Side by side: near 0 Huber is the parabola, far out it is as steep as L1, so that one bad label pulls no harder than
# any other large error.

# %%
if __name__ == "__main__":
    errors = torch.linspace(-3, 3, 121).reshape(-1, 1)
    for loss in (squared_loss, l1_loss, huber_loss):
        plt.plot(errors, loss(errors, torch.zeros(121)), label=loss.__name__)
    plt.xlabel("error")
    plt.legend()
    plt.show()

# %% [markdown]
# ## 4. The solution in closed form (3.1.1)
#
# Append a column of ones to $\mathbf{X}$, so that $b$ is one weight more. The squared loss is smallest where its
# gradient vanishes:
#
# $$\mathbf{X}^\top \mathbf{X} \mathbf{w} = \mathbf{X}^\top \mathbf{y}
# \quad\Longleftrightarrow\quad \mathbf{w} = (\mathbf{X}^\top \mathbf{X})^{-1} \mathbf{X}^\top \mathbf{y}
# \quad\text{if the inverse exists.}$$
#
# If one column is a multiple of another, it does not. Nor is it any good in float32 if two columns are nearly alike,
# because $\mathbf{X}^\top \mathbf{X}$ squares what was ill-conditioned. `torch.linalg.lstsq` solves the same problem
# from $\mathbf{X}$ itself, and with `driver="gelsd"` also where columns depend on one another.


# %%
def normal_equation(X, y):
    """The weights and the bias with the smallest sum of squared errors.

    X: features (n, d), n > d, without a column of ones. y: labels (n, 1). Returns w (d, 1) and b (1,).

    Example: X = [[0.], [1.], [2.]] and y = [[1.], [3.], [5.]] lie on the line w = [[2.]], b = [1.].
    Columns may depend on one another (one twice another, or nearly): then any w and b that predict best are right.
    """
    raise NotImplementedError("normal_equation: write your answer here")


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
# ## 6. Minibatch stochastic gradient descent (3.2.6)

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
# ## 7. Training (3.2.7)
#
# For each epoch and each batch: predictions, losses, the gradient of their *sum*, and a step, which divides by the size
# of the batch.


# %%
def train(features, labels, batch_size, lr, num_epochs):
    """Linear regression by minibatch SGD on the squared loss. Returns the trained w (d, 1) and b (1,).

    features: (n, d), float32. labels: (n, 1). lr: the learning rate. Start from w with entries drawn from a normal
    distribution of standard deviation 0.01, and b = 0; then go num_epochs times through all samples in random batches
    of batch_size; the last one may be short. In each, w and b move against the gradient of the *mean* loss of its
    samples, times lr.

    Example: X, y = synthetic_data(torch.tensor([2, -3.4]), 4.2, 1000); then train(X, y, 10, 0.03, 3) is near
    ([[2.], [-3.4]], [4.2]).
    Your own linreg, squared_loss, data_iter and sgd are there to be used: mistakes in them cost nothing here.
    Editions of the book differ: some print the loss and return nothing, or divide a short batch by batch_size, too.
    Here: the pair w, b is returned, and a batch is divided by its own size.
    """
    raise NotImplementedError("train: write your answer here")


# %% [markdown]
# ## All together
#
# How far $w$ and $b$ are from the truth after each epoch, for three learning rates. The closed form tells how near the
# noise lets anybody come.

# %%
if __name__ == "__main__":
    true_w, true_b = torch.tensor([2.0, -3.4]), 4.2
    X, y = synthetic_data(true_w, true_b, 1000)

    def distance(w, b):
        """The largest error of a weight or the bias."""
        return max((w.reshape(-1) - true_w).abs().max().item(), (b - true_b).abs().item())

    for lr in (0.003, 0.01, 0.03):
        distances = [distance(*train(X, y, 10, lr, num_epochs)) for num_epochs in range(1, 6)]
        plt.plot(range(1, 6), distances, marker="o", label=f"lr {lr}")
    plt.axhline(distance(*normal_equation(X, y)), linestyle="dotted", color="gray", label="closed form")
    plt.xticks(range(1, 6))
    plt.xlabel("epochs")
    plt.ylabel("largest error")
    plt.yscale("log")
    plt.legend()
    plt.show()
