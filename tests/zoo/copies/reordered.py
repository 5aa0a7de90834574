import torch
from torch import nn


def train_epoch(net, train_iter, loss, updater):
    trains_itself = isinstance(updater, torch.optim.Optimizer)
    if isinstance(net, nn.Module):
        net.train()
    book = {"seen": 0, "right": 0.0, "loss": 0.0}
    for X, y in train_iter:
        size = y.shape[0]
        guesses = net(X)
        cost = loss(guesses, y)
        book["seen"] += size
        book["right"] += accuracy(guesses, y) * size
        book["loss"] += float(cost.sum())
        if trains_itself:
            updater.zero_grad()
            cost.mean().backward()
            updater.step()
            continue
        cost.sum().backward()
        updater(size)
    return book["loss"] / book["seen"], book["right"] / book["seen"]


def data_iter(batch_size, features, labels):
    order = torch.randperm(features.shape[0]).tolist()
    while order:
        now, order = order[:batch_size], order[batch_size:]
        index = torch.tensor(now, dtype=torch.long)
        yield features[index], labels[index]


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.grad.zero_()


def accuracy(y_hat, y):
    hits = 0
    for number in range(y.shape[0]):
        guess = int(torch.argmax(y_hat[number]))
        if guess == int(y[number]):
            hits += 1
    return hits / y.shape[0]


def cross_entropy(y_hat, y):
    picked = []
    for number, label in enumerate(y.tolist()):
        picked.append(y_hat[number, label])
    return -torch.stack(picked).log()


def softmax(X):
    shifted = safe_rows(X)
    totals = torch.zeros(len(shifted), 1, dtype=X.dtype)
    weights = torch.stack([torch.exp(row) for row in shifted])
    for k in range(weights.shape[1]):
        totals = totals + weights[:, k : k + 1]
    return weights / totals


def safe_rows(scores):
    tops = []
    for row in scores:
        best = row[0]
        for value in row[1:]:
            if value > best:
                best = value
        tops.append(best)
    return scores - torch.stack(tops).unsqueeze(-1)
