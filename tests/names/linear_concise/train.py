# %% mean_of_batch_means
# truth: The losses of the batches are averaged without regard to their sizes: the short last batch weighs too much.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        batch_losses = []
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            batch_losses.append(l.item())
        history.append(sum(batch_losses) / len(batch_losses))
    return history

# %% after_the_epoch
# truth: The loss is measured over all data after the epoch (as the book does), not on each batch before its step.
import torch
def train(net, data_iter, loss, optimizer, num_epochs):
    res = []
    for epoch in range(num_epochs):
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
        features, labels = data_iter.dataset.tensors
        with torch.no_grad():
            res.append(loss(net(features), labels).item())
    return res

# %% never_zeroed
# truth: The gradients are never cleared and pile up from batch to batch.
def train(net, data_iter, loss, optimizer, num_epochs):
    epoch_losses = []
    for _ in range(num_epochs):
        s, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            s += l.item() * len(X)
            n += len(X)
        epoch_losses.append(s / n)
    return epoch_losses

# %% zero_after_backward
# truth: zero_grad comes after backward and before step: each step uses a gradient of zero (or None), so nothing is learned.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        total, count = 0., 0
        for X, y in data_iter:
            out = loss(net(X), y)
            out.backward()
            optimizer.zero_grad()
            optimizer.step()
            total += out.item() * X.shape[0]
            count += X.shape[0]
        history.append(total / count)
    return history

# %% no_step
# truth: optimizer.step() is missing: the gradients are computed and never used.
def train(net, data_iter, loss, optimizer, num_epochs):
    log = []
    for e in range(num_epochs):
        acc = 0.0
        num = 0
        for xb, yb in data_iter:
            optimizer.zero_grad()
            batch_loss = loss(net(xb), yb)
            batch_loss.backward()
            acc += batch_loss.item() * xb.size(0)
            num += xb.size(0)
        log.append(acc / num)
    return log

# %% not_reset
# truth: Sum and count are set to zero only once: each later epoch reports the mean over all epochs up to it.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    total_loss, total_n = 0.0, 0
    for epoch in range(num_epochs):
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            total_n += len(y)
        history.append(total_loss / total_n)
    return history

# %% last_batch
# truth: It appends the loss of the last batch of the epoch instead of the mean over its samples.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
        print(f'epoch {epoch + 1}, loss {l:f}')
        losses.append(float(l))
    return losses

# %% sum_of_losses
# truth: The weighted sum is not divided by the number of samples: a total, not a mean.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        running = 0.0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            running += l.item() * X.size(0)
        history.append(running)
    return history

# %% only_prints
# truth: The losses are printed and nothing is returned.
def train(net, data_iter, loss, optimizer, num_epochs):
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        print('epoch %d, loss: %f' % (epoch + 1, total / n))

# %% one_too_many
# truth: range(num_epochs + 1) makes one pass too many.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs + 1):
        weighted = 0.0
        samples = 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            weighted += l.item() * len(X)
            samples += len(X)
        history.append(weighted / samples)
    return history

# %% new_optimizer
# truth: A fresh SGD with lr 0.03 is made inside; the optimizer that is passed in is ignored.
import torch
def train(net, data_iter, loss, optimizer, num_epochs):
    trainer = torch.optim.SGD(net.parameters(), lr=0.03)
    history = []
    for epoch in range(num_epochs):
        a = b = 0
        for X, y in data_iter:
            l = loss(net(X), y)
            trainer.zero_grad()
            l.backward()
            trainer.step()
            a += l.item() * len(X)
            b += len(X)
        history.append(a / b)
    return history

# %% tensors_with_graph
# truth: The history holds tensors that still hang on the graph, not floats.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total = 0
        n = 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total = total + l * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% return_indented
# truth: The return is indented into the epoch loop: only the first epoch is trained.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        cum, m = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            cum += l.item() * len(X)
            m += len(X)
        history.append(cum / m)
        return history

# %% step_before_backward
# truth: step comes before backward: each step uses the gradient of the batch before, and the last gradient is never used.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        t, k = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.step()
            optimizer.zero_grad()
            l.backward()
            t += l.item() * len(y)
            k += len(y)
        history.append(t / k)
    return history

# %% loss_after_step
# truth: The loss of each batch is computed anew after its step; it must be measured before.
import torch
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total = num = 0
        for X, y in data_iter:
            optimizer.zero_grad()
            loss(net(X), y).backward()
            optimizer.step()
            with torch.no_grad():
                total += loss(net(X), y).item() * X.shape[0]
            num += X.shape[0]
        history.append(total / num)
    return history

# %% gradient_of_sum
# truth: backward runs on the loss times the batch size: the gradient is that of the sum, and each step is batch_size times too long.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y) * len(X)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item()
            n += len(X)
        history.append(total / n)
    return history

# %% means_over_n
# truth: The batch losses, which are means already, are added up and divided by the number of samples: too small by about the batch size.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        l_sum, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            l_sum += l.item()
            n += y.shape[0]
        history.append(l_sum / n)
    return history

# %% every_batch
# truth: It appends the loss of each batch: the list is as long as there are steps, not epochs.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        for X, y in data_iter:
            pred = net(X)
            l = loss(pred, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            history.append(l.item())
    return history
