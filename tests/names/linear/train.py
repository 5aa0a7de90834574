# %% nominal_batch_size
# truth: sgd is always told batch_size, so the short last batch of an epoch is divided by too many samples: its step is not lr times the gradient of the mean loss of that batch (use X.shape[0]).
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    net = linreg
    loss = squared_loss
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = loss(net(X, w, b), y)
            l.sum().backward()
            sgd([w, b], lr, batch_size)
        with torch.no_grad():
            train_l = loss(net(features, w, b), labels)
            print(f'epoch {epoch + 1}, loss {float(train_l.mean()):f}')
    return w, b

# %% mean_and_divide
# truth: The backward pass starts from the mean of the losses, and sgd divides by the batch size once more: every step is batch_size times too short, so training gets almost nowhere.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    d = features.shape[1]
    w = torch.randn(d, 1) * 0.01
    b = torch.zeros(1)
    w.requires_grad_(True)
    b.requires_grad_(True)
    for _ in range(num_epochs):
        for xb, yb in data_iter(batch_size, features, labels):
            loss = squared_loss(linreg(xb, w, b), yb).mean()
            loss.backward()
            sgd([w, b], lr, len(xb))
    return w.detach(), b.detach()

# %% loader_made_once
# truth: data_iter is called once, before the epochs; the generator is used up after the first epoch, so all later epochs see no data and train nothing.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0.0, 0.01, (features.size(1), 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    params = [w, b]
    train_loader = data_iter(batch_size, features, labels)

    for epoch in range(num_epochs):
        for X_batch, y_batch in train_loader:
            y_pred = linreg(X_batch, w, b)
            batch_loss = squared_loss(y_pred, y_batch)
            batch_loss.sum().backward()
            sgd(params, lr, X_batch.size(0))

    return w, b

# %% two_inputs_only
# truth: The shape (2, 1) of w is copied from the book's example: with any other number of features than two the matrix product raises; d has to come from features.shape[1].
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(2, 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y)
            l.sum().backward()
            sgd([w, b], lr, X.shape[0])
    return w, b

# %% grads_pile_up
# truth: The update is written out by hand and the gradients are never set to zero, so each step uses the sum of the gradients of all batches so far instead of the present batch's.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = (0.01 * torch.randn(features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1).requires_grad_()
    for i in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            ((X @ w + b - y) ** 2 / 2).mean().backward()
            with torch.no_grad():
                w -= lr * w.grad
                b -= lr * b.grad
    return w, b

# %% step_dedented
# truth: The call of sgd is indented one level too little: there is one step in each epoch, after the last batch, with the gradients of all batches added up and divided by the size of the last batch.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    n_features = features.shape[1]
    w = torch.normal(0, 0.01, (n_features, 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            out = linreg(X, w, b)
            l = squared_loss(out, y)
            l.sum().backward()
        sgd([w, b], lr, X.shape[0])
    return w, b

# %% bias_starts_random
# truth: The bias is drawn from a standard normal instead of starting at 0.
import torch

def init_params(num_inputs):
    w = torch.normal(mean=0.0, std=0.01, size=(num_inputs, 1))
    b = torch.normal(mean=0.0, std=1.0, size=(1,))
    return w.requires_grad_(True), b.requires_grad_(True)

def train(features, labels, batch_size, lr, num_epochs):
    w, b = init_params(features.shape[1])
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, len(y))
    return w, b

# %% bias_sees_new_w
# truth: w is updated first and the error is computed again for the bias, so b moves against a gradient taken at the already changed w; both gradients belong to the parameters before the step.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    n, d = features.shape
    w = 0.01 * torch.randn(d, 1)
    b = torch.zeros(1)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            m = X.shape[0]
            w = w - lr * X.t() @ (X @ w + b - y) / m
            b = b - lr * (X @ w + b - y).sum(0) / m
    return w, b

# %% keeps_best_epoch
# truth: The parameters of the epoch with the lowest training loss are returned, not those after the last epoch.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    best_loss = float('inf')
    best_w, best_b = w.detach().clone(), b.detach().clone()
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, X.shape[0])
        with torch.no_grad():
            epoch_loss = squared_loss(linreg(features, w, b), labels).mean().item()
        if epoch_loss < best_loss:
            best_loss = epoch_loss
            best_w, best_b = w.detach().clone(), b.detach().clone()
    return best_w, best_b

# %% stops_when_small
# truth: Training breaks off as soon as the loss is below 0.001, so it need not run all num_epochs epochs and all batches.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    tol = 1e-3
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y)
            # converged?
            if l.mean().item() < tol:
                return w, b
            l.sum().backward()
            sgd([w, b], lr, X.shape[0])
    return w, b

# %% no_grad_everywhere
# truth: The whole loop stands under torch.no_grad(), so no graph is recorded and backward() raises; only the update (inside sgd) needs no_grad.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    with torch.no_grad():
        for epoch in range(num_epochs):
            for X, y in data_iter(batch_size, features, labels):
                l = squared_loss(linreg(X, w, b), y).sum()
                l.backward()
                sgd([w, b], lr, X.shape[0])
    return w, b

# %% flat_predictions
# truth: The predictions are flattened to (m,) while the labels are (m, 1): their difference is (m, m), every prediction against every label, so w is pulled to 0 and is not learned.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for x, t in data_iter(batch_size, features, labels):
            pred = (x @ w).squeeze(-1) + b
            err = pred - t
            l = (err * err / 2).mean()
            l.backward()
            sgd([w, b], lr, 1)
    return w, b

# %% halves_lr
# truth: The learning rate is halved after each epoch, which nobody asked for: the steps of the second and all later epochs are too short.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y)
            l.sum().backward()
            sgd([w, b], lr, X.shape[0])
        lr *= 0.5
    return w, b

# %% standardised_features
# truth: The features are standardised before training and the weights are returned for the standardised features: they are not those of the line through the features as given.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    mu = features.mean(dim=0, keepdim=True)
    sigma = features.std(dim=0, keepdim=True)
    features = (features - mu) / sigma

    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y).sum()
            l.backward()
            sgd([w, b], lr, X.shape[0])
    return w.detach(), b.detach()
