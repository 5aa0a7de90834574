# %% returns_nothing
# truth: Prints the loss of each epoch as the book does and returns nothing instead of w and b.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y)
            l.sum().backward()
            sgd([w, b], lr, len(X))
        with torch.no_grad():
            train_l = squared_loss(linreg(features, w, b), labels)
            print(f'epoch {epoch + 1}, loss {float(train_l.mean()):f}')

# %% short_batch_by_batch_size
# truth: Divides by batch_size in every batch, so the step of a short last batch is too small.
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

# %% mean_divided_again
# truth: Takes the gradient of the mean loss and lets sgd divide by the batch size once more, so each step is too small by that factor.
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

# %% sum_not_divided
# truth: Steps along the gradient of the summed loss without dividing, so each step is too large by the batch size.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            with torch.no_grad():
                w -= lr * w.grad
                b -= lr * b.grad
                w.grad.zero_()
                b.grad.zero_()
    return w, b

# %% gradients_not_cleared
# truth: Never clears the gradients in its own update, so the gradients of all earlier batches pile up.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            loss = squared_loss(linreg(X, w, b), y).mean()
            loss.backward()
            with torch.no_grad():
                w -= lr * w.grad
                b -= lr * b.grad
    return w, b

# %% randn_start
# truth: Starts from weights of standard deviation 1 instead of 0.01.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.randn(features.shape[1], 1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, X.shape[0])
    return w, b

# %% zero_start
# truth: Starts from weights that are all zero instead of drawn from a normal distribution.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.zeros((features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, X.shape[0])
    return w, b

# %% iterator_made_once
# truth: Creates the generator once before the epochs, so it is used up after the first and the other epochs do nothing.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    train_iter = data_iter(batch_size, features, labels)
    for epoch in range(num_epochs):
        for X, y in train_iter:
            l = squared_loss(linreg(X, w, b), y)
            l.sum().backward()
            sgd([w, b], lr, X.shape[0])
    return w, b

# %% rebinds_w
# truth: Writes w = w - lr * w.grad, which makes w a new tensor that is no leaf, so the second batch crashes because w.grad is None.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            loss = squared_loss(linreg(X, w, b), y).mean()
            loss.backward()
            w = w - lr * w.grad
            b = b - lr * b.grad
    return w, b

# %% bias_not_trained
# truth: Gives only w to sgd, so the bias stays 0 for ever.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y)
            l.sum().backward()
            sgd([w], lr, X.shape[0])
    return w, b

# %% no_shuffling
# truth: Cuts the batches in the given order, so they are not random.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    n, d = features.shape
    w = torch.normal(0, 0.01, size=(d, 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for i in range(0, n, batch_size):
            X, y = features[i:i + batch_size], labels[i:i + batch_size]
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% short_batch_dropped
# truth: Goes through n // batch_size full batches only, so the samples of a short last batch are left out.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    n, d = features.shape
    w = torch.normal(0, 0.01, size=(d, 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        perm = torch.randperm(n)
        for k in range(n // batch_size):
            idx = perm[k * batch_size:(k + 1) * batch_size]
            squared_loss(linreg(features[idx], w, b), labels[idx]).sum().backward()
            sgd([w, b], lr, batch_size)
    return w, b

# %% with_replacement
# truth: Draws each batch with replacement by randint, so an epoch misses some samples and uses others several times.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    n, d = features.shape
    w = torch.normal(0, 0.01, size=(d, 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for start in range(0, n, batch_size):
            size = min(batch_size, n - start)
            idx = torch.randint(0, n, (size,))
            squared_loss(linreg(features[idx], w, b), labels[idx]).sum().backward()
            sgd([w, b], lr, size)
    return w, b

# %% one_epoch_short
# truth: Counts the epochs with range(1, num_epochs), so one epoch is missing.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(1, num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% factor_two
# truth: Writes the gradient of the mean squared error without the 1/2, so each step is twice too large.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1))
    b = torch.zeros(1)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            error = linreg(X, w, b) - y
            w = w - lr * 2 / len(X) * X.T @ error
            b = b - lr * 2 / len(X) * error.sum(dim=0)
    return w, b

# %% two_features_only
# truth: Writes the shape of w as (2, 1), as in the book, so any other number of features crashes.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(2, 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% return_in_the_loop
# truth: Indents the return too far, so training ends after the first batch.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
            return w, b
