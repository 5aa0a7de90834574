import torch
from torch import nn


def safe_rows(scores):
    tops = list()
    for row in scores:
        best = row[0]
        for value in row[1:]:
            best = value if value > best else best
        tops = tops + [best]
    return torch.sub(scores, torch.stack(tops).reshape(-1, 1))


def softmax(X):
    shifted = safe_rows(X)
    weights = torch.stack([row.exp() for row in shifted])
    totals = torch.zeros((weights.shape[0], 1), dtype=X.dtype)
    for k in range(weights.size(1)):
        totals = weights[:, k : k + 1] + totals
    return torch.div(weights, totals)


def cross_entropy(y_hat, y):
    picked = [y_hat[number, label] for number, label in enumerate(y.tolist())]
    return -torch.log(torch.stack(picked))


def accuracy(y_hat, y):
    hits = 0
    for number in range(len(y)):
        guess = y_hat[number].argmax().item()
        if y[number].item() == guess:
            hits = hits + 1
    return hits / len(y)


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param.sub_(lr * param.grad / batch_size)
            param.grad.zero_()


def data_iter(batch_size, features, labels):
    order = list(torch.randperm(len(features)))
    while len(order) > 0:
        now = order[:batch_size]
        order = order[batch_size:]
        index = torch.LongTensor(now)
        yield features[index], labels[index]


def train_epoch(net, train_iter, loss, updater):
    book = dict(loss=0.0, right=0.0, seen=0)
    if isinstance(net, nn.Module):
        net.train()
    for X, y in train_iter:
        guesses = net(X)
        cost = loss(guesses, y)
        size = len(y)
        book["loss"] = book["loss"] + cost.sum().item()
        book["right"] = book["right"] + size * accuracy(guesses, y)
        book["seen"] = book["seen"] + size
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            cost.mean().backward()
            updater.step()
        else:
            cost.sum().backward()
            updater(size)
    return book["loss"] / book["seen"], book["right"] / book["seen"]
