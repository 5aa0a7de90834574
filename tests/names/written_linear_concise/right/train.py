# %% closure
# truth: right, unusual because the batch is evaluated in a closure that optimizer.step calls, and step returns its loss before the step.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total = count = 0
        for X, y in data_iter:
            def closure():
                optimizer.zero_grad()
                value = loss(net(X), y)
                value.backward()
                return value

            total += float(optimizer.step(closure)) * len(y)
            count += len(y)
        history.append(total / count)
    return history

# %% inner_functions
# truth: right, unusual because a batch and an epoch are inner functions and the list is a comprehension.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    def step(X, y):
        optimizer.zero_grad(set_to_none=False)
        value = loss(net(X), y)
        value.backward()
        optimizer.step()
        return value.item() * X.shape[0], X.shape[0]

    def epoch():
        sums, sizes = zip(*[step(X, y) for X, y in data_iter])
        return sum(sums) / sum(sizes)

    return [epoch() for _ in range(num_epochs)]

# %% running_mean
# truth: right, unusual because the mean over samples is updated with each batch instead of divided at the end.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = [0.0] * num_epochs
    for epoch in range(num_epochs):
        seen = 0
        for X, y in data_iter:
            value = loss(net(X), y)
            net.zero_grad()
            value.backward()
            optimizer.step()
            seen += len(X)
            losses[epoch] += (value.item() - losses[epoch]) * len(X) / seen
    return losses

# %% cleared_after_step
# truth: right, unusual because the gradients are cleared after each step, and once before the first batch.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    optimizer.zero_grad()
    losses = []
    while len(losses) < num_epochs:
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            total, n = total + l.item() * len(X), n + len(X)
            l.backward()
            optimizer.step()
            optimizer.zero_grad()
        losses.append(total / n)
    return losses

# %% autograd_grad
# truth: right, unusual because torch.autograd.grad computes the gradients and they are written into .grad by hand.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    params = [p for p in net.parameters() if p.requires_grad]
    losses = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            for p, g in zip(params, torch.autograd.grad(l, params, allow_unused=True)):
                p.grad = g
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% numpy_average
# truth: right, unusual because the batch losses and sizes are collected and averaged with weights by NumPy at the end of the epoch.
import numpy as np
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    result = []
    for _ in range(num_epochs):
        values, sizes = [], []
        for X, y in data_iter:
            for p in net.parameters():
                p.grad = None
            l = loss(net(X), y)
            l.sum().backward()
            optimizer.step()
            values.append(l.item())
            sizes.append(len(X))
        result.append(float(np.average(values, weights=sizes)))
    return result
