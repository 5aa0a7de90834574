import torch


def softmax(X):
    e = torch.exp(X - X.max(1, keepdim=True).values)
    return e / e.sum(1, keepdim=True)


def cross_entropy(y_hat, y):
    return -torch.log(y_hat[range(len(y_hat)), y])


def accuracy(y_hat, y):
    return float((y_hat.argmax(1) == y).float().mean())


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()


def data_iter(batch_size, features, labels):
    # every sample once, in a fresh order
    todo = torch.randperm(features.shape[0]).tolist()
    while todo:
        part, todo = todo[:batch_size], todo[batch_size:]
        which = torch.tensor(part, dtype=torch.long)
        yield features[which], labels[which]


def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(len(y))
        total += l.sum().item()
        right += accuracy(y_hat, y) * len(y)
        n += len(y)
    return total / n, right / n
