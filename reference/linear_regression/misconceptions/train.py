# %% divides_twice
# Steps are batch_size times too small: the mean is taken, and then sgd divides once more. Start backward() from the sum.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).mean().backward()
            sgd([w, b], lr, batch_size)
    return w, b
# %% divides_never
# Steps are batch_size times too large: nothing divides the sum. Give sgd the batch size.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, 1)
    return w, b
# %% exhausted_iterator
# w and b are where a single epoch takes them: data_iter is called above the loop of the epochs, and is empty after the first; or return, or the start of w and b, stands inside that loop.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    batches = data_iter(batch_size, features, labels)
    for _ in range(num_epochs):
        for X, y in batches:
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% returns_after_an_epoch (alike: exhausted_iterator)
# There is only one epoch: the return stands in the loop.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
        return w, b
# %% starts_anew (alike: exhausted_iterator)
# Each epoch starts anew: w and b are made inside the loop. Make them once, above it.
def train(features, labels, batch_size, lr, num_epochs):
    for _ in range(num_epochs):
        w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
        b = torch.zeros(1, requires_grad=True)
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% weights_only
# b does not move: only w is given to sgd.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w], lr, len(X))
    return w, b
# %% bias_only
# w does not move: only b is given to sgd.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([b], lr, len(X))
    return w, b
# %% no_step
# w and b stay as they were: the step after backward() is missing.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
    return w, b
# %% gradients_add_up
# Gradients of earlier batches are added to each new one: clear them after each step.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).mean().backward()
            for param in (w, b):
                param.data -= lr * param.grad
    return w, b
# %% no_gradient
# There is no gradient to step along: backward() is never called, or w is no leaf, because it was scaled after requires_grad=True. Scale first.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum()
            sgd([w, b], lr, len(X))
    return w, b
# %% vector_backward
# backward() starts from a number, and there is a loss for each sample: take their sum first.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% no_requires_grad
# w and b do not require gradients, so backward() has nothing to do: requires_grad=True, after they are scaled.
def train(features, labels, batch_size, lr, num_epochs):
    w = 0.01 * torch.randn(features.shape[1], 1)
    b = torch.zeros(1)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% scaled_leaf (alike: no_gradient)
# w has no gradient: `0.01 * (a tensor that requires one)` is a result, not a leaf. Scale first, then requires_grad_().
def train(features, labels, batch_size, lr, num_epochs):
    w = 0.01 * torch.randn(features.shape[1], 1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward(retain_graph=True)
            sgd([w, b], lr, len(X))
    return w, b
# %% large_start
# Training starts from weights of standard deviation 1. Scale them by 0.01.
def train(features, labels, batch_size, lr, num_epochs):
    w = torch.randn(features.shape[1], 1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% bias_starts_at_one
# The bias starts from 1. Start from 0.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.ones(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% hardcoded_lr
# The learning rate is fixed in the code: lr has no effect.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    lr = 0.03
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% hardcoded_epochs
# There are always three epochs: num_epochs has no effect.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(3):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% hardcoded_batch_size
# Batches always have ten samples: batch_size has no effect.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(10, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% whole_batch
# An epoch makes a single step, from all samples. Make a step for each batch.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        squared_loss(linreg(features, w, b), labels).sum().backward()
        sgd([w, b], lr, len(features))
    return w, b
# %% one_epoch_too_many
# There is an epoch too many: range(num_epochs + 1) has one more.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs + 1):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% closed_form
# You solve for w and b in closed form. Here they are trained, step by step.
def train(features, labels, batch_size, lr, num_epochs):
    A = torch.cat([features, torch.ones(len(features), 1)], 1)
    theta = torch.linalg.lstsq(A, labels, driver="gelsd").solution  # the default answers at random below full rank
    return theta[:-1], theta[-1]
# %% absolute_loss
# The steps follow the L1 loss. Train on the squared loss.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            (linreg(X, w, b) - y).abs().sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% no_half
# Steps are twice as large: the 1/2 of the squared loss is missing.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            ((linreg(X, w, b) - y) ** 2).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% broadcast
# Every prediction meets every label: a column (n, 1) minus a row (n,) is a matrix (n, n). Keep both columns.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels.reshape(-1)):
            (((linreg(X, w, b) - y) ** 2).mean() / 2).backward()
            sgd([w, b], lr, 1)
    return w, b
# %% uphill
# w and b move uphill: subtract the gradient instead of adding it.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], -lr, len(X))
    return w, b
# %% returns_the_loss
# You return something else than the pair w, b, such as the loss, or nothing at all: end with `return w, b`.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            loss = squared_loss(linreg(X, w, b), y).sum()
            loss.backward()
            sgd([w, b], lr, len(X))
    return loss
# %% returns_nothing (alike: returns_the_loss)
# Nothing is returned: the function ends without a return. Return the pair w, b.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
# %% swapped
# You return (b, w). The weights come first.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return b, w
# %% row_of_weights
# w is a row, (d,). Make it a column, (d, 1).
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1])).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss((X @ w + b).reshape(-1, 1), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% normalises_in_place
# The caller's features are changed: -= and /= work on them. Train on features as they are.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    features -= features.mean(0)
    return w, b
# %% nominal_batch_size
# A short last batch is divided by batch_size, and not by the samples that it has, so its step is too small. Give sgd the size of the batch: len(X).
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, batch_size)
    return w, b
# %% drops_the_short_batch
# The last batch makes no step where it is short: it counts, too.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            if len(X) < batch_size:
                continue
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% stored_order
# Samples come in their stored order: draw a new one in each epoch, as data_iter does.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for i in range(0, len(features), batch_size):
            X, y = features[i : i + batch_size], labels[i : i + batch_size]
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% frozen_order
# All epochs have the order of the first: the batches are made once, above the loop of the epochs. Call data_iter in each epoch.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    batches = list(data_iter(batch_size, features, labels))
    for _ in range(num_epochs):
        for X, y in batches:
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% zero_start
# w starts from 0. That would do for a single layer, but normal numbers of standard deviation 0.01 are asked for.
def train(features, labels, batch_size, lr, num_epochs):
    w = torch.zeros((features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% random_bias
# The bias starts from a random number. Start from 0.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.randn(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% best_epoch
# What comes back is where the loss was smallest, not where the last epoch ended. Return w and b as they are after num_epochs epochs.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    best, kept = float("inf"), (w, b)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
        loss = float(squared_loss(linreg(features, w, b), labels).mean())
        if loss < best:
            best, kept = loss, (w.detach().clone(), b.detach().clone())
    return kept
# %% stops_early
# Training stops once the loss is small. It goes through num_epochs epochs, whatever the loss.
def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            loss = squared_loss(linreg(X, w, b), y)
            if loss.mean() < 1e-4:
                return w, b
            loss.sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
# %% one_after_the_other
# b moves along a gradient that is taken after w has moved. Take both gradients before the step.
def train(features, labels, batch_size, lr, num_epochs):
    w, b = 0.01 * torch.randn(features.shape[1], 1), torch.zeros(1)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            w = w - lr * X.T @ (linreg(X, w, b) - y) / len(X)
            b = b - lr * (linreg(X, w, b) - y).mean(0)
    return w, b
