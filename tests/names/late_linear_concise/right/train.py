# %% closure
# truth: right, unusual because the step of the optimizer calls a closure, which clears, predicts and differentiates, and hands back the loss before the step.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            def closure():
                optimizer.zero_grad()
                l = loss(net(X), y)
                l.backward()
                return l

            total += float(optimizer.step(closure)) * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% autograd_grad
# truth: right, unusual because it computes gradients by torch.autograd.grad and overwrites .grad, so nothing needs to be cleared.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    params = [p for p in net.parameters() if p.requires_grad]
    history = []
    for _ in range(num_epochs):
        sums = []
        for X, y in data_iter:
            l = loss(net(X), y)
            for p, g in zip(params, torch.autograd.grad(l, params, allow_unused=True)):
                p.grad = g
            optimizer.step()
            sums.append((l.item() * len(X), len(X)))
        history.append(sum(s for s, _ in sums) / sum(k for _, k in sums))
    return history

# %% running_mean
# truth: right, unusual because it updates a running mean over samples instead of dividing a sum at the end.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        mean, seen = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            seen += X.shape[0]
            mean += (l.item() - mean) * X.shape[0] / seen
        history.append(mean)
    return history

# %% recursion
# truth: right, unusual because it calls itself for the epochs that are left and does not loop over them.
def train(net, data_iter, loss, optimizer, num_epochs):
    if num_epochs <= 0:
        return []
    total, n = 0.0, 0
    for X, y in data_iter:
        net.zero_grad()
        l = loss(net(X), y)
        l.backward()
        optimizer.step()
        total, n = total + l.item() * len(y), n + len(y)
    return [total / n] + train(net, data_iter, loss, optimizer, num_epochs - 1)

# %% numpy_average
# truth: right, unusual because the steps run inside a helper with comprehensions and np.average weights the losses by the sizes of the batches.
import numpy as np

def train(net, data_iter, loss, optimizer, num_epochs):
    def step(X, y):
        l = loss(net(X), y)
        for p in net.parameters():
            p.grad = None
        l.backward()
        optimizer.step()
        return l.item(), len(X)

    def epoch():
        losses, sizes = zip(*[step(X, y) for X, y in data_iter])
        return float(np.average(losses, weights=sizes))

    return [epoch() for _ in range(num_epochs)]
