# %% short_batch_full_divisor
# truth: Passes batch_size to sgd for every batch, so a short last batch is divided by batch_size instead of its own size and its step is too small.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y)
            l.sum().backward()
            sgd([w, b], lr, batch_size)
    return w, b

# %% weights_no_leaf
# truth: Multiplies a tensor that requires gradients by 0.01, so w is not a leaf, its .grad stays None and the first step raises an error.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    d = features.shape[1]
    w = 0.01 * torch.randn(d, 1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% backward_of_vector
# truth: Calls backward on the column of losses without summing it, so PyTorch raises a RuntimeError (only scalar outputs) for batches of more than one sample.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0.0, 0.01, (features.size(1), 1)).requires_grad_()
    b = torch.zeros(1).requires_grad_()
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            loss = squared_loss(linreg(X, w, b), y)
            loss.backward()
            sgd([w, b], lr, X.shape[0])
    return w, b

# %% random_bias
# truth: Draws the bias from the normal distribution, too, instead of starting from b = 0, so with lr = 0 or no epochs b is not 0.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    params = [torch.normal(0, 0.01, shape) for shape in ((features.shape[1], 1), (1,))]
    for p in params:
        p.requires_grad_(True)
    w, b = params
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd(params, lr, len(y))
    return w.detach(), b.detach()

# %% labels_flattened
# truth: Subtracts flattened labels (n,) from the column of predictions, so the error is an (n, n) matrix and the line learns only the mean label, with weights near 0.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            y_hat = X @ w + b
            loss = ((y_hat - y.flatten()) ** 2 / 2).mean()
            loss.backward()
            with torch.no_grad():
                for p in (w, b):
                    p -= lr * p.grad
                    p.grad.zero_()
    return w, b

# %% twice_the_gradient
# truth: Uses the gradient 2 X^T e / m of the plain mean squared error instead of that of the loss with 1/2, so each step is twice as long as asked.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.randn(features.shape[1], 1) * 0.01
    b = torch.zeros(1)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            e = X @ w + b - y
            m = len(X)
            w = w - lr * 2 * X.T @ e / m
            b = b - lr * 2 * e.sum(0) / m
    return w, b

# %% return_indented
# truth: The return stands inside the loop over the epochs, so training ends after the first epoch whatever num_epochs is.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    if num_epochs == 0:
        return w, b
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y).sum()
            l.backward()
            sgd([w, b], lr, len(X))
        return w, b

# %% mean_and_division
# truth: Takes the gradient of the mean loss and then lets sgd divide by the size of the batch again, so the steps are too small by that factor.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            loss = squared_loss(linreg(X, w, b), y).mean()
            loss.backward()
            sgd([w, b], lr, len(y))
    return w, b

# %% stored_order
# truth: Cuts the batches from the data in stored order and never shuffles, so the batches are not random.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    n, d = features.shape
    w = torch.empty(d, 1).normal_(std=0.01).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for i in range(0, n, batch_size):
            X, y = features[i:i + batch_size], labels[i:i + batch_size]
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% bias_not_updated
# truth: Only w is given to sgd, so the bias is never moved and stays at 0.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w], lr, X.shape[0])
    return w, b

# %% one_epoch_short
# truth: Counts the epochs with range(1, num_epochs), so one epoch too few is trained.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(1, num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            loss = squared_loss(linreg(X, w, b), y)
            loss.sum().backward()
            sgd([w, b], lr, X.shape[0])
    return w, b

# %% standardised
# truth: Standardises the features first and never converts back, so w and b are those of the scaled features and not of the line through the given data.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    Z = (features - features.mean(0)) / features.std(0)
    w = torch.normal(0, 0.01, (Z.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, Z, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% one_step_per_epoch
# truth: sgd stands after the loop over the batches, so there is only one step per epoch, with the gradients of all batches added up and divided by the size of the last one.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y)
            l.sum().backward()
        sgd([w, b], lr, len(X))
    return w, b

# %% uniform_start
# truth: Draws the initial weights with torch.rand, uniform from 0 to 0.01, instead of from a normal distribution with standard deviation 0.01.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = (torch.rand(features.shape[1], 1) * 0.01).requires_grad_(True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% bias_step_summed
# truth: In the update by hand the gradient of b is the sum of the errors and isn't divided by the size of the batch as that of w is, so the bias moves too far and may diverge.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1))
    b = torch.zeros(1)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            err = linreg(X, w, b) - y
            w -= lr * torch.mm(X.t(), err) / len(X)
            b -= lr * err.sum()
    return w, b

# %% gradients_pile_up
# truth: Updates the parameters by hand and never clears their gradients, so each step uses the sum of the gradients of all batches so far.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).mean().backward()
            w.data = w.data - lr * w.grad
            b.data = b.data - lr * b.grad
    return w, b

# %% arguments_swapped
# truth: Calls data_iter(features, labels, batch_size) although batch_size comes first, so the first batch raises an error.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(features, labels, batch_size):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% zeros_and_loss_list
# truth: Two mistakes: w starts from zeros instead of random normal numbers, and a list of losses is returned instead of the pair w, b.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.zeros(features.shape[1], 1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    history = []
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
        with torch.no_grad():
            history.append(squared_loss(linreg(features, w, b), labels).mean().item())
    return history

# %% flat_w_big_start
# truth: Two mistakes: the initial weights have standard deviation 1 instead of 0.01, and w is returned flattened as (d,) instead of (d, 1).
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.randn(features.shape[1], 1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w.detach().flatten(), b.detach()
