# %% accumulator
# The book's Accumulator, and a function for each epoch.
class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n

    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]

    def __getitem__(self, i):
        return self.data[i]


def train_epoch(net, train_iter, loss, updater):
    net.train()
    metric = Accumulator(3)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        updater.zero_grad()
        l.backward()
        updater.step()
        metric.add(l * y.numel(), (y_hat.argmax(1) == y).sum(), y.numel())
    return metric[0] / metric[2], metric[1] / metric[2]


def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        metrics = train_epoch(net, train_iter, loss, optimizer)
        history.append(metrics + (evaluate_accuracy(net, test_iter),))
    return history


# %% tested_by_itself
# The test without evaluate_accuracy, and lists for tuples.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train(True)
        losses, hits = [], []
        for X, y in train_iter:
            scores = net(X)
            l = loss(scores, y).mean()
            l.backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=False)
            losses += [l.item()] * len(y)
            hits += (scores.argmax(1) == y).tolist()
        net.eval()
        with torch.no_grad():
            tested = [hit for X, y in test_iter for hit in (net(X).argmax(1) == y).tolist()]
        history.append([sum(part) / len(part) for part in (losses, hits, tested)])
    return history


# %% closure
# The optimizer calls a closure for the loss; mode put back by hand.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    def epoch():
        net.train()
        sums = [0.0, 0.0]
        for X, y in train_iter:

            def closure():
                optimizer.zero_grad()
                y_hat = net(X)
                l = loss(y_hat, y)
                l.backward()
                sums[0] += l.detach().item() * len(X)
                sums[1] += (y_hat.detach().argmax(1) == y).sum().item()
                return l

            optimizer.step(closure)
        n = len(train_iter.dataset)
        return sums[0] / n, sums[1] / n, evaluate_accuracy(net, test_iter)

    return [epoch() for _ in range(num_epochs)]


# %% tensors
# Sums as tensors, converted at the end.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = torch.zeros(num_epochs, 3, dtype=torch.float64)
    for epoch in range(num_epochs):
        sums, n = torch.zeros(2, dtype=torch.float64), 0
        net.train()
        for batch in train_iter:
            X, y = batch
            net.zero_grad()
            logits = net(X)
            l = loss(logits, y)
            l.backward()
            optimizer.step()
            with torch.no_grad():
                sums += torch.stack([l.double() * len(y), (logits.argmax(1) == y).double().sum()])
            n += len(y)
        history[epoch, :2] = sums / n
        history[epoch, 2] = evaluate_accuracy(net, test_iter)
    return [tuple(row) for row in history.tolist()]
