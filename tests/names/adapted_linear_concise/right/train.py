# %% numpy_average
# truth: right, unusual because the losses and sizes are collected and averaged by np.average with weights.
import numpy as np
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        values, sizes = [], []
        for X, y in data_iter:
            l = loss(net(X), y)
            values.append(l.item())
            sizes.append(len(y))
            net.zero_grad()
            l.backward()
            optimizer.step()
        history.append(float(np.average(values, weights=sizes)))
    return history

# %% helper_for_an_epoch
# truth: right, unusual because an inner function does one epoch and a list comprehension calls it.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    def epoch():
        total = count = 0
        for X, y in data_iter:
            optimizer.zero_grad(set_to_none=False)
            value = loss(net(X), y)
            value.backward()
            optimizer.step()
            total += value.detach() * len(X)
            count += len(X)
        return float(total / count)

    return [epoch() for _ in range(num_epochs)]

# %% running_mean
# truth: right, unusual because the mean is updated batch by batch instead of dividing a sum at the end.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    means = []
    for _ in range(num_epochs):
        mean, seen = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            seen += X.shape[0]
            mean += (l.item() - mean) * X.shape[0] / seen
        means.append(mean)
    return means

# %% cleared_before_and_after
# truth: right, unusual because the gradients are cleared once at the beginning and then after each step.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    result = [0.0] * num_epochs
    optimizer.zero_grad()
    for e in range(num_epochs):
        n = 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            optimizer.zero_grad()
            result[e] += l.item() * len(X)
            n += len(X)
        result[e] /= n
    return result

# %% while_and_next
# truth: right, unusual because each epoch is a while loop over an explicit iterator.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    averages = []
    while len(averages) < num_epochs:
        it, total, n = iter(data_iter), 0.0, 0
        while (batch := next(it, None)) is not None:
            X, y = batch
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total, n = total + l.item() * len(X), n + len(X)
        averages.append(total / n)
    return averages
