# %% prints_only
# truth: The loss is printed and nothing returned, so the caller gets None instead of w and b.
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

# %% batch_size_for_short_batch
# truth: The sum of a short last batch is divided by batch_size instead of by its own size, so its step is too small.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, batch_size)
    return w, b

# %% mean_and_divided_again
# truth: The mean loss is differentiated and sgd divides once more by the size of the batch, so the steps are too small by that factor.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    n, d = features.shape
    w = (torch.randn(d, 1) * 0.01).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for xb, yb in data_iter(batch_size, features, labels):
            loss = squared_loss(linreg(xb, w, b), yb).mean()
            loss.backward()
            sgd([w, b], lr, xb.shape[0])
    return w, b

# %% backward_of_many
# truth: backward() is called on the whole column of losses, which raises a RuntimeError because the output is not a scalar.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, (features.shape[1], 1)).requires_grad_(True)
    b = torch.zeros(1).requires_grad_(True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            loss = squared_loss(linreg(X, w, b), y)
            loss.backward()
            sgd([w, b], lr, len(y))
    return w, b

# %% not_a_leaf
# truth: w is a product of a tensor that requires gradients and 0.01 and so not a leaf, so w.grad stays None and the step raises.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.randn(features.shape[1], 1, requires_grad=True) * 0.01
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            loss = squared_loss(linreg(X, w, b), y).sum()
            loss.backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% zeros_at_start
# truth: w starts from zeros instead of normal numbers with standard deviation 0.01, so with num_epochs = 0 (or lr = 0) it is exactly 0.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.zeros(features.shape[1], 1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, X.shape[0])
    return w.detach(), b.detach()

# %% generator_used_up
# truth: The generator is made once before the epochs and is used up after the first, so only one epoch of training takes place.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    train_loader = data_iter(batch_size, features, labels)
    for epoch in range(num_epochs):
        for X, y in train_loader:
            loss = squared_loss(linreg(X, w, b), y).sum()
            loss.backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% whole_data_each_epoch
# truth: Each epoch takes one step on all samples and batch_size is ignored (full-batch gradient descent), so there are far too few steps.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        y_pred = linreg(features, w, b)
        squared_loss(y_pred, labels).sum().backward()
        sgd([w, b], lr, len(features))
    return w, b

# %% return_after_first_epoch
# truth: return is indented into the loop over epochs, so training ends after the first epoch.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    if num_epochs == 0:
        return w, b
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y)
            l.sum().backward()
            sgd([w, b], lr, len(X))
        return w, b

# %% epochs_from_one
# truth: range(1, num_epochs) runs one epoch too few.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(1, num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y).sum()
            l.backward()
            sgd([w, b], lr, len(y))
    return w, b

# %% not_simultaneous
# truth: The error is computed again after w was updated, so b moves by the gradient at the new w instead of the gradient of the same loss.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.randn(features.shape[1], 1) * 0.01
    b = torch.zeros(1)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            m = len(X)
            w = w - lr * (1 / m) * X.T @ (X @ w + b - y)
            b = b - lr * (1 / m) * (X @ w + b - y).sum(dim=0)
    return w, b

# %% bias_gradient_summed
# truth: The hand-written gradient of b is the sum over the batch and not the mean, so b moves too far by the size of the batch.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0.0, 0.01, (features.size(1), 1))
    b = torch.zeros(1)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            err = X @ w + b - y
            dw = X.t() @ err / X.size(0)
            db = err.sum(dim=0)
            w = w - lr * dw
            b = b - lr * db
    return w, b

# %% factor_two_of_mse
# truth: The gradient is that of the squared error without the 1/2 (with the factor 2 of blog posts), so all steps are twice too large.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.randn(features.shape[1], 1) * 0.01
    b = torch.zeros(1)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            error = y - (X @ w + b)
            w_grad = -2 * (X.T @ error) / len(X)
            b_grad = -2 * error.mean(dim=0)
            w -= lr * w_grad
            b -= lr * b_grad
    return w, b

# %% lr_decays
# truth: The learning rate is multiplied by 0.9 after each epoch, a schedule nobody asked for, so the later epochs take too small steps.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
        lr = lr * 0.9
    return w, b

# %% grads_pile_up
# truth: The hand-written update never clears the gradients, so each step uses the sum of the gradients of all batches so far.
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

# %% scaled_features
# truth: The features are standardised before training and w and b not converted back, so they do not belong to the features that were passed.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    features = (features - features.mean(dim=0)) / features.std(dim=0)
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return w, b

# %% flat_targets_matrix
# truth: The labels are flattened and subtracted from a column of predictions, so the error is a matrix of all pairs and the weights stay near 0 instead of being learnt.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    labels = labels.flatten()
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            loss = (0.5 * (X @ w + b - y) ** 2).mean()
            loss.backward()
            with torch.no_grad():
                for p in (w, b):
                    p -= lr * p.grad
                    p.grad = None
    return w, b

# %% stops_early
# truth: Training stops as soon as the loss of an epoch falls below 0.01, an early stopping that was not asked, so fewer than num_epochs epochs may run.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
        with torch.no_grad():
            epoch_loss = squared_loss(linreg(features, w, b), labels).mean()
        if epoch_loss < 0.01:
            break
    return w, b

# %% flat_w_and_number
# truth: Two mistakes: the pair is returned in the order b, w, and w has shape (d,) instead of (d, 1).
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(X))
    return b.detach(), w.detach().squeeze(1)

# %% wide_start_and_nominal_batch
# truth: Two mistakes: w starts from a standard normal (standard deviation 1 instead of 0.01), and a short last batch is divided by batch_size instead of its own size.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.randn(features.shape[1], 1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, batch_size)
    return w, b

# %% random_bias_and_loss_returned
# truth: Two mistakes: b starts from a standard normal number instead of 0, and the last loss is returned as a third value.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.randn(1, requires_grad=True)
    l = torch.tensor(0.0)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y).sum()
            l.backward()
            sgd([w, b], lr, len(X))
    return w, b, l.item()
