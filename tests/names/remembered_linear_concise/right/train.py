# %% weighted_dot
# truth: right, unusual because losses and sizes are collected in lists and combined as a weighted mean by torch at the end of the epoch.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        ls, ns = [], []
        for X, y in data_iter:
            l = loss(net(X), y)
            net.zero_grad()
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            ls.append(l.detach().double())
            ns.append(len(y))
        weights = torch.tensor(ns, dtype=torch.float64)
        history.append((torch.dot(torch.stack(ls), weights) / weights.sum()).item())
    return history

# %% closure
# truth: right, unusual because loss and gradient are computed in a closure that optimizer.step calls, and which returns the loss before the step.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    def one_step(X, y):
        def closure():
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            return l
        return float(optimizer.step(closure))

    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            total += one_step(X, y) * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% running_mean
# truth: right, unusual because the mean over the samples is updated batch by batch instead of dividing a sum at the end.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        mean, seen = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad(set_to_none=True)
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            seen += X.shape[0]
            mean += (l.item() - mean) * X.shape[0] / seen
        history.append(mean)
    return history

# %% comprehension_of_epochs
# truth: right, unusual because the epoch is a helper function, called from a list comprehension, and the size of the data set is the divisor.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    def step(X, y):
        l = loss(net(X), y)
        optimizer.zero_grad()
        l.backward()
        optimizer.step()
        return l.item() * y.shape[0]

    return [sum(step(X, y) for X, y in data_iter) / len(data_iter.dataset) for _ in range(num_epochs)]

# %% gradients_set_directly
# truth: right, unusual because torch.autograd.grad computes the gradients, which are then stored in .grad by hand, so there is nothing to clear.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    params = [p for p in net.parameters() if p.requires_grad]
    history = []
    for _ in range(num_epochs):
        weighted, samples = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            for p, g in zip(params, torch.autograd.grad(l, params)):
                p.grad = g
            optimizer.step()
            weighted += len(X) * l.item()
            samples += len(X)
        history.append(weighted / samples)
    return history
