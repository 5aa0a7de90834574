# %% gradient_by_hand
# truth: right, unusual because the gradient of the mean loss is written out by hand, without autograd and without the other functions.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    n, d = features.shape
    w = torch.randn(d, 1) * 0.01
    b = torch.zeros(1)
    for _ in range(num_epochs):
        for j in torch.randperm(n).split(batch_size):
            X, y = features[j], labels[j]
            e = X @ w + b - y
            w = w - lr * (X.T @ e) / len(j)
            b = b - lr * e.mean(dim=0)
    return w, b

# %% one_parameter_vector
# truth: right, unusual because w and b are one vector with a column of ones, and the mean loss goes with a batch size of 1 in sgd.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    n, d = features.shape
    A = torch.cat([features, features.new_ones(n, 1)], dim=1)
    theta = torch.cat([torch.normal(0, 0.01, (d, 1)), torch.zeros(1, 1)])
    theta.requires_grad_(True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, A, labels):
            squared_loss(X @ theta, y).mean().backward()
            sgd([theta], lr, 1)
    theta = theta.detach()
    return theta[:d].clone(), theta[d].clone()
