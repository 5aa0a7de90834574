# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

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
    ### BEGIN SOLUTION
    X = torch.randn(num_examples, len(w))
    noise = 0.01 * torch.randn(num_examples)
    return X, (X @ w + b + noise).reshape(-1, 1)
    ### END SOLUTION


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
    ### BEGIN SOLUTION
    return X @ w + b
    ### END SOLUTION


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
    ### BEGIN SOLUTION
    return (y_hat - y.reshape(y_hat.shape)) ** 2 / 2
    ### END SOLUTION


# %%
def l1_loss(y_hat, y):
    """|y_hat - y|, for each sample.

    y_hat: predictions (n, 1). y: labels, (n, 1) or (n,). Returns the losses, of the shape of y_hat. The gradient where
    an error is exactly 0 is not asked.

    Example: l1_loss(torch.tensor([[3.], [0.]]), torch.tensor([1., 1.])) is tensor([[2.], [1.]]).
    """
    ### BEGIN SOLUTION
    return (y_hat - y.reshape(y_hat.shape)).abs()
    ### END SOLUTION


# %%
def huber_loss(y_hat, y):
    """Half the squared error where the error is at most 1, else its absolute value less 1/2: for each sample.

    y_hat: predictions (n, 1). y: labels, (n, 1) or (n,). Returns the losses, of the shape of y_hat.

    Example: huber_loss(torch.tensor([[3.], [0.5]]), torch.tensor([1., 1.])) is tensor([[1.5], [0.125]]).
    """
    ### BEGIN SOLUTION
    size = (y_hat - y.reshape(y_hat.shape)).abs()
    return torch.where(size <= 1, size**2 / 2, size - 0.5)
    ### END SOLUTION


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
    ### BEGIN SOLUTION
    with_ones = torch.cat([X, torch.ones_like(X[:, :1])], dim=1)
    solution = torch.linalg.lstsq(with_ones, y, driver="gelsd").solution
    return solution[:-1], solution[-1]
    ### END SOLUTION


# %% [markdown] by_hand="question"
# **A question.** A data set has a person's height twice, in metres and in centimetres. What becomes of
# $(\mathbf{X}^\top \mathbf{X})^{-1}$, what of the best predictions, and what of the weights? Two or three sentences.

# %% [markdown] by_hand="answer" grade_id="the_same_column_twice" points=5
# ### BEGIN SOLUTION
# One column is 100 times the other, so $\mathbf{X}^\top \mathbf{X}$ has no inverse (rounding may produce one that is
# meaningless). The best predictions are what they were with one of the columns: the space that the columns span is the
# same, and the best fit is the projection of $\mathbf{y}$ onto it. The weights are not unique: what one column gets,
# the other can give back. `lstsq` with `driver="gelsd"` chooses the smallest of them.
# ### END SOLUTION

# %% [markdown]
# ## 5. Reading minibatches (3.2.2)

# %% shared="data_iter"


# %% [markdown]
# ## 6. Minibatch stochastic gradient descent (3.2.6)

# %% shared="sgd"


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
    ### BEGIN SOLUTION
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
    ### END SOLUTION


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
