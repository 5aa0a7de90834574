# %% zero_grad_at_the_end
# The gradients are cleared after each step.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    optimizer.zero_grad()
    for epoch in range(num_epochs):
        losses = []
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=False)
            losses += [float(l)] * len(y)
        history.append(sum(losses) / len(losses))
    return history


# %% closure
# The optimizer calls a closure for the loss.
def train(net, data_iter, loss, optimizer, num_epochs):
    net.train()
    history = []
    for _ in range(num_epochs):
        total = 0.0
        for X, y in data_iter:

            def closure():
                optimizer.zero_grad()
                l = loss(net(X), y)
                l.backward()
                return l

            total += optimizer.step(closure).item() * X.shape[0]
        history.append(total / len(data_iter.dataset))
    return history


# %% tensors
# The losses as tensors without a graph, until the end; the net's own zero_grad.
def train(net, data_iter, loss, optimizer, num_epochs):
    def epoch():
        losses, sizes = [], []
        for batch in data_iter:
            net.zero_grad()
            l = loss(net.forward(batch[0]), batch[1])
            l.backward()
            optimizer.step()
            losses.append(l.detach())
            sizes.append(y_size(batch))
        sizes = torch.tensor(sizes, dtype=torch.float64)
        return ((torch.stack(losses) * sizes).sum() / sizes.sum()).item()

    def y_size(batch):
        return batch[1].size(0)

    return [epoch() for _ in range(num_epochs)]


# %% running_mean
# A mean that is corrected with each batch.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    while len(history) < num_epochs:
        mean, seen = 0.0, 0
        for features, labels in iter(data_iter):
            optimizer.zero_grad()
            l = loss(net(features), labels).mean()
            l.backward()
            optimizer.step()
            seen += len(labels)
            mean += (l.item() - mean) * len(labels) / seen
        history.append(mean)
    return history
