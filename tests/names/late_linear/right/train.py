# %% gradient_by_hand
# truth: right, unusual because it uses no autograd but the formula of the gradient, on batches from randperm and split.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    n, d = features.shape
    w = 0.01 * torch.randn(d, 1)
    b = torch.zeros(1)
    for _ in range(num_epochs):
        for j in torch.randperm(n).split(batch_size):
            X, error = features[j], features[j] @ w + b - labels[j]
            w = w - lr * (X.T @ error) / len(j)
            b = b - lr * error.mean(dim=0)
    return w, b

# %% autograd_grad
# truth: right, unusual because it asks torch.autograd.grad for the gradients of the mean and so needs no clearing and no sgd.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = torch.empty(features.shape[1], 1).normal_(0, 0.01).requires_grad_()
    b = torch.zeros(1).requires_grad_()
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            grads = torch.autograd.grad(squared_loss(linreg(X, w, b), y).mean(), (w, b))
            with torch.no_grad():
                for p, g in zip((w, b), grads):
                    p.sub_(g, alpha=lr)
    return w.detach(), b.detach()

# %% bias_as_last_weight
# truth: right, unusual because the bias is the last of d + 1 weights of features with a column of ones, and is split off at the end.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    n, d = features.shape
    A = torch.cat([features, torch.ones(n, 1)], dim=1)
    theta = torch.cat([torch.normal(0, 0.01, (d, 1)), torch.zeros(1, 1)])
    theta.requires_grad_(True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, A, labels):
            ((X @ theta - y) ** 2 / 2).sum().backward()
            sgd([theta], lr, X.shape[0])
    theta = theta.detach()
    return theta[:d].clone(), theta[d].clone()
