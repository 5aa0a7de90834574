# %% divided_twice
# truth: Takes the gradient of the mean loss although sgd divides, too, so the steps are too small by the size of the batch.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y)
            l.mean().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% short_batch_by_batch_size
# truth: Passes batch_size to sgd also for the short batch, so its step is smaller than that of its mean loss.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y)
            l.sum().backward()
            sgd([w, b], lr, batch_size)
    return w, b

# %% prints_and_returns_nothing
# truth: Prints the loss of each epoch as the book does and returns None instead of w and b.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y)
            l.sum().backward()
            sgd([w, b], lr, X.shape[0])
        with torch.no_grad():
            train_l = squared_loss(linreg(features, w, b), labels)
            print(f"epoch {epoch + 1}, loss {float(train_l.mean()):f}")

# %% start_at_zero
# truth: Starts from w = 0 instead of random entries with standard deviation 0.01.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.zeros((features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% start_standard_normal
# truth: Starts from w with standard deviation 1 instead of 0.01, so the start is a hundred times too far out.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.randn(features.shape[1], 1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% bias_starts_at_one
# truth: Starts from b = 1 instead of b = 0.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.ones(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% bias_without_axis
# truth: Makes b a scalar tensor, so the returned b has shape () instead of (1,).
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.tensor(0.0, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% requires_grad_forgotten
# truth: The parameters do not require gradients, so backward crashes at the first batch.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1))
    b = torch.zeros(1)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% fresh_start_each_epoch
# truth: Makes new parameters in each epoch, so only the last epoch counts (and with 0 epochs it crashes).
import torch

def train(features, labels, batch_size, lr, num_epochs):
    for epoch in range(num_epochs):
        w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
        b = torch.zeros(1, requires_grad=True)
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% generator_used_up
# truth: Makes the generator of batches once before the epochs, so it is empty after the first epoch and the others do nothing.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    batches = data_iter(batch_size, features, labels)
    for epoch in range(num_epochs):
        for X, y in batches:
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% full_batch
# truth: Makes one step with all samples in each epoch and ignores batch_size, so there are far too few steps.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        l = squared_loss(linreg(features, w, b), labels)
        l.sum().backward()
        sgd([w, b], lr, len(features))
    return w, b

# %% step_once_per_epoch
# truth: The call of sgd is outside the batch loop, so the gradients of all batches add up and are divided by the size of the last one only.
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

# %% bias_not_trained
# truth: Passes only w to sgd, so b stays 0.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w], lr, len(X))
    return w, b

# %% one_epoch_too_few
# truth: Counts the epochs from 1 to num_epochs - 1, so one epoch is missing.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(1, num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% backward_on_vector
# truth: Calls backward on the losses without summing them, which crashes for batches of more than one sample.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y)
            l.backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% two_weights_always
# truth: Copies the size (2, 1) of the weights from the book, so it crashes for any other number of features.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(2, 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% parameters_kept
# truth: Keeps the parameters between calls, so a second call with as many features goes on from the trained ones instead of starting anew.
import torch

_params = {}

def train(features, labels, batch_size, lr, num_epochs):
    d = features.shape[1]
    if d not in _params:
        _params[d] = (torch.normal(0, 0.01, (d, 1), requires_grad=True), torch.zeros(1, requires_grad=True))
    w, b = _params[d]
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% learning_rate_decays
# truth: Lowers the learning rate after each epoch, so later epochs make smaller steps than lr asks for.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
        lr *= 0.5
    return w, b

# %% short_batch_skipped
# truth: Skips the short last batch, so not all samples of an epoch are used.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            if len(X) < batch_size:
                continue
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% scaled_features
# truth: Standardizes the features first as one does for neural networks, so the returned w and b belong to the scaled features.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    features = (features - features.mean(dim=0)) / features.std(dim=0)
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b
