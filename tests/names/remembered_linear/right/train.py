# %% gradient_by_hand
# truth: right, unusual because the gradient of the mean loss is written out by hand, without autograd and without any of the other functions.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    n, d = features.shape
    w, b = 0.01 * torch.randn(d, 1), torch.zeros(1)
    for _ in range(num_epochs):
        for j in torch.randperm(n).split(batch_size):
            X, y = features[j], labels[j]
            e = X @ w + b - y
            w = w - lr * X.T @ e / len(j)
            b = b - lr * e.mean(dim=0)
    return w, b

# %% autograd_grad
# truth: right, unusual because torch.autograd.grad of the mean loss gives the gradients, and nothing is ever stored in .grad.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0.0, 0.01, (features.shape[1], 1)).requires_grad_()
    b = torch.zeros(1).requires_grad_()
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = squared_loss(linreg(X, w, b), y).mean()
            for p, g in zip((w, b), torch.autograd.grad(l, (w, b))):
                p.data.add_(g, alpha=-lr)
    return w.detach(), b.detach()

# %% mean_and_batch_size_one
# truth: right, unusual because it takes the gradient of the mean loss and tells sgd a batch size of 1, so nothing is divided twice.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    theta = [torch.randn(features.size(1), 1).mul(0.01).requires_grad_(), torch.zeros(1, requires_grad=True)]
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, *theta), y).mean().backward()
            sgd(theta, lr, 1)
    return tuple(theta)
