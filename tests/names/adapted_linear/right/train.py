# %% gradient_by_hand
# truth: right, unusual because the gradient is written by hand, without autograd and without the other functions.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    w = 0.01 * torch.randn(features.shape[1], 1)
    b = torch.zeros(1)
    for _ in range(num_epochs):
        for j in torch.randperm(len(features)).split(batch_size):
            X, err = features[j], features[j] @ w + b - labels[j]
            w = w - lr * X.T @ err / len(j)
            b = b - lr * err.mean(dim=0)
    return w, b

# %% one_theta
# truth: right, unusual because weights and bias are one tensor on features with a column of ones, differentiated by autograd.grad.
import torch

def train(features, labels, batch_size, lr, num_epochs):
    n, d = features.shape
    A = torch.cat([features, torch.ones(n, 1)], dim=1)
    theta = torch.cat([torch.normal(0, 0.01, (d, 1)), torch.zeros(1, 1)]).requires_grad_()
    for _ in range(num_epochs):
        perm = torch.randperm(n)
        for i in range(0, n, batch_size):
            j = perm[i:i + batch_size]
            loss = ((A[j] @ theta - labels[j]) ** 2).mean() / 2
            (g,) = torch.autograd.grad(loss, theta)
            with torch.no_grad():
                theta -= lr * g
    return theta[:d].detach(), theta[d].detach()
