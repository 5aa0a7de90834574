# %% no_zero_grad
# The gradients of earlier batches are added up: call optimizer.zero_grad() for each batch.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total, n = total + l.item() * len(y), n + len(y)
        history.append(total / n)
    return history


# %% zero_grad_once
# The gradients are cleared once for each epoch, and added up within it: call optimizer.zero_grad() for each batch.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        optimizer.zero_grad()
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total, n = total + l.item() * len(y), n + len(y)
        history.append(total / n)
    return history


# %% zero_grad_before_step
# The gradients are cleared between backward() and step(), so nothing is learned: clear them before backward().
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.zero_grad()
            optimizer.step()
            total, n = total + l.item() * len(y), n + len(y)
        history.append(total / n)
    return history


# %% no_step (alike: zero_grad_before_step)
# The optimizer never takes a step: call optimizer.step() after backward().
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            total, n = total + l.item() * len(y), n + len(y)
        history.append(total / n)
    return history


# %% step_before_backward
# step() comes before backward(), so each step uses the gradient of the batch before: backward() first.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.step()
            optimizer.zero_grad()
            l.backward()
            total, n = total + l.item() * len(y), n + len(y)
        history.append(total / n)
    return history


# %% one_step_an_epoch
# The optimizer takes one step for each epoch: step() belongs into the loop over the batches.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            total, n = total + l.item() * len(y), n + len(y)
        optimizer.step()
        history.append(total / n)
    return history


# %% batch_means
# The losses of the batches are averaged, so a short last batch counts as much as a full one: weight each by its samples.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        losses = []
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            losses.append(l.item())
        history.append(sum(losses) / len(losses))
    return history


# %% divided_twice
# The loss of a batch is a mean already, and you divide the sum of these by the number of samples: the result is about
# batch_size times too small. Multiply each by its number of samples first.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total, n = total + l.item(), n + len(y)
        history.append(total / n)
    return history


# %% sum_of_losses
# You return the sum of the losses of an epoch: divide it by the number of samples.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total = 0.0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
        history.append(total)
    return history


# %% last_batch
# You keep the loss of the last batch of each epoch: the mean over all its samples is asked.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
        history.append(l.item())
    return history


# %% every_batch
# You return a loss for each batch: one for each epoch is asked, the mean over its samples.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            history.append(l.item())
    return history


# %% never_reset
# The sums run on from one epoch to the next: begin each epoch with 0.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    total, n = 0.0, 0
    for _ in range(num_epochs):
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total, n = total + l.item() * len(y), n + len(y)
        history.append(total / n)
    return history


# %% after_the_epoch
# You measure the loss when the epoch is over, with the parameters that it has led to: measure that of each batch before
# its step.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
        with torch.no_grad():
            pairs = [(loss(net(X), y).item(), len(y)) for X, y in data_iter]
        history.append(sum(l * n for l, n in pairs) / sum(n for _, n in pairs))
    return history


# %% after_the_step
# You measure the loss of each batch after its step, with a second pass through the net: keep the one that you had before.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            loss(net(X), y).backward()
            optimizer.step()
            total, n = total + loss(net(X), y).item() * len(y), n + len(y)
        history.append(total / n)
    return history


# %% keeps_the_graph
# The numbers that you return are tensors with their graph: take l.item(), else memory grows with every batch.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total, n = total + l * len(y), n + len(y)
        history.append(total / n)
    return history


# %% one_epoch
# There is only one epoch: go over data_iter num_epochs times.
def train(net, data_iter, loss, optimizer, num_epochs):
    total, n = 0.0, 0
    for X, y in data_iter:
        l = loss(net(X), y)
        optimizer.zero_grad()
        l.backward()
        optimizer.step()
        total, n = total + l.item() * len(y), n + len(y)
    return [total / n]


# %% returns_in_the_loop
# The return stands inside the loop over the epochs, so there is only the first: move it to the left. Or is num_epochs
# not used?
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total, n = total + l.item() * len(y), n + len(y)
            history.append(total / n)
        return history


# %% last_epoch
# You return the loss of the last epoch alone: a list with one for each is asked.
def train(net, data_iter, loss, optimizer, num_epochs):
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total, n = total + l.item() * len(y), n + len(y)
    return total / n


# %% returns_none
# Nothing is returned: the function ends without a return.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total, n = total + l.item() * len(y), n + len(y)
        history.append(total / n)


# %% own_loss
# The loss that you are given is not used, but nn.MSELoss: call loss(net(X), y).
def train(net, data_iter, loss, optimizer, num_epochs):
    loss = nn.MSELoss()
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total, n = total + l.item() * len(y), n + len(y)
        history.append(total / n)
    return history


# %% swapped_arguments
# The arguments of the loss are exchanged, which some losses do not forgive: call loss(net(X), y), predictions first.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(y, net(X))
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total, n = total + l.item() * len(y), n + len(y)
        history.append(total / n)
    return history


# %% half_squares
# The loss has a factor 1/2 of your own, and so have all steps: minimise loss(net(X), y) as it is.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y) / 2
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total, n = total + l.item() * len(y), n + len(y)
        history.append(total / n)
    return history


# %% own_optimizer
# An optimizer of your own takes the steps, with a learning rate of 0.03: use the one that you are given.
def train(net, data_iter, loss, optimizer, num_epochs):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.03)
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total, n = total + l.item() * len(y), n + len(y)
        history.append(total / n)
    return history


# %% by_hand
# The steps are taken by hand, so of the optimizer only the learning rate counts: call optimizer.step(), which knows of
# momentum, too.
def train(net, data_iter, loss, optimizer, num_epochs):
    lr = optimizer.param_groups[0]["lr"]
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            net.zero_grad()
            l.backward()
            with torch.no_grad():
                for parameter in net.parameters():
                    parameter -= lr * parameter.grad
            total, n = total + l.item() * len(y), n + len(y)
        history.append(total / n)
    return history


# %% times_batch_size
# The loss is summed over the batch, so the steps are batch_size times too large: it is a mean already, minimise that.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y) * len(y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total, n = total + l.item(), n + len(y)
        history.append(total / n)
    return history


# %% broadcast
# Predictions (n,) beside labels (n, 1) broadcast to (n, n): every prediction is compared with every label. Leave the
# shape of net(X) as it is.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(*torch.broadcast_tensors(net(X).squeeze(1), y))
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total, n = total + l.item() * len(y), n + len(y)
        history.append(total / n)
    return history
